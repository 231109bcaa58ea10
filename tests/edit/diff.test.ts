import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { bookPath } from '../../src/core/path.ts';
import { renderDiff } from '../../src/edit/diff.ts';
import { tempFolder, textIn, writeIn } from '../helpers/temp-folder.ts';

const numbered = (count: number, word: string): string =>
  Array.from({ length: count }, (_, i) => `${word} ${String(i)}\n`).join('');

test.each([
  ['a few lines', numbered(9, 'a'), numbered(9, 'a').replace('a 4', 'b')],
  ['a new file', undefined, numbered(9, 'a')],
  ['so many lines that they are not compared', numbered(5000, 'a'), numbered(5000, 'b')],
  ['many lines without a last line end', `${numbered(5000, 'a')}x`, `${numbered(5000, 'b')}y`],
  ['everything', numbered(7000, 'a'), ''],
])('git applies the diff of %s', (_, before, after) => {
  const folder = tempFolder(before === undefined ? {} : { 'po/a.po': before });
  const edits = [{ span: { start: 0, end: before?.length ?? 0 }, text: after }];
  writeIn(folder, 'a.diff', renderDiff([{ path: bookPath('po/a.po'), before, edits }]));
  execFileSync('git', ['init', '-q'], { cwd: folder });
  execFileSync('git', ['apply', 'a.diff'], { cwd: folder });
  expect(textIn(folder, 'po/a.po')).toBe(after);
});
