// The outline and its chapters' texts -> the book as mdBook's preprocessors read it, and the book they answer -> both again.
import { posix } from 'node:path';
import type { Location } from '../../core/diagnostic.ts';
import { type BookPath, bookPath, resolveFrom, urlPath } from '../../core/path.ts';
import type { Chapter, Outline, OutlineItem, WrittenChapter } from '../summary/outline.ts';

/** `Book` of mdBook, as JSON. */
export interface BookJson {
  readonly items: readonly ItemJson[];
}

export type ItemJson = ChapterItemJson | 'Separator' | { readonly PartTitle: string };

export interface ChapterItemJson {
  readonly Chapter: ChapterJson;
}

export interface ChapterJson {
  readonly name: string;
  readonly content: string;
  readonly number: readonly number[] | null;
  readonly sub_items: readonly ItemJson[];
  /** Where its page will be, as a Markdown file relative to the sources; null for a draft. */
  readonly path: string | null;
  /** Its file, relative to the sources; null for a draft and for a chapter that a preprocessor made. */
  readonly source_path: string | null;
  readonly parent_names: readonly string[];
}

/** The book before any preprocessor ran; `contentOf` gives each written chapter's text. */
export function bookJson(
  { items }: Outline,
  src: BookPath,
  contentOf: (chapter: WrittenChapter) => string,
): BookJson {
  const chapterJson = (chapter: Chapter, parents: readonly string[]): ChapterItemJson => {
    const path = chapter.kind === 'draft' ? null : posix.relative(`/${src}`, `/${chapter.source}`);
    return {
      Chapter: {
        name: chapter.name,
        content: chapter.kind === 'draft' ? '' : contentOf(chapter),
        number: chapter.number ?? null,
        sub_items: itemsJson(chapter.children, [...parents, chapter.name]),
        path,
        source_path: path,
        parent_names: parents,
      },
    };
  };
  const itemsJson = (outlineItems: readonly OutlineItem[], parents: readonly string[]): readonly ItemJson[] =>
    outlineItems.map((item) => {
      if (item.kind === 'separator') return 'Separator';
      return item.kind === 'part' ? { PartTitle: item.title } : chapterJson(item, parents);
    });
  return { items: itemsJson(items, []) };
}

/** Every chapter of a book in reading order, drafts too. */
export function* chaptersJson(items: readonly ItemJson[]): Generator<ChapterJson> {
  for (const item of items) {
    if (item === 'Separator' || !('Chapter' in item)) continue;
    yield item.Chapter;
    yield* chaptersJson(item.Chapter.sub_items);
  }
}

/** The book with every chapter changed. `change` is called in reading order, and gets sub-items as they were. */
export function mapChapters(book: BookJson, change: (chapter: ChapterJson) => ChapterJson): BookJson {
  const mapItem = (item: ItemJson): ItemJson => {
    if (item === 'Separator' || !('Chapter' in item)) return item;
    const changed = change(item.Chapter);
    return { Chapter: { ...changed, sub_items: changed.sub_items.map(mapItem) } };
  };
  return { items: book.items.map(mapItem) };
}

/** mdBook's `index` preprocessor: a chapter in `README.md`, in any case, has its page where `index.md` would. */
export const renameReadmes = (book: BookJson): BookJson =>
  mapChapters(book, (chapter) => {
    const { path } = chapter;
    if (path === null || !/^readme(?:\.[^.]*)?$/i.test(posix.basename(path))) return chapter;
    return { ...chapter, path: posix.join(posix.dirname(path), 'index.md') };
  });

/** A chapter that a preprocessor answered, beside the outline's chapter that it became. */
export interface AnsweredChapter {
  readonly chapter: WrittenChapter;
  readonly json: ChapterJson;
}

export interface AnsweredBook {
  readonly outline: Outline;
  /** Every written chapter in reading order. */
  readonly chapters: readonly AnsweredChapter[];
}

/**
 * The outline that an answered book means. A chapter keeps the place in SUMMARY.md of the chapter that had its source
 * path before; one that a preprocessor made stands at the place of the chapter before it, and its source is its path.
 */
export function outlineFromJson(book: BookJson, before: Outline, src: BookPath): AnsweredBook {
  const places = placesOf(before.items);
  const chapters: AnsweredChapter[] = [];
  let at: Location = places.values().next().value ?? {
    file: resolveFrom(src, 'SUMMARY.md'),
    span: { start: 0, end: 0 },
  };
  const chapterOf = (json: ChapterJson): Chapter => {
    const file = json.source_path ?? json.path;
    const source = resolveFrom(src, file ?? '');
    at = places.get(file === null ? draftKey(json.name) : source) ?? at;
    const base = { name: json.name, number: json.number ?? undefined, at };
    if (json.path === null) return { kind: 'draft', ...base, children: itemsOf(json.sub_items) };
    const written = { kind: 'chapter' as const, ...base, source, url: pageOf(json.path) };
    // Its place in the list is before its children's, though it can only be made after them.
    const index = chapters.length;
    chapters.push({ chapter: { ...written, children: [] }, json });
    const chapter: WrittenChapter = { ...written, children: itemsOf(json.sub_items) };
    chapters[index] = { chapter, json };
    return chapter;
  };
  const itemsOf = (items: readonly ItemJson[]): readonly OutlineItem[] =>
    items.map((item) => {
      if (item === 'Separator') return { kind: 'separator' };
      return 'PartTitle' in item ? { kind: 'part', title: item.PartTitle } : chapterOf(item.Chapter);
    });
  return { outline: { items: itemsOf(book.items) }, chapters };
}

/** Where each chapter stands in SUMMARY.md: by its source, a draft by its name. */
function placesOf(
  items: readonly OutlineItem[],
  places = new Map<string, Location>(),
): ReadonlyMap<string, Location> {
  for (const item of items) {
    if (item.kind !== 'chapter' && item.kind !== 'draft') continue;
    const key = item.kind === 'draft' ? draftKey(item.name) : item.source;
    if (!places.has(key)) places.set(key, item.at);
    placesOf(item.children, places);
  }
  return places;
}

/** What no path can be. */
const draftKey = (name: string): string => `\0${name}`;

/** As Rust's `with_extension("html")`: the last extension is replaced, or there is one now. */
const pageOf = (path: string) => urlPath(bookPath(path).replace(/(?<=[^/])\.[^./]*$/, '') + '.html');
