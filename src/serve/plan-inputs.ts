// What a plan of languages knows of chapters: whether each exists, and its front matter. Their text doesn't matter.
import type { BookFiles } from '../core/book-files.ts';
import type { BookPath } from '../core/path.ts';
import type { PlannedLanguages } from '../build/editions/plan-languages.ts';

/** The chapters among all requested files, without `SUMMARY.md`, and what a plan depends on in each of them. */
export function chapterStates(
  files: BookFiles,
  planned: PlannedLanguages | undefined,
): ReadonlyMap<BookPath, string> {
  const contents = planned?.config.features.gitbook?.summary ?? 'SUMMARY.md';
  const chapters = [...files.requestedPaths()].filter(
    (path) => path.endsWith('.md') && !path.endsWith(contents),
  );
  return new Map(chapters.map((path) => [path, stateOf(files, path)]));
}

/** Whether none of the changed files matters to a plan. */
export const isSameInput = (
  states: ReadonlyMap<BookPath, string>,
  files: BookFiles,
  changed: readonly BookPath[],
): boolean => changed.every((path) => states.has(path) && states.get(path) === stateOf(files, path));

function stateOf(files: BookFiles, path: BookPath): string {
  const source = files.read(path);
  return source.kind === 'file' ? (/^---[^]*?\n---/.exec(source.text)?.[0] ?? '') : source.why;
}
