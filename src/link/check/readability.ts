// One page's facts and sources -> what makes it hard to read, above all for those who cannot see it.
import { type Diagnostic, type Location, diagnose } from '../../core/diagnostic.ts';
import type { Heading } from '../../scan/markdown/facts.ts';
import type { Page } from '../resolve/book-index.ts';
import type { CheckedBook } from './checked-book.ts';
import { checkSections } from './sections.ts';

export const checkPage = (book: CheckedBook, page: Page): readonly Diagnostic[] => [
  ...checkLevels(page.facts.headings),
  ...checkSections(book, page).map(({ heading, at }) => diagnose('check/empty-section', { heading }, at)),
  ...checkIds(book, page),
  ...checkTexts(book, page),
];

/** From one level to one that is more than one deeper. A page may begin with any. */
function checkLevels(headings: readonly Heading[]): readonly Diagnostic[] {
  return headings.flatMap(({ level, at }, i) => {
    const before = headings[i - 1]?.level;
    if (before === undefined || level <= before + 1) return [];
    return [diagnose('check/heading-skipped', { from: before, to: level }, at)];
  });
}

/** Ids that stand in raw HTML and elsewhere on the page; those of headings in Markdown are told by the parser. */
function checkIds(book: CheckedBook, { facts }: Page): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = new Set<string>();
  for (const { id, at } of [...facts.headings, ...facts.anchors]) {
    if (id === undefined) continue;
    // `name` is an old way to mark a place; beside an id of the same text it does no harm.
    if (ids.has(id) && hasAttribute(tagAt(book, at), 'id'))
      found.push(diagnose('check/duplicate-id', { id }, at));
    ids.add(id);
  }
  return found;
}

function checkTexts(book: CheckedBook, { facts }: Page): readonly Diagnostic[] {
  const links = facts.links.flatMap(({ kind, url, text, at }): Diagnostic[] => {
    const written = sourceAt(book, at);
    switch (kind) {
      case 'image':
        return text.trim() === '' && /^!\[\s*\]/.test(written)
          ? [diagnose('check/no-alternative-text', { url: shortened(url) }, at)]
          : [];
      case 'link':
        return text === '' && /^\[\s*\][([]/.test(written)
          ? [diagnose('check/no-link-text', { url: shortened(url) }, at)]
          : [];
      case 'raw': {
        const tag = tagAt(book, at);
        const isSilent = /^<img\s/i.test(tag) && !/\s(?:alt|aria-hidden|aria-label|role)\b/i.test(tag);
        return isSilent ? [diagnose('check/no-alternative-text', { url: shortened(url) }, at)] : [];
      }
    }
  });
  const headings = facts.headings
    .filter(({ text, at }) => text === '' && /^ {0,3}#{1,6}\s*#*\s*$/.test(sourceAt(book, at)))
    .map(({ at }) => diagnose('check/no-heading-text', {}, at));
  return [...links, ...headings];
}

/** An image may be in its address whole. */
const shortened = (url: string): string => (url.length > 80 ? `${url.slice(0, 79)}…` : url);

const sourceAt = ({ textOf }: CheckedBook, { file, span }: Location): string =>
  (textOf(file) ?? '').slice(span.start, span.end);

/** The HTML tag at a place; empty where none begins there. */
function tagAt({ textOf }: CheckedBook, { file, span }: Location): string {
  const text = textOf(file) ?? '';
  if (text[span.start] !== '<') return '';
  const tag = /<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>/y;
  tag.lastIndex = span.start;
  return tag.exec(text)?.[0] ?? '';
}

const hasAttribute = (tag: string, name: string): boolean => new RegExp(`\\s${name}\\s*=`, 'i').test(tag);
