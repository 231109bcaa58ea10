import Parser from 'markdown-it';
import { expect, test } from 'vitest';
import { linearLinkLabels } from '../../../src/read/summary/link-labels.ts';

const usual = new Parser('commonmark');
const linear = new Parser('commonmark');
linearLinkLabels(linear);

const PIECES = [
  '[',
  '[',
  ']',
  ']',
  '![',
  '](x)',
  '](',
  ')',
  'a',
  ' ',
  '\\',
  '`',
  '*',
  '<a>',
  '<',
  '[a](b)',
  '[r]',
  '\n',
];

test('labels end where markdown-it ends them', () => {
  // A linear congruential generator, so that a failure can be repeated.
  let seed = 1;
  const next = (limit: number): number => {
    seed = (seed * 1664525 + 1013904223) % 2 ** 32;
    return Math.floor((seed / 2 ** 32) * limit);
  };
  for (let round = 0; round < 3000; round++) {
    const text = Array.from({ length: 1 + next(24) }, () => PIECES[next(PIECES.length)]).join('');
    const source = `${text}\n\n[r]: /r\n[a]: /a\n`;
    expect(linear.render(source), text).toBe(usual.render(source));
  }
});

/** How often a parser looks at a token while it renders `text`: its work, whatever the machine. */
function workOf(text: string): number {
  const md = new Parser('commonmark', { maxNesting: 200 });
  linearLinkLabels(md);
  let count = 0;
  const { inline } = md;
  const skip = inline.skipToken.bind(inline);
  inline.skipToken = (state) => {
    count++;
    skip(state);
  };
  md.render(text);
  return count;
}

test.each([
  ['open labels', (n: number) => '['.repeat(n)],
  ['open labels with text', (n: number) => '[a '.repeat(n)],
  ['open images', (n: number) => '!['.repeat(n)],
  ['open labels and images', (n: number) => '[![ ['.repeat(n)],
  ['labels without destinations', (n: number) => `${'[a'.repeat(n)}${']'.repeat(n)}`],
  ['labels that close too often', (n: number) => `${'[a'.repeat(n)}${']'.repeat(2 * n)}`],
  ['labels, one after the other', (n: number) => '[a] '.repeat(n)],
])('the work for %s grows with their number', (_, textOf) => {
  const growth = workOf(textOf(4000)) / workOf(textOf(2000));
  expect(growth).toBeLessThan(2.2);
});
