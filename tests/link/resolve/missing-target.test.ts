// What is said of a link that leads to nothing.
import { expect, test } from 'vitest';
import { buildFiles } from '../../build/book.ts';

test('a chapter linked without `.md` is suggested with it', async () => {
  const { diagnostics } = await buildFiles({
    'src/SUMMARY.md': '- [A](a.md)\n- [B](part/philosophy.md)\n',
    'src/a.md': '# A\n\n[b](part/philosophy) [c](part/nothing)\n',
    'src/part/philosophy.md': '# B\n',
  });
  expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
    ['link/no-such-file', { target: 'part/philosophy', nearest: 'src/part/philosophy.md' }],
    ['link/no-such-file', { target: 'part/nothing' }],
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
