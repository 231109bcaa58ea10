import { describe, expect, test } from 'vitest';
import { check, places } from './book.ts';

const said = async (...input: Parameters<typeof check>) => places(await check(...input));

describe('unused files', () => {
  test('are chapters that SUMMARY.md doesn’t list and no chapter includes', async () => {
    const files = {
      'src/a.md': '# A\n\n{{#include part.md}}\n',
      'src/part.md': 'part, and {{#include deeper.md}}\n',
      'src/deeper.md': 'deeper\n',
      'src/404.md': 'not found\n',
      'src/lost.md': '# Lost\n',
    };
    expect(await said(files)).toEqual(['check/orphan src/lost.md:1']);
  });

  test('do not include a chapter whose page belongs to another one', async () => {
    const files = {
      'src/SUMMARY.md': '- [One](README.md)\n- [Two](index.md)\n- [A](a.md)\n- [B](b.md)\n',
      'src/README.md': '# A\n\ntext\n',
      'src/index.md': '# B\n\ntext\n',
    };
    expect(await said(files)).toEqual(['file/output-collision src/SUMMARY.md:2']);
  });

  test('do not include files of link definitions', async () => {
    const files = {
      'refs/all.md': '[x]: https://x.example\n',
      'src/refs.incl.md': '[y]: https://y.example\n',
    };
    const codes = (await check(files)).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('check/'))).toEqual([]);
  });

  test('do not include READMEs and the like beside a book with its chapters in the root', async () => {
    const files = {
      'book.toml': '[book]\nsrc = "."\n',
      'SUMMARY.md': '- [A](a.md)\n',
      'a.md': '# A\n\ntext\n',
      'README.md': '# The repository\n',
      'notes/x.md': '# Notes\n',
      'lost.md': '# Lost\n',
    };
    expect((await said(files)).filter((place) => !place.includes('src/'))).toEqual([
      'check/orphan lost.md:1',
    ]);
  });

  test('include snippets next to three that chapters use', async () => {
    const names = ['one', 'two', 'three'];
    const files = {
      'src/a.md': `# A\n\n${names.map((name) => `{{#include ../code/${name}.txt}}\n`).join('\n')}`,
      ...Object.fromEntries([...names, 'four'].map((name) => [`code/${name}.txt`, `this is ${name}.\n`])),
      'code/notes.csv': '1\n',
    };
    expect(await said(files)).toEqual(['check/unused-snippet code/four.txt:1']);
  });

  test('do not include the parts of a program', async () => {
    const files = {
      'src/a.md': '# A\n\n{{#include ../code/x.rs}}\n{{#include ../code/y.rs}}\n{{#include ../code/z.rs}}\n',
      'code/x.rs': 'mod garden;\n',
      'code/y.rs': 'fn y() {}\n',
      'code/z.rs': 'fn z() {}\n',
      'code/garden.rs': 'pub fn f() {}\n',
      'code/main.rs': 'fn main() {}\n',
    };
    expect(await said(files)).toEqual([]);
  });

  test('do not include files that only an excluded chapter includes', async () => {
    const files = {
      'book.toml': '[build-book]\ndrafts = ["b.md"]\n',
      'src/b.md': '# B\n\n{{#include part.md}}\n',
      'src/part.md': 'part\n',
    };
    expect(await said(files)).toEqual([]);
  });
});

describe('a heading', () => {
  test('that skips a level is reported, unless it is the first of its page', async () => {
    expect(await said({ 'src/a.md': '## A\n\ntext\n\n#### D\n\ntext\n\n# Up\n\ntext\n' })).toEqual([
      'check/heading-skipped src/a.md:5',
    ]);
  });

  test('that is the title of a part needs nothing below it', async () => {
    expect(await said({ 'src/a.md': '# Part I\n' })).toEqual([]);
    expect(await said({ 'src/a.md': '# Part I\n\n# One\n\ntext\n' })).toEqual([]);
  });

  test('with nothing below it is reported, unless it contains other headings', async () => {
    const text =
      '# A\n\n## Empty\n\n<!-- later -->\n\n## Holds\n\n### Full\n\ntext\n\n## End\n\n[x]: https://x.example\n';
    expect((await said({ 'src/a.md': text })).filter((place) => place.startsWith('check'))).toEqual([
      'check/empty-section src/a.md:3',
      'check/empty-section src/a.md:13',
    ]);
  });

  test('may stand alone on the page of a chapter that contains others', async () => {
    const files = { 'src/SUMMARY.md': '- [A](a.md)\n  - [B](b.md)\n', 'src/a.md': '# A\n' };
    expect(await said(files)).toEqual([]);
  });

  test('without text is reported', async () => {
    expect(await said({ 'src/a.md': '# A\n\n##\n\ntext\n' })).toEqual(['check/no-heading-text src/a.md:3']);
  });
});

describe('an id', () => {
  test('that is repeated on a page is reported at its second place', async () => {
    const text = '# A\n\n<p id="x">one</p>\n\n<p id="x">two</p>\n\n## Y\n\n<span id="y">z</span>\n';
    expect(await said({ 'src/a.md': text })).toEqual([
      'check/duplicate-id src/a.md:5',
      'check/duplicate-id src/a.md:9',
    ]);
  });

  test('may have an old `name` with the same text beside it', async () => {
    expect(await said({ 'src/a.md': '# A\n\n<a name="more"></a>\n\n## More\n\ntext\n' })).toEqual([]);
  });
});

