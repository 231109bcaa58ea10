// Renames a label in its definitions and uses.
import type { Span } from '../core/diagnostic.ts';
import type { BookPath } from '../core/path.ts';
import type { DefinitionFile } from '../read/references/definition-file.ts';
import { normalLabel } from '../core/label.ts';
import { codeTest, outsideCode } from './code-ranges.ts';
import type { Edit, FileChange } from './edit.ts';

export interface LabeledBook {
  /** For each chapter, the labels it uses in normal form and the files it is made of. */
  readonly chapters: readonly { readonly labels: readonly string[]; readonly files: Iterable<BookPath> }[];
  /** Every file that can define labels. */
  readonly files: readonly BookPath[];
  readonly textOf: (path: BookPath) => string | undefined;
  readonly definitionsIn: (file: BookPath) => DefinitionFile;
}

export interface LabelRename {
  readonly from: string;
  readonly to: string;
}

export type RenamePlan =
  | { readonly kind: 'changes'; readonly changes: readonly FileChange[] }
  /** The label isn't defined. */
  | { readonly kind: 'none' }
  /** The new name is already defined. */
  | { readonly kind: 'taken'; readonly file: BookPath };

/**
 * Only changes files that define the label and files of chapters that use it; brackets elsewhere are plain text.
 */
export function planRename(book: LabeledBook, renaming: LabelRename): RenamePlan {
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

/** An unescaped label in brackets; labels have at most 999 characters (CommonMark 4.7). */
const BRACKETS = /\[((?:[^[\]\\]|\\.){1,999})\]/g;

/**
 * Renames all uses and definitions outside code. A shortcut `[from]` displays its label, so it becomes `[from][to]`
 * to keep the displayed text.
 */
function renameLabel(text: string, { from, to }: LabelRename): readonly Edit[] {
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

/** The role of a bracketed text, from the characters around it. */
function roleOf(text: string, start: number, end: number): 'label' | 'collapsed' | 'shortcut' | 'other' {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  if (text[end] === ':' && /^ {0,3}$/.test(text.slice(lineStart, start))) return 'label';
  if (text[start - 1] === ']') return 'label';
  if (text.startsWith('[]', end)) return 'collapsed';
  return text[end] === '(' || text[end] === '[' ? 'other' : 'shortcut';
}
