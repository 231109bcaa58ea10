// The theme's own scripts and style sheets -> the same without comment lines and indentation, as browsers get them.

const COMMENT = /^[ \t]*\/\*[^]*?\*\/[ \t]*\n/gm;
const LINE_COMMENT = /^[ \t]*\/\/.*\n/gm;
const INDENT = /^[ \t]+/gm;
const BLANK = /\n{2,}/g;

/**
 * Takes out comments that have lines of their own, indentation and blank lines. Only for files of `templates/`: they
 * keep no text over several lines (a template literal, a string with a line break), which is what makes this safe.
 */
export const squeeze = (code: string): string =>
  code.replace(COMMENT, '').replace(LINE_COMMENT, '').replace(INDENT, '').replace(BLANK, '\n').trimStart();
