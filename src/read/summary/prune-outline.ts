// An outline and the chapters to keep out of the book -> the outline without them, numbered anew.
import type { BookPath } from '../../core/path.ts';
import { type Outline, type OutlineItem, type WrittenChapter, writtenChapters } from './outline.ts';

export interface Pruned {
  readonly outline: Outline;
  /** The chapters that were taken out, those below a hidden one included. */
  readonly hidden: ReadonlySet<BookPath>;
}

/** Takes chapters out with all that stands below them, and counts the rest as if they never were. */
export function pruneOutline(outline: Outline, isHidden: (chapter: WrittenChapter) => boolean): Pruned {
  const hidden = new Set<BookPath>();
  // Most books hide nothing, and long ones are not copied for that.
  const isAny = [...writtenChapters(outline.items)].some(({ chapter }) => isHidden(chapter));
  if (!isAny) return { outline, hidden };
  const keep = (items: readonly OutlineItem[]): readonly OutlineItem[] =>
    items.flatMap((item): OutlineItem[] => {
      if (item.kind === 'separator' || item.kind === 'part') return [item];
      if (item.kind === 'draft' || !isHidden(item)) return [{ ...item, children: keep(item.children) }];
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
