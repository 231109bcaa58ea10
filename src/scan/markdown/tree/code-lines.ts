// Applies line numbers, highlights and diff marks to the lines of a code block.
import { type Diagnostic, type Location, diagnose } from '../../../core/diagnostic.ts';
import { escapeText } from '../../../core/escape-html.ts';
import type { CodeLine } from '../body.ts';
import type { CodeAttributes, LineRange } from './code-attributes.ts';

/** Whether the attributes affect individual lines. */
export const marksLines = (attributes: CodeAttributes): boolean =>
  typeof attributes.numbers === 'number' || attributes.diff === true || rangesOf(attributes).length > 0;

const rangesOf = ({ marked, added, removed, focused }: CodeAttributes): readonly LineRange[] => [
  ...marked,
  ...added,
  ...removed,
  ...focused,
];

/** Classes of each line that markers in the code add. */
type Marks = readonly (readonly string[])[];

/** Numbers count only visible lines, as a reader would. */
export function markLines(
  lines: readonly CodeLine[],
  attributes: CodeAttributes,
  marks: Marks = [],
): readonly CodeLine[] {
  if (!marksLines(attributes) && !marks.some(({ length }) => length > 0)) return lines;
  const { numbers } = attributes;
  const isPatch = lines.some(({ text }) => /^@@ -\d/.test(text));
  const margin = attributes.diff ? marginOf(lines) : 0;
  let shown = 0;
  return lines.map((line, i) => {
    if (line.hidden && attributes.diff) return { ...line, text: line.text.replace(/^ /, '') };
    // The empty string after the final line end isn't a line.
    if (line.hidden || (i === lines.length - 1 && line.text === '')) return line;
    shown++;
    if (attributes.diff && isPatch && PATCH_HEADER.test(line.text))
      return { ...patchHeader(line), number: undefined };
    const sign = attributes.diff ? line.text.charAt(0) : '';
    const classes = new Set(['code-line', ...marksOf(attributes, shown, sign), ...(marks[i] ?? [])]);
    const text = /[-+ ]/.test(sign) ? line.text.slice(margin) : line.text;
    const number = typeof numbers === 'number' ? numbers + shown - 1 : undefined;
    return { ...line, text, classes: [...classes].join(' '), number };
  });
}

/** Width of the sign column: includes the space after the signs if every line has one. */
const marginOf = (lines: readonly CodeLine[]): number =>
  lines.every(({ text, hidden }) => hidden === true || /^(?:[-+ ](?: |$)|$)/.test(text)) ? 2 : 1;

/** Lines of a patch that aren't lines of a file: they are neither highlighted nor copied. */
const PATCH_HEADER =
  /^(?:@@ -\d|diff --git |index [\da-f]+\.\.|(?:new|deleted) file mode |--- |\+\+\+ |\\ No newline)/;

const patchHeader = (line: CodeLine): CodeLine => ({
  ...line,
  classes: 'code-line code-hunk',
  html: `<span class="hljs-comment">${escapeText(line.text)}</span>`,
});

function marksOf(
  { marked, added, removed, focused }: CodeAttributes,
  line: number,
  sign: string,
): readonly string[] {
  const isIn = (ranges: readonly LineRange[]): boolean =>
    ranges.some(([first, last]) => first <= line && line <= last);
  return [
    ...(isIn(marked) ? ['code-marked'] : []),
    ...(isIn(added) || sign === '+' ? ['code-added'] : []),
    ...(isIn(removed) || sign === '-' ? ['code-removed'] : []),
    ...(isIn(focused) ? ['code-focused'] : []),
  ];
}

/** Reports ranges that refer to lines the block doesn't have. */
export function missingLines(
  lines: readonly CodeLine[],
  attributes: CodeAttributes,
  at: Location,
): readonly Diagnostic[] {
  const shown = lines.filter((line, i) => !line.hidden && (i < lines.length - 1 || line.text !== '')).length;
  return [...rangesOf(attributes), ...attributes.collapsed]
    .filter(
      ([first, last]) => first < 1 || first > shown || first > last || (last > shown && last < Infinity),
    )
    .map(([first, last]) => diagnose('code/no-such-line', { range: nameOf(first, last), lines: shown }, at));
}

const nameOf = (first: number, last: number): string =>
  first === last ? `${first}` : `${first}-${last === Infinity ? '' : last}`;
