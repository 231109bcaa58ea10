import { expect, test } from 'vitest';
import type { UrlPath } from '../../../src/core/path.ts';
import { obstructingFiles } from '../../../src/disk/site/plan.ts';
import { siteOf } from '../site-on-disk.ts';

const inTheWayOf = (now: readonly string[], vanished: readonly string[]): readonly string[] =>
  obstructingFiles({
    files: [...siteOf(Object.fromEntries(now.map((url) => [url, '']))).site.values()],
    same: new Map(),
    make: [],
    vanished: vanished as readonly UrlPath[],
    claims: new Set(),
  });

// On a file system that forgives case these are one file; the tests may run on one that does not.
test('a name that differs only in case conflicts with its old form', () => {
  expect(
    inTheWayOf(['intro.html', 'ch1/\u00f6.html'], ['Intro.html', 'Ch1/o\u0308.html', 'other.html']),
  ).toEqual(['Intro.html', 'Ch1/o\u0308.html']);
});

test('a file conflicts with a needed folder, and files in a folder with a needed file', () => {
  const vanished = ['A', 'b/x.html', 'B/y/z.html', 'c/x.html', 'd'];
  expect(inTheWayOf(['a/b/c.html', 'b', 'c/y.html'], vanished)).toEqual(['A', 'b/x.html', 'B/y/z.html']);
});
