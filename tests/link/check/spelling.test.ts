// Case errors are found by what the disk says, so that a test can play a disk that forgives them.
import { describe, expect, test } from 'vitest';
import { checkSpelling } from '../../../src/link/check/spelling.ts';
import { finishSteps } from '../../../src/core/generator-steps.ts';
import { type BookPath, bookPath } from '../../../src/core/path.ts';

const disk = ['src/a.md', 'src/Part.txt'].map(bookPath);

const forgiving = (path: BookPath): BookPath | undefined =>
  disk.find((name) => name.toLowerCase() === path.toLowerCase());

describe('on a case-insensitive disk', () => {
  test('an include with the wrong letter case is reported', () => {
    const taken = new Set(['src/part.txt', 'src/a.md'].map(bookPath));
    const steps = checkSpelling({
      index: { pages: [], bySource: new Map() },
      taken,
      textOf: (path) => (forgiving(path) === undefined ? undefined : 'text'),
      exactCase: forgiving,
    });
    const found = finishSteps(steps);
    expect(found.map(({ args }) => args)).toEqual([{ path: 'src/part.txt', spelt: 'src/Part.txt' }]);
  });
});
