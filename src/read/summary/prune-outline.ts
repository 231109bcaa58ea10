// Removes hidden chapters from an outline and renumbers the rest.
import type { BookPath } from '../../core/path.ts';
import {
  type Chapter,
  type Outline,
  type OutlineItem,
  type WrittenChapter,
  writtenChapters,
} from './outline.ts';

export interface Pruned {
  readonly outline: Outline;
  /** The removed chapters, including descendants. */
  readonly hidden: ReadonlySet<BookPath>;
}

/** Removes chapters with everything below them, and renumbers the rest. */
export function pruneOutline(outline: Outline, isHidden: (chapter: WrittenChapter) => boolean): Pruned {
  const hidden = new Set<BookPath>();
  // Most books hide nothing: avoid copying the outline.
  const hidesAny = [...writtenChapters(outline.items)].some(({ chapter }) => isHidden(chapter));
  if (!hidesAny) return { outline, hidden };
  for (const { chapter } of writtenChapters(outline.items)) if (isHidden(chapter)) hidden.add(chapter.source);
  const isGone = (item: Chapter): boolean =>
    item.kind === 'chapter' ? isHidden(item) : item.to?.kind === 'place' && hidden.has(item.to.source);
  const keep = (items: readonly OutlineItem[]): readonly OutlineItem[] =>
    items.flatMap((item): OutlineItem[] => {
      if (item.kind === 'separator' || item.kind === 'part') return [item];
      if (!isGone(item)) return [{ ...item, children: keep(item.children) }];
      for (const { chapter } of writtenChapters([item])) hidden.add(chapter.source);
      return [];
    });
  const items = keep(outline.items);
  return { outline: { items: renumber(items, []) }, hidden };
}

function renumber(items: readonly OutlineItem[], above: readonly number[]): readonly OutlineItem[] {
  let last = 0;
  return items.map((item): OutlineItem => {
    if (item.kind === 'separator' || item.kind === 'part') return item;
    const number = item.number === undefined ? undefined : [...above, ++last];
    const children = renumber(item.children, number ?? above);
    return number === undefined ? { ...item, children } : { ...item, number, children };
  });
}
