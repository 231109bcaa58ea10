// Finds sections without content.
import type { Location } from '../../core/diagnostic.ts';
import type { Page } from '../resolve/book-index.ts';
import type { CheckedBook } from './checked-book.ts';

export interface EmptySection {
  /** Plain text. */
  readonly heading: string;
  readonly at: Location;
}

/**
 * Headings with no text before the next heading of the same or a higher level, ignoring comments and link
 * definitions. Decided from the source, so headings from included files are skipped.
 */
export function findEmptySections(book: CheckedBook, page: Page): readonly EmptySection[] {
  const { chapter, facts } = page;
  const { headings, indexes } = facts;
  const source = book.textOf(chapter.source) ?? '';
  const isGenerated = indexes !== undefined || chapter.name.trim() === 'Index';
  // The end of a section is unknown if the next heading comes from another file.
  if (isGenerated || headings.some(({ at }) => at.file !== chapter.source)) return [];
  return headings.flatMap((heading, i) => {
    const next = headings[i + 1];
    // The title of a part, on a page of its own or above the titles of its chapters.
    const isPartTitle = i === 0 && (next === undefined || next.level === 1);
    if ((next !== undefined && next.level > heading.level) || isPartTitle) return [];
    const { start, end } = heading.at.span;
    if (end <= start || (next && next.at.span.start < end)) return [];
    const under = source.slice(end, next?.at.span.start ?? source.length);
    if (!isBlank(under)) return [];
    return [{ heading: heading.text, at: heading.at }];
  });
}

const isBlank = (text: string): boolean =>
  text
    .replace(/<!--[^]*?-->/g, '')
    .replace(/^ {0,3}\[(?!\^)[^\]\n]+\]:.*$/gm, '')
    .trim() === '';
