import { describe, expect, test } from 'vitest';
import { openSession } from '../../src/build/session.ts';
import { bookFolder } from '../link/check/book.ts';
import { filesIn, tempFolder } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

/** Which stages a session of this mode has to run. */
async function runsOf(root: string, environment: Readonly<Record<string, string>>, mode: 'check' | 'edit') {
  const session = openSession({ root, environment, cache: 'disk', mode });
  await session.build();
  const runs = session.takeRuns();
  await session.save();
  await session.close();
  return runs;
}

describe('commands that change sources', () => {
  const settings = '[build-book]\nhidden-sections = "strip"\n';

  test('read a chapter again only after a change, without evicting the cache of builds', async () => {
    const folder = bookFolder({
      'book.toml': settings,
      'src/a.md': '# A\n\n<div class="hidden">\n\nx\n\n</div>\n',
    });
    const environment = { XDG_CACHE_HOME: tempFolder() };
    const shown = { ...environment, MDBOOK_BUILD_BOOK__HIDDEN_SECTIONS: '"keep"' };
    expect(await runsOf(folder, environment, 'check')).not.toEqual([]);
    expect(await runsOf(folder, shown, 'edit')).not.toEqual([]);
    expect(await runsOf(folder, shown, 'edit')).toEqual([]);
    expect(await runsOf(folder, environment, 'check')).toEqual([]);
  });

  test('write nothing into the book except the requested change', async () => {
    const folder = bookFolder({ 'src/a.md': '# A\n\n[b](https://b.example/c)\n' });
    const before = filesIn(folder);
    const cache = tempFolder();
    const environment = { XDG_CACHE_HOME: cache };
    for (const argv of [
      ['todo'],
      ['refs', 'list'],
      ['refs', 'from-inline'],
      ['refs', 'from-inline', '--no-cache'],
    ])
      expect((await run(argv, { folder, environment })).code).toBe(0);
    expect(filesIn(folder)).toEqual(before);
    expect(filesIn(cache)).not.toEqual([]);
  });

  test('leave no cache with --no-cache', async () => {
    const cache = tempFolder();
    await run(['todo', '--no-cache'], { folder: bookFolder({}), environment: { XDG_CACHE_HOME: cache } });
    expect(filesIn(cache)).toEqual([]);
  });
});
