// Characters that no font has, by chapter, from what the compiler says about PDF/UA-1.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { pageTitle } from '../../link/resolve/book-index.ts';
import { textOfNodes } from '../chapter-tree/xml.ts';
import type { ChapterTree } from './chapter-tree-of.ts';
import { oneLine } from './formulas.ts';

/** `the text "…" could not be displayed with font "…"`, as Rust writes strings in strings. */
const MISSING = /the text `\\?"((?:[^"\\]|\\.)*?)\\?"` could not be displayed/g;

const MESSAGE = /message: "((?:[^"\\]|\\.)*)"/g;

/** One diagnostic for each chapter that has such characters, and one for the first other problem. */
export function accessibilityProblems(said: string, chapters: readonly ChapterTree[]): readonly Diagnostic[] {
  const named = [...said.matchAll(MISSING)].flatMap(([, text = '']) => Array.from(unescaped(text)));
  // Shaping a script without a font also names characters that are there.
  const missing = new Set(named.filter((char) => char > '\u007f'));
  const other = [...said.matchAll(MESSAGE)]
    .map(([, message = '']) => unescaped(message))
    .find((message) => !message.includes('could not be displayed'));
  const reason = other === undefined ? undefined : oneLine(other.replace(/^PDF\/UA-1 error: /, ''));
  return [
    ...(missing.size === 0 ? [] : glyphProblems(missing, chapters)),
    ...(reason === undefined ? [] : [diagnose('pdf/not-accessible', { reason })]),
  ];
}

/** Characters that are listed; more are counted. */
const SHOWN = 12;

function glyphProblems(
  missing: ReadonlySet<string>,
  chapters: readonly ChapterTree[],
): readonly Diagnostic[] {
  return chapters.flatMap(({ page, nodes, places }) => {
    const found = [...new Set(textOfNodes(nodes))].filter((char) => missing.has(char));
    const [first] = found;
    if (first === undefined) return [];
    const shown = found.slice(0, SHOWN).map((char) => `\`${nameOf(char)}\``);
    const characters = shown.join(' ') + (found.length > SHOWN ? ' …' : '');
    const at = places.ofText(first)();
    return [diagnose('pdf/missing-glyphs', { characters, chapter: pageTitle(page) }, at)];
  });
}

const unescaped = (text: string): string =>
  text
    .replace(/\\u\{([0-9a-f]{1,6})\}/gi, (_, code: string) => String.fromCodePoint(Number.parseInt(code, 16)))
    .replace(/\\(.)/g, '$1');

/** Characters without a shape of their own by number: `U+E000`. */
const nameOf = (char: string): string =>
  /[\p{C}\p{Z}\p{M}]/u.test(char)
    ? `U+${(char.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}`
    : char;
