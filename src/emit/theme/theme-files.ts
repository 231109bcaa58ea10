// Names of the theme's files, and access to the folders that hold them.
import type { BookPath } from '../../core/path.ts';

/** A folder of theme files, read on demand: `templates/` or the book's theme. Paths are POSIX and relative to it. */
export interface ThemeFolder {
  /** A file as normalized text (UTF-8, `\n`); absent if it doesn't exist. */
  readonly text: (path: string) => string | undefined;
  /** A file as bytes; absent if it doesn't exist. */
  readonly bytes: (path: string) => Uint8Array | undefined;
  /** Sorted names of a folder's files, without subfolders; empty if the folder doesn't exist. */
  readonly list: (folder: string) => readonly string[];
}

/** The folders of a book's theme. */
export interface ThemeFolders {
  /** build-book's own `templates/`. */
  readonly builtin: ThemeFolder;
  /** The book's theme; absent if it has none. */
  readonly own?: { readonly folder: ThemeFolder; readonly path: BookPath };
}

/** A file's text, from the book's theme if it has the file; absent if neither folder has it. */
export const ownOrBuiltin = ({ builtin, own }: ThemeFolders, path: string): string | undefined =>
  own?.folder.text(path) ?? builtin.text(path);

/** A file served alongside the pages, by the name that templates and style sheets use. */
export interface AssetFile {
  /** E.g. `css/general.css`; also its URL without fingerprints. */
  readonly name: string;
  /** Source of the file, as shown in messages. */
  readonly by: string;
  readonly content: string | Uint8Array;
  /** The file of the book that it is; absent for built-in and generated ones. */
  readonly source?: BookPath;
  /**
   * The `Facts.uses` entry that includes the file in the site if a page has it; absent if the file is always included.
   */
  readonly feature?: string;
}

/** Templates of whole pages and of social cards: `pages/NAME.hbs`. */
export type PageTemplate = 'chapter' | 'print' | 'not-found' | 'contents' | 'redirect' | 'image';

export const pageTemplates: readonly PageTemplate[] = [
  'chapter',
  'print',
  'not-found',
  'contents',
  'redirect',
  'image',
];

/** mdBook's page template. A theme's own one receives mdBook's context instead of a view. */
export const mdbookPage = 'index.hbs';

/** mdBook's template for redirects. A theme's own one receives mdBook's context. */
export const mdbookRedirect = 'redirect.hbs';

/** mdBook's templates for the contents: the script shared by all pages, and the page that lists all chapters. */
export const mdbookContentsScript = 'toc.js.hbs';
export const mdbookContentsPage = 'toc.html.hbs';

/** Sizes and the colors of every theme; built by `color-sheets.ts`. */
export const variablesSheet = 'css/variables.css';

/** Code colors of every theme; built by `color-sheets.ts`. */
export const highlightSheet = 'css/highlight.css';

/** Style sheets of every page, in link order. */
export const styleSheets: readonly string[] = [
  variablesSheet,
  'css/general.css',
  'css/chrome.css',
  highlightSheet,
];

/** For print only. */
export const printSheet = 'css/print.css';

/** All of them in one file, with the colors of few themes; built by `page-sheets.ts`. Absent if the theme changes them. */
export const pageSheet = 'css/book.css';

/** The colors of the other themes, for readers who choose one; present if `pageSheet` is. */
export const otherThemesSheet = 'css/themes.css';

/** Runs before the first paint: sets the colors and the sidebar's state. */
export const earlyScript = 'js/early.js';

/** The modules of `book.js` in order, each in its own scope. */
export const pageScripts: readonly string[] = [
  'js/page-theme.js',
  'js/sidebar.js',
  'js/on-demand.js',
  'js/outline.js',
  'js/code.js',
  'js/keys.js',
  'js/prefetch.js',
  'js/search-button.js',
];

/** First module of `book.js` if the book has mdBook's page template. */
export const mdbookPageScript = 'js/mdbook-page.js';

/** Loaded by `book.js` on demand; the search loads its worker. */
export const filesOnDemand: readonly string[] = [
  'css/search.css',
  'js/search.js',
  'js/search-worker.js',
  'js/playground.js',
  'js/sidebar-tools.js',
  'js/theme-menu.js',
  'js/print-button.js',
  'js/check-boxes.js',
  'js/prerender.js',
];

/** Code of the shared contents; its data is the book's outline. */
export const contentsBuilder = 'js/contents.js';

/** Code of the shared contents in a book whose parts are separate sections. */
export const sectionSelector = 'js/sections.js';

/** Scripts that only certain kinds of page load. */
export const scriptsOfSpecialPages: readonly string[] = ['js/print.js', 'js/redirect.js', 'js/not-found.js'];
