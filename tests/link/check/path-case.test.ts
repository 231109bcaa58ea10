// Case errors are found by what the disk says, so that a test can play a disk that forgives them.
import { describe, expect, test } from 'vitest';
import { checkPathCase } from '../../../src/link/check/path-case.ts';
import { runToEnd } from '../../../src/core/time-slices.ts';
import { type BookPath, bookPath } from '../../../src/core/path.ts';

const disk = ['src/a.md', 'src/Part.txt'].map(bookPath);

const forgiving = (path: BookPath): BookPath | undefined =>
  disk.find((name) => name.toLowerCase() === path.toLowerCase());

describe('on a case-insensitive disk', () => {
  test('an include that differs from its file in case is reported', () => {
    const chapterFiles = new Set(['src/part.txt', 'src/a.md'].map(bookPath));
    const work = checkPathCase({
      index: { pages: [], bySource: new Map() },
      chapterFiles,
      textOf: (path) => (forgiving(path) === undefined ? undefined : 'text'),
      exactCase: forgiving,
    });
    const found = runToEnd(work);
    expect(found.map(({ args }) => args)).toEqual([{ path: 'src/part.txt', spelling: 'src/Part.txt' }]);
  });
});
