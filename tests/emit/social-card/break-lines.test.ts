// Titles of every script -> lines that fit.
import { expect, test } from 'vitest';
import { breakLines, fits, roughWidth } from '../../../src/emit/social-card/break-lines.ts';

const broken = (title: string, width: number, lines = 99): readonly string[] =>
  breakLines(title, roughWidth, { width, lines });

test('a title that fits stays on one line', () => {
  expect(broken('What is  Ownership?', 20)).toEqual(['What is Ownership?']);
});

test('the lines of a title have about equal length', () => {
  expect(broken('one two three four five six', 12)).toEqual(['one two three', 'four five six']);
});

test('Chinese and Japanese titles break between characters, but not before closing or after opening marks', () => {
  for (const title of [
    '所有权是什么？一个非常长的标题，「引号」也有。',
    'スコープ（有効範囲）とシャドーイングについて、ゆっくり',
  ]) {
    for (let width = 3; width < 14; width++) {
      const lines = broken(title, width);
      expect(lines.join('')).toBe(title);
      for (const line of lines) expect(line).not.toMatch(/^[，。、？」）ーュっ]|[「（]$/u);
    }
  }
});

test('a path breaks after its colons, a name before its capitals, and other words where they must', () => {
  expect(broken('std::collections::HashMap', 10)).toEqual(['std::collections::', 'HashMap']);
  expect(broken('CompareExchangeWeak', 9)).toEqual(['Compare', 'ExchangeWeak']);
  expect(broken('a'.repeat(20), 5.8)).toEqual(['aaaaaaaaaa', 'aaaaaaaaaa']);
});

test('no line of a title is wider than the space, and no letter is lost', () => {
  const title = 'Über `Option<T>` und die Ausnahmebehandlungsroutinen: Отладка, تصحيح الأخطاء, 例外処理';
  for (let width = 4; width < 40; width++) {
    const lines = broken(title, width, 99);
    for (const line of lines) expect(roughWidth(line)).toBeLessThanOrEqual(width);
    expect(lines.join('').replaceAll(' ', '')).toBe(title.replaceAll(' ', ''));
  }
});

test('a title that does not fit ends with an ellipsis', () => {
  const lines = broken('one two three four five six', 6, 2);
  expect(lines).toHaveLength(2);
  expect(lines.at(-1)).toBe('three four…');
  expect(fits(lines)).toBe(false);
  expect(fits(broken('one two', 6, 2))).toBe(true);
});
