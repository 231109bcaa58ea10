// What is said of a link that leads to nothing.
import { expect, test } from 'vitest';
import { buildFiles } from '../pipeline/book.ts';

test('a chapter that is linked without its `.md` is the one that was meant', async () => {
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

test('a file whose name holds `#` or `?` is the one that was meant, and the link is to say so', async () => {
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
