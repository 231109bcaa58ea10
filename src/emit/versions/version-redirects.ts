// Redirects from the addresses of one version to those of another.
import { nearestPage, urlInAll } from '../../core/edition.ts';
import { hashOf } from '../../core/hash.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { type UrlPath, encodePath, pathToRoot, relativePath, urlPath } from '../../core/path.ts';
import { addressOf } from '../pages/page-address.ts';
import type { PageFrame } from '../pages/page-base.ts';
import { renderPage } from '../pages/render-page.ts';
import type { RedirectView } from '../theme/view.ts';
import type { PublishedVersion } from './published-site.ts';

export interface VersionRedirects {
  /** The folder of the old addresses. */
  readonly from: UrlPath;
  /** Relative to it. */
  readonly pages: ReadonlySet<UrlPath>;
  readonly to: PublishedVersion;
  readonly frame: PageFrame;
}

/** A redirect for each page and for the folder itself, to the nearest page. */
export const redirectsTo = ({ from, pages, to, frame }: VersionRedirects): readonly OutputFile[] =>
  [...new Set([urlPath('index.html'), ...pages])].map((page) => {
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
