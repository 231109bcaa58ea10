// The outline and a page -> the part of the contents that the page itself carries, whose size does not grow with the book.
import { type UrlPath, encodePath, pathToRoot } from '../../core/path.ts';
import type { Chapter, OutlineItem } from '../../read/summary/outline.ts';
import type { BranchItemView } from '../theme/view.ts';
import { numberOf } from '../../read/summary/outline.ts';

/** How many chapters of one level are listed around the current one; `more` stands for the rest on either side. */
const SPAN = 12;

/** How many levels are shown, counted from the page outwards: the template goes into itself once for each. */
const LEVELS = 50;

export interface BranchOptions {
  readonly page: UrlPath;
  readonly sectionLabels: boolean;
}

/** The outline prepared once for all pages: finding a page's place must not take longer in longer books. */
export type BranchIndex = ReadonlyMap<UrlPath, Place>;

interface Place {
  readonly chapter: Chapter;
  /** All that stands beside the chapter. */
  readonly level: readonly OutlineItem[];
  readonly parent?: Place;
}

/** Where each page stands; of two places of one page the first counts. */
export function branchIndex(items: readonly OutlineItem[]): BranchIndex {
  const places = new Map<UrlPath, Place>();
  const visit = (level: readonly OutlineItem[], parent: Place | undefined): void => {
    for (const item of level) {
      if (item.kind === 'separator' || item.kind === 'part') continue;
      const place: Place = { chapter: item, level, parent };
      if (item.kind === 'chapter' && !places.has(item.url)) places.set(item.url, place);
      visit(item.children, place);
    }
  };
  visit(items, undefined);
  return places;
}

/** The chapters around the page's chapter at each level above it, and those directly in it; empty for no chapter. */
export function contentsBranch(index: BranchIndex, options: BranchOptions): readonly BranchItemView[] {
  const place = index.get(options.page);
  if (place === undefined) return [];
  let inner = around(place.chapter.children, undefined, options);
  let levels = 0;
  for (let at: Place | undefined = place; at !== undefined && levels < LEVELS; at = at.parent, levels++) {
    const open = { chapter: at.chapter, current: at === place, children: inner };
    inner = around(at.level, open, options);
  }
  return inner;
}

interface OpenChapter {
  readonly chapter: Chapter;
  readonly current: boolean;
  readonly children: readonly BranchItemView[];
}

function around(
  items: readonly OutlineItem[],
  open: OpenChapter | undefined,
  options: BranchOptions,
): readonly BranchItemView[] {
  const at = open === undefined ? 0 : items.indexOf(open.chapter);
  const from = Math.max(0, Math.min(at - SPAN / 2, items.length - SPAN));
  const shown = items.slice(from, from + SPAN).map((item): BranchItemView => {
    if (item.kind === 'separator') return { kind: 'separator', title: '', current: false, children: [] };
    if (item.kind === 'part') return { kind: 'part', title: item.title, current: false, children: [] };
    const state = item === open?.chapter ? open : { current: false, children: [] };
    return { ...chapterView(item, options), current: state.current, children: state.children };
  });
  const more: BranchItemView = { kind: 'more', title: '', current: false, children: [] };
  return [...(from > 0 ? [more] : []), ...shown, ...(from + SPAN < items.length ? [more] : [])];
}

function chapterView(
  item: Chapter,
  { page, sectionLabels }: BranchOptions,
): Omit<BranchItemView, 'current' | 'children'> {
  const number = sectionLabels ? numberOf(item) : undefined;
  return {
    kind: 'chapter',
    title: item.name,
    number,
    href: item.kind === 'chapter' ? pathToRoot(page) + encodePath(item.url) : undefined,
  };
}
