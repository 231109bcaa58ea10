// The book index: the pages of the whole book, by source and by URL.
import { type BookPath, type UrlPath, urlPath } from '../../core/path.ts';
import type { Facts } from '../../scan/markdown/facts.ts';
import {
  type Chapter,
  type Outline,
  type WrittenChapter,
  writtenChapters,
} from '../../read/summary/outline.ts';

/** A page and its position in the book. */
export interface Page {
  readonly chapter: WrittenChapter;
  readonly parents: readonly Chapter[];
  readonly facts: Facts;
  /** All ids that links can point to. */
  readonly ids: ReadonlySet<string>;
  readonly previous?: WrittenChapter;
  readonly next?: WrittenChapter;
}

/** Title of a page, from its front matter or from SUMMARY.md. */
export const pageTitle = ({ chapter, facts }: Pick<Page, 'chapter' | 'facts'>): string =>
  facts.frontMatter.title ?? chapter.name;

export interface BookIndex {
  readonly outline: Outline;
  /** In reading order. */
  readonly pages: readonly Page[];
  readonly bySource: ReadonlyMap<BookPath, Page>;
  readonly byUrl: ReadonlyMap<UrlPath, Page>;
  /** Folder of the chapters and the files they use: `src`. */
  readonly sourceRoot: BookPath;
  /** Folder of the site on its host, with a `/` at both ends. */
  readonly siteRoot: string;
  /** Files of `src` that are copied to the site, by their path in the site. */
  readonly files: ReadonlySet<UrlPath>;
  /** Excluded chapters: links to them become plain text. */
  readonly hidden: ReadonlySet<BookPath>;
}

export interface IndexInput {
  readonly outline: Outline;
  readonly facts: ReadonlyMap<BookPath, Facts>;
  readonly sourceRoot: BookPath;
  /** `/` when absent. */
  readonly siteRoot?: string;
  readonly files: ReadonlySet<UrlPath>;
  readonly hidden: ReadonlySet<BookPath>;
}

/** Builds the index. A chapter that SUMMARY.md lists twice is one page, at its first position. */
export function indexBook({
  outline,
  facts,
  sourceRoot,
  siteRoot = '/',
  files,
  hidden,
}: IndexInput): BookIndex {
  const seen = new Set<BookPath>();
  const places = [...writtenChapters(outline.items)].filter(
    ({ chapter }) => !seen.has(chapter.source) && seen.add(chapter.source),
  );
  const pages = places.flatMap(({ chapter, parents }, i): Page[] => {
    const own = facts.get(chapter.source);
    if (own === undefined) return [];
    const previous = places[i - 1]?.chapter;
    const next = places[i + 1]?.chapter;
    return [{ chapter, parents, facts: own, ids: idsOf(own), previous, next }];
  });
  return {
    outline,
    pages,
    bySource: new Map(pages.map((page) => [page.chapter.source, page])),
    byUrl: new Map(pages.map((page) => [urlPath(page.chapter.url), page])),
    sourceRoot,
    siteRoot,
    files,
    hidden,
  };
}

function idsOf(facts: Facts): ReadonlySet<string> {
  const ids = new Set<string>();
  for (const { id } of facts.headings) if (id !== undefined) ids.add(id);
  for (const { id } of facts.anchors) ids.add(id);
  return ids;
}
