// Where the entries of the table of contents lead. In an EPUB they follow the reading order and stay in the book (EPUB 3.3,
// section 7.4.3), which entries of SUMMARY.md that lead to places and addresses need not.
import { encodePath } from '../../core/path.ts';
import type { Chapter, OutlineItem } from '../../read/summary/outline.ts';
import type { ChapterFile } from './chapter-file.ts';

export interface ContentsTargets {
  /** The entry's link, relative to the package document; absent for an entry without one. */
  readonly hrefOf: (entry: Chapter) => string | undefined;
  /** Entries that lead somewhere in the site, and nowhere in the EPUB. */
  readonly leftOut: readonly Chapter[];
}

/** A position in the reading order: the chapter, and the id within it. */
interface Target {
  readonly href: string;
  readonly chapter: number;
  readonly id: number;
}

export function contentsTargets(
  items: readonly OutlineItem[],
  chapters: readonly ChapterFile[],
): ContentsTargets {
  const find = targetFinder(chapters);
  const hrefs = new Map<Chapter, string>();
  const leftOut: Chapter[] = [];
  let last: Omit<Target, 'href'> = { chapter: -1, id: -1 };
  const visit = (entries: readonly OutlineItem[]): void => {
    for (const entry of entries) {
      if (entry.kind === 'part' || entry.kind === 'separator') continue;
      const target = find(entry);
      if (target !== undefined && isAfter(target, last)) {
        last = target;
        hrefs.set(entry, target.href);
      } else if (entry.kind === 'draft' && entry.to !== undefined) leftOut.push(entry);
      visit(entry.children);
    }
  };
  visit(items);
  return { hrefOf: (entry) => hrefs.get(entry), leftOut };
}

const isAfter = (one: Omit<Target, 'href'>, other: Omit<Target, 'href'>): boolean =>
  one.chapter === other.chapter ? one.id > other.id : one.chapter > other.chapter;

function targetFinder(chapters: readonly ChapterFile[]): (entry: Chapter) => Target | undefined {
  const places = new Map(
    chapters.map(({ page, path, ids }, chapter) => [page.chapter.url, { chapter, path, ids: [...ids] }]),
  );
  return (entry) => {
    const url = entry.kind === 'chapter' ? entry.url : entry.to?.kind === 'place' ? entry.to.url : undefined;
    const place = url === undefined ? undefined : places.get(url);
    if (place === undefined) return undefined;
    const { chapter, path, ids } = place;
    if (entry.kind === 'chapter') return { href: encodePath(path), chapter, id: -1 };
    const fragment = entry.to?.kind === 'place' ? entry.to.fragment : '';
    const id = ids.indexOf(fragment);
    return id < 0 ? undefined : { href: `${encodePath(path)}#${encodeURI(fragment)}`, chapter, id };
  };
}
