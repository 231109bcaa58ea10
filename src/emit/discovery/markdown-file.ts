// A chapter -> its Markdown beside its page, for programs that read that rather than HTML.
import { hashOf } from '../../core/hash.ts';
import { type OutputFile, outputFile } from '../../core/output.ts';
import { markdownUrl } from './markdown-copy.ts';
import type { Page } from '../../link/resolve/book-index.ts';
import type { BookModel } from '../book-model.ts';

export function markdownFile({ scanned }: BookModel, { chapter }: Page): OutputFile {
  const known = scanned.get(chapter.source);
  return outputFile({
    url: markdownUrl(chapter.url),
    by: chapter.source,
    stampOf: () => hashOf(['markdown', known?.hash ?? '']),
    content: async () => ({ value: (await known?.heavy())?.markdown ?? '', diagnostics: [] }),
  });
}
