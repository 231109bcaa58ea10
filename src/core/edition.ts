// Editions: the sites that are published together, one for each language or version of a book.
//
// Each edition is a complete site in a folder of its own, with its own pages, search index, contents and manifest, and it is
// built like a book alone. What it knows of the others is this file: their names, their folders and the addresses of their
// pages, all found before the first edition is built. So an edition can be built, kept and removed without the others, and
// every link between editions leads to a page that exists.
import { type UrlPath, folderOf, relativePath, resolveFrom, urlPath } from './path.ts';

/** One site among those that are published together. */
export interface Edition {
  readonly kind: 'language' | 'version';
  /** The language tag or the name of the version, as book.toml has it; unique among editions of its kind. */
  readonly id: string;
  /** For readers, in the language of the edition: `Deutsch`, `1.4`. */
  readonly name: string;
  /**
   * Of a language, its folder below the root of its version: `de`. Of a version, that of its pages in one language below the
   * root of the whole site: `v1.4`, `v1.4/de`. Empty for the edition at the root.
   */
  readonly folder: UrlPath;
  /** BCP 47 tag. */
  readonly language: string;
  readonly direction: 'ltr' | 'rtl';
  /** Addresses of its pages, relative to its folder. */
  readonly pages: ReadonlySet<UrlPath>;
  /** Its pages that aren't translated and show the original's text. Absent if there are none. */
  readonly untranslated?: ReadonlySet<UrlPath>;
  /** URL of a version that is published elsewhere, whose pages aren't known; absent for all others. */
  readonly address?: string;
  /** The original language, or the current version: where search engines send readers of any other. */
  readonly isDefault: boolean;
}

/** What an edition tells its readers at the top of every page. */
export type EditionStatus = 'old' | 'unreleased';

/** An edition among the others, in the order of the menus. Each list contains the current edition if it isn't empty. */
export interface Siblings {
  readonly current: Edition;
  /** The languages of this version. */
  readonly languages: readonly Edition[];
  /** The versions in this language. */
  readonly versions: readonly Edition[];
  /** Absent for the current version. */
  readonly status?: EditionStatus;
}

/** The counterpart of the page at `url` in another edition: the same page, the index of its folder or of one above, or home. */
export function nearestPage({ pages }: Pick<Edition, 'pages'>, url: UrlPath): UrlPath {
  if (pages.has(url)) return url;
  for (let folder = folderOf(url); ; folder = folderOf(folder)) {
    const index = resolveFrom(folder, 'index.html');
    if (folder === '' || pages.has(index)) return index;
  }
}

/** A page of an edition. */
export interface EditionPage {
  readonly edition: Pick<Edition, 'folder'>;
  /** Relative to the folder of the edition. */
  readonly url: UrlPath;
}

/**
 * The edition in a language, else in a wider one (`pt` for `pt-BR`, as RFC 4647 looks up) or a narrower one, else that of the
 * original, which is the first; absent for none.
 */
export function inLanguage<T extends Pick<Edition, 'language'>>(
  editions: readonly T[],
  language: string,
): T | undefined {
  for (let range = language; range !== ''; range = range.slice(0, Math.max(0, range.lastIndexOf('-')))) {
    const found = editions.find((edition) => edition.language === range);
    if (found !== undefined) return found;
  }
  return editions.find((edition) => edition.language.startsWith(`${language}-`)) ?? editions[0];
}

/** A folder of a language below that of its version. */
export const folderBelow = (version: UrlPath, language: UrlPath): UrlPath =>
  urlPath([version, language].filter((folder) => folder !== '').join('/'));

/** The relative link between pages of two editions. Not percent-encoded. */
export const linkBetween = (from: EditionPage, to: EditionPage): string =>
  relativePath(urlInAll(from), urlInAll(to));

/** The address of a page below the root of the whole site. */
export const urlInAll = ({ edition: { folder }, url }: EditionPage): UrlPath =>
  folder === '' ? url : urlPath(`${folder}/${url}`);

/** `../` for each folder between an edition and the root of the whole site. */
export const pathToAll = ({ folder }: Pick<Edition, 'folder'>): string =>
  folder === '' ? '' : '../'.repeat(folder.split('/').length);
