// `build-book guide` serves the guide of the package, and the package contains all that the guide reads.
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { resolve } from 'node:path';
import { expect, test } from 'vitest';
import { openSession } from '../../src/build/session.ts';
import { withoutSearch } from '../build/book.ts';
import { go } from './going.ts';

const root = resolve(import.meta.dirname, '../..');

test('the guide is served until Ctrl-C, from any folder', async () => {
  const guide = go(['guide', '--no-open'], { folder: '/' });
  const [, address = ''] = await guide.says(/the guide is at (http:\S+)/);
  const page = await (await fetch(new URL('reference/diagnostics.html', address))).text();
  expect(page).toContain('<h3 id="include-cycle">');
  // While a long chapter is parsed, the system ends the process at once; this page has waited for all chapters.
  await (await fetch(new URL('print.html', address))).text();
  expect((await guide.end('SIGINT')).code).toBe(0);
}, 180_000);

test('the package contains every file that the guide reads', async () => {
  const session = openSession({ root, environment: withoutSearch, cache: 'none', mode: 'check' });
  const { model } = await session.build();
  const read = [...(model?.scanned.values() ?? [])].flatMap(({ dependencies }) =>
    dependencies.filter((key) => key.startsWith('file:')).map((key) => key.slice('file:'.length)),
  );
  await session.close();
  const { stdout } = await promisify(execFile)('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
    cwd: root,
  });
  const [{ files }] = JSON.parse(stdout) as [{ files: readonly { path: string }[] }];
  const packed = new Set(files.map(({ path }) => path));
  expect(read.length).toBeGreaterThan(40);
  expect([...new Set(read)].filter((path) => !packed.has(path))).toEqual([]);
}, 180_000);
