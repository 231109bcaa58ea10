import {
  existsSync,
  lstatSync,
  readFileSync,
  readdirSync,
  readlinkSync,
  statSync,
  symlinkSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { writeCommit } from '../../../src/disk/git/write-commit.ts';
import { type Repository, repository } from '../../helpers/git-repository.ts';
import { filesIn, tempFolder, textIn, writeIn } from '../../helpers/temp-folder.ts';

const nothing = { kind: 'written', submodules: [], pointers: [], missing: [], unsafe: [] };

const written = ({ folder: from }: Repository, commit: string) => {
  const folder = join(tempFolder(), 'files');
  return writeCommit({ repository: from, commit, folder }).then((result) => ({ folder, result }));
};

/** Every file of a repository's own folder with its content, except what reading may not change anyway. */
const stateOf = (folder: string) =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name))
    .map((path) => [path, readFileSync(path, 'latin1'), statSync(path).mtimeMs]);

test('a commit is written byte by byte, without filters and without export-ignore', async () => {
  const files = {
    '.gitattributes': '*.txt text eol=crlf\nbook/** export-ignore\n',
    'a.txt': 'one\ntwo\n',
    'book/ü b.md': '# Ü\n',
    'big.bin': new Uint8Array(300_000).map((_, i) => i % 251),
    'empty.md': '',
  };
  const from = repository(files, 'v1');
  from.commit({ 'a.txt': 'changed\n' });
  const { folder, result } = await written(from, from.git('rev-parse', 'v1^{commit}'));
  expect(result).toEqual(nothing);
  expect(filesIn(folder)).toEqual(Object.keys(files).sort());
  expect(textIn(folder, 'a.txt')).toBe('one\ntwo\n');
  expect(readFileSync(join(folder, 'big.bin')).equals(files['big.bin'])).toBe(true);
});

test('reading a commit leaves the repository, its index and uncommitted changes alone', async () => {
  const from = repository({ 'a.md': 'one\n' });
  const commit = from.commit({ 'a.md': 'two\n' });
  writeIn(from.folder, 'a.md', 'not committed\n');
  writeIn(from.folder, 'new.md', 'not added\n');
  const before = stateOf(from.folder);
  const { folder } = await written(from, commit);
  expect(textIn(folder, 'a.md')).toBe('two\n');
  expect(stateOf(from.folder)).toEqual(before);
});

test('links stay links, unless they lead out of the commit', async () => {
  const from = repository({ 'a/b/c/deep.md': 'deep\n' });
  symlinkSync('a/b/c/deep.md', join(from.folder, 'inside.md'));
  symlinkSync('/etc/hostname', join(from.folder, 'absolute.md'));
  symlinkSync('../../../../../etc/hostname', join(from.folder, 'relative.md'));
  symlinkSync('../../..', join(from.folder, 'a/b/c/up'));
  symlinkSync('up/..', join(from.folder, 'a/b/c/by-another-link'));
  const { folder, result } = await written(from, from.commit({}));
  expect(result).toEqual({ ...nothing, unsafe: ['a/b/c/by-another-link', 'absolute.md', 'relative.md'] });
  expect(readlinkSync(join(folder, 'inside.md'))).toBe('a/b/c/deep.md');
  expect(lstatSync(join(folder, 'absolute.md'), { throwIfNoEntry: false })).toBeUndefined();
});

test('submodules and pointers of Git LFS are named', async () => {
  const from = repository({
    'film.mp4': 'version https://git-lfs.github.com/spec/v1\noid sha256:4d7a2146\nsize 12345\n',
  });
  const id = from.git('rev-parse', 'HEAD');
  from.git('update-index', '--add', '--cacheinfo', `160000,${id},lib/other`);
  from.git('commit', '--quiet', '--message', 'Add a submodule');
  const { folder, result } = await written(from, from.git('rev-parse', 'HEAD'));
  expect(result).toEqual({ ...nothing, submodules: ['lib/other'], pointers: ['film.mp4'] });
  expect(filesIn(folder)).toEqual(['film.mp4']);
});

test('a hostile tree writes nothing outside its folder', async () => {
  const from = repository({ 'a.md': 'a\n' });
  const blob = from.git('hash-object', '-w', 'a.md');
  const inner = from.tree([['100644', 'escaped.md', blob]]);
  const root = from.tree([
    ['40000', '..', inner],
    ['40000', '.GIT', inner],
    ['100644', 'ok.md', blob],
  ]);
  const { folder, result } = await written(from, root);
  expect(result).toEqual({ ...nothing, unsafe: ['../escaped.md', '.GIT/escaped.md'] });
  expect(filesIn(folder)).toEqual(['ok.md']);
  expect(existsSync(join(folder, '..', 'escaped.md'))).toBe(false);
});

test('an unknown commit is a reason, not an exception', async () => {
  const from = repository();
  const { result } = await written(from, '1'.repeat(40));
  expect(result).toEqual({ kind: 'failed', reason: 'not a tree object' });
});
