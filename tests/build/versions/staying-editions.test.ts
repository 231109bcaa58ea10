// What is known of the versions that only an earlier build has.
import { expect, test, vi } from 'vitest';
import { urlPath } from '../../../src/core/path.ts';
import { publishedBefore } from '../../../src/build/versions/staying-editions.ts';
import { run } from '../../cli/test-terminal.ts';
import { repository } from '../../helpers/git-repository.ts';
import { firstVersion, laterVersions } from '../../helpers/languages-and-versions.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

vi.setConfig({ testTimeout: 180_000 });

const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };
const others = ['next', 'v1.0', 'v2.0'].map(urlPath);

/** The editions in folders of a built site, each with its pages. */
async function editionsIn(
  folders: readonly string[],
  settings: Readonly<Record<string, string>> = {},
): Promise<readonly string[]> {
  const from = repository(firstVersion(), 'v1.0');
  laterVersions(from);
  await run(['build', '--no-cache'], { folder: from.folder, environment: { ...environment, ...settings } });
  const published = publishedBefore(`${from.folder}/book`);
  return folders.flatMap((folder) =>
    published(urlPath(folder), others).map(
      (edition) => `${edition.folder} ${edition.language ?? '?'}: ${edition.pages.join(' ')}`,
    ),
  );
}

test('the edition in the folder of a version comes first, then its translations', async () => {
  expect(await editionsIn(['v1.0', ''])).toEqual([
    ' ?: index.html old.html part/deep.html part/index.html',
    'de de: index.html old.html',
    'fr fr: index.html old.html part/index.html',
    ' ?: index.html new.html part/index.html',
    'ar ar: index.html new.html',
    'fr fr: index.html new.html part/index.html',
  ]);
});

test('a version whose languages all have folders has none in its own', async () => {
  expect(await editionsIn(['v1.0'], { MDBOOK_BUILD_BOOK__LANGUAGE_FOLDERS: 'all' })).toEqual([
    'de de: index.html old.html',
    'en en: index.html old.html part/deep.html part/index.html',
    'fr fr: index.html old.html part/index.html',
  ]);
});

test('a folder that doesn’t exist has none, nor does a root without a folder for the working tree', () => {
  const folder = tempFolder({ 'index.html': '' });
  expect(publishedBefore(folder)(urlPath('v1.0'), others)).toEqual([]);
  expect(publishedBefore(folder)(urlPath(''), others)).toEqual([]);
});
