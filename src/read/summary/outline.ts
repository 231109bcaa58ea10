// The outline of a book from SUMMARY.md: order, numbers and names of chapters, without their content.
import { type BookPath, type UrlPath, encodePath } from '../../core/path.ts';
import type { Location } from '../../core/diagnostic.ts';

/** An entry of SUMMARY.md, in reading order. */
export type OutlineItem =
  Chapter | { readonly kind: 'separator' } | { readonly kind: 'part'; readonly title: string };

export type Chapter = WrittenChapter | DraftChapter;

interface ChapterBase {
  /** Plain text from SUMMARY.md, without smart punctuation. */
  readonly name: string;
  /** `[1, 2]` for `1.2.`; absent for prefix and suffix chapters. */
  readonly number?: readonly number[];
  readonly children: readonly OutlineItem[];
  /** Kind of the badge after its name, see `badgeKinds`; absent for none. */
  readonly badge?: string;
  /** Position of its link in SUMMARY.md. */
  readonly at: Location;
}

export interface WrittenChapter extends ChapterBase {
  readonly kind: 'chapter';
  /** Markdown file, for example `src/ch01/README.md`. */
  readonly source: BookPath;
  /** Page, for example `ch01/index.html`; by mdBook's rules, README becomes index. */
  readonly url: UrlPath;
  /**
   * Set when an earlier chapter has the same page. The table of contents lists it again, but {@link writtenChapters}
   * skips it, so that each page is built once and "next" links never form a cycle.
   */
  readonly duplicate?: true;
}

/** A chapter without a file: `[Title]()`, or an entry that only leads somewhere. */
export interface DraftChapter extends ChapterBase {
  readonly kind: 'draft';
  /** Absent for an entry that leads nowhere. */
  readonly to?: EntryTarget;
}

/** Where an entry without a page of its own leads: a place on another entry's page, or another site. */
export type EntryTarget =
  | { readonly kind: 'place'; readonly source: BookPath; readonly url: UrlPath; readonly fragment: string }
  | { readonly kind: 'address'; readonly url: string };

export interface Outline {
  /** Prefix chapters, parts and numbered chapters, suffix chapters: flat, as in mdBook. */
  readonly items: readonly OutlineItem[];
}

/** A written chapter and its ancestors, outermost first. */
export interface ChapterPlace {
  readonly chapter: WrittenChapter;
  readonly parents: readonly Chapter[];
}

/** The number with a final dot, `1.2.`, as in mdBook; absent for prefix and suffix chapters. */
export const numberOf = (chapter: Chapter): string | undefined =>
  chapter.number && `${chapter.number.join('.')}.`;

/** The link of an entry in the contents, where `root` leads to the site's root; absent for an entry that leads nowhere. */
export function hrefOf(chapter: Chapter, root: string): string | undefined {
  if (chapter.kind === 'chapter') return root + encodePath(chapter.url);
  const { to } = chapter;
  if (to === undefined) return undefined;
  if (to.kind === 'place') return `${root}${encodePath(to.url)}#${encodeURI(to.fragment)}`;
  return to.url.replaceAll(' ', '%20');
}

/** Whether an entry has a badge. */
export const hasBadges = (items: readonly OutlineItem[]): boolean =>
  items.some(
    (item) =>
      item.kind !== 'separator' &&
      item.kind !== 'part' &&
      (item.badge !== undefined || hasBadges(item.children)),
  );

/** Every entry that leads to a place on a page, in the order of SUMMARY.md. */
export function* placeEntries(
  items: readonly OutlineItem[],
): Generator<{ readonly to: EntryTarget & { readonly kind: 'place' }; readonly at: Location }> {
  for (const item of items) {
    if (item.kind === 'separator' || item.kind === 'part') continue;
    if (item.kind === 'draft' && item.to?.kind === 'place') yield { to: item.to, at: item.at };
    yield* placeEntries(item.children);
  }
}

/** Every written chapter with its ancestors, in reading order. Skips duplicates, but not their children. */
export function* writtenChapters(
  items: readonly OutlineItem[],
  parents: readonly Chapter[] = [],
): Generator<ChapterPlace> {
  for (const item of items) {
    if (item.kind === 'separator' || item.kind === 'part') continue;
    if (item.kind === 'chapter' && !item.duplicate) yield { chapter: item, parents };
    yield* writtenChapters(item.children, [...parents, item]);
  }
}

/** Every written chapter in the order of SUMMARY.md, including duplicates. */
export function* allChapters(items: readonly OutlineItem[]): Generator<WrittenChapter> {
  for (const item of items) {
    if (item.kind === 'separator' || item.kind === 'part') continue;
    if (item.kind === 'chapter') yield item;
    yield* allChapters(item.children);
  }
}
