// Renders the lines of a span with the span underlined.
import type { Severity, Span } from '../core/diagnostic.ts';
import { lineWindow } from './line-window.ts';
import { type Paint, paintAs } from './severity-colors.ts';
import { lineIndexAt, lineStarts } from './position.ts';

export interface FrameStyle {
  readonly paint: Paint;
  readonly severity: Severity;
  /** Terminal columns that a line of the frame may take; a longer source line is cut around its span. */
  readonly width: number;
}

export interface CodeFrame {
  readonly text: string;
  /** Columns of the line numbers, by which lines above and below the frame are indented. */
  readonly gutter: number;
}

/** A source line with the part of it that is underlined, in offsets from its start; `to` is absent for nothing. */
interface FrameLine {
  readonly number: number;
  readonly text: string;
  readonly from: number;
  readonly to?: number;
}

/** Of a longer span, only the first two lines and the last one are shown. */
const MAX_LINES = 4;
/** Never narrower than this, however narrow the terminal: a frame without its span is useless. */
const MIN_WIDTH = 20;

/**
 * The lines of `span` behind their numbers, with carets under the span:
 *
 *       |
 *     3 | see {{#include a.rs}} here
 *       |     ^^^^^^^^^^^^^^^^^
 *
 * An empty span has one caret. Of a span over more than four lines the first two and the last are shown.
 */
export function codeFrame(text: string, span: Span, style: FrameStyle): CodeFrame {
  const lines = frameLines(text, span);
  const gutter = String(lines.at(-1)?.number ?? 1).length;
  const rows =
    lines.length <= MAX_LINES
      ? lines.flatMap((line) => lineRows(line, gutter, style))
      : [
          ...lines.slice(0, 2).flatMap((line) => lineRows(line, gutter, style)),
          style.paint.blue('...'),
          ...lines.slice(-1).flatMap((line) => lineRows(line, gutter, style)),
        ];
  return { text: [barRow(gutter, style.paint), ...rows].join('\n'), gutter };
}

/** An empty row of a frame: the bar alone. */
export const barRow = (gutter: number, paint: Paint): string => `${' '.repeat(gutter)} ${paint.blue('|')}`;

function lineRows(line: FrameLine, gutter: number, style: FrameStyle): readonly string[] {
  const width = Math.max(MIN_WIDTH, style.width - gutter - ' | '.length);
  const { shown, indent, carets } = lineWindow({ ...line, to: line.to ?? line.from }, width);
  const number = style.paint.blue(`${String(line.number).padStart(gutter)} |`);
  const source = shown === '' ? number : `${number} ${shown}`;
  if (line.to === undefined) return [source];
  const marks = paintAs(style.paint, style.severity, '^'.repeat(carets));
  return [source, `${barRow(gutter, style.paint)} ${' '.repeat(indent)}${marks}`];
}

function frameLines(text: string, { start, end }: Span): readonly FrameLine[] {
  const begin = Math.min(start, text.length);
  const stop = Math.min(Math.max(end, begin), text.length);
  const starts = lineStarts(text);
  const first = lineIndexAt(starts, begin);
  // A span that takes a line's end with it does not reach into the next line.
  const last = Math.max(
    first,
    lineIndexAt(starts, stop > begin && text[stop - 1] === '\n' ? stop - 1 : stop),
  );
  return starts.slice(first, last + 1).map((lineStart, i) => {
    const line = text.slice(lineStart, starts[first + i + 1] ?? text.length + 1).replace(/\n$/, '');
    return { number: first + i + 1, ...markOf(line, begin - lineStart, stop - lineStart) };
  });
}

/** The part of one line between two offsets that may lie outside it; without the indentation of a continued line. */
function markOf(text: string, begin: number, stop: number): Omit<FrameLine, 'number'> {
  const to = Math.min(stop, text.length);
  if (begin >= 0) return { text, from: Math.min(begin, text.length), to };
  const from = text.length - text.trimStart().length;
  return from < to ? { text, from, to } : { text, from: 0 };
}
