// What SUMMARY.md says: the order, numbers and names of the book's chapters, without their content.
import type { BookPath, UrlPath } from '../../core/path.ts';
import type { Location } from '../../core/diagnostic.ts';

/** A place in SUMMARY.md's list, in reading order. */
export type OutlineItem =
  Chapter | { readonly kind: 'separator' } | { readonly kind: 'part'; readonly title: string };

export type Chapter = WrittenChapter | DraftChapter;

interface ChapterBase {
  /** Its name in SUMMARY.md as plain text; never smart-punctuated. */
  readonly name: string;
  /** `[1, 2]` for `1.2.`; absent for prefix and suffix chapters. */
  readonly number?: readonly number[];
  readonly children: readonly OutlineItem[];
  /** Where its link stands in SUMMARY.md. */
  readonly at: Location;
}

export interface WrittenChapter extends ChapterBase {
  readonly kind: 'chapter';
  /** Its Markdown file, e.g. `src/ch01/README.md`. */
  readonly source: BookPath;
  /** Its page, e.g. `ch01/index.html`: mdBook's rules, README becomes index. */
  readonly url: UrlPath;
  /**
   * Set when an earlier chapter has this page already. The contents list it here too, but it is no further step in
   * reading order: {@link writtenChapters} leaves it out, so that each page is made once and "next" never goes in a circle.
   */
  readonly duplicate?: true;
}

/** A chapter that is announced but not written: `[Title]()`. */
export interface DraftChapter extends ChapterBase {
  readonly kind: 'draft';
}

export interface Outline {
  /** Prefix chapters, then parts and numbered chapters, then suffix chapters: mdBook's flat list. */
  readonly items: readonly OutlineItem[];
}

/** A written chapter and the chapters that contain it, outermost first. */
export interface ChapterPlace {
  readonly chapter: WrittenChapter;
  readonly parents: readonly Chapter[];
}

/** A chapter's number as mdBook writes it, `1.2.` with the final dot; absent for prefix and suffix chapters. */
export const numberOf = (chapter: Chapter): string | undefined =>
  chapter.number && `${chapter.number.join('.')}.`;

/**
 * Every written chapter in reading order, each page once (duplicates are left out, their children are not), each with
 * the chapters it is in, outermost first.
 */
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

/** Every written chapter at every place, duplicates too, in the order of SUMMARY.md. */
export function* allChapters(items: readonly OutlineItem[]): Generator<WrittenChapter> {
  for (const item of items) {
    if (item.kind === 'separator' || item.kind === 'part') continue;
    if (item.kind === 'chapter') yield item;
    yield* allChapters(item.children);
  }
}
