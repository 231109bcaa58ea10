// The part of the contents that each page carries itself, bounded in size however long the book.
import { type UrlPath, pathToRoot } from '../../core/path.ts';
import { type Chapter, type OutlineItem, allChapters, hrefOf, numberOf } from '../../read/summary/outline.ts';
import type { Section } from '../../read/summary/sections.ts';
import type { Words } from '../../core/words.ts';
import { badgeOf } from './contents-badge.ts';
import type { BranchItemView } from '../theme/view.ts';

/** Maximum number of chapters listed per level around the current one; `more` marks omitted ones on either side. */
const SPAN = 6;

/** Maximum number of levels, counted from the page upwards: the template recurses once per level. */
const LEVELS = 50;

export interface BranchOptions {
  readonly page: UrlPath;
  readonly sectionLabels: boolean;
  /** Texts of badges. */
  readonly words: Words;
}

/** The outline indexed once for all pages, so that lookups take the same time in long books. */
export interface BranchIndex {
  readonly get: (url: UrlPath) => Position | undefined;
  /** Index of the section that contains a page; absent if sections are not separate, and before the first one. */
  readonly sectionOf: (url: UrlPath) => number | undefined;
}

interface Position {
  readonly chapter: Chapter;
  /** The chapter and its siblings. */
  readonly level: readonly OutlineItem[];
  readonly parent?: Position;
}

/**
 * Indexes the outline by URL; the first position wins if a page is listed twice. The chapters of separate `sections`
 * have no siblings in others.
 */
export function branchIndex(items: readonly OutlineItem[], sections: readonly Section[] = []): BranchIndex {
  const positions = new Map<UrlPath, Position>();
  const numbers = new Map<UrlPath, number>();
  const visit = (level: readonly OutlineItem[], parent: Position | undefined): void => {
    for (const item of level) {
      if (item.kind === 'separator' || item.kind === 'part') continue;
      const position: Position = { chapter: item, level, parent };
      if (item.kind === 'chapter' && !positions.has(item.url)) positions.set(item.url, position);
      visit(item.children, position);
    }
  };
  sections.forEach((section, i) => {
    visit(section.items, undefined);
    for (const { url } of allChapters(section.items)) if (!numbers.has(url)) numbers.set(url, i);
  });
  visit(items, undefined);
  return { get: (url) => positions.get(url), sectionOf: (url) => numbers.get(url) };
}

/** The page's siblings and those of each ancestor, and the page's children; empty for an unknown page. */
export function contentsBranch(index: BranchIndex, options: BranchOptions): readonly BranchItemView[] {
  const position = index.get(options.page);
  if (position === undefined) return [];
  let inner = around(position.chapter.children, undefined, options);
  let levels = 0;
  for (
    let at: Position | undefined = position;
    at !== undefined && levels < LEVELS;
    at = at.parent, levels++
  ) {
    const open = { chapter: at.chapter, current: at === position, children: inner };
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
  { page, sectionLabels, words }: BranchOptions,
): Omit<BranchItemView, 'current' | 'children'> {
  const number = sectionLabels ? numberOf(item) : undefined;
  return {
    kind: 'chapter',
    title: item.name,
    number,
    href: hrefOf(item, pathToRoot(page)),
    badge: badgeOf(item, words),
  };
}
