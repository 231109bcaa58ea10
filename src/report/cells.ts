// Makes text safe for a terminal and measures its width in columns.

/** A grapheme: one user-perceived character, such as `e` with an accent, a flag or a family emoji. */
export interface Cell {
  /** Printable form, without control characters or bidirectional controls. */
  readonly shown: string;
  /**
   * Width in terminal columns: 1, 2 for wide characters (Unicode Standard Annex 11), 0 for a lone combining mark, 4 for
   * a tab.
   */
  readonly width: number;
  /** UTF-16 code units in the source. */
  readonly length: number;
}

const TAB = '    ';

// East Asian Wide and Fullwidth characters of Unicode 16, without emoji, which `Emoji_Presentation` covers.
const wide =
  /[\u1100-\u115f\u2329\u232a\u2e80-\u303e\u3041-\u4dbf\u4e00-\ua4cf\ua960-\ua97f\uac00-\ud7a3\uf900-\ufaff\ufe10-\ufe19\ufe30-\ufe6f\uff01-\uff60\uffe0-\uffe6\u{16fe0}-\u{18dff}\u{1aff0}-\u{1b2ff}\u{1d300}-\u{1d376}\u{1f200}-\u{1f265}\u{20000}-\u{3fffd}]|\p{Emoji_Presentation}|\ufe0f/u;
const zeroWidth = /^[\p{Mn}\p{Me}\p{Cf}\u1160-\u11ff]+$/u;
// Bidirectional controls can make a line look different from what it is (CVE-2021-42574).
const unsafe = /[\p{Cc}\p{Cs}\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069]/u;
const allUnsafe = new RegExp(unsafe.source, 'gu');
const plain = /^[\x20-\x7e]*$/;

let segmenter: Intl.Segmenter | undefined;

/** The graphemes of one line. */
export function cellsOf(line: string): readonly Cell[] {
  if (plain.test(line)) return Array.from(line, (shown) => ({ shown, width: 1, length: 1 }));
  // Grapheme boundaries are the same in every locale.
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' });
  return Array.from(segmenter.segment(line), ({ segment }) => cellOf(segment));
}

/** Replaces control characters with visible symbols, so that the text is safe to print on one line. */
export const printable = (text: string): string =>
  plain.test(text) ? text : text.replace(allUnsafe, signFor);

function cellOf(segment: string): Cell {
  const { length } = segment;
  if (segment === '\t') return { shown: TAB, width: TAB.length, length };
  if (unsafe.test(segment)) {
    const shown = printable(segment);
    return { shown, width: Array.from(shown).length, length };
  }
  if (zeroWidth.test(segment)) return { shown: segment, width: 0, length };
  return { shown: segment, width: wide.test(segment) ? 2 : 1, length };
}

/** Unicode control pictures for C0 controls and DEL, the replacement character for others. */
function signFor(character: string): string {
  const code = character.charCodeAt(0);
  if (code === 0x7f) return '\u2421';
  return code < 0x20 ? String.fromCharCode(0x2400 + code) : '\ufffd';
}
