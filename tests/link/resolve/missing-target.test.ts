// What is said of a link that leads to nothing.
import { expect, test } from 'vitest';
import { messageOf, remedyOf } from '../../../src/core/catalog.ts';
import { buildFiles } from '../../build/book.ts';

test('a chapter linked without `.md` is suggested with it', async () => {
  const { diagnostics } = await buildFiles({
    'src/SUMMARY.md': '- [A](a.md)\n- [B](part/philosophy.md)\n',
    'src/a.md': '# A\n\n[b](part/philosophy) [c](part/nothing)\n',
    'src/part/philosophy.md': '# B\n',
  });
  expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
    ['link/no-such-file', { target: 'part/philosophy', nearest: 'part/philosophy.md' }],
    ['link/no-such-file', { target: 'part/nothing' }],
  ]);
});

test('a page linked as HTML is suggested by its chapter', async () => {
  const { diagnostics } = await buildFiles({
    'src/SUMMARY.md':
      '- [T](types.md)\n  - [L](types/literals.md)\n- [M](mod.md)\n  - [V](mod/visibility.md)\n',
    'src/types.md': '# T\n',
    'src/types/literals.md': '# L\n\n[m](mod.html) [v](mod/visibility.html#v) [n](nothing.html)\n',
    'src/mod.md': '# M\n',
    'src/mod/visibility.md': '# V\n',
  });
  expect(diagnostics.map(({ args }) => args)).toEqual([
    { target: 'mod.html', nearest: '../mod.md' },
    { target: 'mod/visibility.html#v', nearest: '../mod/visibility.md#v' },
    { target: 'nothing.html' },
  ]);
});

test('a file with `#` or `?` in its name is suggested with the right escapes', async () => {
  const { diagnostics } = await buildFiles({
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b#c.md)\n',
    'src/a.md': '# A\n\n[b](b#c.md), ![d](d?e.png), [f](f#g.md), [b](b%23c.md)\n',
    'src/b#c.md': '# B\n',
    'src/d?e.png': '',
  });
  expect(diagnostics.map(({ args }) => args)).toEqual([
    { target: 'b#c.md', nearest: 'b%23c.md' },
    { target: 'd?e.png', nearest: 'd%3Fe.png' },
    { target: 'f#g.md' },
  ]);
});

test('`index.md` means the README beside it, and moved or generated pages exist', async () => {
  const site = await buildFiles({
    'book.toml': '[output.html.redirect]\n"/old/x.html" = "../a.html"\n',
    'src/SUMMARY.md': '- [A](a.md)\n- [P](part/README.md)\n',
    'src/a.md':
      '# A\n\n[p](part/index.md#p) [x](old/x.md) [x](old/x.html) [print](print.html) [no](index.md/x.md) [q](part/index.md#q)\n',
    'src/part/README.md': '# P\n',
  });
  expect(site.diagnostics.map(({ code, args }) => [code, args])).toEqual([
    ['link/no-such-page', { target: 'index.md/x.md' }],
    ['link/no-such-anchor', { page: 'src/part/README.md', anchor: 'q' }],
  ]);
});

test('the suggestion is the text to type in that chapter', async () => {
  const { diagnostics } = await buildFiles({
    'src/SUMMARY.md': '- [A](a.md)\n- [B](part/philosophy.md)\n- [C](<part/more words.md>)\n',
    'src/a.md': '# A\n\n![p](images/pictur.png)\n',
    'src/images/picture.png': '',
    'src/part/philosophy.md':
      '# B\n\n[a](philosphy.md#b) [b](../part/philosphy.md) [c](/part/philosphy.md) ![p](images/picture.png) [d](more%20word.md)\n',
    'src/part/more words.md': '# C\n',
  });
  expect(diagnostics.map(({ args }) => args)).toEqual([
    { target: 'images/pictur.png', nearest: 'images/picture.png' },
    { target: 'philosphy.md#b', nearest: 'philosophy.md#b' },
    { target: '../part/philosphy.md', nearest: 'philosophy.md' },
    { target: '/part/philosphy.md', nearest: '/part/philosophy.md' },
    { target: 'images/picture.png', nearest: '../images/picture.png' },
    { target: 'more%20word.md', nearest: 'more%20words.md' },
  ]);
});

test('suggests nothing for names that only share letters', async () => {
  const { diagnostics } = await buildFiles({
    'src/SUMMARY.md': '- [A](a.md)\n- [SQL](sql.md)\n- [Part 1](part-1.md)\n',
    'src/a.md':
      '# A\n\n## Step 1\n\n[a](sqf.md) [b](part-2.md) [c](#step-2) [d](slq.md)\n\n```sqf\nx\n```\n\n```javascrip\nx\n```\n',
    'src/sql.md': '# SQL\n',
    'src/part-1.md': '# Part 1\n',
  });
  expect(diagnostics.map(({ args }) => args)).toEqual([
    { target: 'sqf.md' },
    { target: 'part-2.md' },
    { page: 'src/a.md', anchor: 'step-2' },
    { target: 'slq.md', nearest: 'sql.md' },
    { language: 'sqf' },
    { language: 'javascrip', nearest: 'javascript' },
  ]);
});

