// Finds what an earlier build published of a version: in each of its languages.
import { folderBelow } from '../../core/edition.ts';
import { languageTag } from '../../core/language-tag.ts';
import { once } from '../../core/once.ts';
import { type UrlPath, folderOf, urlPath } from '../../core/path.ts';
import { readManifest } from '../../disk/site/site-manifest.ts';
import { NEXT } from '../../read/versions/choose-versions.ts';

/** A version in one language, of which only the published site is left. */
export interface StayingEdition {
  /** Below the folder of the version; empty for the edition there. */
  readonly folder: UrlPath;
  /** BCP 47 tag; absent for the edition in the folder of the version, whose language isn't known. */
  readonly language?: string;
  /** Addresses of its pages, relative to its folder. */
  readonly pages: readonly UrlPath[];
}

/** Whether a file is in a folder below the root of a site; no file is in the root itself. */
export const isIn = (folder: UrlPath, url: UrlPath): boolean => folder !== '' && url.startsWith(`${folder}/`);

/** The page that each edition has in its folder. */
const CONTENTS = urlPath('toc.html');

/** Pages without a chapter. */
const isGenerated = (url: UrlPath): boolean => /(?:^|\/)(?:404|print|toc)\.html$/.test(url);

/**
 * The editions in a folder of the site at `destination`, without what is in `others`. A root without a folder for the working
 * tree is the working tree itself, not a version.
 */
export function publishedBefore(
  destination: string,
): (folder: UrlPath, others: readonly UrlPath[]) => readonly StayingEdition[] {
  const pages = once(() =>
    [...(readManifest(destination)?.files.keys() ?? [])].filter((url) => url.endsWith('.html')),
  );
  return (folder, others) => {
    if (folder === '' && !pages().some((url) => isIn(NEXT, url))) return [];
    const start = folder === '' ? 0 : folder.length + 1;
    const own = pages()
      .filter((url) => (folder === '' ? !others.some((other) => isIn(other, url)) : isIn(folder, url)))
      .map((url) => urlPath(url.slice(start)));
    return editionsAmong(own);
  };
}

/** The edition at the root first. */
function editionsAmong(pages: readonly UrlPath[]): readonly StayingEdition[] {
  const known = new Set(pages);
  const isLanguage = (folder: UrlPath): boolean =>
    languageTag(folder) !== undefined && known.has(folderBelow(folder, CONTENTS));
  const languages = [...new Set(pages.map((url) => folderOf(url)))].filter(isLanguage);
  const isOwn = (url: UrlPath): boolean => !isGenerated(url) && !languages.some((tag) => isIn(tag, url));
  const root: StayingEdition = { folder: urlPath(''), pages: pages.filter(isOwn) };
  const others = languages.map((folder): StayingEdition => {
    const within = pages.filter((url) => isIn(folder, url) && !isGenerated(url));
    const own = within.map((url) => urlPath(url.slice(folder.length + 1)));
    return { folder, language: languageTag(folder) ?? folder, pages: own };
  });
  const hasRoot = known.has(CONTENTS) || languages.length === 0;
  return [...(hasRoot && root.pages.length > 0 ? [root] : []), ...others];
}
