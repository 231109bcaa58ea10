// A label and its new name -> every definition and use of it changed.
import type { Span } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';
import type { DefinitionFile } from '../read/references/definition-file.ts';
import { normalLabel } from '../core/label.ts';
import { codeTest, outsideCode } from './code-ranges.ts';
import type { Edit, FileChange } from './edit.ts';

export interface LabelledBook {
  /** The labels that each chapter uses, in normal form, and the files that it is made of. */
  readonly chapters: readonly { readonly labels: readonly string[]; readonly files: Iterable<BookPath> }[];
  /** Every file that may define a label. */
  readonly files: readonly BookPath[];
  readonly textOf: (path: BookPath) => string | undefined;
  readonly definitionsIn: (file: BookPath) => DefinitionFile;
}

export interface Renaming {
  readonly from: string;
  readonly to: string;
}

export type RenamePlan =
  | { readonly kind: 'changes'; readonly changes: readonly FileChange[] }
  /** Nothing defines the label. */
  | { readonly kind: 'none' }
  /** The new name is another definition's already. */
  | { readonly kind: 'taken'; readonly file: BookPath };

/** Brackets count in files that define the label and in those of chapters that use it; elsewhere they are text. */
export function planRename(book: LabelledBook, renaming: Renaming): RenamePlan {
  const [from, to] = [normalLabel(renaming.from), normalLabel(renaming.to)];
  const defining = (label: string): readonly BookPath[] =>
    book.files.filter((file) => {
      const found = book.definitionsIn(file).filter((each) => normalLabel(each.label) === label);
      return outsideCode(book.textOf(file) ?? '', found).length > 0;
    });
  const files = new Set(defining(from));
  if (files.size === 0) return { kind: 'none' };
  const [taken] = from === to ? [] : defining(to);
  if (taken !== undefined) return { kind: 'taken', file: taken };
  for (const chapter of book.chapters) {
    if (chapter.labels.includes(from)) for (const file of chapter.files) files.add(file);
  }
  const changes = [...files].sort().flatMap((path): readonly FileChange[] => {
    const before = book.textOf(path);
    if (before === undefined || !path.endsWith('.md')) return [];
    const edits = renameLabel(before, renaming);
    return edits.length === 0 ? [] : [{ path, before, edits }];
  });
  return { kind: 'changes', changes };
}

/** A label between brackets: `[label]`, not escaped; no label is longer (CommonMark 4.7). */
const BRACKETS = /\[((?:[^[\]\\]|\\.){1,999})\]/g;

/**
 * Every use and definition of `from` as `to`; code stays. A shortcut `[from]` shows its label, so it becomes
 * `[from][to]`, and reads as before.
 */
export function renameLabel(text: string, { from, to }: Renaming): readonly Edit[] {
  const isCode = codeTest(text);
  const wanted = normalLabel(from);
  return [...text.matchAll(BRACKETS)].flatMap((match): readonly Edit[] => {
    const { index } = match;
    const label = match[1] ?? '';
    if (normalLabel(label) !== wanted || isCode(index)) return [];
    if (isEscaped(text, index)) return [];
    const end = index + match[0].length;
    const inside: Span = { start: index + 1, end: end - 1 };
    switch (roleOf(text, index, end)) {
      case 'label':
        return [{ span: inside, text: to }];
      case 'collapsed':
        return [{ span: { start: end, end: end + 2 }, text: `[${to}]` }];
      case 'shortcut':
        return [{ span: { start: end, end }, text: `[${to}]` }];
      case 'other':
        return [];
    }
  });
}

const isEscaped = (text: string, at: number): boolean =>
  (/\\*$/.exec(text.slice(Math.max(0, at - 20), at))?.[0].length ?? 0) % 2 === 1;

/** What brackets are by what stands around them. */
function roleOf(text: string, start: number, end: number): 'label' | 'collapsed' | 'shortcut' | 'other' {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text[end] === ':' && /^ {0,3}$/.test(text.slice(lineStart, start))) return 'label';
  if (text[start - 1] === ']') return 'label';
  if (text.startsWith('[]', end)) return 'collapsed';
  return text[end] === '(' || text[end] === '[' ? 'other' : 'shortcut';
}
