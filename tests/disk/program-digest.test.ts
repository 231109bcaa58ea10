import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { digestOf } from '../../src/disk/program-digest.ts';

const files = ['a', 'b'].map((text) => Buffer.from(text));
const release = { version: '1.0.0', dependencies: { katex: '1.0.0', shiki: '2.0.0' } };

test('the digest of a release does not depend on the order of its files and dependencies', () => {
  const { katex, shiki } = release.dependencies;
  const other = digestOf({ version: '1.0.0', dependencies: { shiki, katex } }, files.toReversed());
  expect(other).toBe(digestOf(release, files));
});

test('another version, dependency or file gives another digest', () => {
  const digests = [
    digestOf(release, files),
    digestOf({ ...release, version: '1.0.1' }, files),
    digestOf({ ...release, dependencies: { ...release.dependencies, shiki: '2.0.1' } }, files),
    digestOf(release, files.slice(1)),
    digestOf(release, [Buffer.from('c'), ...files.slice(1)]),
  ];
  expect(new Set(digests).size).toBe(digests.length);
});

test('every dependency is pinned, so that a release runs with the versions of its digest', () => {
  const text = readFileSync(new URL('../../package.json', import.meta.url), 'utf8');
  const { dependencies } = JSON.parse(text) as { readonly dependencies: Readonly<Record<string, string>> };
  expect(Object.values(dependencies).filter((version) => !/^\d+\.\d+\.\d+$/.test(version))).toEqual([]);
});
