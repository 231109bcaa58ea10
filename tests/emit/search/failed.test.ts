// What the search engine complains of is told, and the book is whole without it.
import { expect, test } from 'vitest';
import type { Memo, StageResult } from '../../../src/memo/stage.ts';
import { searchFiles } from '../../../src/emit/search/search-files.ts';
import { openSession } from '../../../src/build/session.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

test('an incomplete search index is a warning with its reason', async () => {
  const root = tempFolder({ 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n' });
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'build' });
  const { model } = await session.build();
  // A memo that has an answer already: the engine itself cannot be made to fail.
  const answer = { light: { files: [], errors: ['the engine stopped'] } } as unknown;
  const memo = {
    run: <In, Light, Heavy>() => Promise.resolve(answer as StageResult<Light, Heavy> & In),
  } as unknown as Memo;
  expect(await searchFiles(model, { memo, pause: () => 'continue' })).toEqual({
    site: new Map(),
    diagnostics: [{ code: 'search/failed', args: { reason: 'the engine stopped' } }],
  });
  await session.close();
});
