// The theme's own scripts and style sheets -> the same as browsers get them: without what only people read.
import { createRequire } from 'node:module';
import { hashBytes } from '../../core/hash.ts';
import { once } from '../../core/once.ts';

const COMMENT = /^[ \t]*\/\*[^]*?\*\/[ \t]*\n/gm;
const LINE_COMMENT = /^[ \t]*\/\/.*\n/gm;
const INDENT = /^[ \t]+/gm;
const BLANK = /\n{2,}/g;

/**
 * A script as it was minified when build-book itself was built; otherwise without comments that have lines of their own,
 * indentation and blank lines. Only for files of `templates/`: they keep no text over several lines (a template literal,
 * a string with a line break), which is what makes this safe.
 */
export const squeeze = (code: string): string =>
  minified()[hashBytes(code)] ??
  code.replace(COMMENT, '').replace(LINE_COMMENT, '').replace(INDENT, '').replace(BLANK, '\n').trimStart();

/** Beside the compiled program: minified scripts by the hash of their text. `src/bin.js` writes it. */
export const minifiedFile = './minified.json';

/** Nothing where build-book runs from its sources. */
const minified = once((): Readonly<Record<string, string>> => {
  try {
    return createRequire(import.meta.url)(minifiedFile) as Readonly<Record<string, string>>;
  } catch {
    return {};
  }
});
