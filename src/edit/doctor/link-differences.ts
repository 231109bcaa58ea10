// Finds links whose target differs from mdBook's, and why.
import { folderOf, isInternalUrl, resolveFrom } from '../../core/path.ts';
import type { Link } from '../../scan/markdown/facts.ts';
import type { BookIndex, Page } from '../../link/resolve/book-index.ts';
import { type Target, decode, resolveLink, splitAddress } from '../../link/resolve/resolve-link.ts';
import type { Difference } from './finding.ts';
import type { Topic } from './topics.ts';

export function linkDifferences(index: BookIndex): readonly Difference[] {
  const [home] = index.pages;
  const moves = home?.chapter.url.includes('/') && !index.byUrl.has('index.html' as Page['chapter']['url']);
  return [
    ...index.pages.flatMap((page) => page.facts.links.flatMap((link) => differenceOf(index, page, link))),
    ...(home && moves && home.facts.links.some(isRelative)
      ? [{ topic: 'home-links', text: home.chapter.source } as const]
      : []),
  ];
}

const isRelative = ({ url }: Link): boolean => isInternalUrl(url) && !/^[#/]/.test(url);

function differenceOf(index: BookIndex, page: Page, link: Link): readonly Difference[] {
  const { url, from, at } = link;
  if (url.startsWith('#') || !isInternalUrl(url)) return [];
  const target = resolveLink(index, { url, page: page.chapter.source, from });
  const here = addressOf(target);
  if (here === undefined || here === mdbookAddress(page, link)) return [];
  return [{ topic: topicOf(page, link, target), text: url, at }];
}

/** Path from the site's root; absent when the target is neither a page nor a file of the site. */
function addressOf(target: Target): string | undefined {
  if (target.kind === 'page') return target.page.chapter.url + target.rest;
  return target.kind === 'file' ? target.url + target.rest : undefined;
}

/**
 * mdBook's target from the site's root (`fix_link` in its `tree.rs`): `.md` matches anywhere, and the rest is kept
 * only if it is a fragment.
 */
function mdbookAddress({ chapter }: Page, { url, kind }: Link): string {
  const written = kind === 'raw' ? /^(.*)\.md(#.*)?$/s : /^(.*)\.md(?:(?!\.md).)*?(#.*)?$/s;
  const fixed = url.replace(
    written,
    (_, before: string, fragment = '') => `${before}.html${String(fragment)}`,
  );
  if (fixed.startsWith('/')) return fixed;
  const { path, rest } = splitAddress(fixed);
  return resolveFrom(folderOf(chapter.url), decode(path)) + rest;
}

function topicOf(page: Page, { url, from }: Link, target: Target): Topic {
  const { path } = splitAddress(url);
  if (url.startsWith('/')) return 'link-absolute';
  if (/\.md\?/i.test(url)) return 'link-query';
  if (/\.md[^#?]/i.test(url)) return 'link-after-md';
  if (/(?:^|\/)readme\.md$/i.test(path)) return 'link-readme';
  if (target.kind === 'page' && !/\.\w+$/.test(decode(path))) return 'link-folder';
  return from === page.chapter.source ? 'link-other' : 'link-included';
}
