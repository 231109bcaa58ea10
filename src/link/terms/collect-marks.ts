// The resolved pages -> the marks that an index is built from: their index markers, or their uses of some labels.
import type { Facts, Heading, UsedLabel } from '../../scan/markdown/facts.ts';
import { normalLabel } from '../../core/label.ts';
import type { BookIndex, Page } from '../resolve/book-index.ts';
import { namedLabel } from '../resolve/names.ts';
import type { Mark } from './build-index.ts';
import type { TermPlace } from './term-index.ts';

/** Every index marker of the book, in reading order. */
export const termMarks = ({ pages }: BookIndex): readonly Mark[] =>
  pages.flatMap((page) =>
    page.facts.terms.map(({ text, id, section, at }) => ({
      text,
      at,
      place: { ...placeOn(page, sectionAt(page.facts, section)), id },
    })),
  );

/**
 * Every page's first use of each label that begins with `prefix`, as links show it: an index of crates, of examples, of
 * whatever the prefix is for; also of labels that need no definition, since they mean a page or a heading. Labels that
 * only images use are left out.
 */
export function labelMarks(index: BookIndex, prefix: string): readonly Omit<Mark, 'at'>[] {
  const wanted = normalLabel(prefix);
  return index.pages.flatMap((page) =>
    usedLabels(index, page).flatMap(({ label, html, section }) => {
      if (html === undefined || !label.startsWith(wanted)) return [];
      const heading = sectionAt(page.facts, section);
      return [{ text: withoutPrefix(html, prefix), place: { ...placeOn(page, heading), id: heading?.id } }];
    }),
  );
}

const usedLabels = (index: BookIndex, { facts }: Page): readonly UsedLabel[] => [
  ...facts.labels,
  ...(facts.placeLabels ?? []).filter(({ label }) => namedLabel(index, label)?.kind === 'page'),
];

const sectionAt = ({ headings }: Facts, section: number | undefined): Heading | undefined =>
  section === undefined ? undefined : headings[section];

/** A page's own title says nothing that its chapter's name does not. */
function placeOn({ chapter, parents }: Page, heading: Heading | undefined): TermPlace {
  const parent = parents.at(-1);
  const isTitle = heading === undefined || heading.level === 1 || heading.text === chapter.name;
  return {
    url: chapter.url,
    chapter: chapter.name,
    parent: parent?.name,
    section: isTitle || heading.text === '' ? undefined : heading.text,
  };
}

/** A badge's text is often its label. */
const withoutPrefix = (html: string, prefix: string): string => {
  const text = html.replace(/\s+/g, ' ').trim();
  const isLabel = text.length > prefix.length && text.toLowerCase().startsWith(prefix.toLowerCase());
  return isLabel ? text.slice(prefix.length) : text;
};
