// Chapters that SUMMARY.md lists and that don't exist: who may create their files, and what their pages say.
import { renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type BuiltBook, type SessionOptions, openSession } from '../../src/build/session.ts';
import { bookPath, urlPath } from '../../src/core/path.ts';
import { build } from '../../src/index.ts';
import { run } from '../cli/test-terminal.ts';
import { filesIn, tempFolder, textIn } from '../helpers/temp-folder.ts';
import { withoutSearch } from './book.ts';

const files = {
  'src/SUMMARY.md': '- [One](one.md)\n- [Part](part/README.md)\n  - [Two & more](part/two.md)\n',
  'src/one.md': '# One\n',
};
const sources = ['SUMMARY.md', 'one.md'];

const codesOf = ({ diagnostics }: Pick<BuiltBook, 'diagnostics'>): readonly string[] =>
  diagnostics.map(({ code }) => code);

const NO_FILE = 'summary/no-such-chapter';
const CREATED = 'summary/created-chapter';

function open(root: string, options: Partial<SessionOptions> = {}) {
  const session = openSession({ root, environment: withoutSearch, cache: 'none', mode: 'build', ...options });
  onTestFinished(() => session.close());
  return session;
}

async function pageOf(built: BuiltBook, url: string): Promise<string> {
  const content = await built.site.get(urlPath(url))?.content();
  return typeof content?.value === 'string' ? content.value : '';
}

describe('a session creates no chapter unless it is told to', () => {
  test.each(['build', 'serve', 'check', 'edit'] as const)('in mode `%s`', async (mode) => {
    const root = tempFolder(files);
    const built = await open(root, { mode }).build();
    expect(codesOf(built)).toEqual([NO_FILE, NO_FILE]);
    expect(filesIn(join(root, 'src'))).toEqual(sources);
  });

  test('nor for a chapter that is deleted, renamed or replaced by a folder between two builds', async () => {
    const root = tempFolder({ ...files, 'src/part/README.md': '# Part\n', 'src/part/two.md': '# Two\n' });
    const session = open(root, { mode: 'serve' });
    await session.build();
    rmSync(join(root, 'src/one.md'));
    expect(codesOf(await session.build([bookPath('src/one.md')]))).toEqual([NO_FILE]);
    renameSync(join(root, 'src/part'), join(root, 'src/moved'));
    const moved = await session.build(['src/part', 'src/part/README.md', 'src/part/two.md'].map(bookPath));
    expect(codesOf(moved)).toEqual([NO_FILE, NO_FILE, NO_FILE]);
    expect(filesIn(join(root, 'src'))).toEqual(['SUMMARY.md', 'moved/README.md', 'moved/two.md']);
    renameSync(join(root, 'src/moved'), join(root, 'src/part'));
    const back = await session.build(['src/part', 'src/part/README.md', 'src/part/two.md'].map(bookPath));
    expect(codesOf(back)).toEqual([NO_FILE]);
    expect(textIn(root, 'src/part/two.md')).toBe('# Two\n');
  });

  test('with a page for it that names the file', async () => {
    const built = await open(tempFolder(files), { mode: 'serve' }).build();
    const text = 'This chapter has no file yet: there is no <code>src/part/two.md</code>.';
    expect(await pageOf(built, 'part/two.html')).toContain(`<p>${text}</p>`);
  });
});

describe('`build` creates missing chapters', () => {
  test('with a warning for each', async () => {
    const root = tempFolder(files);
    const { diagnostics } = await build({ root, cache: 'none', environment: withoutSearch });
    expect(codesOf({ diagnostics })).toEqual([CREATED, CREATED]);
    expect(textIn(root, 'src/part/two.md')).toBe('# Two &amp; more\n');
  });

  test.each([
    ['in CI', [], { CI: 'true' }],
    ['in a CI that sets another value', [], { CI: '1' }],
    ['with --warnings-as-errors', ['--warnings-as-errors'], {}],
    ['with a policy in the environment', [], { MDBOOK_BUILD_BOOK__WARNING_POLICY: 'error' }],
    ['with create-missing = false', [], { MDBOOK_BUILD__CREATE_MISSING: 'false' }],
  ])('not %s, where they are errors, each time', async (_, argv, environment) => {
    const folder = tempFolder(files);
    for (let time = 0; time < 2; time++) {
      const { code, err } = await run(['build', '--no-cache', ...argv], {
        folder,
        environment: { ...withoutSearch, ...environment },
      });
      expect([code, err.match(/error\[[^\]]*\]/g)]).toEqual([1, [`error[${NO_FILE}]`, `error[${NO_FILE}]`]]);
      expect(filesIn(join(folder, 'src'))).toEqual(sources);
    }
  });

  test.each(['', 'false', '0'])('with the variable CI=%j, which is none', async (CI) => {
    const folder = tempFolder(files);
    const { code } = await run(['build', '--no-cache'], { folder, environment: { ...withoutSearch, CI } });
    expect([code, filesIn(join(folder, 'src')).length]).toEqual([0, 4]);
  });
});
