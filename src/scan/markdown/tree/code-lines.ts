// The lines of a block and its attributes -> the lines with their numbers and marks.
import { type Diagnostic, type Location, diagnose } from '../../../core/diagnostic.ts';
import type { CodeLine } from '../body.ts';
import type { CodeAttributes, LineRange } from './code-attributes.ts';

/** Whether a block's lines are anything but text. */
export const marksLines = ({ numbers, marked, added, removed, diff }: CodeAttributes): boolean =>
  typeof numbers === 'number' || diff === true || [marked, added, removed].some(({ length }) => length > 0);

/** Only lines that readers see are counted: numbers are those that they would count themselves. */
export function markLines(lines: readonly CodeLine[], attributes: CodeAttributes): readonly CodeLine[] {
  if (!marksLines(attributes)) return lines;
  const { numbers } = attributes;
  const margin = attributes.diff ? marginOf(lines) : 0;
  let shown = 0;
  return lines.map((line, i) => {
    // What follows the last line end is no line.
    if (line.hidden || (i === lines.length - 1 && line.text === '')) return line;
    shown++;
    const sign = attributes.diff ? line.text.charAt(0) : '';
    const classes = ['code-line', ...marksOf(attributes, shown, sign)].join(' ');
    const text = /[-+ ]/.test(sign) ? line.text.slice(margin) : line.text;
    return { text, classes, number: typeof numbers === 'number' ? numbers + shown - 1 : undefined };
  });
}

/** How wide the column of signs is: with the space after them, where every line has one. */
const marginOf = (lines: readonly CodeLine[]): number =>
  lines.every(({ text, hidden }) => hidden === true || /^(?:[-+ ](?: |$)|$)/.test(text)) ? 2 : 1;

function marksOf({ marked, added, removed }: CodeAttributes, line: number, sign: string): readonly string[] {
  const isIn = (ranges: readonly LineRange[]): boolean =>
    ranges.some(([first, last]) => first <= line && line <= last);
  return [
    ...(isIn(marked) ? ['code-marked'] : []),
    ...(isIn(added) || sign === '+' ? ['code-added'] : []),
    ...(isIn(removed) || sign === '-' ? ['code-removed'] : []),
  ];
}

/** What the attributes ask of lines that the block does not have. */
export function missingLines(
  lines: readonly CodeLine[],
  { marked, added, removed }: CodeAttributes,
  at: Location,
): readonly Diagnostic[] {
  const shown = lines.filter((line, i) => !line.hidden && (i < lines.length - 1 || line.text !== '')).length;
  return [...marked, ...added, ...removed]
    .filter(([first, last]) => first < 1 || last > shown || first > last)
    .map(([first, last]) =>
      diagnose(
        'code/no-such-line',
        { range: first === last ? `${first}` : `${first}-${last}`, lines: shown },
        at,
      ),
    );
}
