// Finds the place in the book's own files that a JavaScript stack trace names first.
import { relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Location } from '../../../core/diagnostic.ts';
import { bookPath } from '../../../core/path.ts';
import type { Read } from '../../../core/source.ts';
import { isWithin, realPathOf } from '../../../disk/sources/real-path.ts';

/** `file:///book/x.mjs:3:7` and `/book/x.cjs:3:7`; without a column in front of a syntax error. */
const PLACE = /(file:\/\/[^\s()]+?|(?:\/|[A-Z]:\\)[^\n()]+?):(\d+)(?::(\d+))?\)?$/gm;

/** Absent when the trace names no file of the book, or only installed packages. */
export function stackLocation(
  stack: string,
  { root, read }: { readonly root: string; readonly read: Read },
): Location | undefined {
  const roots = [realPathOf(root) ?? root, root];
  for (const [, file = '', line, column] of stack.matchAll(PLACE)) {
    const path = file.startsWith('file:') ? fileURLToPath(file) : file;
    const folder = roots.find((each) => isWithin(each, path));
    if (folder === undefined || path.includes(`${sep}node_modules${sep}`)) continue;
    const source = read(bookPath(relative(folder, path)));
    if (source.kind === 'none') continue;
    const span = spanAt(source.text, Number(line), column === undefined ? undefined : Number(column));
    return { file: source.path, span };
  }
  return undefined;
}

/** From the column on, or of the whole line; both are counted from 1. */
function spanAt(text: string, line: number, column: number | undefined): Location['span'] {
  const lines = text.split('\n');
  const before = lines.slice(0, line - 1).reduce((sum, each) => sum + each.length + 1, 0);
  const whole = lines[line - 1] ?? '';
  const indent = whole.length - whole.trimStart().length;
  const start = Math.min(column === undefined ? indent : column - 1, whole.length);
  const word = /^[\w$]+/.exec(whole.slice(start))?.[0].length;
  const length = column === undefined ? whole.trim().length : (word ?? 1);
  return { start: before + start, end: Math.min(before + start + length, text.length) };
}
