import { describe, expect, test } from 'vitest';
import { growthOf } from '../../helpers/counted-work.ts';
import { readChapter } from './chapter.ts';

const times = (n: number, piece: (i: number) => string): string =>
  Array.from({ length: n }, (_, i) => piece(i)).join('');

describe('the work for a chapter grows with its size, for', () => {
  test.each<[string, (n: number) => string]>([
    ['footnotes', (n) => `${times(n, (i) => `x[^${i}] `)}\n\n${times(n, (i) => `[^${i}]: note\n\n`)}`],
    ['footnotes in footnotes', (n) => `x[^0]\n\n${times(n, (i) => `[^${i}]: note[^${i + 1}]\n\n`)}`],
    ['references to one footnote', (n) => `${'x[^1] '.repeat(n)}\n\n[^1]: note`],
    ['unused footnotes', (n) => times(n, (i) => `[^${i}]: note\n\n`)],
    ['definitions of one term', (n) => `term\n${': text\n'.repeat(n)}`],
    ['definition lists', (n) => 'term\n: text\n\n'.repeat(n)],
    ['lines of colons', (n) => ':::\n'.repeat(n)],
    ['containers never closed', (n) => ':::tip\n\n'.repeat(n)],
    ['containers of which one is closed', (n) => `${':::tip\n\n'.repeat(n)}:::`],
    ['containers one after the other', (n) => ':::tip\nx\n:::\n\n'.repeat(n)],
    ['tables without a blank line between them', (n) => 'a|b\n-|-\n***\n'.repeat(n)],
    ['tables over indented lines', (n) => 'a|b\n-|-\n***\n    x\n'.repeat(n)],
    ['tables in items', (n) => '- a|b\n  -|-\n'.repeat(n)],
    ['rows that begin no table', (n) => '- a\n  -|-|-\n'.repeat(n)],
    ['lines of links in a paragraph', (n) => '[x](y) *z*\n'.repeat(n)],
    ['footnotes that are not there', (n) => times(n, (i) => `x[^${i}] `)],
    ['task lists', (n) => '- [ ] x\n'.repeat(n)],
    ['hidden sections', (n) => '<div class="hidden">\n\n'.repeat(n)],
  ])('%s', (_, textOf) => {
    const growth = growthOf((n) => readChapter(textOf(n)), 500);
    expect(growth).toBeGreaterThan(1.2);
    expect(growth).toBeLessThan(2.5);
  });
});
