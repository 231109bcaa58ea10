import { expect, test } from 'vitest';
import { compareVersions, versionNumber } from '../../../src/read/versions/version-number.ts';

test('names are sorted as semantic versions, with any prefix', () => {
  const names = [
    'v0.9',
    'v1.0.0-alpha',
    'v1.0.0-alpha.1',
    'v1.0.0-beta.2',
    '1.0rc2',
    'book-1.0-rc.10',
    'v1.0.0',
    'v1.2',
    'release/1.9.10',
    'release/1.x',
    'docs/v2',
    'v10.0',
  ];
  const parsed = names.map((name) => [name, versionNumber(name)] as const);
  const sorted = parsed.toReversed().toSorted(([, a], [, b]) => (a && b ? compareVersions(a, b) : NaN));
  expect(sorted.map(([name]) => name)).toEqual(names);
});

test.each([
  ['v1.0', false],
  ['v1.0-lts', false],
  ['1.0.post1', false],
  ['v1.0+build.5', false],
  ['v1.0-rc.1', true],
  ['1.0b2', true],
  ['v2.0.0-next', true],
])('%s: a prerelease is %s', (name, isPrerelease) => {
  expect((versionNumber(name)?.prerelease.length ?? 0) > 0).toBe(isPrerelease);
});

test('a name without a number has none', () => {
  expect(['main', 'stable', 'release/lts', ''].map(versionNumber)).toEqual([
    undefined,
    undefined,
    undefined,
    undefined,
  ]);
});
