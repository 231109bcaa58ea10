// A chapter -> its Markdown beside its page, for programs that read that rather than HTML.
import { hashOf } from '../../core/hash.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import type { Page } from '../../link/resolve/book-index.ts';
import type { SiteModel } from '../site-model.ts';

/** `ch01/a.html` -> `ch01/a.md`: no other file of a site is called so, since mdBook copies no `.md`. */
export const markdownUrl = (page: UrlPath): UrlPath => urlPath(page.replace(/\.html$/, '.md'));

export function markdownFile({ scanned }: SiteModel, { chapter }: Page): OutputFile {
  const known = scanned.get(chapter.source);
  return outputFile({
    url: markdownUrl(chapter.url),
    by: chapter.source,
    stampOf: () => hashOf(['markdown', known?.hash ?? '']),
    content: async () => ({ value: (await known?.heavy())?.markdown ?? '', diagnostics: [] }),
  });
}
