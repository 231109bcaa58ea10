// Splits an outline into sections, one for each part of SUMMARY.md.
import { type OutlineItem, type WrittenChapter, allChapters } from './outline.ts';

export interface Section {
  readonly title: string;
  /** The part and the entries up to the next one. */
  readonly items: readonly OutlineItem[];
  readonly first: WrittenChapter;
}

/** A part is a section if it has a chapter. Entries before the first part are in no section. */
export function sectionsOf(items: readonly OutlineItem[]): readonly Section[] {
  const starts = items.flatMap((item, i) => (item.kind === 'part' ? [i] : []));
  return starts.flatMap((start, i): readonly Section[] => {
    const [part, ...entries] = items.slice(start, starts[i + 1]);
    const [first] = allChapters(entries);
    return part?.kind !== 'part' || first === undefined
      ? []
      : [{ title: part.title, items: [part, ...entries], first }];
  });
}
