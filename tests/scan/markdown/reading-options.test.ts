// What a book can ask for in its chapters that mdBook does not have, or has plugins for.
import { describe, expect, test } from 'vitest';
import { readChapter } from './chapter.ts';

describe('an image with a title', () => {
  const alone = '![A crab](crab.png "Ferris")';
  test('alone in its paragraph is a figure if the book asks for it', () => {
    expect(readChapter(alone, { figures: true }).html).toBe(
      '<figure><img book="crab.png" alt="A crab"><figcaption>Ferris</figcaption></figure>',
    );
    expect(readChapter(alone).html).toBe('<p><img book="crab.png" alt="A crab" title="Ferris"></p>');
  });
  test('stays inline in a sentence, as does one without a title', () => {
    for (const text of [`See ${alone}.`, '![A crab](crab.png)', `${alone} ${alone}`])
      expect(readChapter(text, { figures: true }).html).toBe(readChapter(text).html);
  });
});

describe('the marker for external links', () => {
  const marked = (text: string): string => readChapter(text, { externalLinkMarker: '↗' }).html;
  const sign = '<span class="external-link" aria-hidden="true">↗</span>';
  test('follows their text', () => {
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

describe('skipped heading levels', () => {
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
  ])('%j are corrected for screen readers', (text, told) => {
    expect(levels(text)).toEqual(told);
  });
});
