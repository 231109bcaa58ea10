// The address of the page for unknown addresses, and where its links start, since hosts answer with it at any depth.
import { type UrlPath, urlPath } from '../../core/path.ts';
import type { Config } from '../../read/config/config.ts';

/** Absent when `input-404` is set to nothing. */
export function notFoundUrl({ html }: Config): UrlPath | undefined {
  const name = html.input404 ?? '404.md';
  return name === '' ? undefined : urlPath(name.replace(/\.md$/i, '.html'));
}

/** The path part of `site-url`, with a slash at either end. */
export function notFoundBase({ html: { siteUrl = '/' } }: Config): string {
  const path = /^https?:\/\//i.test(siteUrl) ? new URL(siteUrl).pathname : siteUrl;
  return path.endsWith('/') ? path : `${path}/`;
}
