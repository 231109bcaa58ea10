// Renders changes as a unified diff for `git apply`.
import { structuredPatch } from 'diff';
import { type FileChange, applyEdits } from './edit.ts';

/** The diff of all changes; empty when there are none. */
export const renderDiff = (changes: readonly FileChange[]): string => changes.map(fileDiff).join('');

function fileDiff({ path, before, edits, movedTo }: FileChange): string {
  const target = movedTo ?? path;
  const head = [
    `diff --git a/${path} b/${target}`,
    ...(before === undefined ? ['new file mode 100644'] : []),
    ...(movedTo === undefined ? [] : [`rename from ${path}`, `rename to ${target}`]),
  ];
  const hunks = hunksOf(before ?? '', applyEdits(before ?? '', edits));
  if (hunks.length === 0) return movedTo === undefined ? '' : `${head.join('\n')}\n`;
  const names = [`--- ${before === undefined ? '/dev/null' : `a/${path}`}`, `+++ b/${target}`];
  return `${[...head, ...names, ...hunks].join('\n')}\n`;
}

/** Lines that differ in files that are compared line by line: the time grows with their square. */
const MOST_CHANGES = 3000;

function hunksOf(before: string, after: string): readonly string[] {
  const patch = structuredPatch('', '', before, after, '', '', { context: 3, maxEditLength: MOST_CHANGES });
  if (patch === undefined) return wholeHunk(before, after);
  return patch.hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${rangeOf(oldStart, oldLines)} +${rangeOf(newStart, newLines)} @@`,
    ...lines,
  ]);
}

/** All lines of a file, replaced. */
function wholeHunk(before: string, after: string): readonly string[] {
  const [old, now] = [linesOf(before), linesOf(after)];
  return [
    `@@ -${rangeOf(1, old.length)} +${rangeOf(1, now.length)} @@`,
    ...[...old.map((line) => `-${line}`), ...endOf(before)],
    ...[...now.map((line) => `+${line}`), ...endOf(after)],
  ];
}

const linesOf = (text: string): readonly string[] => (text === '' ? [] : text.replace(/\n$/, '').split('\n'));

const endOf = (text: string): readonly string[] =>
  text === '' || text.endsWith('\n') ? [] : ['\\ No newline at end of file'];

/** An empty range starts at the line before it. */
const rangeOf = (start: number, lines: number): string => `${lines === 0 ? start - 1 : start},${lines}`;
