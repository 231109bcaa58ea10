// A book as JSON -> mdBook's `markdown` output: each chapter's text after preprocessors, at its path.
import { hashBytes } from '../../core/hash.ts';
import { type OutputFile, type Site, outputFile } from '../../core/output.ts';
import { leavesRoot, type UrlPath, urlPath } from '../../core/path.ts';
import { type BookJson, chaptersJson } from '../../read/preprocess/book-json.ts';

/** One file for each written chapter; the first of several at one path. A path out of the folder gives none. */
export function markdownSite(book: BookJson): Site {
  const site = new Map<UrlPath, OutputFile>();
  for (const { path, source_path: source, content } of chaptersJson(book.items)) {
    if (path === null) continue;
    const url = urlPath(path);
    if (site.has(url) || leavesRoot(url)) continue;
    site.set(
      url,
      outputFile({
        url,
        by: source ?? path,
        stampOf: () => hashBytes(content),
        content: () => Promise.resolve({ value: content, diagnostics: [] }),
      }),
    );
  }
  return site;
}
