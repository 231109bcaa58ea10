// The output of terminals -> text and classes.
import { describe, expect, test } from 'vitest';
import { ansiLines } from '../../../../src/scan/markdown/tree/ansi.ts';

const E = '\u001b';

const htmlOf = (...lines: readonly string[]): readonly (string | undefined)[] =>
  ansiLines(lines.map((text) => ({ text }))).map(({ html }) => html);

const textOf = (text: string): string =>
  ansiLines([{ text }])
    .map((line) => line.text)
    .join('\n');

describe('a color', () => {
  test.each([
    ['31', 'ansi-red'],
    ['92', 'ansi-green'],
    ['90', 'ansi-gray'],
    ['38;5;4', 'ansi-blue'],
    ['38;5;11', 'ansi-yellow'],
    ['38;5;8', 'ansi-gray'],
    ['38;5;208', 'ansi-yellow'],
    ['38;5;51', 'ansi-cyan'],
    ['38;5;244', 'ansi-gray'],
    ['38;2;255;0;10', 'ansi-red'],
    ['38:2::255:0:255', 'ansi-magenta'],
    ['38:2:0:200:0', 'ansi-green'],
    ['38:5:1', 'ansi-red'],
    ['1;31', 'ansi-red ansi-bold'],
    ['31;1;4', 'ansi-red ansi-bold ansi-underline'],
    ['3', 'ansi-italic'],
    ['4:3', 'ansi-underline'],
    ['9', 'ansi-strike'],
    ['2', 'ansi-gray'],
    ['31;2', 'ansi-red'],
    ['41', 'ansi-red ansi-fill'],
    ['37;44', 'ansi-blue ansi-fill'],
    ['104', 'ansi-blue ansi-fill'],
    ['48;5;2', 'ansi-green ansi-fill'],
    ['31;47', 'ansi-red ansi-box'],
    ['40', 'ansi-box'],
    ['7', 'ansi-fill'],
    ['7;31', 'ansi-red ansi-fill'],
    ['31;38;5', ''],
  ])('%j has the class %j', (parameters, classes) => {
    const html = classes === '' ? 'x' : `<span class="${classes}">x</span>`;
    expect(htmlOf(`${E}[${parameters}mx${E}[0m`)).toEqual([html]);
  });

  test.each(['0', '', '39', '37', '30', '1;22', '4;24', '4;4:0', '31;39', '41;49', '7;27', '99', '31;0'])(
    '%j leaves the text alone',
    (parameters) => {
      expect(htmlOf(`${E}[${parameters}mx`)).toEqual(['x']);
    },
  );

  test('continues on the next lines', () => {
    expect(htmlOf(`a ${E}[31mb`, '', `<c>${E}[m d`)).toEqual([
      'a <span class="ansi-red">b</span>',
      '',
      '<span class="ansi-red">&lt;c&gt;</span> d',
    ]);
  });
});

test.each(['\u001b', '\\x1b', '\\x1B', '\\e', '\\033', '\\u001b', '\\u{1b}', '^[', '␛'])(
  'the escape character may be written %j',
  (escape) => {
    expect(htmlOf(`${escape}[32mok${escape}[0m!`)).toEqual(['<span class="ansi-green">ok</span>!']);
  },
);

test('other control sequences and characters leave nothing behind', () => {
  expect(textOf(`a${E}[K${E}[2J${E}[?25l${E}[1;1Hb`)).toBe('ab');
  expect(textOf(`${E}]8;;https://x.y/z${E}\\link${E}]8;;\u0007 ${E}]0;title\u0007x`)).toBe('link x');
  expect(textOf(`${E}(B${E}7a\u0008\u0007b${E}`)).toBe('ab');
  expect(textOf('a\tb \\e[ \\x1b[K')).toBe('a\tb \\e[ \\x1b[K');
});
