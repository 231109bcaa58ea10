// Renders the output of a terminal: SGR sequences (ECMA-48, 8.3.117) become classes, all other control sequences are
// dropped. Colors are names and not values, so that each page theme chooses readable ones.
import { escapeHtml } from '../../../core/escape-html.ts';
import type { CodeLine } from '../body.ts';

/** The escape character in terminal output. */
export const ESCAPE = '\u001b';

/** Other spellings of the escape character, from languages and from editors that cannot store it. */
const WRITTEN = /(?:\\(?:x1b|e|0?33|u001b|u\{1b\})|\^\[|\u241b)(?=\[[\d;:]*m)/gi;

/** SGR; other sequences (CSI, OSC with its end, single ones); other control characters. */
const SEQUENCE =
  /\u001b\[([\d;:]*)m|\u001b\[[0-?]*[ -/]*[@-~]|\u001b[\]PX^_][^\u0007\u001b]*(?:\u0007|\u001b\\)?|\u001b[ -/]*[0-~]?|[\u0000-\u0008\u000b-\u001a\u001c-\u001f\u007f]/g;

interface Style {
  readonly foreground?: string;
  readonly background?: string;
  readonly effects: ReadonlySet<string>;
}

const PLAIN: Style = { effects: new Set() };

/** An `ansi` block: the text of each line, and its HTML. Styles continue on the next line. */
export function ansiLines(lines: readonly CodeLine[]): readonly CodeLine[] {
  let style = PLAIN;
  return lines.map((line) => {
    const source = line.text.replace(WRITTEN, ESCAPE);
    let text = '';
    let html = '';
    const add = (piece: string): void => {
      text += piece;
      html += renderPiece(piece, style);
    };
    let end = 0;
    for (const sequence of source.matchAll(SEQUENCE)) {
      add(source.slice(end, sequence.index));
      end = sequence.index + sequence[0].length;
      if (sequence[1] !== undefined) style = withParameters(style, sequence[1]);
    }
    add(source.slice(end));
    return { ...line, text, html };
  });
}

function renderPiece(piece: string, style: Style): string {
  if (piece === '') return '';
  const classes = classesOf(style).join(' ');
  return classes === '' ? escapeHtml(piece) : `<span class="${classes}">${escapeHtml(piece)}</span>`;
}

/** A background is a box of its color with text in the page's; a faint one if it is dark, or gray under colored text. */
function classesOf({ foreground, background, effects }: Style): readonly string[] {
  const color = foreground ?? (effects.has('dim') ? 'gray' : undefined);
  const [text, box] = effects.has('reverse') ? [background, color ?? 'white'] : [color, background];
  const others = [...effects].filter((effect) => !NOT_STYLED.has(effect)).map((effect) => `ansi-${effect}`);
  if (box === undefined) return [...colorClass(text), ...others];
  const isFaint = /black|gray/.test(box) || (box === 'white' && colorClass(text).length > 0);
  return isFaint
    ? [...colorClass(text), 'ansi-box', ...others]
    : [...colorClass(box), 'ansi-fill', ...others];
}

/** Effects on colors, which are applied here. */
const NOT_STYLED: ReadonlySet<string> = new Set(['dim', 'reverse']);

/** Black and white are the text's own color, since either is unreadable in some page themes. */
const colorClass = (color: string | undefined): readonly string[] =>
  color === undefined || /black|white/.test(color) ? [] : [`ansi-${color}`];

const COLORS = ['black', 'red', 'green', 'yellow', 'blue', 'magenta', 'cyan', 'white'] as const;

/** Parameter -> effect, and the parameters that end effects. */
const EFFECTS: Readonly<Record<number, string>> = {
  1: 'bold',
  2: 'dim',
  3: 'italic',
  4: 'underline',
  7: 'reverse',
  9: 'strike',
  21: 'underline',
};
const ENDS: Readonly<Record<number, readonly string[]>> = {
  22: ['bold', 'dim'],
  23: ['italic'],
  24: ['underline'],
  27: ['reverse'],
  29: ['strike'],
};

function withParameters(before: Style, parameters: string): Style {
  const codes = parameters.split(';').flatMap(withoutColons);
  let style = before;
  for (let i = 0; i < codes.length; i++) {
    const code = codes[i] ?? 0;
    if (code === 38 || code === 48) {
      const length = codes[i + 1] === 2 ? 4 : 2;
      const color = extendedColor(codes.slice(i + 1, i + 1 + length));
      style = { ...style, [code === 38 ? 'foreground' : 'background']: color };
      i += length;
    } else style = withCode(style, code);
  }
  return style;
}

/** `38:2::1:2:3` and `38:5:1` are other forms of `38;2;1;2;3` and `38;5;1`; `4:3` is a kind of underline, `4:0` none. */
function withoutColons(parameter: string): readonly number[] {
  const parts = parameter.split(':');
  if (parts[0] === '4' && parts[1] === '0') return [24];
  if (parts[0] !== '38' && parts[0] !== '48') return [Number(parts[0])];
  // The third part names a color space; it may be left out.
  const kept = parts[1] === '2' && parts.length > 5 ? [...parts.slice(0, 2), ...parts.slice(3)] : parts;
  return kept.map(Number);
}

function withCode(style: Style, code: number): Style {
  if (code === 0) return PLAIN;
  if (code === 39) return { ...style, foreground: undefined };
  if (code === 49) return { ...style, background: undefined };
  const effect = EFFECTS[code];
  if (effect !== undefined) return { ...style, effects: new Set([...style.effects, effect]) };
  const ends = ENDS[code];
  if (ends !== undefined) {
    return { ...style, effects: new Set([...style.effects].filter((one) => !ends.includes(one))) };
  }
  const color = basicColor(code % 10, code >= 90);
  if (color === undefined) return style;
  if (/^[39]\d$/.test(String(code))) return { ...style, foreground: color };
  return /^(?:4|10)\d$/.test(String(code)) ? { ...style, background: color } : style;
}

/** Bright colors are those of the theme too, except gray, which is not black. */
const basicColor = (index: number, isBright: boolean): string | undefined =>
  index === 0 && isBright ? 'gray' : COLORS[index];

/** `5;n` and `2;r;g;b`. */
function extendedColor([kind, first = 0, green = 0, blue = 0]: readonly number[]): string | undefined {
  if (kind === 2) return nearestColor([first, green, blue]);
  if (kind !== 5) return undefined;
  if (first < 16) return basicColor(first % 8, first >= 8);
  if (first >= 232) return nearestColor([0, 0, 0].map(() => 8 + (first - 232) * 10));
  const cube = first - 16;
  return nearestColor(
    [36, 6, 1].map((size) => [0, 95, 135, 175, 215, 255][Math.floor(cube / size) % 6] ?? 0),
  );
}

/** Grays by their brightness, all others by their hue. */
function nearestColor(rgb: readonly number[]): string {
  const [red = 0, green = 0, blue = 0] = rgb;
  const most = Math.max(...rgb);
  const least = Math.min(...rgb);
  if (most - least < 32) return most < 64 ? 'black' : most < 176 ? 'gray' : 'white';
  const middle = (most + least) / 2;
  const bits = (red > middle ? 1 : 0) + (green > middle ? 2 : 0) + (blue > middle ? 4 : 0);
  return COLORS[bits] ?? 'white';
}
