// `build --only` writes one of a book's outputs.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

const book = {
  'book.toml': '[book]\ntitle = "Book"\n[output.html]\nsearch.enable = false\n[output.epub]\n',
  'src/SUMMARY.md': '# Summary\n\n- [A](a.md)\n',
  'src/a.md': '# A\n',
};

test('`--only epub` writes the EPUB and leaves the site alone', async () => {
  const folder = tempFolder(book);
  const { code, out } = await run(['build', '--no-cache', '--only', 'epub'], { folder });
  expect({ code, out: out.replace(/in [\d.]+ s/, 'in 0 s') }).toEqual({
    code: 0,
    out: '1 chapter built into book/epub: 1 file written, in 0 s\n',
  });
  expect(existsSync(join(folder, 'book/epub/Book.epub'))).toBe(true);
  expect(existsSync(join(folder, 'book/html'))).toBe(false);
});

test('an output that the book doesn’t have is invalid usage, and nothing is written', async () => {
  const folder = tempFolder(book);
  const { code, err } = await run(['build', '--no-cache', '--only', 'pdf'], { folder });
  expect({ code, err }).toEqual({
    code: 2,
    err: 'error: the book has no output `pdf`, only `html`, `epub`; add `[output.pdf]` to book.toml\n',
  });
  expect(existsSync(join(folder, 'book'))).toBe(false);
});
