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

function hunksOf(before: string, after: string): readonly string[] {
  const { hunks } = structuredPatch('', '', before, after, '', '', { context: 3 });
  return hunks.flatMap(({ oldStart, oldLines, newStart, newLines, lines }) => [
    `@@ -${rangeOf(oldStart, oldLines)} +${rangeOf(newStart, newLines)} @@`,
    ...lines,
  ]);
}

/** An empty range starts at the line before it. */
const rangeOf = (start: number, lines: number): string => `${lines === 0 ? start - 1 : start},${lines}`;
