import { describe, expect, test } from 'vitest';
import { check, places } from './book.ts';

const said = async (...input: Parameters<typeof check>) => places(await check(...input));

describe('files nobody uses', () => {
  test('are chapters that SUMMARY.md does not name and nobody includes', async () => {
    const files = {
      'src/a.md': '# A\n\n{{#include part.md}}\n',
      'src/part.md': 'part, and {{#include deeper.md}}\n',
      'src/deeper.md': 'deeper\n',
      'src/404.md': 'not found\n',
      'src/lost.md': '# Lost\n',
    };
    expect(await said(files)).toEqual(['check/orphan src/lost.md:1']);
  });

  test('are none of the files that hold link definitions', async () => {
    const files = {
      'refs/all.md': '[x]: https://x.example\n',
      'src/refs.incl.md': '[y]: https://y.example\n',
    };
    const codes = (await check(files)).map(({ code }) => code);
    expect(codes.filter((code) => code.startsWith('check/'))).toEqual([]);
  });

  test('are not the papers beside a book that has its chapters in the root', async () => {
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

  test('are snippets beside three that chapters show', async () => {
    const names = ['one', 'two', 'three'];
    const files = {
      'src/a.md': `# A\n\n${names.map((name) => `{{#include ../code/${name}.txt}}\n`).join('\n')}`,
      ...Object.fromEntries([...names, 'four'].map((name) => [`code/${name}.txt`, `this is ${name}.\n`])),
      'code/notes.csv': '1\n',
    };
    expect(await said(files)).toEqual(['check/unused-snippet code/four.txt:1']);
  });

  test('are not the parts of a program', async () => {
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

  test('are not those that only a chapter kept out of the book includes', async () => {
    const files = {
      'book.toml': '[build-book]\ndrafts = ["b.md"]\n',
      'src/b.md': '# B\n\n{{#include part.md}}\n',
      'src/part.md': 'part\n',
    };
    expect(await said(files)).toEqual([]);
  });
});

describe('headings', () => {
  test('that skip a level are told, the first of a page is not', async () => {
    expect(await said({ 'src/a.md': '## A\n\ntext\n\n#### D\n\ntext\n\n# Up\n\ntext\n' })).toEqual([
      'check/heading-skipped src/a.md:5',
    ]);
  });

  test('with nothing under them are told, but not those that hold other headings', async () => {
    const text =
      '# A\n\n## Empty\n\n<!-- later -->\n\n## Holds\n\n### Full\n\ntext\n\n## End\n\n[x]: https://x.example\n';
    expect((await said({ 'src/a.md': text })).filter((place) => place.startsWith('check'))).toEqual([
      'check/empty-section src/a.md:3',
      'check/empty-section src/a.md:13',
    ]);
  });

  test('may stand alone on the page of a chapter that holds others', async () => {
    const files = { 'src/SUMMARY.md': '- [A](a.md)\n  - [B](b.md)\n', 'src/a.md': '# A\n' };
    expect(await said(files)).toEqual([]);
  });

  test('without text are told', async () => {
    expect(await said({ 'src/a.md': '# A\n\n##\n\ntext\n' })).toEqual(['check/no-heading-text src/a.md:3']);
  });
});

describe('ids', () => {
  test('that stand twice on a page are told where the second is', async () => {
    const text = '# A\n\n<p id="x">one</p>\n\n<p id="x">two</p>\n\n## Y\n\n<span id="y">z</span>\n';
    expect(await said({ 'src/a.md': text })).toEqual([
      'check/duplicate-id src/a.md:5',
      'check/duplicate-id src/a.md:9',
    ]);
  });

  test('may have an old `name` of the same text beside them', async () => {
    expect(await said({ 'src/a.md': '# A\n\n<a name="more"></a>\n\n## More\n\ntext\n' })).toEqual([]);
  });
});

describe('texts for those who cannot see', () => {
  test('are missed in images, in Markdown and in HTML', async () => {
    const text =
      '# A\n\n![](x.png) and <img src="x.png">\n\n<img src="x.png" alt=""> and ![seen](x.png)\n\n[![](x.png)](b.md)\n';
    expect(await said({ 'src/a.md': text, 'src/x.png': '' })).toEqual([
      'check/no-alternative-text src/a.md:3',
      'check/no-alternative-text src/a.md:3',
      'check/no-alternative-text src/a.md:7',
    ]);
  });

  test('are missed in links', async () => {
    expect(await said({ 'src/a.md': '# A\n\n[](b.md) [b](b.md) <b.md>\n' })).toEqual([
      'check/no-link-text src/a.md:3',
    ]);
  });
});

describe('redirects', () => {
  const redirects = (lines: string, site = '') => ({
    'book.toml': `[output.html]\n${site}[output.html.redirect]\n${lines}`,
  });

  test('that lead to a page of the book or away from it are fine', async () => {
    const lines = `'/old.html' = 'a.html'
'/old/b.html' = '../b.html#b'
'/c.html' = '/book/a.html'
'/d.html' = 'https://other.example/'
'/e.html' = '/elsewhere/'
'/f.html' = 'a'
`;
    expect(await check(redirects(lines, 'site-url = "/book/"\n'))).toEqual([]);
  });

  test('that lead nowhere, to a missing part, to another one or in a circle are told', async () => {
    const lines = `'/1.html' = 'gone.html'
'/2.html' = 'a.html#gone'
'/3.html' = '4.html'
'/4.html' = 'a.html'
'/5.html' = '6.html'
'/6.html' = '5.html'
`;
    expect((await check(redirects(lines))).map(({ message }) => message).sort()).toEqual([
      '`src/a.md` has no `#gone`',
      'the redirect of `1.html` leads to `gone.html`, which is no page',
      'the redirect of `3.html` leads to `4.html`, which is redirected to `a.html`',
      'the redirect of `5.html` to `6.html` goes in a circle',
      'the redirect of `6.html` to `5.html` goes in a circle',
    ]);
  });
});

describe('letter case', () => {
  test('of an included file is told where the disk has it otherwise', async () => {
    const files = { 'src/a.md': '# A\n\n{{#include Part.txt}}\n', 'src/part.txt': 'text\n' };
    expect((await check(files)).map(({ code }) => code)).toContain('include/not-found');
  });
});

describe('check', () => {
  test('makes no missing chapter, though a build would', async () => {
    const files = { 'src/SUMMARY.md': '- [A](a.md)\n- [New](new.md)\n', 'src/b.md': '# B\n' };
    expect((await check(files)).map(({ code }) => code).sort()).toEqual([
      'check/orphan',
      'summary/no-such-chapter',
    ]);
  });
});
