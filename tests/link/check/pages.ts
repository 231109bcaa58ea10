// A page whose links lead to given addresses.
import { bookPath, urlPath } from '../../../src/core/path.ts';
import { NO_FACTS } from '../../../src/scan/scan-chapter.ts';
import type { Page } from '../../../src/link/resolve/book-index.ts';

export function pagesWith(urls: readonly string[]): readonly Page[] {
  const source = bookPath('src/a.md');
  const at = { file: source, span: { start: 0, end: 1 } };
  const page: Page = {
    chapter: { kind: 'chapter', name: 'A', source, url: urlPath('a.html'), children: [], at },
    parents: [],
    facts: {
      ...NO_FACTS,
      links: urls.map((url) => ({ kind: 'link', url, text: 'x', from: source, at })),
    },
    ids: new Set(),
  };
  return [page];
}
