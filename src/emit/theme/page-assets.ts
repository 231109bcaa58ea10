// Links a page to the theme's style sheets, scripts, fonts and favicons.
import { type UrlPath, encodePath, pathToRoot } from '../../core/path.ts';
import type { Assets } from './assets.ts';
import { fontSheet } from './asset-files.ts';
import { otherThemesSheet, pageSheet, printSheet, styleSheets } from './theme-files.ts';
import type { AssetView } from './view.ts';

/** The book's own files by asset name, in the order in which pages link them. */
export interface OwnFiles {
  /** `additional-css`, and the style sheets that the page's content needs. */
  readonly styles: readonly string[];
  /** `additional-js`, and the scripts that the page's content needs. */
  readonly scripts: readonly string[];
}

export interface PageAssets {
  readonly styles: readonly AssetView[];
  /** The sheet with the colors of further themes; absent if `styles` have them. */
  readonly furtherThemes?: string;
  readonly scripts: readonly AssetView[];
  readonly favicons: readonly { readonly href: string; readonly type: string }[];
}

const faviconTypes: readonly (readonly [name: string, type: string])[] = [
  ['favicon.svg', 'image/svg+xml'],
  ['favicon.png', 'image/png'],
];

/** mdBook's order: the theme's style sheets, fonts, the book's style sheets; `book.js`, the book's scripts. */
export function pageAssets(assets: Assets, page: UrlPath, own: OwnFiles): PageAssets {
  const root = pathToRoot(page);
  const href = (name: string): string => root + encodePath(assets.urlOf(name));
  const isJoined = assets.has(pageSheet);
  const sheets = [...(isJoined ? [pageSheet] : styleSheets), fontSheet].filter((name) => assets.has(name));
  const styles: AssetView[] = [...sheets, ...own.styles].map((name) => ({ href: href(name) }));
  if (!isJoined && assets.has(printSheet))
    styles.splice(sheets.length, 0, { href: href(printSheet), media: 'print' });
  const scripts = ['book.js', ...own.scripts].map((name): AssetView =>
    name.endsWith('.mjs') ? { href: href(name), module: true } : { href: href(name) },
  );
  const names = faviconTypes.map(([name]) => name).filter((name) => assets.has(name));
  const favicons = faviconsOf(names).map(({ href: name, type }) => ({ href: href(name), type }));
  return { styles, ...(isJoined && { furtherThemes: href(otherThemesSheet) }), scripts, favicons };
}

/** The favicons at the site root. */
export const faviconsOf = (names: readonly string[]): PageAssets['favicons'] =>
  faviconTypes.flatMap(([name, type]) => (names.includes(name) ? [{ href: name, type }] : []));
