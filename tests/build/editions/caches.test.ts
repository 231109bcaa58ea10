// What a build of one language keeps for its next one, while others are built in between.
import { expect, test } from 'vitest';
import { openSession } from '../../../src/index.ts';
import { type Files, tempFolder } from '../../helpers/temp-folder.ts';

const files: Files = {
  'book.toml': '[build-book.languages.de]\n[build-book.languages.fr]\n',
  'src/SUMMARY.md': '- [A](a.md)\n',
  'src/a.md': '# A\n',
  'src/de/SUMMARY.md': '- [A](a.md)\n',
  'src/de/a.md': '# A\n\ndeutsch\n',
  'src/fr/SUMMARY.md': '- [A](a.md)\n',
  'src/fr/a.md': '# A\n\nfrançais\n',
};

test('languages that are built one by one keep their caches', async () => {
  const root = tempFolder(files);
  const cache = tempFolder();
  /** The chapters that had to be scanned. */
  const build = async (language: string): Promise<readonly string[]> => {
    const environment = { XDG_CACHE_HOME: cache, MDBOOK_BOOK__LANGUAGE: language };
    const session = openSession({ root, environment, cache: 'disk', mode: 'build' });
    await session.build();
    await session.save();
    await session.close();
    return session.takeRuns().filter((run) => run.startsWith('scan:'));
  };
  expect(await build('de')).toEqual(['scan:src/de/a.md']);
  expect(await build('fr')).toEqual(['scan:src/fr/a.md']);
  expect(await build('de')).toEqual([]);
  expect(await build('fr')).toEqual([]);
});
