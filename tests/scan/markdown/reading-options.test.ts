// What a book can ask for in its chapters that mdBook does not have, or has plugins for.
import { describe, expect, test } from 'vitest';
import { mappedFile } from '../../../src/core/mapped-text.ts';
import { bookPath } from '../../../src/core/path.ts';
import type { MathOptions } from '../../../src/scan/markdown/options.ts';
import { parseChapter } from '../../../src/scan/markdown/parse-chapter.ts';
import { DOLLARS } from '../../../src/scan/markdown/syntax/math-syntax.ts';
import { defaults, readChapter } from './chapter.ts';

describe('an image with a title', () => {
  const alone = '![A crab](crab.png "Ferris")';
  test('alone in its paragraph is a figure where the book asks for it', () => {
    expect(readChapter(alone, { figures: true }).html).toMatch(
      /^<figure>.*crab\.png.*<figcaption>Ferris<\/figcaption><\/figure>$/s,
    );
    expect(readChapter(alone).html).toMatch(/^<p>/);
  });
  test('is in its sentence, and one without a title in its paragraph, as ever', () => {
    for (const text of [`See ${alone}.`, '![A crab](crab.png)', `${alone} ${alone}`])
      expect(readChapter(text, { figures: true }).html).toBe(readChapter(text).html);
  });
});

describe('the mark of links that leave the site', () => {
  const marked = (text: string): string => readChapter(text, { externalLinkMarker: '↗' }).html;
  const sign = '<span class="external-link" aria-hidden="true">↗</span>';
  test('stands after their text', () => {
    expect(marked('[x](https://example.com) and <https://example.com/y>')).toBe(
      `<p><a href="https://example.com">x${sign}</a> and <a href="https://example.com/y">https://example.com/y${sign}</a></p>`,
    );
  });
  test.each([
    '[x ↗](https://example.com)',
    '[x](https://example.com)↗',
    '[![](a.png)](https://example.com)',
    '[x](a.md)',
    '[x](#y)',
  ])('is not added to %s', (text) => {
    expect(marked(text)).toBe(readChapter(text).html);
  });
});

describe('levels of headings that the author has skipped', () => {
  const levels = (text: string): readonly string[] =>
    [...readChapter(text).html.matchAll(/<(h\d)[^>]*?(?: aria-level="(\d)")?>/g)].map(
      ([, name = '', level = '']) => name + level,
    );
  test.each([
    ['# A\n\n## B\n\n### C\n\n## D', ['h1', 'h2', 'h3', 'h2']],
    ['# A\n\n#### B\n\n#### C\n\n## D', ['h1', 'h42', 'h42', 'h2']],
    ['### A\n\n#### B\n\n## C', ['h32', 'h43', 'h2']],
    ['## A\n\n#### B\n\n##### C', ['h2', 'h43', 'h54']],
    ['# A\n\n<h4 aria-level="3">B</h4>', ['h1', 'h43']],
  ])('%j are told to screen readers without a gap', (text, told) => {
    expect(levels(text)).toEqual(told);
  });
});

describe('formulas', () => {
  const path = bookPath('src/chapter.md');
  const options: MathOptions = {
    delimiters: DOLLARS,
    maxExpand: 1000,
    trust: false,
    throwOnError: false,
    fleqn: false,
    includeSrc: false,
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
      options: { ...defaults, math: true, mathOptions: { ...options, ...changed } },
      macros,
      definitionOf: () => undefined,
    });
  const html = (...call: Parameters<typeof read>): string =>
    read(...call)
      .value.body.filter((piece) => typeof piece === 'string')
      .join('')
      .trim();

  test('know the macros of the book, and not those of other formulas', () => {
    expect(html('$\\own$', {}, '\\own:\\mathbb{R}\nno macro\n')).toContain(
      '<mi mathvariant="double-struck">R</mi>',
    );
    const { diagnostics } = read('$\\gdef\\own{x}\\own$ and $\\own$');
    expect(diagnostics.map(({ args }) => args)).toEqual([
      { reason: expect.stringContaining('\\own') as string },
    ]);
  });
  test('stand between the delimiters that the book chooses', () => {
    const delimiters = { inline: { left: '\\(', right: '\\)' }, block: { left: '\\[', right: '\\]' } };
    expect(html('a \\(x\\) b $y$', { delimiters })).toMatch(
      /^<p>a <span class="math math-inline">.* b \$y\$<\/p>$/s,
    );
    expect(html('\\[\nx\n\\]', { delimiters })).toMatch(/^<span class="math math-display">/);
  });
  test('of their own line begin where text does, and keep their source, where the book asks for it', () => {
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
  test('that are faulty stay as written, with the reason, and are errors where the book asks for it', () => {
    const faulty = '$\\frac{1}$';
    expect(html(faulty)).toMatch(/<span class="math-error" title="[^"]+">\$\\frac\{1\}\$<\/span>/);
    expect(read(faulty).diagnostics[0]?.severity).toBeUndefined();
    expect(read(faulty, { throwOnError: true }).diagnostics[0]?.severity).toBe('error');
  });
  test('expand no more macros than allowed, and link only where they are trusted', () => {
    expect(read('$\\def\\a{\\a\\a}\\a$', { maxExpand: 10 }).diagnostics).toHaveLength(1);
    const link = '$\\href{https://example.com}{x}$';
    expect(html(link, { trust: true })).toContain('href="https://example.com"');
    expect(html(link)).not.toContain('href="https');
  });
});
