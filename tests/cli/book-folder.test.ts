import { expect, test } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

test.each([
  ['mv', 'a.md', 'b.md', '--book', 'nope'],
  ['refs', 'list', '--book', 'nope'],
  ['code', 'extract', 'a.md', '--book', 'nope'],
  ['migrate-markers', 'brace', '--book', 'nope'],
  ['translate', 'status', '--book', 'nope'],
  ['todo', 'nope'],
])('build-book %s reports a folder that doesn’t exist', async (...argv) => {
  const { code, out, err } = await run(argv, { folder: tempFolder() });
  expect({ code, out, err }).toEqual({ code: 2, out: '', err: 'error: folder `nope` not found\n' });
});
