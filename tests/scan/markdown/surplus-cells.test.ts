import { expect, test } from 'vitest';
import { readChapter } from './chapter.ts';

const head = '| a | b |\n|---|---|\n';

/** The marked text of each report. */
const lost = (text: string): readonly string[] =>
  readChapter(text)
    .diagnostics.filter(({ code }) => code === 'table/surplus-cells')
    .map(({ at }) => text.slice(at?.span.start, at?.span.end));

test.each([
  ['| 1 | 2 | 3 |', ['3']],
  ['1 | 2 | 3', ['3']],
  ['| 1 | 2 | 3 | 4', ['3 | 4']],
  ['| 1 | 2 | 3 |\n| 1 | 2 |\n| 1 | 2 | **x** |', ['3', '**x**']],
  ['| `a|b` | 2 |', ['2']],
  ['|| 1 | 2 |', ['2']],
])('text in cells beyond the columns is reported: %j', (rows, expected) => {
  expect(lost(head + rows)).toEqual(expected);
  expect(lost(`- list\n\n${head}${rows}`.replaceAll('\n|', '\n  |').replace(/^(?=\d)/gm, '  '))).toEqual(
    expected,
  );
});

test.each([
  '| 1 | 2 |',
  '| 1 | 2',
  '| 1 |',
  '| 1 | 2 | |',
  '| 1 | 2 |   ',
  '| a \\| b | 2 |',
  '| 1 | 2 |{{hi:x}}',
  '| {{hi:a|see b}} | 2 |',
])('nothing is lost from %j', (row) => {
  expect(lost(head + row)).toEqual([]);
});
