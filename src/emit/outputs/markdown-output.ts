// mdBook's `markdown` output: each chapter's text after preprocessors, at its own path.
import { hashBytes } from '../../core/hash.ts';
import { type OutputFile, type Site, outputFile } from '../../core/output-file.ts';
import { leavesRoot, type UrlPath, urlPath } from '../../core/path.ts';
import { type BookJson, chaptersJson } from '../../read/preprocess/book-json.ts';
import { type Output, filesOnly } from './output.ts';

export const markdownOutput: Output = {
  produce: async ({ json }) => {
    const book = await json();
    return filesOnly(markdownFiles(book.value), book.diagnostics);
  },
};

/** One file per written chapter; the first one wins if several share a path. Paths outside the folder are skipped. */
function markdownFiles(book: BookJson): Site {
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
