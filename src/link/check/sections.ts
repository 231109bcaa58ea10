// One page's headings and source -> the sections with nothing in them.
import type { Location } from '../../core/diagnostic.ts';
import type { Page } from '../resolve/book-index.ts';
import type { CheckedBook } from './checked-book.ts';

export interface EmptySection {
  /** Plain text. */
  readonly heading: string;
  readonly at: Location;
}

/**
 * Headings with nothing under them. Judged by the source: what stands between a heading and the next one that is no part of its
 * section, comments and link definitions aside. Headings that other files bring along are left alone.
 */
export function checkSections(book: CheckedBook, page: Page): readonly EmptySection[] {
  const { chapter, facts } = page;
  const { headings, indexes } = facts;
  const source = book.textOf(chapter.source) ?? '';
  const isGenerated = indexes !== undefined || chapter.name.trim() === 'Index';
  // Another heading that stands in no text of its own would be no end of the section before it.
  if (isGenerated || headings.some(({ at }) => at.file !== chapter.source)) return [];
  return headings.flatMap((heading, i) => {
    const next = headings[i + 1];
    const groupsPages = next === undefined && i === 0 && chapter.children.length > 0;
    if ((next !== undefined && next.level > heading.level) || groupsPages) return [];
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
