// Atom feed (RFC 4287) of the most recently changed pages.
import { escapeHtml } from '../../core/escape-html.ts';

/** A page in the feed. */
export interface FeedEntry {
  readonly title: string;
  /** Absolute URL; also the entry's permanent id. */
  readonly address: string;
  readonly changed: string;
  readonly summary: string;
  readonly authors: readonly string[];
}

export interface FeedInput {
  readonly title: string;
  readonly language: string;
  /** URL of the site, with a trailing slash. */
  readonly origin: string;
  /** URL of the feed itself. */
  readonly address: string;
  readonly authors: readonly string[];
  /** In any order. */
  readonly entries: readonly FeedEntry[];
  readonly limit: number;
}

/** Absent if no change dates are known: a feed requires one. */
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
