// Redirects from the addresses of one version to those of another.
import { folderBelow, inLanguage, nearestPage, urlInAll } from '../../core/edition.ts';
import { hashOf } from '../../core/hash.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { type UrlPath, encodePath, pathToRoot, relativePath, urlPath } from '../../core/path.ts';
import { addressOf } from '../pages/page-address.ts';
import type { PageFrame } from '../pages/page-base.ts';
import { renderPage } from '../pages/render-page.ts';
import type { RedirectView } from '../theme/view.ts';
import type { PublishedEdition, PublishedVersion } from './published-site.ts';

export interface VersionRedirects {
  /** The folder of the old addresses. */
  readonly from: UrlPath;
  /** The version that had them. */
  readonly version: PublishedVersion;
  /** The version that has the new ones. */
  readonly to: PublishedVersion;
  readonly frame: PageFrame;
}

/** The pages of each language lead to the same language, or to the original if it lacks that one. */
export function redirectsTo({ from, version, to, frame }: VersionRedirects): readonly OutputFile[] {
  const editions = to.editions.map((each) => ({ ...each, language: each.edition.language }));
  const found = version.editions.flatMap(({ edition }) => {
    const target = inLanguage(editions, edition.language);
    const own = urlPath(edition.folder.slice(version.folder.length));
    return target
      ? editionRedirects({ from: folderBelow(from, own), pages: edition.pages, to: target, frame })
      : [];
  });
  if (found.some(({ url }) => url === urlInAll({ edition: { folder: from }, url: HOME }))) return found;
  // All languages have folders of their own.
  const front = { edition: { folder: to.folder, pages: new Set<UrlPath>() } };
  return [...found, ...editionRedirects({ from, pages: new Set(), to: front, frame })];
}

const HOME = urlPath('index.html');

interface EditionRedirects {
  /** The folder of the old addresses. */
  readonly from: UrlPath;
  /** Relative to it. */
  readonly pages: ReadonlySet<UrlPath>;
  readonly to: Pick<PublishedEdition, 'origin'> & {
    readonly edition: Pick<PublishedEdition['edition'], 'folder' | 'pages'>;
  };
  readonly frame: PageFrame;
}

/** A redirect for each page and for the folder itself, to the nearest page. */
const editionRedirects = ({ from, pages, to, frame }: EditionRedirects): readonly OutputFile[] =>
  [...new Set([HOME, ...pages])].map((page) => {
    const url = urlInAll({ edition: { folder: from }, url: page });
    const own = nearestPage(to.edition, page);
    const target = urlInAll({ edition: to.edition, url: own });
    const view: RedirectView = {
      kind: 'redirect',
      site: frame.site,
      pathToRoot: pathToRoot(url),
      target: encodePath(relativePath(url, target)),
      canonical: to.origin && addressOf(to.origin, own),
      fragments: {},
    };
    return outputFile({
      url,
      by: 'build-book.versions',
      stampOf: () => hashOf([view, frame.theme.hash]),
      content: () => renderPage(frame.theme, view),
    });
  });
