import { type DefaultTreeAdapterTypes as Tree, parseFragment } from 'parse5';
import { describe, expect, test } from 'vitest';
import { formulaMarkup, type FormulaOptions } from '../../../src/plugins/katex/formula-markup.ts';

const options: FormulaOptions = {
  displayMode: false,
  leqno: false,
  maxExpand: 1000,
  trust: false,
  macros: {},
};

/** The formula without its annotation. */
const mathOf = (tex: string, changed: Partial<FormulaOptions> = {}): string =>
  /<semantics>(.*)<annotation/s.exec(formulaMarkup(tex, { ...options, ...changed }))?.[1] ?? '';

describe('a formula', () => {
  test('has its source as an annotation', () => {
    expect(formulaMarkup('a^{<}', options)).toBe(
      '<math><semantics><msup><mi>a</mi><mo lspace="0em" rspace="0em">&lt;</mo></msup>' +
        '<annotation encoding="application/x-tex">a^{&lt;}</annotation></semantics></math>',
    );
  });

  test('has parts between which lines can break, if it is in a text', () => {
    expect(mathOf('a = b')).toBe(
      '<mrow class="math-parts"><mrow><mi>a</mi><mo>=</mo></mrow><mrow><mi>b</mi></mrow></mrow>',
    );
    expect(mathOf('a = b', { displayMode: true })).toBe('<mrow><mi>a</mi><mo>=</mo><mi>b</mi></mrow>');
  });

  test.each([
    [String.raw`\mathbb{R}`, '<mi>ℝ</mi>'],
    [String.raw`\mathfrak{g}`, '<mi>𝔤</mi>'],
    [String.raw`\mathbf{x}`, '<mi>𝐱</mi>'],
    [String.raw`\mathtt{x}`, '<mi>𝚡</mi>'],
  ])(
    'names other alphabets by their characters, since browsers ignore `mathvariant`: %s',
    (tex, expected) => {
      expect(mathOf(tex)).toBe(expected);
    },
  );

  test.each([
    [
      String.raw`\boxed{x}`,
      '<mstyle scriptlevel="0" displaystyle="true" class="math-padding-3pt math-border-1px-solid"><mi>x</mi></mstyle>',
    ],
    [String.raw`\color{DodgerBlue}x`, '<mrow><mi mathcolor="DodgerBlue">x</mi></mrow>'],
    [String.raw`\pmb{x}`, '<mstyle class="math-font-weight-bold"><mi>x</mi></mstyle>'],
    [
      String.raw`\begin{array}{|c|}\hline a\end{array}`,
      '<mtable><mtr><mtd class="math-border-top-0-06em-solid math-padding-left-0 math-padding-right-0-4em ' +
        'math-border-left-0-06em-solid math-border-right-0-06em-solid"><mi>a</mi></mtd></mtr></mtable>',
    ],
  ])('has classes and attributes instead of styles: %s', (tex, expected) => {
    expect(mathOf(tex)).toBe(expected);
  });

  test('keeps a style whose value depends on the formula', () => {
    expect(mathOf(String.raw`\kern{-0.3em}x`)).toContain('style="margin-left:-0.3em;"');
  });

  test.each([
    [String.raw`\red{x}`, '<mi mathcolor="#df0030">x</mi>'],
    [String.raw`\htmlClass{own}{x}`, '<mi class="own">x</mi>'],
  ])('knows commands that only KaTeX has: %s', (tex, expected) => {
    expect(mathOf(tex, { trust: true })).toContain(expected);
  });

  test('may define a command that only Temml knows', () => {
    expect(mathOf(String.raw`\newcommand{\abs}[1]{#1!}\abs{x}`)).toBe(
      '<mrow><mi>x</mi><mo form="postfix" stretchy="false">!</mo></mrow>',
    );
    expect(() => mathOf(String.raw`\newcommand{\abs}{`)).toThrow();
  });

  test('does not see the definitions of the one before', () => {
    mathOf(String.raw`\gdef\own{x}\own`);
    expect(() => mathOf(String.raw`\own`)).toThrow('Unsupported function name: \\own');
  });
});

describe('HTML parsers find MathML only', () => {
  const isElement = (node: Tree.Node): node is Tree.Element => 'tagName' in node;
  const elementsIn = (node: Tree.Node): readonly Tree.Element[] =>
    'childNodes' in node
      ? node.childNodes.flatMap((child) => (isElement(child) ? [child, ...elementsIn(child)] : []))
      : [];

  test.each([
    String.raw`a \mathop{\kern 0.1em||\kern 0.1em} b`,
    String.raw`\mathop{\sum\sum}_x`,
    String.raw`e \overset{rand}{\leftarrow} \mathbb{F}_q`,
    String.raw`a \mathbin{\;\|} b \bmod c`,
    String.raw`\mathrel{\mathop{=}^{a}}`,
    String.raw`\pi_{\operatorname{Enc}}`,
    String.raw`\text{a $x^2$ b} \cancel{x} \xcancel{y} \sout{z}`,
    String.raw`\begin{align} a &= b \\ c &= d \tag{7} \end{align}`,
  ])('in %s', (tex) => {
    const html = `${formulaMarkup(tex, { ...options, displayMode: true })}<p>after</p>`;
    const [math, after, ...others] = parseFragment(html).childNodes.filter(isElement);
    expect([math?.tagName, after?.tagName, others]).toEqual(['math', 'p', []]);
    const inside = math === undefined ? [] : elementsIn(math);
    expect(inside.filter(({ namespaceURI }) => !namespaceURI.endsWith('MathML'))).toEqual([]);
    const tokens = inside.filter(({ tagName }) => /^m[inos]$|^mtext$/.test(tagName));
    expect(tokens.flatMap(elementsIn)).toEqual([]);
  });
});
