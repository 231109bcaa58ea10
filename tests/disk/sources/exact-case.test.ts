import { describe, expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { createNames, foldName } from '../../../src/disk/sources/exact-case.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';

describe('the exact case of a path', () => {
  test.each([
    ['src/Ch1/Intro.md', 'src/Ch1/Intro.md'],
    ['SRC/ch1/intro.MD', 'src/Ch1/Intro.md'],
    ['src/ch1/../Ch1/intro.md', 'src/Ch1/Intro.md'],
    ['src/ÄPFEL.md', 'src/Äpfel.md'],
    ['src/A\u0308pfel.md', 'src/Äpfel.md'],
    ['src/other.md', undefined],
    ['src/ch2/intro.md', undefined],
    ['src/Ch1/Intro.md/x', undefined],
  ])('%j is %j', (path, expected) => {
    const { exactCase } = createNames(tempFolder({ 'src/Ch1/Intro.md': '', 'src/Äpfel.md': '' }));
    expect(exactCase(bookPath(path))).toBe(expected);
  });

  test('is found above the root', () => {
    const folder = tempFolder({ 'Shared/A.md': '', 'book/x.md': '' });
    expect(createNames(`${folder}/book`).exactCase(bookPath('../shared/a.md'))).toBe('../Shared/A.md');
  });
});

test('the names of a folder are sorted, and empty if it does not exist', () => {
  const { list } = createNames(tempFolder({ 'b.md': '', 'a/x.md': '', 'B.md': '' }));
  expect([list(bookPath('')), list(bookPath('a')), list(bookPath('nowhere'))]).toEqual([
    ['B.md', 'a', 'b.md'],
    ['x.md'],
    [],
  ]);
});

test('case folding does not depend on the locale', () => {
  expect([foldName('TITLE'), foldName('İ'), foldName('I')]).toEqual(['title', 'i\u0307', 'i']);
});
