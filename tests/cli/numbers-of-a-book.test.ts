// The script that counts what is in the Rust How-to Book, tested with a small book.
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect, test } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';
import './spawned.ts';

const script = fileURLToPath(new URL('../bench/rust-howto.mjs', import.meta.url));

test('the script that counts a large book’s problems runs with plugin programs and with built-in ones', async () => {
  const root = tempFolder({
    'book.toml':
      '[book]\ntitle = "T"\n[preprocessor.private]\nremove = true\n[preprocessor.scrub]\n[preprocessor.indexing]\n',
    'src/SUMMARY.md': '- [A](a.md)\n- [B](_b.md)\n- [Index](i.md)\n',
    'src/a.md':
      '# A\n\n{{hi:x}} [b](_b.md) [a](#gone) [u][c-u] {{#include part.md}}\n\n<div class="hidden">\n{{hi:y}}\n<\n/div>\n',
    'src/part.md': '\n<div class="hidden">\n\n[n](#none)\n\n</div>\n',
    'src/_b.md': '# B\n',
    'src/i.md': '',
  });
  const { stdout } = await promisify(execFile)(process.execPath, [script, root]);
  const lines = stdout.split('\n').map((line) => line.trim().replace(/\s+/g, ' '));
  expect(
    lines.filter((line) => /index entries$|that are not there|undefined labels$|pages$/.test(line)),
  ).toEqual([
    '2 pages',
    '1 index entries',
    '1 index entries and pages',
    '1 undefined labels',
    '1 links to 1; links to private chapters: 1 fragments that are not there',
    '2 index entries',
    'c-u undefined labels',
    '2 links to 2; links to private chapters: 1 fragments that are not there',
  ]);
});
