// Checks a page's headings, ids and alternative texts.
import { type Diagnostic, type Location, diagnose } from '../../core/diagnostic.ts';
import type { Heading } from '../../scan/markdown/facts.ts';
import type { Page } from '../resolve/book-index.ts';
import type { CheckedBook } from './checked-book.ts';
import { findEmptySections } from './empty-sections.ts';

export const checkPage = (book: CheckedBook, page: Page): readonly Diagnostic[] => [
  ...checkLevels(page.facts.headings),
  ...findEmptySections(book, page).map(({ heading, at }) => diagnose('check/empty-section', { heading }, at)),
  ...checkIds(book, page),
  ...checkTexts(book, page),
];

/** Headings that skip a level. The first heading can have any level. */
function checkLevels(headings: readonly Heading[]): readonly Diagnostic[] {
  return headings.flatMap(({ level, at }, i) => {
    const before = headings[i - 1]?.level;
    if (before === undefined || level <= before + 1) return [];
    return [diagnose('check/heading-skipped', { from: before, to: level }, at)];
  });
}

/** Duplicate ids in raw HTML; the parser reports those of Markdown headings. */
function checkIds(book: CheckedBook, { facts }: Page): readonly Diagnostic[] {
  const found: Diagnostic[] = [];
  const ids = new Set<string>();
  for (const { id, at } of [...facts.headings, ...facts.anchors]) {
    if (id === undefined) continue;
    // `<a name>` is an old kind of anchor; next to an equal id it does no harm.
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
        const hasNoText = /^<img\s/i.test(tag) && !/\s(?:alt|aria-hidden|aria-label|role)\b/i.test(tag);
        return hasNoText ? [diagnose('check/no-alternative-text', { url: shortened(url) }, at)] : [];
      }
    }
  });
  const headings = facts.headings
    .filter(({ text, at }) => text === '' && /^ {0,3}#{1,6}\s*#*\s*$/.test(sourceAt(book, at)))
    .map(({ at }) => diagnose('check/no-heading-text', {}, at));
  return [...links, ...headings];
}

/** A data URL contains the whole image. */
const shortened = (url: string): string => (url.length > 80 ? `${url.slice(0, 79)}…` : url);

const sourceAt = ({ textOf }: CheckedBook, { file, span }: Location): string =>
  (textOf(file) ?? '').slice(span.start, span.end);

/** The HTML tag at a location; empty when no tag starts there. */
function tagAt({ textOf }: CheckedBook, { file, span }: Location): string {
  const text = textOf(file) ?? '';
  if (text[span.start] !== '<') return '';
  const tag = /<[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*>/y;
  tag.lastIndex = span.start;
  return tag.exec(text)?.[0] ?? '';
}

const hasAttribute = (tag: string, name: string): boolean => new RegExp(`\\s${name}\\s*=`, 'i').test(tag);
