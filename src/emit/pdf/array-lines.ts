// The horizontal lines of a table in a formula, which tex2typst leaves out.

export interface LinedTex {
  readonly tex: string;
  /** Rows that a line is drawn above; the number of rows for the last line. Empty if the formula has several tables. */
  readonly lines: readonly number[];
}

const ARRAY = /(\\begin\{array\}\s*\{[^{}]*\})((?:(?!\\begin|\\end)[^])*)(?=\\end\{array\})/g;
const LINE = /\\hline(?![a-zA-Z])\s*/g;

/** The formula without the lines. */
export function takeLines(tex: string): LinedTex {
  if (!tex.includes('\\hline')) return { tex, lines: [] };
  let lines: readonly number[] = [];
  let tables = 0;
  const plain = tex.replace(ARRAY, (_, start: string, body: string) => {
    tables++;
    lines = body.split(/\\\\/).flatMap((row, i) => (/\\hline/.test(row) ? [i] : []));
    return start + body.replace(LINE, '').replace(/\\\\\s*$/, '');
  });
  return { tex: plain.replace(LINE, ''), lines: tables === 1 ? lines : [] };
}

/** The table in Typst with its lines. */
export function putLines(code: string, lines: readonly number[]): string {
  if (lines.length === 0) return code;
  const drawn = `hline: (${lines.join(', ')},)`;
  return code.includes('augment: #(')
    ? code.replace('augment: #(', `augment: #(${drawn}, `)
    : code.replace('mat(', `mat(augment: #(${drawn}), `);
}
