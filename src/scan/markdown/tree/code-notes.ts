// Ties numbered comments in code, such as `// (1)!`, to the ordered list below the block. The form is that of Material for
// MkDocs with stripped comments; elsewhere it is a comment with a number and a list.
import { type Location, diagnose } from '../../../core/diagnostic.ts';
import type { CodeLine } from '../body.ts';
import { isAboutMarkdown } from './code-notation.ts';
import { blockLists, codeIn } from './code-output.ts';
import type { ChapterContext } from './context.ts';
import { type ElementNode, type Node, attributeOf, classesOf, setAttribute, textOf } from './node.ts';

/** The notes of a block. */
export interface CodeNotes {
  /** Start of the ids of the list's items: `code-note-1` for `code-note-1-2`. */
  readonly id: string;
  /** Numbers of the items. */
  readonly numbers: ReadonlySet<number>;
}

/** By the `code` element of the block. */
export type NotesOfBlocks = ReadonlyMap<ElementNode, CodeNotes>;

/** A comment at the end of a line with nothing but numbers, each in the form `(1)!`. */
const MARKERS =
  /\s*(?:(?:\/{2,}|#+|--+|;+|%+|\bREM\b)\s*((?:\(\d{1,3}\)!\s*)+)|(?:\{\/\*|\/\*+|<!--|\{\{!(?:--)?|<%--|\{#|<#|\{-|\(\*)\s*((?:\(\d{1,3}\)!\s*)+)(?:\*\/\}|\*\/|-->|(?:--)?\}\}|--%>|#\}|#>|-\}|\*\)))\s*$/i;

/** Must run before the text of the blocks becomes slots. */
export function findNotes(context: ChapterContext, root: Node[]): NotesOfBlocks {
  const found = new Map<ElementNode, CodeNotes>();
  for (const siblings of blockLists(root)) {
    for (const [i, node] of siblings.entries()) {
      const code = codeIn(node);
      if (code?.code === undefined || !textOf(code).includes(')!')) continue;
      const notes = notesOf(context, code, { list: listAfter(siblings, i), count: found.size + 1 });
      if (notes) found.set(code, notes);
    }
  }
  return found;
}

function listAfter(siblings: readonly Node[], at: number): ElementNode | undefined {
  const next = siblings.slice(at + 1).find((node) => node.kind !== 'text' || node.text.trim() !== '');
  return next?.kind === 'element' && next.name === 'ol' && !next.raw ? next : undefined;
}

function notesOf(
  { diagnostics, options }: ChapterContext,
  code: ElementNode,
  { list, count }: { readonly list: ElementNode | undefined; readonly count: number },
): CodeNotes | undefined {
  const lines = textOf(code).split('\n');
  const isEditable = classesOf(code).includes('editable') && options.playground.editable;
  if (isEditable || lines.some(isAboutMarkdown)) return undefined;
  const used = new Set(lines.flatMap((line) => numbersIn(line)));
  const items = list?.children.filter((item) => item.kind === 'element') ?? [];
  const start = Number((list && attributeOf(list, 'start')) ?? 1);
  const numbers = new Set(items.map((_, i) => start + i));
  report(diagnostics, { used, numbers, at: code.at });
  if (list === undefined || ![...used].some((number) => numbers.has(number))) return undefined;
  const id = `code-note-${count}`;
  setAttribute(list, 'class', 'code-notes');
  for (const [i, item] of items.entries())
    if (attributeOf(item, 'id') === undefined) setAttribute(item, 'id', `${id}-${start + i}`);
  return { id, numbers };
}

function report(
  diagnostics: ChapterContext['diagnostics'],
  {
    used,
    numbers,
    at,
  }: {
    readonly used: ReadonlySet<number>;
    readonly numbers: ReadonlySet<number>;
    readonly at: Location | undefined;
  },
): void {
  if (at === undefined || used.size === 0) return;
  for (const number of used)
    if (!numbers.has(number)) diagnostics.push(diagnose('code/no-note', { number, items: numbers.size }, at));
  if (![...used].some((number) => numbers.has(number))) return;
  for (const number of numbers)
    if (!used.has(number)) diagnostics.push(diagnose('code/unused-note', { number }, at));
}

const numbersIn = (line: string): readonly number[] => {
  const [, open, closed] = MARKERS.exec(line) ?? [];
  return [...(open ?? closed ?? '').matchAll(/\d+/g)].map(([digits]) => Number(digits));
};

/** Takes the markers that have a note out of the code. Hidden lines keep theirs. */
export const readNotes = (lines: readonly CodeLine[], { numbers }: CodeNotes): readonly CodeLine[] =>
  lines.map((line) => {
    const notes = numbersIn(line.text);
    const isKnown = notes.length > 0 && notes.every((number) => numbers.has(number));
    if (line.hidden || !isKnown) return line;
    return { ...line, text: line.text.replace(MARKERS, ''), notes };
  });