test('an address on the host of `site-url` is found below its path, and the home page is there', async () => {
  const { diagnostics, main } = await buildFiles({
    'book.toml': '[output.html]\nsite-url = "/docs"\n',
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md':
      '# A\n\n[1](/docs/b.html) [2](/docs/b.html#no) [3](/docs/nope.html) [4](/b.md) [5](/docs/) [6](/docs) [7](/) [8](index.html) ![x](/docs/x.png)\n',
    'src/b.md': '# B\n',
    'src/x.png': '',
  });
  expect(diagnostics.map(({ args }) => args)).toEqual([
    { page: 'src/b.md', anchor: 'no' },
    { target: '/docs/nope.html' },
  ]);
  expect([...main('a.html').matchAll(/(?:href|src)="([^"#][^"]*)"/g)].map(([, url]) => url)).toEqual([
    'b.html',
    'b.html#no',
    '/docs/nope.html',
    'b.html',
    '/docs/',
    '/docs',
    '/',
    'index.html',
    'x.png',
    'x.png',
  ]);
});

test('a chapter called `UP.MD` is a page, and no other file of the site', async () => {
  const { diagnostics, files } = await buildFiles({
    'src/SUMMARY.md': '- [A](a.md)\n- [Up](UP.MD)\n',
    'src/a.md': '# A\n\n[up](UP.MD)\n',
    'src/UP.MD': '# Up\n',
  });
  expect(diagnostics).toEqual([]);
  expect(files.filter((file) => file.startsWith('UP'))).toEqual(['UP.html', 'UP.md']);
});

test('a file next to an included one, outside of the sources, is said to be there', async () => {
  const { diagnostics } = await buildFiles({
    'README.md': '[license](LICENSE) [none](NONE) [b](part/b.md)\n',
    LICENSE: '',
    'src/SUMMARY.md': '- [A](a.md)\n',
    'src/a.md': '# A\n\n{{#include ../README.md}}\n\n[home](/latest/) [license](LICENSE)\n',
  });
  expect(diagnostics.map((found) => [messageOf(found), remedyOf(found)])).toEqual([
    [
      'file `LICENSE` not found',
      'the file next to `README.md` isn’t in the book’s sources: copy it there, or link to its full URL',
    ],
    ['file `NONE` not found', undefined],
    ['page `part/b.md` not found', undefined],
    ['file `/latest/` not found', 'if it is on another site of the same host, write the full URL'],
    ['file `LICENSE` not found', undefined],
  ]);
});

test('a link to SUMMARY.md suggests the page that lists all chapters', async () => {
  const { diagnostics } = await buildFiles({
    'src/SUMMARY.md': '- [A](a.md)\n- [B](part/b.md)\n',
    'src/a.md': '# A\n\n[all](SUMMARY.md) [good](toc.html)\n',
    'src/part/b.md':
      '# B\n\n[all](../SUMMARY.md#x) [all](/SUMMARY.md) [other](other.md) [good](../toc.html)\n',
    'src/part/other.md': '# Other\n',
  });
  expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
    ['link/not-in-summary', { target: 'src/SUMMARY.md', instead: 'toc.html' }],
    ['link/not-in-summary', { target: 'src/SUMMARY.md', instead: '../toc.html' }],
    ['link/not-in-summary', { target: 'src/SUMMARY.md', instead: '/toc.html' }],
    ['link/not-in-summary', { target: 'src/part/other.md' }],
  ]);
});

test('a link leads to a line of numbered code, or to a range of lines', async () => {
  const { diagnostics } = await buildFiles({
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md':
      '# A\n\n[1](b.md#code-1-L9) [2](b.md#code-1-L9-L10) [3](b.md#code-1-L11) [4](b.md#code-1-L9-L11) [5](b.md#own-L1) [6](b.md#code-2-L1) [7](b.md#own)\n',
    'src/b.md': '# B\n\n```text numbers=9\na\nb\n```\n\n```text numbers id="own"\na\n```\n',
  });
  expect(diagnostics.map(({ args }) => args)).toEqual([
    { page: 'src/b.md', anchor: 'code-1-L11' },
    { page: 'src/b.md', anchor: 'code-1-L9-L11' },
    { page: 'src/b.md', anchor: 'code-2-L1' },
    { page: 'src/b.md', anchor: 'own' },
  ]);
});

test('a page that is linked as HTML is known by its file if SUMMARY.md doesn’t list that', async () => {
  const { diagnostics } = await buildFiles({
    'src/SUMMARY.md': '- [A](a.md)\n',
    'src/a.md': '# A\n\n[r](reports/2023.html) [s](reports/2024.html)\n',
    'src/reports/2023.md': '# R\n',
  });
  expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
    ['link/not-in-summary', { target: 'src/reports/2023.md' }],
    ['link/no-such-page', { target: 'reports/2024.html' }],
  ]);
});

const HOST = 'if it is on another site of the same host, write the full URL';

test.each([
  [
    'github.com/rust-lang/rust/issues/1',
    'to link to another site, write `https://github.com/rust-lang/rust/issues/1`',
  ],
  ['www.example.de/reviews.html', 'to link to another site, write `https://www.example.de/reviews.html`'],
  ['example.org', 'to link to another site, write `https://example.org`'],
  ['docs.rs/x#y', 'to link to another site, write `https://docs.rs/x#y`'],
  ['main.rs', undefined],
  ['./example.org', undefined],
  ['compose.dev.yml', undefined],
  ['/other-book/page.html', HOST],
  ['/other-book/', HOST],
])('of a link to `%s` the remedy is %j', async (target, remedy) => {
  const { diagnostics } = await buildFiles({
    'src/SUMMARY.md': '- [A](a.md)\n',
    'src/a.md': `# A\n\n[x](${target})\n`,
  });
  expect(diagnostics.map(remedyOf)).toEqual([remedy]);
});
