// What a theme is made of: the names of its files, and how the folders that hold them are read.
import type { BookPath } from '../../core/path.ts';

/** A folder of theme files, read when asked: `templates/`, or the book's own theme. Paths are POSIX, relative to it. */
export interface ThemeFolder {
  /** The text of a file as every stage sees text (UTF-8, `\n`); absent when there is no such file. */
  readonly text: (path: string) => string | undefined;
  /** The bytes of a file; absent when there is no such file. */
  readonly bytes: (path: string) => Uint8Array | undefined;
  /** The names of the files in a folder, sorted, without those of its folders; empty when there is no such folder. */
  readonly list: (folder: string) => readonly string[];
}

/** Where a book's theme comes from. */
export interface ThemeFolders {
  /** The folder `templates/` of this program. */
  readonly builtin: ThemeFolder;
  /** The book's own theme; absent when it has none. */
  readonly own?: { readonly folder: ThemeFolder; readonly path: BookPath };
}

/** A file's text, from the book's own theme if it has the file; absent when neither folder has it. */
export const ownOrBuiltin = ({ builtin, own }: ThemeFolders, path: string): string | undefined =>
  own?.folder.text(path) ?? builtin.text(path);

/** A file that is served beside the pages, by the name that templates and style sheets call it by. */
export interface AssetFile {
  /** E.g. `css/general.css`; where it is served without fingerprints. */
  readonly name: string;
  /** The source that makes it, as a person knows it. */
  readonly by: string;
  readonly content: string | Uint8Array;
  /** The feature of `Facts.uses` that pages must have for the file to be in the site; absent when it always is. */
  readonly feature?: string;
}

/** The templates of whole pages, and of the picture drawn for one: `pages/NAME.hbs`. */
export type PageTemplate = 'chapter' | 'print' | 'not-found' | 'contents' | 'redirect' | 'image';

export const pageTemplates: readonly PageTemplate[] = [
  'chapter',
  'print',
  'not-found',
  'contents',
  'redirect',
  'image',
];

/** mdBook's template of a whole page. A theme that has it is given mdBook's context instead of a view. */
export const mdbookPage = 'index.hbs';

/** mdBook's template of a page that has moved. A theme that has it is given mdBook's context for it. */
export const mdbookRedirect = 'redirect.hbs';

/** mdBook's template of the script that shows the contents on every page, and of the page that lists them. */
export const mdbookContentsScript = 'toc.js.hbs';
export const mdbookContentsPage = 'toc.html.hbs';

/** Sizes and the colours of every theme; `color-sheets.ts` builds it. */
export const variablesSheet = 'css/variables.css';

/** The colours of code in every theme; `color-sheets.ts` builds it. */
export const highlightSheet = 'css/highlight.css';

/** The style sheets of every page, in the order in which they are linked. */
export const styleSheets: readonly string[] = [
  variablesSheet,
  'css/general.css',
  'css/chrome.css',
  highlightSheet,
];

/** Shown on paper only. */
export const printSheet = 'css/print.css';

/** Read by the browser before it paints: colours and the place of the contents. */
export const earlyScript = 'js/early.js';

/** `book.js` is these, one after the other, each in a scope of its own. */
export const pageScripts: readonly string[] = [
  'js/theme-menu.js',
  'js/sidebar.js',
  'js/outline.js',
  'js/code.js',
  'js/footnotes.js',
  'js/keys.js',
  'js/prefetch.js',
  'js/search-button.js',
];

/** First in `book.js` where the book brings mdBook's template of a whole page. */
export const mdbookPageScript = 'js/mdbook-page.js';

/** Loaded by `book.js` when a reader asks for what it does. */
export const scriptsOnDemand: readonly string[] = ['js/search.js', 'js/playground.js'];

/** The part of the shared contents that is code; its data is the book's outline. */
export const contentsBuilder = 'js/contents.js';

/** Scripts that only a kind of page loads. */
export const scriptsOfSpecialPages: readonly string[] = ['js/print.js', 'js/redirect.js', 'js/not-found.js'];
