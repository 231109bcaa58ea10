// TeX formulas as Typst.
import { describe, expect, test } from 'vitest';
import { convertFormulas } from '../../../src/emit/pdf/formulas.ts';

const converted = async (tex: string) => (await convertFormulas(new Set([tex]))).get(tex);

describe('a formula is translated with', () => {
  test.each([
    ['words in another font', '\\textsf{Commit}(a)_\\texttt{in put}', 'sans("Commit") (a)_mono("in put")'],
    ['words and an underscore', '\\texttt{bool\\_check}', 'mono("bool_check")'],
    ['plain words', '\\mbox{if } x', '"if " x'],
    ['a space', 'a\\hspace{1em}b\\kern 0.1em c', 'a #h(1em) b #h(0.1em) c'],
    ['a negative space', 'a\\!b', 'a #h(-math.thin.amount) b'],
    ['sizes of delimiters', '\\bigl(x\\bigr)', '(x)'],
    ['a sign above another', 'a \\stackrel{?}{=} b', 'a limits(=)^? b'],
    ['a color', '\\textcolor{red}{x}', '#text(fill: red)[$x$]'],
    ['a box', '\\boxed{\\frac{a}{b}}^2', '#box(stroke: 0.5pt, inset: 0.3em, baseline: 0.3em, $a/b$)^2'],
    [
      'a box in a box',
      '\\boxed{a \\boxed{b}}',
      '#box(stroke: 0.5pt, inset: 0.3em, baseline: 0.3em, $a #box(stroke: 0.5pt, inset: 0.3em, baseline: 0.3em, $b$)$)',
    ],
    [
      'a table with lines',
      '\\begin{array}{|c|l|} \\hline a & b \\\\\\hline c & d \\\\ e & f \\\\ \\hline \\end{array}',
      'mat(delim: #none, augment: #(hline: (0, 1, 3,), vline: (0, 1, 2)), align: #center, a, b; c, d; e, f)',
    ],
    [
      'a table with one line',
      '\\begin{array}{cl} a & b \\\\ \\hline c & d \\end{array}',
      'mat(augment: #(hline: (1,)), delim: #none, align: #center, a, b; c, d)',
    ],
  ])('%s', async (_, tex, code) => {
    expect(await converted(tex)).toEqual({ code });
  });
});

test.each([
  ['code in a color', '\\textcolor{#eval("1")}{x}'],
  ['code', 'a #read("/etc/passwd")'],
  ['a space of an unknown size', '\\hspace{#x}'],
])('a formula with %s is not translated', async (_, tex) => {
  expect((await converted(tex))?.code).toBeUndefined();
});

test('a box without an end is left as it is', async () => {
  expect(await converted('\\boxed{a')).not.toHaveProperty('code', expect.stringContaining('#box'));
});
