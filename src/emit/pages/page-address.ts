// The absolute URL of a page.
import { type UrlPath, encodePath, urlPath } from '../../core/path.ts';

/** `origin` is the absolute URL of the site, with a trailing slash. */
export const addressOf = (origin: string, page: UrlPath): string =>
  origin + encodePath(urlPath(canonicalPath(page)));

/** The index of a folder has the folder's URL. */
const canonicalPath = (url: UrlPath): string =>
  url === 'index.html' ? '' : url.replace(/(^|\/)index\.html$/, '$1');
