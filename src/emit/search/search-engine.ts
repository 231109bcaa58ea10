// The interface of a search engine, and the one place that says which engine the site uses.
import type { UrlPath } from '../../core/path.ts';

export interface SearchEngine {
  /**
   * Adds the documents in their order, which the files may depend on. Rejects with an `EngineFault` when the engine is
   * missing or fails, and with the error of a document.
   */
  readonly buildIndex: (documents: AsyncIterable<SearchDocument>) => Promise<IndexResult>;
}

/** The index's folder in the site. `templates/js/search/engine.js` loads the index from there. */
export const INDEX_FOLDER = 'pagefind';

/** Imports the engine only when there is an index to build. */
export const loadSearchEngine = (): Promise<SearchEngine> => import('./pagefind-index.ts');

/** What is searched of a page: its words and headings without the theme. */
export interface SearchDocument {
  readonly url: UrlPath;
  readonly title: string;
  /** Names of the parent chapters, outermost first. */
  readonly parents: readonly string[];
  /** The part of SUMMARY.md that contains the page; absent before the first part. */
  readonly part?: string;
  /** Entries of the book's index that point to the page; they rank higher than its words. */
  readonly terms: readonly PageTerm[];
  readonly language: string;
  /** The chapter's HTML without highlighting. */
  readonly html: string;
  /** Absent for the defaults: every heading starts a result, with the engine's own weights. */
  readonly headings?: HeadingRules;
}

/** The book's settings for headings. */
export interface HeadingRules {
  /** The deepest heading level that starts its own result. */
  readonly splitLevel: number;
  /** Weight of a word in a heading relative to the engine's own weight. */
  readonly weight: number;
}

export interface PageTerm {
  /** Plain text. */
  readonly text: string;
  /** Fragment on the page; absent for its top. */
  readonly id?: string;
}

export interface IndexResult {
  /** Sorted by path. */
  readonly files: readonly IndexFile[];
  /** The engine's error messages; empty on success. */
  readonly errors: readonly string[];
}

export interface IndexFile {
  /** Relative to the index's folder. */
  readonly path: string;
  readonly bytes: Uint8Array;
}
