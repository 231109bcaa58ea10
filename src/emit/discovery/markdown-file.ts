// The Markdown copy of a page, for programs that prefer it to HTML.
import { hashOf } from '../../core/hash.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import type { Page } from '../../link/resolve/book-index.ts';
import type { SiteModel } from '../site-model.ts';

/** `ch01/a.html` -> `ch01/a.md`. It can't collide with other files, because `.md` files aren't copied into the site. */
export const markdownUrl = (page: UrlPath): UrlPath => urlPath(page.replace(/\.html$/, '.md'));

export function markdownFile({ scanned }: SiteModel, { chapter }: Page): OutputFile {
  const chapterScan = scanned.get(chapter.source);
  return outputFile({
    url: markdownUrl(chapter.url),
    by: chapter.source,
    stampOf: () => hashOf(['markdown', chapterScan?.hash ?? '']),
    content: async () => ({ value: (await chapterScan?.heavy())?.markdown ?? '', diagnostics: [] }),
  });
}
