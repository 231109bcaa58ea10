// Chapters that SUMMARY.md lists and that don't exist: who may create their files, and what their pages say.
import { mkdirSync, renameSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { type BuiltBook, type Session, type SessionOptions, openSession } from '../../src/build/session.ts';
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
    const text = 'This chapter has no file yet: <code>src/part/two.md</code> doesn’t exist.';
    expect(await pageOf(built, 'part/two.html')).toContain(`<p>${text}</p>`);
  });
});

test('the diagnostic of a missing chapter ends with the build after its file was written', async () => {
  const root = tempFolder({ ...files, 'src/part/README.md': '# Part\n' });
  const session = open(root, { mode: 'serve' });
  expect(codesOf(await session.build())).toEqual([NO_FILE]);
  writeFileSync(join(root, 'src/part/two.md'), 'Text without a heading.\n');
  const built = await session.build([bookPath('src/part/two.md')]);
  expect(codesOf(built)).toEqual([]);
  expect(await pageOf(built, 'part/two.html')).toContain('<p>Text without a heading.</p>');
});

describe('a session creates the chapter that its author asks for', () => {
  const create = (session: Session, path: string): boolean => session.createChapter(bookPath(path));

  test('with its title, in a folder that may be new', async () => {
    const root = tempFolder(files);
    const session = open(root, { mode: 'serve' });
    const { mayCreate } = await session.build();
    expect(mayCreate(bookPath('src/part/two.md'))).toBe(true);
    expect(create(session, 'src/part/two.md')).toBe(true);
    expect(textIn(root, 'src/part/two.md')).toBe('# Two &amp; more\n');
    expect(codesOf(await session.build([bookPath('src/part/two.md')]))).toEqual([NO_FILE]);
  });

  test.each([
    ['one that exists', 'src/one.md'],
    ['one that SUMMARY.md does not list', 'src/other.md'],
    ['a file beside the chapters', 'book.toml'],
    ['a file outside the book', '../out.md'],
    ['a listed one outside the chapters', 'above.md'],
    ['a listed one whose name is an address', 'src/caf%C3%A9.md'],
    ['a listed one without the extension', 'src/bare'],
    ['a listed one that is a link to nothing', 'src/link.md'],
    ['a listed one whose folder is a file', 'src/one.md/inner.md'],
  ])('but not %s', async (_, path) => {
    const summary = ['../above.md', 'caf%C3%A9.md', 'bare', 'link.md', 'one.md/inner.md'];
    const root = tempFolder({
      ...files,
      'src/SUMMARY.md': `${files['src/SUMMARY.md']}${summary.map((each) => `- [X](${each})\n`).join('')}`,
    });
    symlinkSync(join(root, 'nowhere.md'), join(root, 'src/link.md'));
    const before = filesIn(root);
    const session = open(root, { mode: 'serve' });
    await session.build();
    expect(create(session, path)).toBe(false);
    expect(filesIn(root)).toEqual(before);
    expect(textIn(root, 'src/one.md')).toBe('# One\n');
  });

  test('and never one that the session has seen before it was deleted', async () => {
    const root = tempFolder(files);
    const session = open(root, { mode: 'serve' });
    await session.build();
    rmSync(join(root, 'src/one.md'));
    const { mayCreate } = await session.build([bookPath('src/one.md')]);
    expect(mayCreate(bookPath('src/one.md'))).toBe(false);
    expect(create(session, 'src/one.md')).toBe(false);
    expect(filesIn(join(root, 'src'))).toEqual(['SUMMARY.md']);
  });

  test('nor one that appears between the build and the request', async () => {
    const root = tempFolder(files);
    const session = open(root, { mode: 'serve' });
    await session.build();
    mkdirSync(join(root, 'src/part'));
    writeFileSync(join(root, 'src/part/two.md'), 'mine');
    expect(create(session, 'src/part/two.md')).toBe(false);
    expect(textIn(root, 'src/part/two.md')).toBe('mine');
  });

  test('nor anything before there is a book', () => {
    expect(create(open(tempFolder(files)), 'src/part/two.md')).toBe(false);
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

test('SUMMARY.md is never suggested as a chapter', async () => {
  const root = tempFolder({ 'src/SUMMARY.md': '- [Introduction](README.md)\n' });
  const { diagnostics } = await open(root).build();
  expect(diagnostics.map(({ args }) => args)).toEqual([{ path: 'src/README.md' }]);
});

test.each([
  [{ 'SUMMARY.md': '- [A](a.md)\n' }, '.'],
  [{ 'docs/SUMMARY.md': '- [A](a.md)\n' }, 'docs'],
  [{ 'docs/en/SUMMARY.md': '- [A](a.md)\n' }, undefined],
])('a missing SUMMARY.md is found in another folder: %j', async (found, src) => {
  const root = tempFolder({ 'book.toml': '[book]\nsrc = "guide"\n', ...found });
  const { diagnostics } = await open(root).build();
  expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
    ['summary/missing', { path: 'guide/SUMMARY.md', src }],
  ]);
});
