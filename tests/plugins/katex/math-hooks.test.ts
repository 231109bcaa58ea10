import { describe, expect, test } from 'vitest';
import { mappedFile } from '../../../src/core/mapped-text.ts';
import { bookPath } from '../../../src/core/path.ts';
import { searchableHtml } from '../../../src/scan/search/searchable-html.ts';
import { mathHooks } from '../../../src/plugins/katex/math-hooks.ts';
import { DOLLARS, type MathDelimiters, type MathOptions } from '../../../src/plugins/katex/math-options.ts';
import { parseChapter } from '../../../src/scan/markdown/parse-chapter.ts';
import { defaults } from '../../scan/markdown/chapter.ts';

describe('formulas', () => {
  const path = bookPath('src/chapter.md');
  const macrosFile = bookPath('macros.txt');
  const options: MathOptions = {
    delimiters: DOLLARS,
    maxExpand: 1000,
    trust: false,
    throwOnError: false,
    leqno: false,
    fleqn: false,
    includeSrc: false,
    macros: macrosFile,
  };
  const read = (
    text: string,
    changed: Partial<MathOptions> = {},
    macros = '',
  ): ReturnType<typeof parseChapter> =>
    parseChapter({
      source: path,
      text: mappedFile(path, text),
      frontMatter: { data: {} },
      options: defaults,
      plugins: { active: [{ hooks: mathHooks, options: { ...options, ...changed } }], ownFences: [] },
      fileText: (file) => (file === macrosFile ? macros : undefined),
      definitionOf: () => undefined,
    });
  const html = (...call: Parameters<typeof read>): string =>
    read(...call)
      .value.body.filter((piece) => typeof piece === 'string')
      .join('')
      .trim();

  test('know the book’s macros, but not those of other formulas', () => {
    expect(html('$\\own$', {}, '\\own:\\mathbb{R}\nno macro\n')).toContain('<mi>ℝ</mi>');
    const { diagnostics } = read('$\\gdef\\own{x}\\own$ and $\\own$');
    expect(diagnostics.map(({ args }) => args)).toEqual([
      { reason: expect.stringContaining('\\own') as string },
    ]);
  });
  describe('in raw HTML', () => {
    const formulas = (text: string, changed: Partial<MathOptions> = {}): readonly string[] =>
      [
        ...html(text, changed).matchAll(
          /<span class="math math-(\w+)">.*?<annotation[^>]*>(.*?)<\/annotation>/gs,
        ),
      ].map(([, kind = '', tex = '']) => `${kind} ${tex.trim()}`);

    test.each([
      ['<div>\n$x$\n</div>', 'inline x'],
      ['<div>$x$ and $y$</div>', 'inline x, inline y'],
      ['<div>\n$$\nx\n$$\n</div>', 'display x'],
      ['<table><tr><td>$|x|$</td></tr></table>', 'inline |x|'],
      ['<details><summary>$x$</summary>\n\n$y$\n\n</details>', 'inline x, inline y'],
      ['<div>$a &lt; b$</div>', 'inline a &lt; b'],
      ['<p>{{i:term}} $x$</p>', 'inline x'],
    ])('are rendered: %j', (text, expected) => {
      expect(formulas(text).join(', ')).toBe(expected);
    });

    test.each([
      '<div>it costs $5 and $6</div>',
      '<div>\\$x$</div>',
      '<pre>$x$</pre>',
      '<div><code>$x$</code></div>',
      '<div><svg><text>$x$</text></svg></div>',
      '<div title="$x$">a</div>',
      '<div>$ $</div>',
      '<script>$x$</script>',
      '<!-- $x$ -->',
    ])('are text in %j', (text) => {
      expect(html(text)).not.toContain('<math');
    });

    test('have the book’s delimiters, and a wrong one is reported at its place', () => {
      const delimiters: MathDelimiters = {
        ...DOLLARS,
        inline: { left: '\\(', right: '\\)' },
        block: { left: '\\[', right: '\\]' },
      };
      expect(formulas('<div>\\(x\\) \\[y\\] $z$</div>', { delimiters })).toEqual(['inline x', 'display y']);
      const { diagnostics } = read('<div>\na $x$ $\\no$\n</div>');
      expect(diagnostics.map(({ code, at }) => [code, at?.span])).toEqual([
        ['math/syntax', { start: 12, end: 17 }],
      ]);
    });
  });

  test('use the delimiters that the book chooses', () => {
    const delimiters: MathDelimiters = {
      ...DOLLARS,
      inline: { left: '\\(', right: '\\)' },
      block: { left: '\\[', right: '\\]' },
    };
    expect(html('a \\(x\\) b $y$', { delimiters })).toMatch(
      /^<p>a <span class="math math-inline">.* b \$y\$<\/p>$/s,
    );
    expect(html('\\[\nx\n\\]', { delimiters })).toMatch(/^<span class="math math-display">/);
  });
  const formulas = (...call: Parameters<typeof read>): readonly string[] =>
    Array.from(html(...call).matchAll(/<annotation[^>]*>([^<]*)<\/annotation>/g), ([, tex = '']) =>
      tex.replaceAll(/\s+/g, ' ').trim(),
    );

  test.each([
    '=',
    '-',
    '===',
    '---',
    '+',
    '- b',
    '# b',
    '* b',
    '1. b',
    '***',
    '> b',
    '| b',
    ': b',
    '```',
    '---|---',
  ])('keep a line %j', (line) => {
    const tex = line.replace('>', '&gt;').replace('#', '\\#');
    const formula = `$$\na\n${line.replace('#', '\\#')}\nc\n$$`;
    for (const around of [
      formula,
      `text\n${formula}\ntext`,
      `Let ${formula} be`,
      `${formula} (1)`,
      `some text\nlet ${formula}\nbe`,
      formula.replaceAll(/^/gm, '> '),
      `- item\n${formula.replaceAll(/^/gm, '  ')}`,
    ])
      expect([around, formulas(around)]).toEqual([around, [`a ${tex} c`]]);
  });
  test('do not reach out of code, nor over a blank line or the end of a paragraph', () => {
    expect(html('`$$` starts\n- one `$$`')).toBe(
      '<p><code>$$</code> starts</p>\n<ul>\n<li>one <code>$$</code></li>\n</ul>',
    );
    expect(html('a $$ b\n\n- c $$')).toBe('<p>a $$ b</p>\n<ul>\n<li>c $$</li>\n</ul>');
    expect(html('a\n# b $$\n- c $$')).toBe(
      '<p>a</p>\n<h1 id="b-"><a class="header" href="#b-">b $$</a></h1>\n<ul>\n<li>c $$</li>\n</ul>',
    );
    expect(html('a $$x$$\n===')).toMatch(/^<h1/);
  });
  test.each([
    ['It costs $5 and $x$', ['x']],
    ['It costs $5, or $6, and $x$ for $7.', ['x']],
    ['from $5-$10 and $x$', ['x']],
    ['a $20,000 and $30,000 b', []],
    ['$x$ and $y$, $5 and `$x$`', ['x', 'y']],
    ['$5 and `a$` b', []],
    ['$\\text{if $x$ is}$', ['\\text{if $x$ is}']],
    ['$a\\$b$ and \\$5', ['a\\$b']],
    ['$a\\\\$ b', ['a\\\\']],
    ['$ x $ and $x $ and $ x$', []],
  ])('are told from prices in %j', (markdown, expected) => {
    expect(formulas(markdown)).toEqual(expected);
  });
  test.each([
    ['$ x $', ['x']],
    ['$x $ and $ y$', ['x', 'y']],
    ['It costs $5 and $6, $5 and $x$', ['x']],
    ['`$ x $` and \\$ x \\$', []],
  ])('may have white space inside in a book for mdbook-katex: %j', (markdown, expected) => {
    expect(formulas(markdown, { delimiters: { ...DOLLARS, dollars: 'loose' } })).toEqual(expected);
  });
  test('may be fences', () => {
    const delimiters = { ...DOLLARS, block: { left: '```math', right: '```' } };
    expect(formulas('text\n```math\na\n=\nb\n```\n', { delimiters })).toEqual(['a = b']);
    expect(formulas('- x\n  ```math\n  a\n\n  b\n  ```\n', { delimiters })).toEqual(['a b']);
    expect(formulas('```mathematica\na\n```\n', { delimiters })).toEqual([]);
  });
  test('are in the outline of headings, and their sources in titles, but not in ids', () => {
    const [heading] = read('# A $x^2$ b').value.facts.headings;
    expect(heading).toMatchObject({ id: 'a--b', text: 'A x^2 b' });
    expect(heading?.html).toMatch(/^A <math>.*<\/math> b$/);
    expect(searchableHtml(read('# A $x^2 < 3$ b').value.body)).toMatch(
      />A <span class="math math-inline">x\^2 &lt; 3<\/span> b</,
    );
  });
  test('on their own line start where text does, and keep their source, if the book asks for it', () => {
    // One further out than the list before it ends that list, however many lines and blank ones it has.
    expect(html('1. a\n$$x\n\ny\n$$\n2. $z$')).toMatch(
      /^<ol>\n<li>a<\/li>\n<\/ol>\n<span class="math math-display">.*<ol start="2">/s,
    );
    // Two dollar signs that close a formula never begin one, wherever they stand.
    for (const both of [
      '$$x$$ for y.\n\n$$\nz\n$$',
      'a $$x\ny\n$$ b\n\n$$z$$',
      'a $$x\ny\n$$\nb $$z$$',
      '$$\nx\n$$$$\nz\n$$',
      '> a\n> $$\nx\n$$\n> b\n> $$\nz\n$$',
    ])
      expect(html(both).match(/math-display|math-error|\$/g), both).toEqual(['math-display', 'math-display']);
    expect(html('$$x$$', { fleqn: true })).toContain('class="math math-display math-start"');
    expect(html('$x^2$', { includeSrc: true })).toContain('<data class="katex-src" value="x^2">');
  });
  test('that are invalid stay as written, with the reason, and are errors if the book asks for it', () => {
    const faulty = '$\\frac{1}$';
    expect(html(faulty)).toMatch(/<span class="math-error" title="[^"]+">\$\\frac\{1\}\$<\/span>/);
    expect(read(faulty).diagnostics[0]?.severity).toBeUndefined();
    expect(read(faulty, { throwOnError: true }).diagnostics[0]?.severity).toBe('error');
  });
  test('expand no more macros than allowed, and have images only if they are trusted', () => {
    expect(read('$\\def\\a{\\a\\a}\\a$', { maxExpand: 10 }).diagnostics).toHaveLength(1);
    const image = '$\\includegraphics{a.png}$';
    expect(html(image, { trust: true })).toContain('<img');
    expect(html(image)).not.toContain('<img');
  });

  /** Blocks and formulas, the latter as their sources in brackets. */
  const outlineOf = (text: string, changed: Partial<MathOptions> = {}): string =>
    html(text, changed)
      .replace(
        /<math.*?<annotation encoding="application\/x-tex">(.*?)<\/annotation><\/semantics><\/math>/gs,
        '⟦$1⟧',
      )
      .replace(/<\/?(?:span|div|thead|tbody|table)[^>]*>/g, '')
      .replace(/\n/g, ' ');
  const loose: Partial<MathOptions> = { delimiters: { ...DOLLARS, dollars: 'loose' } };

  test.each([
    ['a $x\n+ y$ b', '<p>a ⟦x + y⟧ b</p>'],
    ['a $x\n- y\n- z$ b', '<p>a ⟦x - y - z⟧ b</p>'],
    ['a $x\n= y$ b', '<p>a ⟦x = y⟧ b</p>'],
    ['a $x\n> y$ b', '<p>a ⟦x &gt; y⟧ b</p>'],
    ['a $x\n1. y$ b', '<p>a ⟦x 1. y⟧ b</p>'],
    ['- a $x\n  + y$\n- b', '<ul> <li>a ⟦x + y⟧</li> <li>b</li> </ul>'],
    ['> a $x\n> - y$ b', '<blockquote> <p>a ⟦x - y⟧ b</p> </blockquote>'],
    ['a $b$ $x\n- y$', '<p>a ⟦b⟧ ⟦x - y⟧</p>'],
  ])('of one dollar go on over lines that look like other blocks: %j', (text, expected) => {
    expect(outlineOf(text)).toBe(expected);
    expect(outlineOf(text, loose)).toBe(expected);
  });

  test.each([
    ['costs $5\n- item $6', '<p>costs $5</p> <ul> <li>item $6</li> </ul>'],
    ['US$ 5\n- CA$ 6', '<p>US$ 5</p> <ul> <li>CA$ 6</li> </ul>'],
    ['$HOME\n- and $PATH\n- z', '<p>$HOME</p> <ul> <li>and $PATH</li> <li>z</li> </ul>'],
    ['- a $x\n- b y$', '<ul> <li>a $x</li> <li>b y$</li> </ul>'],
    ['a `$x`\n- y$', '<p>a <code>$x</code></p> <ul> <li>y$</li> </ul>'],
    ['a \\$x\n- y$', '<p>a $x</p> <ul> <li>y$</li> </ul>'],
  ])('leave lists after other dollars alone: %j', (text, expected) => {
    expect(outlineOf(text)).toBe(expected);
    expect(outlineOf(text, loose)).toBe(expected);
  });

  test.each([
    ['$|x|$ | $P(a|b)$', '⟦|x|⟧', '⟦P(a|b)⟧'],
    ['$$a|b$$ | c', '⟦a|b⟧', 'c'],
    ['$x$|$y$', '⟦x⟧', '⟦y⟧'],
    ['$HOME | $PATH', '$HOME', '$PATH'],
    ['$5|$6', '$5', '$6'],
    ['`$a` | `b$`', '<code>$a</code>', '<code>b$</code>'],
    ['\\$a | b$', '$a', 'b$'],
    ['$x \\| y$ | z', '⟦x | y⟧', 'z'],
  ])('keep the cell that they are in: %j', (row, first, second) => {
    const expected = `<tr><th>a</th><th>b</th></tr>   <tr><td>${first}</td><td>${second}</td></tr>`;
    const table = (changed: Partial<MathOptions>): string =>
      outlineOf(`| a | b |\n|---|---|\n| ${row} |`, changed).trim();
    expect(table({})).toBe(expected);
    expect(table(loose)).toBe(expected);
  });

  test('and pipes in them and beside them stay as written', () => {
    expect(outlineOf('$a|b$ `x|$y` and $z|w$\n\n```text\n$a|b$\n```')).toContain(
      '<p>⟦a|b⟧ <code>x|$y</code> and ⟦z|w⟧</p>',
    );
    expect(html('```text\n$a|b$\n```')).not.toContain('\uE07C');
  });
});
