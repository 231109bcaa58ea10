import MarkdownIt from 'markdown-it';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { codeTest } from '../../src/edit/code-ranges.ts';

/** The text with what is code as `_`. */
const masked = (text: string): string => {
  const isCode = codeTest(text);
  return text.replace(/./g, (mark, at: number) => (isCode(at) ? '_' : mark));
};

describe('the code in a text', () => {
  test.each([
    ['a `b` c', 'a ___ c'],
    ['``a ` b`` c `', '_________ c `'],
    ['`a\nb` c', '__\n__ c'],
    ['`a\n\nb` c', '`a\n\nb` c'],
    ['\\`a` b`', '\\`a____'],
    ['\\\\`a`', '\\\\___'],
    ['`a\\` b', '____ b'],
    ['`` ` `', '`` ___'],
    ['~~~\n`a`\n~~~\n`b', '___\n___\n___\n`b'],
    ['`a\n~~~\nb`\n~~~\nc`', '`a\n___\n__\n___\nc`'],
  ])('of %j is masked as %j', (text, expected) => {
    expect(masked(text)).toBe(expected);
  });

  test('is what the Markdown parser takes for code spans', () => {
    const md = new MarkdownIt('commonmark');
    fc.assert(
      fc.property(fc.array(fc.constantFrom('a', ' ', '`', '``', '\\', '\n'), { maxLength: 25 }), (parts) => {
        // A letter on each line keeps it a paragraph, whatever the parts are.
        const text = `x${parts.join('').replace(/\n/g, '\nx')}`;
        const spans = (md.parseInline(text, {})[0]?.children ?? []).filter(
          ({ type }) => type === 'code_inline',
        );
        const length = spans.reduce(
          (sum, { content, markup }) => sum + content.trim().length + 2 * markup.length,
          0,
        );
        const isCode = codeTest(text);
        const found = Array.from(text, (_, at) => isCode(at)).filter(Boolean).length;
        expect(found > 0).toBe(spans.length > 0);
        expect(found).toBeGreaterThanOrEqual(length);
      }),
    );
  });

  test('is found quickly, however many backticks there are', () => {
    const runs = Array.from({ length: 4000 }, (_, i) => `a${'`'.repeat(1 + (i % 300))}`).join(' x ');
    expect(codeTest(runs)(0)).toBe(false);
  });
});
