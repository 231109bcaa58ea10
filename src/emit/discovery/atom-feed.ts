// The pages that changed last -> an Atom feed (RFC 4287).
import { escapeHtml } from '../../core/escape-html.ts';

/** A page as the feed tells of it. */
export interface FeedEntry {
  readonly title: string;
  /** Whole; the entry's name for good. */
  readonly address: string;
  readonly changed: string;
  readonly summary: string;
  readonly authors: readonly string[];
}

export interface FeedInput {
  readonly title: string;
  readonly language: string;
  /** The site's address, with a final slash. */
  readonly origin: string;
  /** The feed's own address. */
  readonly address: string;
  readonly authors: readonly string[];
  /** In any order. */
  readonly entries: readonly FeedEntry[];
  readonly limit: number;
}

/** Absent when nothing is known to have changed: a feed must say when. */
export function feed(input: FeedInput): string | undefined {
  const entries = input.entries
    .toSorted((a, b) => compare(b.changed, a.changed) || compare(a.address, b.address))
    .slice(0, input.limit);
  const [newest] = entries;
  if (newest === undefined) return undefined;
  const title = escapeHtml(input.title === '' ? input.origin : input.title);
  return (
    '<?xml version="1.0" encoding="UTF-8"?>\n' +
    `<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="${escapeHtml(input.language)}">\n` +
    `<title>${title}</title>\n<id>${escapeHtml(input.origin)}</id>\n<updated>${newest.changed}</updated>\n` +
    `<link href="${escapeHtml(input.origin)}"/>\n<link rel="self" href="${escapeHtml(input.address)}"/>\n` +
    `<generator>build-book</generator>\n${authors(input.authors)}${entries.map(entry).join('')}</feed>\n`
  );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const authors = (names: readonly string[]): string =>
  names.map((name) => `<author><name>${escapeHtml(name)}</name></author>\n`).join('');

const entry = (page: FeedEntry): string =>
  `<entry>\n<title>${escapeHtml(page.title)}</title>\n<id>${escapeHtml(page.address)}</id>\n` +
  `<link href="${escapeHtml(page.address)}"/>\n<updated>${page.changed}</updated>\n${authors(page.authors)}` +
  (page.summary === '' ? '' : `<summary>${escapeHtml(page.summary)}</summary>\n`) +
  '</entry>\n';
