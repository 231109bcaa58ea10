import { expect, test } from 'vitest';
import { isWhole, parseTarget } from '../../../../src/read/preprocess/include/include-target.ts';

const lines = (from: number, to?: number) => ({ kind: 'lines', from, ...(to !== undefined && { to }) });
const anchor = (name: string) => ({ kind: 'anchor', name });

test.each([
  ['file', lines(0)],
  ['file:', lines(0)],
  ['file::', lines(0)],
  ['file::NaN', lines(0)],
  ['file:5', lines(4, 5)],
  ['file:1', lines(0, 1)],
  ['file:0', lines(0, 1)],
  ['file:+3', lines(2, 3)],
  ['file:5:', lines(4)],
  ['file:5:NaN', lines(4)],
  ['file::5', lines(0, 5)],
  ['file:5:10', lines(4, 10)],
  ['file:5:10:17:anything:', lines(4, 10)],
  ['file:-5', anchor('-5')],
  ['file:-5.7', anchor('-5.7')],
  ['file:99999999999999999999', anchor('99999999999999999999')],
  ['file:part:ignored', anchor('part')],
])('the include target `%s` is parsed', (argument, selection) => {
  expect(parseTarget(argument)).toMatchObject({ path: 'file', selection });
  expect(isWhole(parseTarget(argument).selection)).toBe(
    'from' in selection && selection.from === 0 && !selection.to,
  );
});

test('an include path ends at its first colon and may be empty', () => {
  expect(parseTarget('../a b/c.rs:x:y')).toEqual({
    path: '../a b/c.rs',
    selector: 'x:y',
    selection: anchor('x'),
  });
  expect(parseTarget(':x').path).toBe('');
});
