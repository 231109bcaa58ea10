// The absolute URL of a page.
import { type UrlPath, encodePath } from '../../core/path.ts';

/** `origin` is the absolute URL of the site, with a trailing slash. The index of a folder has the folder's URL, with a slash. */
export const addressOf = (origin: string, page: UrlPath): string =>
  origin + encodePath(page).replace(/(^|\/)index\.html$/, '$1');
