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
