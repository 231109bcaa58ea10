// `lang` in front matter: the language of a chapter that isn't in the book's.
import { expect, test } from 'vitest';
import { siteOf } from './small-book.ts';

/** The elements of a page that say in which language they are, each with its language and direction. */
const languagesIn = (html: string): readonly string[] =>
  [...html.matchAll(/<([a-z]+)(?: (?:id|class)="([^"]*)"| href="[^"]*")* lang="([^"]*)" dir="([^"]*)"/g)].map(
    ([, element, name = '', tag, direction]) => [element, name, tag, direction].join(' '),
  );

const book = {
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
  'src/a.md': '# A\n',
  'src/b.md': '---\nlang: ar\n---\n\n# B\n',
};

test('a page has the language of its chapter, and the layout and interface of the book', async () => {
  const { text, diagnostics } = await siteOf(book);
  expect(diagnostics).toEqual([]);
  expect(languagesIn(text('a.html'))).toEqual(['html  en ltr']);
  expect(languagesIn(text('b.html'))).toEqual([
    'html  ar ltr',
    'a skip-link en ltr',
    'nav mdbook-sidebar en ltr',
    'header mdbook-menu-bar en ltr',
    'main mdbook-main ar rtl',
    'nav nav-wrapper en ltr',
    'dialog mdbook-search-wrapper en ltr',
    'dialog mdbook-help-container en ltr',
  ]);
  expect(languagesIn(text('print.html')).slice(1)).toEqual(['div print-chapter ar rtl']);
});

test('a `lang` that repeats the language of the book changes nothing', async () => {
  const plain = await siteOf(book);
  const repeated = await siteOf({ ...book, 'src/a.md': '---\nlang: en\n---\n\n# A\n' });
  expect(repeated.text('a.html')).toBe(plain.text('a.html'));
});

test('a `lang` that isn’t a string is reported', async () => {
  const { diagnostics } = await siteOf({ ...book, 'src/b.md': '---\nlang: [ar]\n---\n\n# B\n' });
  expect(diagnostics).toMatchObject([
    { code: 'front-matter/wrong-type', args: { key: 'lang', expected: 'a string', found: 'a list' } },
  ]);
});
