// Chapters by their source, with the ids of their headings -> the index of a book that has them.
import { type BookPath, bookPath, urlPath } from '../../../src/core/path.ts';
import type { Facts } from '../../../src/scan/markdown/facts.ts';
import { NO_FACTS } from '../../../src/scan/scan-chapter.ts';
import { type BookIndex, indexBook } from '../../../src/link/resolve/book-index.ts';
import type { WrittenChapter } from '../../../src/read/summary/outline.ts';

export const nowhere = { file: bookPath('src/a.md'), span: { start: 0, end: 0 } };

export function smallIndex(
  chapters: Readonly<Record<string, readonly string[]>>,
  hidden: readonly string[] = [],
): BookIndex {
  const facts = new Map<BookPath, Facts>();
  const items = Object.entries(chapters).map(([source, ids]): WrittenChapter => {
    const headings = ids.map((id) => ({ level: 2 as const, id, text: id, html: id, at: nowhere }));
    facts.set(bookPath(source), { ...NO_FACTS, headings });
    const url = source
      .slice('src/'.length)
      .replace(/(?:README)?\.md$/, (end) => (end === '.md' ? '.html' : 'index.html'));
    return {
      kind: 'chapter',
      name: source,
      source: bookPath(source),
      url: urlPath(url),
      children: [],
      at: nowhere,
    };
  });
  return indexBook({
    outline: { items },
    facts,
    sourceRoot: bookPath('src'),
    files: new Set(),
    hidden: new Set(hidden.map(bookPath)),
  });
}
