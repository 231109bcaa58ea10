// Updates names that refer to a moved chapter: `[[page]]`, `[text][p~page]` and `[text][ex~folder~id]`.
import type { Location } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';
import type { LabelUse } from '../scan/markdown/facts.ts';
import type { BookIndex } from '../link/resolve/book-index.ts';
import { type NamedTarget, resolveLabelName, resolvePageName } from '../link/resolve/page-names.ts';
import type { MoveContext } from './move-target.ts';

/**
 * Updates names to the new file or folder. A name that would become ambiguous or refer to another chapter is left
 * to the user.
 */
export function editNames({ book, move, edits, left }: MoveContext): void {
  const { index } = book;
  const after = movedIndex(index, move.from, move.to);
  const isFrom = (named: NamedTarget | undefined): boolean => leadsTo(named, move.from);
  const isTo = (named: NamedTarget | undefined): boolean => leadsTo(named, move.to);
  const rewrite = ({ label, at }: LabelUse, find: FindName, names: readonly string[]): void => {
    if (!isFrom(find(index, label)) || isTo(find(after, label))) return;
    const name = names.find((each) => isTo(find(after, each)));
    const start = placeOf(label, book.textOf(at.file) ?? '', at);
    if (name === undefined || start === undefined) left.push(at);
    else edits.add(at.file, { span: { start, end: start + label.length }, text: name });
  };
  for (const { facts } of index.pages) {
    for (const use of facts.wikiLinks ?? []) rewrite(use, resolvePageName, pageNames(move.to, use.label));
    for (const use of facts.undefinedLabels) rewrite(use, resolveLabelName, labelNames(move.to, use.label));
  }
}

type FindName = (index: BookIndex, name: string) => NamedTarget | undefined;

const leadsTo = (named: NamedTarget | undefined, source: BookPath): boolean =>
  named?.kind === 'page' && named.page.chapter.source === source;

const movedIndex = (index: BookIndex, from: BookPath, to: BookPath): BookIndex => ({
  ...index,
  pages: index.pages.map((page) =>
    page.chapter.source === from ? { ...page, chapter: { ...page.chapter, source: to } } : page,
  ),
});

/** Possible names: the file name, then with more and more parent folders. The fragment is kept. */
function pageNames(to: BookPath, written: string): readonly string[] {
  const hash = written.indexOf('#');
  const parts = to.replace(/\.md$/i, '').split('/');
  if (/^(?:index|readme)$/i.test(parts.at(-1) ?? '') && parts.length > 1) parts.pop();
  const fragment = hash < 0 ? '' : written.slice(hash);
  return parts.map((_, i) => parts.slice(-i - 1).join('/') + fragment);
}

/** Possible labels in the form of the written one: `p~page`, `ex-folder-id`. */
function labelNames(to: BookPath, written: string): readonly string[] {
  const [, page] = /^(p[-~])/i.exec(written) ?? [];
  if (page !== undefined) return pageNames(to, written).map((name) => page + name);
  const [, start = '', mark = ''] = /^(ex([-~]))/i.exec(written) ?? [];
  const folder = to.split('/').at(-2) ?? '';
  // The boundary between folder and id is ambiguous, so try every separator.
  return [...written.matchAll(/[-~]/g)].map(({ index }) => start + folder + mark + written.slice(index + 1));
}

/** Offset of the name in its link; absent when it is written differently. */
function placeOf(name: string, text: string, { span }: Location): number | undefined {
  const start = text.lastIndexOf(name, span.end - name.length);
  return start >= span.start && text[start - 1] === '[' ? start : undefined;
}
