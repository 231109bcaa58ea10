import { expect, test } from 'vitest';
import type { GitRef } from '../../../src/disk/git/list-refs.ts';
import type { VersionsConfig } from '../../../src/read/config/versions-config.ts';
import { chooseVersions } from '../../../src/read/versions/choose-versions.ts';

const plain: VersionsConfig = {
  refs: ['v*'],
  prerelease: false,
  old: 'banner',
  names: {},
  elsewhere: {},
};
const tags = (...names: readonly string[]): readonly GitRef[] =>
  names.map((name) => ({ kind: 'tag', name, commit: name.padEnd(40, '0') }));

const choose = (config: Partial<VersionsConfig>, refs: readonly GitRef[], isShallow = false) =>
  chooseVersions({ ...plain, ...config }, { refs, isShallow });

/** `ref name folder status`. */
const rows = (...request: Parameters<typeof choose>) =>
  choose(...request).value.map(({ ref, name, folder, status }) => `${ref} ${name} ${folder} ${status}`);

test('releases are sorted from the newest, which is the latest', () => {
  expect(rows({}, tags('v1.10', 'v1.9', 'v2.0-rc.1', 'v0.1', 'other'))).toEqual([
    'v1.10 v1.10 v1.10 latest',
    'v1.9 v1.9 v1.9 old',
    'v0.1 v0.1 v0.1 old',
  ]);
});

test('prereleases are published if asked for, and are unreleased', () => {
  expect(rows({ prerelease: true }, tags('v1.0', 'v2.0-rc.1', 'v0.9-beta'))).toEqual([
    'v2.0-rc.1 v2.0-rc.1 v2.0-rc.1 unreleased',
    'v1.0 v1.0 v1.0 latest',
    'v0.9-beta v0.9-beta v0.9-beta old',
  ]);
  expect(rows({ refs: ['v2.0-rc.1'] }, tags('v2.0-rc.1'))).toEqual(['v2.0-rc.1 v2.0-rc.1 v2.0-rc.1 old']);
});

test('the settings name the latest, limit, exclude and rename versions', () => {
  const config = { refs: ['v*', '!v0.*'], latest: 'v1.0', limit: 1, names: { 'v2.0': 'Two' } };
  expect(rows(config, tags('v0.9', 'v1.0', 'v1.5', 'v2.0'))).toEqual([
    'v2.0 Two v2.0 unreleased',
    'v1.0 v1.0 v1.0 latest',
  ]);
});

test('the working tree can be the latest, and every version is old then', () => {
  expect(rows({ latest: 'next' }, tags('v1.0', 'v2.0'))).toEqual([
    'v2.0 v2.0 v2.0 old',
    'v1.0 v1.0 v1.0 old',
  ]);
});

test('branches have folders of one name, and those without a number come last in the order of the globs', () => {
  const branches: readonly GitRef[] = [
    'develop',
    'release/1.x',
    'release/2.x',
    'release/2.x/old',
    'stable',
  ].map((name) => ({ kind: 'branch', name, commit: name }));
  expect(rows({ refs: ['stable', 'release/*', 'develop'] }, branches)).toEqual([
    'release/2.x release/2.x release-2.x latest',
    'release/1.x release/1.x release-1.x old',
    'stable stable stable plain',
    'develop develop develop plain',
  ]);
});

test('a tag hides a branch of its name, and a local branch the remote one', () => {
  const refs: readonly GitRef[] = [
    { kind: 'tag', name: 'v1', commit: 'a' },
    { kind: 'branch', name: 'v1', commit: 'b' },
    { kind: 'branch', name: 'v2', commit: 'c' },
    { kind: 'remote-branch', name: 'v2', commit: 'd' },
    { kind: 'remote-branch', name: 'v3', commit: 'e' },
  ];
  expect(choose({}, refs).value.map(({ ref, commit }) => [ref, commit])).toEqual([
    ['v3', 'e'],
    ['v2', 'c'],
    ['v1', 'a'],
  ]);
});

test('what names no version is reported', () => {
  const config = { refs: ['v*', 'v1.O', 'w*'], latest: 'v1.1', names: { 'v1.2': 'x' } };
  expect(choose(config, tags('v1.0'), true).diagnostics).toEqual([
    { code: 'versions/no-match', args: { pattern: 'v1.O', isShallow: true, nearest: 'v1.0' } },
    { code: 'versions/no-match', args: { pattern: 'w*', isShallow: true, nearest: undefined } },
    {
      code: 'versions/no-such-ref',
      args: { key: 'build-book.versions.latest', name: 'v1.1', nearest: 'v1.0' },
    },
    {
      code: 'versions/no-such-ref',
      args: { key: 'build-book.versions.names', name: 'v1.2', nearest: 'v1.0' },
    },
  ]);
});

test('two versions never share a folder, whatever their case, nor do hostile names leave theirs', () => {
  const refs = tags('v1', 'V1', 'v1<', '-v2', 'v3&"$(x)', 'next', 'v../4');
  const { value, diagnostics } = choose({ refs: ['*', '**/*'], prerelease: true }, refs);
  expect(value.map(({ ref, folder }) => [ref, folder])).toEqual([
    ['v../4', 'v..-4'],
    ['v3&"$(x)', 'v3-x'],
    ['-v2', 'v2'],
    ['V1', 'V1'],
  ]);
  expect(diagnostics.map(({ args }) => args)).toEqual([
    { name: 'v1', other: '`V1`', folder: 'v1' },
    { name: 'v1<', other: '`V1`', folder: 'v1' },
    { name: 'next', other: 'the working tree', folder: 'next' },
  ]);
});

test('a tag of something else than a commit is reported', () => {
  expect(choose({}, [{ kind: 'tag', name: 'v1' }])).toEqual({
    value: [],
    diagnostics: [{ code: 'versions/no-commit', args: { name: 'v1' } }],
  });
});

test('a folder that is taken is left to what is there, whatever the case of the name', () => {
  const taken = new Map([['fr', 'the language `fr`']]);
  const { value, diagnostics } = chooseVersions(
    { ...plain, refs: ['*'] },
    { refs: tags('FR', 'de', 'v1'), isShallow: false },
    taken,
  );
  expect(value.map(({ ref }) => ref)).toEqual(['v1', 'de']);
  expect(diagnostics).toEqual([
    { code: 'versions/same-folder', args: { name: 'FR', other: 'the language `fr`', folder: 'FR' } },
  ]);
});