describe('missing text', () => {
  test('is reported for images, in Markdown and in HTML', async () => {
    const text =
      '# A\n\n![](x.png) and <img src="x.png">\n\n<img src="x.png" alt=""> and ![seen](x.png)\n\n[![](x.png)](b.md)\n';
    expect(await said({ 'src/a.md': text, 'src/x.png': '' })).toEqual([
      'check/no-alternative-text src/a.md:3',
      'check/no-alternative-text src/a.md:3',
      'check/no-alternative-text src/a.md:7',
    ]);
  });

  test('is reported for links', async () => {
    expect(await said({ 'src/a.md': '# A\n\n[](b.md) [b](b.md) <b.md>\n' })).toEqual([
      'check/no-link-text src/a.md:3',
    ]);
  });
});

describe('a redirect', () => {
  const redirects = (lines: string, site = '') => ({
    'book.toml': `[output.html]\n${site}[output.html.redirect]\n${lines}`,
  });

  test('to a page of the book or to another site is accepted', async () => {
    const lines = `'/old.html' = 'a.html'
'/old/b.html' = '../b.html#b'
'/c.html' = '/book/a.html'
'/d.html' = 'https://other.example/'
'/e.html' = '/elsewhere/'
'/f.html' = 'a'
`;
    expect(await check(redirects(lines, 'site-url = "/book/"\n'))).toEqual([]);
  });

  const messages = async (lines: string, files = {}) =>
    (await check({ ...redirects(lines), ...files })).map(({ code, message, file = '', start }) =>
      [code, `${file}:${String(start?.line)}`, message].join(' '),
    );
  const parts = { 'src/a.md': '# A\n\n## New\n\ntext\n\n## Newer\n\ntext\n' };

  test('of a fragment within a page, or between two pages, is neither a loop nor a chain', async () => {
    const lines = `'/a.html#old' = 'a.html#new'
'/a.html#older' = '#new'
'/a.html#gone' = 'a.html'
'/a.html#moved' = 'b.html'
'/b.html#back' = 'a.html#new'
'/b.html#up' = '#top'
'/b.html#text' = 'a.html#:~:text=text'
'./b.html#caf%C3%A9' = 'a.html#new'
`;
    expect(await messages(lines, parts)).toEqual([]);
  });

  test('of a fragment to one that has moved itself is a chain, and to itself a loop', async () => {
    const lines = `'/a.html#1' = '#2'
'/a.html#2' = '#new'
'/a.html#3' = 'b.html#4'
'/b.html#4' = 'a.html#3'
'/b.html#5' = '#5'
'/old/x.html#6' = '../gone.html'
'/old/x.html#7' = 'y.html'
'/old/y.html' = '../a.html#1'
`;
    expect(await messages(lines, parts)).toEqual([
      'redirect/chain book.toml:3 the redirect from `a.html#1` leads to `#2`, which redirects to `a.html#new`',
      'redirect/loop book.toml:5 the redirect from `a.html#3` to `b.html#4` leads into a loop',
      'redirect/loop book.toml:6 the redirect from `b.html#4` to `a.html#3` leads into a loop',
      'redirect/loop book.toml:7 the redirect from `b.html#5` to `#5` leads into a loop',
      'redirect/no-target book.toml:8 the redirect from `old/x.html#6` leads to `../gone.html`, which doesn’t exist',
      'redirect/chain book.toml:9 the redirect from `old/x.html#7` leads to `y.html`, which redirects to `../a.html#new`',
      'redirect/chain book.toml:10 the redirect from `old/y.html` leads to `../a.html#1`, which redirects to `../a.html#new`',
    ]);
  });

  test('is located in the front matter that asks for it', async () => {
    const text = '---\ntitle: A\nredirect-from:\n  - old/\n  - b.html\n---\n\ntext\n';
    expect(await messages('', { 'src/a.md': text })).toEqual([
      'redirect/over-page src/a.md:5 `b.html` is a page of this book, so its redirect is ignored',
    ]);
  });

  test('proposes the address as it has to be written there', async () => {
    expect(await messages("'/old/x.html' = '../b.htm'\n'/y.html' = '/b.htm'\n")).toEqual([
      'redirect/no-target book.toml:3 the redirect from `old/x.html` leads to `../b.htm`, which doesn’t exist; did you mean `../b.html`?',
      'redirect/no-target book.toml:4 the redirect from `y.html` leads to `/b.htm`, which doesn’t exist; did you mean `/b.html`?',
    ]);
  });

  test('to nothing, to a missing fragment, to another redirect or to itself is reported', async () => {
    const lines = `'/1.html' = 'gone.html'
'/2.html' = 'a.html#gone'
'/3.html' = '4.html'
'/4.html' = 'a.html'
'/5.html' = '6.html'
'/6.html' = '5.html'
`;
    expect((await check(redirects(lines))).map(({ message }) => message).sort()).toEqual([
      '`#gone` not found in `src/a.md`',
      'the redirect from `1.html` leads to `gone.html`, which doesn’t exist',
      'the redirect from `3.html` leads to `4.html`, which redirects to `a.html`',
      'the redirect from `5.html` to `6.html` leads into a loop',
      'the redirect from `6.html` to `5.html` leads into a loop',
    ]);
  });
});

describe('a path in the wrong letter case', () => {
  test('is reported for an included file', async () => {
    const files = { 'src/a.md': '# A\n\n{{#include Part.txt}}\n', 'src/part.txt': 'text\n' };
    expect((await check(files)).map(({ code }) => code)).toEqual(['include/not-found']);
  });
});

describe('a check of a book', () => {
  test('creates no missing chapters, though a build would', async () => {
    const files = { 'src/SUMMARY.md': '- [A](a.md)\n- [New](new.md)\n', 'src/b.md': '# B\n' };
    expect((await check(files)).map(({ code }) => code).sort()).toEqual([
      'check/orphan',
      'summary/no-such-chapter',
    ]);
  });
});
