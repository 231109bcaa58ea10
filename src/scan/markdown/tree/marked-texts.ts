// Finds the texts that `mark="text"` and `mark=/pattern/` ask for in the lines of a code block.
import { createContext, runInContext } from 'node:vm';
import { type Diagnostic, type Location, type Outcome, diagnose } from '../../../core/diagnostic.ts';
import type { CodeLine } from '../body.ts';
import type { TextPattern } from './code-attributes.ts';

type Range = readonly [start: number, end: number];

/** Hidden lines are left out. `at` is where problems are reported. */
export function markTexts(
  lines: readonly CodeLine[],
  patterns: readonly TextPattern[],
  at: Location | undefined,
): Outcome<readonly CodeLine[]> {
  const shown = lines.map(({ text, hidden }) => (hidden ? '' : text));
  const diagnostics: Diagnostic[] = [];
  const found: Range[][] = shown.map(() => []);
  for (const pattern of patterns) {
    const result = rangesOf(pattern, shown);
    if ('problem' in result) {
      if (at) diagnostics.push(diagnose('code/invalid-pattern', result, at));
      continue;
    }
    if (at && result.ranges.every(({ length }) => length === 0))
      diagnostics.push(diagnose('code/no-such-text', { text: writtenAs(pattern) }, at));
    for (const [i, ranges] of result.ranges.entries()) found[i]?.push(...ranges);
  }
  const value = lines.map((line, i) => (found[i]?.length ? { ...line, ranges: found[i] } : line));
  return { value, diagnostics };
}

type Result =
  { readonly ranges: readonly (readonly Range[])[] } | { readonly pattern: string; readonly problem: string };

const writtenAs = (pattern: TextPattern): string =>
  pattern.kind === 'text' ? pattern.text : `/${pattern.source}/${pattern.flags}`;

function rangesOf(pattern: TextPattern, texts: readonly string[]): Result {
  if (pattern.kind === 'text') return { ranges: texts.map((text) => occurrences(text, pattern.text)) };
  const written = writtenAs(pattern);
  try {
    const expression = new RegExp(pattern.source, [...new Set(`${pattern.flags}g`)].join(''));
    return { ranges: matchesIn(texts, expression) };
  } catch (error) {
    return { pattern: written, problem: problemOf(error) };
  }
}

function occurrences(text: string, wanted: string): readonly Range[] {
  const ranges: Range[] = [];
  if (wanted === '') return ranges;
  for (let at = text.indexOf(wanted); at >= 0; at = text.indexOf(wanted, at + wanted.length))
    ranges.push([at, at + wanted.length]);
  return ranges;
}

/** Milliseconds for all lines of a block. Only a pattern that backtracks without end takes longer. */
const TIME_LIMIT = 1000;

/** Runs in a context of its own, because only there a search can be interrupted. */
function matchesIn(texts: readonly string[], expression: RegExp): readonly (readonly Range[])[] {
  const context = createContext({ texts, expression });
  const code =
    'texts.map((text) => Array.from(text.matchAll(expression), (match) => [match.index, match.index + match[0].length]))';
  const found = runInContext(code, context, { timeout: TIME_LIMIT }) as readonly (readonly Range[])[];
  return found.map((ranges) =>
    ranges.filter(([start, end]) => start < end).map(([start, end]) => [start, end]),
  );
}

/** JavaScript's message repeats the pattern. */
const problemOf = (error: unknown): string => {
  const { message, code } = error as NodeJS.ErrnoException;
  if (code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return 'it takes too long';
  return message
    .replace(/^Invalid regular expression: [^]*: |^Invalid /, '')
    .replace(/^./, (first) => first.toLowerCase());
};
