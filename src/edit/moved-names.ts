// A chapter's old and new place -> names that lead to it, in `[[page]]`, `[text][p~page]` and `[text][ex~folder~id]`.
import type { Location } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';
import type { LabelUse } from '../scan/markdown/facts.ts';
import type { BookIndex } from '../link/resolve/book-index.ts';
import { type Named, namedLabel, namedPage } from '../link/resolve/names.ts';
import type { MoveWork } from './move-target.ts';

/** Names follow the chapter's file or folder; one that would mean another chapter, or several, is left to a person. */
export function editNames({ book, move, edits, left }: MoveWork): void {
  const { index } = book;
  const after = movedIndex(index, move.from, move.to);
  const isFrom = (named: Named | undefined): boolean => leadsTo(named, move.from);
  const isTo = (named: Named | undefined): boolean => leadsTo(named, move.to);
  const rewrite = ({ label, at }: LabelUse, find: FindName, names: readonly string[]): void => {
    if (!isFrom(find(index, label)) || isTo(find(after, label))) return;
    const name = names.find((each) => isTo(find(after, each)));
    const start = placeOf(label, book.textOf(at.file) ?? '', at);
    if (name === undefined || start === undefined) left.push(at);
    else edits.add(at.file, { span: { start, end: start + label.length }, text: name });
  };
  for (const { facts } of index.pages) {
    for (const use of facts.wikiLinks ?? []) rewrite(use, namedPage, pageNames(move.to, use.label));
    for (const use of facts.undefinedLabels) rewrite(use, namedLabel, labelNames(move.to, use.label));
  }
}

type FindName = (index: BookIndex, name: string) => Named | undefined;

const leadsTo = (named: Named | undefined, source: BookPath): boolean =>
  named?.kind === 'page' && named.page.chapter.source === source;

const movedIndex = (index: BookIndex, from: BookPath, to: BookPath): BookIndex => ({
  ...index,
  pages: index.pages.map((page) =>
    page.chapter.source === from ? { ...page, chapter: { ...page.chapter, source: to } } : page,
  ),
});

/** The file's name, and with its folders as far as it takes; what follows `#` stays. */
function pageNames(to: BookPath, written: string): readonly string[] {
  const hash = written.indexOf('#');
  const parts = to.replace(/\.md$/i, '').split('/');
  if (/^(?:index|readme)$/i.test(parts.at(-1) ?? '') && parts.length > 1) parts.pop();
  const fragment = hash < 0 ? '' : written.slice(hash);
  return parts.map((_, i) => parts.slice(-i - 1).join('/') + fragment);
}

/** In the form of the written label: `p~page`, `ex-folder-id`. */
function labelNames(to: BookPath, written: string): readonly string[] {
  const [, page] = /^(p[-~])/i.exec(written) ?? [];
  if (page !== undefined) return pageNames(to, written).map((name) => page + name);
  const [, start = '', mark = ''] = /^(ex([-~]))/i.exec(written) ?? [];
  const folder = to.split('/').at(-2) ?? '';
  // Where the folder ends and the id begins is not to be seen, so each mark is tried.
  return [...written.matchAll(/[-~]/g)].map(({ index }) => start + folder + mark + written.slice(index + 1));
}

/** The name within its link; absent where it does not stand as it is. */
function placeOf(name: string, text: string, { span }: Location): number | undefined {
  const start = text.lastIndexOf(name, span.end - name.length);
  return start >= span.start && text[start - 1] === '[' ? start : undefined;
}
