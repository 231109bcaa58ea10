// Breaks a title into lines that fit a given width, by average letter widths.

/** Measures the width of a text. */
export type WidthOf = (text: string) => number;

export interface TextBox {
  readonly width: number;
  /** Maximum number of lines: the last one ends in `…` if there would be more. */
  readonly lines: number;
}

/** Possible line breaks: after words with their space, and after each letter of a script without spaces. */
const PIECES =
  /\s+|(?:[\p{Ps}\p{Pi}]*[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]\p{M}*[\p{Pe}\p{Pf}\p{Po}ーぁぃぅぇぉっゃゅょァィゥェォッャュョ]*)|(?:(?![\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]).)+?(?:::|[/_-](?=\p{L})|(?=[\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}])|$)/gsu;

/** Balanced lines, as few as possible. */
export function breakLines(title: string, widthOf: WidthOf, box: TextBox): readonly string[] {
  const text = title.replace(/\s+/g, ' ').trim();
  const pieces = (text.match(PIECES) ?? [text]).flatMap((piece) => cut(piece, widthOf, box.width));
  const lines = fill(pieces, widthOf, box.width);
  if (lines.length > box.lines) return shortened(lines, widthOf, box);
  let best = lines;
  for (let width = box.width * 0.95; width > box.width / 2; width *= 0.95) {
    const tighter = fill(pieces, widthOf, width);
    if (tighter.length > lines.length || tighter.some((line) => widthOf(line) > width)) break;
    best = tighter;
  }
  return best;
}

/** True if the whole text fits without `…`. */
export const fits = (lines: readonly string[]): boolean => !(lines.at(-1) ?? '').endsWith('…');

/** Greedy line breaking. */
function fill(pieces: readonly string[], widthOf: WidthOf, width: number): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && widthOf((line + piece).trimEnd()) > width) {
      lines.push(line.trimEnd());
      line = piece.trimStart();
    } else line += line === '' ? piece.trimStart() : piece;
  }
  return line === '' ? lines : [...lines, line.trimEnd()];
}

/** Splits a word that is too long for a line. */
function cut(piece: string, widthOf: WidthOf, width: number): readonly string[] {
  if (widthOf(piece) <= width) return [piece];
  const humps = piece.split(/(?<=\p{Ll})(?=\p{Lu})/u);
  if (humps.length > 1) return humps.flatMap((hump) => cut(hump, widthOf, width));
  const parts: string[] = [];
  let part = '';
  // A letter stays with its combining marks.
  for (const letter of piece.match(/\P{M}\p{M}*|\p{M}+/gu) ?? []) {
    if (part !== '' && widthOf(part + letter) > width) {
      parts.push(part);
      part = '';
    }
    part += letter;
  }
  return part === '' ? parts : [...parts, part];
}

function shortened(lines: readonly string[], widthOf: WidthOf, box: TextBox): readonly string[] {
  const kept = lines.slice(0, box.lines);
  let last = kept.pop() ?? '';
  while (last !== '' && widthOf(`${last}…`) > box.width) last = last.slice(0, last.search(/\P{M}\p{M}*$/u));
  return [...kept, `${last.trimEnd()}…`];
}

/** Approximate width of a text at font size 1 in a bold sans-serif font; precise enough to compare texts. */
export function roughWidth(text: string): number {
  let width = 0;
  for (const letter of text) width += letterWidth(letter);
  return width;
}

const NARROW = /[\sijltfrI.,:;'’|!()[\]{}·-]/;
const BROAD = /[mwMW@%&—…]/;
const NO_WIDTH = /\p{M}|\p{Cf}/u;
const SQUARE =
  /[\u1100-\u115f\u2e80-\u303e\u3041-\u33ff\u3400-\u4dbf\u4e00-\u9fff\ua960-\ua97c\uac00-\ud7a3\uf900-\ufaff\ufe30-\ufe6b\uff01-\uff60\uffe0-\uffe6\u{1f300}-\u{1faff}\u{20000}-\u{3fffd}]/u;

function letterWidth(letter: string): number {
  if (NO_WIDTH.test(letter)) return 0;
  if (SQUARE.test(letter)) return 1;
  if (NARROW.test(letter)) return 0.34;
  if (BROAD.test(letter)) return 0.9;
  return /\p{Lu}/u.test(letter) ? 0.7 : 0.58;
}
