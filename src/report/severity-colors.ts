// Colors of severities. The caller provides the colors, since `report/` knows no terminal.
import type { Severity } from '../core/diagnostic.ts';

/** Puts a text into a color. Same shape as picocolors' `createColors()`. */
export interface Paint {
  readonly bold: (text: string) => string;
  readonly dim: (text: string) => string;
  readonly red: (text: string) => string;
  readonly yellow: (text: string) => string;
  readonly blue: (text: string) => string;
  readonly cyan: (text: string) => string;
  readonly green: (text: string) => string;
}

const same = (text: string): string => text;

/** No colors at all: what a file, a pipe and `NO_COLOR` get. */
export const plainPaint: Paint = {
  bold: same,
  dim: same,
  red: same,
  yellow: same,
  blue: same,
  cyan: same,
  green: same,
};

const colors = { error: 'red', warning: 'yellow', notice: 'cyan' } as const satisfies Record<
  Severity,
  keyof Paint
>;

/** A text in the color of a severity. */
export const paintAs = (paint: Paint, severity: Severity, text: string): string =>
  paint[colors[severity]](text);
