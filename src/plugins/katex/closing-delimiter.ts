// Finds where a formula ends.
import type { MathDelimiter } from './math-options.ts';

/** Whether an odd number of backslashes precedes `at`. */
export function isEscaped(source: string, at: number): boolean {
  let before = at;
  while (source[before - 1] === '\\') before--;
  return (at - before) % 2 === 1;
}

/** The offset of the first closing delimiter that is not escaped; -1 when absent. */
export function closing(source: string, from: number, { right }: MathDelimiter): number {
  let at = source.indexOf(right, from);
  while (at >= 0 && isEscaped(source, at)) at = source.indexOf(right, at + 1);
  return at;
}

/** How strictly single dollars are read. */
export type Dollars =
  /** No white space inside, no digit after them, so that prices stay text (Pandoc's rules). */
  | 'strict'
  /** Like in mdbook-katex, but `$5 and $6` stays text. */
  | 'loose';

/**
 * The offset of the dollar that closes a formula opened before `from`; -1 when absent. The first dollar outside braces
 * either closes it, or there is no formula: `$5 and $x$` has one.
 */
export function closingDollar(source: string, from: number, dollars: Dollars): number {
  if (dollars === 'strict' && isSpace(source[from])) return -1;
  let depth = 0;
  for (let at = from; at < source.length; at++) {
    const character = source[at];
    if (character === '\\') at++;
    else if (character === '{') depth++;
    else if (character === '}') depth--;
    else if (character === '$' && depth <= 0) return mayClose(source, { from, at }, dollars) ? at : -1;
  }
  return -1;
}

const isSpace = (character: string | undefined): boolean => /^\s*$/.test(character ?? '');

interface Formula {
  readonly from: number;
  /** Offset of the closing dollar. */
  readonly at: number;
}

function mayClose(source: string, { from, at }: Formula, dollars: Dollars): boolean {
  if (cutsCode(source, { from, at })) return false;
  const afterSpace = isSpace(source[at - 1]);
  const isPrice = /[0-9]/.test(source[from] ?? '');
  if (dollars === 'loose') return !(isPrice && afterSpace);
  return !afterSpace && !/[0-9]/.test(source[at + 1] ?? '');
}

/** Whether a code span starts inside the formula and ends after it. */
const cutsCode = (source: string, { from, at }: Formula): boolean =>
  source.slice(from, at).split('`').length % 2 === 0 && source.includes('`', at);
