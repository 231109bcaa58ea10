// Where the 404 page is, and where its links start, since hosts answer with it at any depth.
import { type UrlPath, urlPath } from '../../core/path.ts';
import type { Config } from '../../read/config/config.ts';

/** Where hosts and our own server look for the page. */
export const NOT_FOUND_URL: UrlPath = urlPath('404.html');

/** Its Markdown file, relative to the sources; empty for no page. */
export const inputOf = ({ html }: Config): string => html.input404 ?? '404.md';

/**
 * The places of the page; none when `input-404` is empty. When it names another file, mdBook writes the page under that
 * file's name, which hosts may be configured for, so there are two.
 */
export function notFoundUrls(config: Config): readonly UrlPath[] {
  const input = inputOf(config);
  return input === '' ? [] : [...new Set([NOT_FOUND_URL, urlPath(input.replace(/\.md$/i, '.html'))])];
}

/** The path part of `site-url`, with a slash at either end. */
export function notFoundBase({ html: { siteUrl = '/' } }: Config): string {
  const path = /^https?:\/\//i.test(siteUrl) ? new URL(siteUrl).pathname : siteUrl;
  return path.endsWith('/') ? path : `${path}/`;
}
