import { expect, test } from 'vitest';
import { bookPath } from '../../src/core/path.ts';
import { createPositions } from '../../src/report/position.ts';
import { growthOf } from '../helpers/counted-work.ts';

const file = bookPath('src/a.md');

const columnsOf = (text: string): readonly string[] => {
  const { rangeOf } = createPositions(() => text);
  return Array.from({ length: text.length + 1 }, (_, start) => {
    const { start: at } = rangeOf({ file, span: { start, end: start } }) ?? {};
    return `${String(at?.line)}:${String(at?.column)}`;
  });
};

test('columns count code points', () => {
  expect(columnsOf('a😀b\né😀')).toEqual(['1:1', '1:2', '1:3', '1:3', '1:4', '2:1', '2:2', '2:3', '2:3']);
});

test('half a code point is one', () => {
  expect(columnsOf('\ud83da\ude00')).toEqual(['1:1', '1:2', '1:3', '1:4']);
});

test('the work for places in one long line grows with their number', () => {
  const growth = growthOf((n) => {
    const text = 'x😀 '.repeat(n);
    const { rangeOf } = createPositions(() => text);
    for (let start = 0; start < text.length; start += 4) rangeOf({ file, span: { start, end: start + 3 } });
  }, 500);
  expect(growth).toBeLessThan(2.5);
});

test('the text of a secret file is never shown', () => {
  const { rangeOf, textOf } = createPositions(() => 'PASSWORD=x');
  const secret = bookPath('src/.env');
  expect([textOf(secret), rangeOf({ file: secret, span: { start: 0, end: 0 } })]).toEqual([
    undefined,
    undefined,
  ]);
  expect(textOf(file)).toBe('PASSWORD=x');
});
