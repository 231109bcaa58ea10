// Collects what an index is built from: index markers, or uses of labels.
import type { Facts, Heading, UsedLabel } from '../../scan/markdown/facts.ts';
import { normalLabel } from '../../core/label.ts';
import type { BookIndex, Page } from '../resolve/book-index.ts';
import { resolveLabelName } from '../resolve/page-names.ts';
import type { Mark } from './build-index.ts';
import type { TermPlace } from './term-index.ts';

/** All index markers, in reading order. */
export const termMarks = ({ pages }: BookIndex): readonly Mark[] =>
  pages.flatMap((page) =>
    page.facts.terms.map(({ text, id, section, at }) => ({
      text,
      at,
      place: { ...placeOn(page, sectionAt(page.facts, section)), id },
    })),
  );

/**
 * The first use on each page of every label that starts with `prefix`, with the link's text, for an index of crates
 * or examples. Includes labels that refer to a page or heading and need no definition. Labels used only by images
 * are skipped.
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
  ...(facts.placeLabels ?? []).filter(({ label }) => resolveLabelName(index, label)?.kind === 'page'),
];

const sectionAt = ({ headings }: Facts, section: number | undefined): Heading | undefined =>
  section === undefined ? undefined : headings[section];

/** The section is left out for the page's title, which only repeats the chapter's name. */
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

/** Removes the prefix from texts that are labels themselves, as on badges. */
const withoutPrefix = (html: string, prefix: string): string => {
  const text = html.replace(/\s+/g, ' ').trim();
  const isLabel = text.length > prefix.length && text.toLowerCase().startsWith(prefix.toLowerCase());
  return isLabel ? text.slice(prefix.length) : text;
};
