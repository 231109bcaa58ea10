// Reads `<!-- check-ignore code -->` comments, and reports unknown codes in them.
//
//     <!-- check-ignore link/no-such-page, check/heading-skipped -->   alone on its line: the block after it
//     text with a [link](gone.md) <!-- check-ignore -->                next to text: its line; without codes, all of them
//     <!-- check-ignore-file check/no-alternative-text -->             the whole file; codes must be named
//     <!-- check-ignore link: the page comes with version 2 -->        a colon begins a reason
import { diagnosticCodes } from '../core/catalog.ts';
import { type Diagnostic, type Span, diagnose } from '../core/diagnostic.ts';
import { nearest } from '../core/nearest.ts';
import type { BookPath } from '../core/path.ts';
import type { TextOf } from './position.ts';

/** What a comment silences. */
export interface Suppression {
  /** Empty for every code. */
  readonly codes: readonly string[];
  /** Where diagnostics have to begin. */
  readonly span: Span;
  /** The place of the comment. */
  readonly comment: Span;
}

/** True for a diagnostic that a comment of its file silences; each file is looked through once. */
export function createSuppressions(textOf: TextOf): (diagnostic: Diagnostic) => boolean {
  const byFile = new Map<BookPath, readonly Suppression[]>();
  return ({ code, at }) => {
    if (at === undefined) return false;
    const known = byFile.get(at.file) ?? suppressionsIn(textOf(at.file) ?? '');
    byFile.set(at.file, known);
    return known.some(
      ({ codes, span }) =>
        at.span.start >= span.start &&
        at.span.start < span.end &&
        (codes.length === 0 || codes.some((name) => isMeant(name, code))),
    );
  };
}

/** A code, or the part before its `/` for all codes of an area. */
const isMeant = (name: string, code: string): boolean => name === code || code.startsWith(`${name}/`);

/** Unknown codes in comments of `file`, which silence nothing. */
export const checkSuppressions = (file: BookPath, text: string): readonly Diagnostic[] =>
  suppressionsIn(text).flatMap(({ codes, comment }) =>
    codes
      .filter((name) => !diagnosticCodes.some((code) => isMeant(name, code)))
      .map((code) => {
        const near = nearest(code, diagnosticCodes);
        const args = { code, nearest: near };
        return diagnose('check/unknown-code', args, { file, span: comment });
      }),
  );

const COMMENT = /<!--\s*check-ignore(-file)?(?:\s+([\w/,\s-]*?))?\s*(?::(?:(?!-->)[^])*)?-->/g;
const FENCE = /^ {0,3}(`{3,}|~{3,})[^\n]*\n[^]*?(?:^ {0,3}\1[`~]*[ \t]*$|(?![^]))/gm;

/** In order; comments in fenced code and in code spans are text about comments. */
function suppressionsIn(text: string): readonly Suppression[] {
  if (!text.includes('check-ignore')) return [];
  const code = [...text.matchAll(FENCE)].map(({ 0: all, index }) => ({
    start: index,
    end: index + all.length,
  }));
  return [...text.matchAll(COMMENT)].flatMap((match): Suppression[] => {
    const { index, 0: all, 1: file, 2: list = '' } = match;
    const comment = { start: index, end: index + all.length };
    if (code.some(({ start, end }) => index >= start && index < end) || isInCodeSpan(text, index)) return [];
    const codes = list.split(/[\s,]+/).filter((name) => name !== '');
    if (file !== undefined && codes.length === 0) return [];
    const span = file === undefined ? reachOf(text, comment) : { start: 0, end: text.length + 1 };
    return [{ codes, span, comment }];
  });
}

/** An odd number of backticks before it on its line: the first of a pair is open. */
function isInCodeSpan(text: string, at: number): boolean {
  const before = text.slice(text.lastIndexOf('\n', at - 1) + 1, at);
  return (before.split('`').length - 1) % 2 === 1;
}

/** The line of a comment next to text; else the next block: all lines up to a blank one, a fenced block whole. */
function reachOf(text: string, { start, end }: Span): Span {
  const lineStart = text.lastIndexOf('\n', start - 1) + 1;
  const lineEnd = endOfLine(text, end);
  const isAlone = QUOTED.test(text.slice(lineStart, start)) && text.slice(end, lineEnd).trim() === '';
  if (!isAlone) return { start: lineStart, end: lineEnd + 1 };
  const blank = /[\s>]*/y;
  blank.lastIndex = lineEnd;
  blank.exec(text);
  const from = text.lastIndexOf('\n', blank.lastIndex - 1) + 1;
  FENCE.lastIndex = 0;
  for (const { 0: all, index } of text.matchAll(FENCE))
    if (index === from) return { start: from, end: index + all.length };
  const gap = text.slice(from).search(/\n[ \t>]*(?:\n|$)/);
  return { start: from, end: gap < 0 ? text.length + 1 : from + gap + 1 };
}

/** What may precede a comment on a line of its own: block quote markers. */
const QUOTED = /^[\s>]*$/;

function endOfLine(text: string, at: number): number {
  const end = text.indexOf('\n', at);
  return end < 0 ? text.length : end;
}
