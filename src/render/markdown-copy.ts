// A chapter's page -> where its Markdown is, for programs that read that rather than HTML.
import { type UrlPath, urlPath } from '../core/path.ts';

/** `ch01/a.html` -> `ch01/a.md`: no other file of a site is called so, since mdBook copies no `.md`. */
export const markdownUrl = (page: UrlPath): UrlPath => urlPath(page.replace(/\.html$/, '.md'));
