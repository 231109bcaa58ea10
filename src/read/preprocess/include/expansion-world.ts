// The view of the book that include expansion needs, and its diagnostics for missing files and lines.
import { type Diagnostic, type Location, diagnose } from '../../../core/diagnostic.ts';
import { nearest } from '../../../core/nearest.ts';
import { type BookPath, folderOf, resolveFrom } from '../../../core/path.ts';
import type { NoSource, Read, SourceFile } from '../../../core/source.ts';
import type { DefinitionFile } from './definitions-only.ts';
import { anchorsOf, lineCount } from './take-lines.ts';
import type { Target } from './include-target.ts';

export interface ExpandWorld {
  readonly read: Read;
  /** The names of the files in a folder, for "did you mean" hints; only called when a file is missing. */
  readonly list?: (folder: BookPath) => readonly string[];
  /**
   * `definitionsOnly` of a file's text; absent for a file that can't be read. Called before `read`, so that a chapter
   * that only uses labels of a file doesn't depend on its text.
   */
  readonly definitionsOnly?: (path: BookPath) => DefinitionFile | undefined;
}

/** Explains why the file included at `at` can't be read. */
export function diagnoseUnreadable(world: ExpandWorld, none: NoSource, at: Location): Diagnostic {
  const { path, why, byte } = none;
  if (why !== 'missing') {
    return diagnose('include/unreadable', { path, why, byte }, at);
  }
  const folder = folderOf(path);
  const name = nearest(path.slice(path.lastIndexOf('/') + 1), world.list?.(folder) ?? []);
  return diagnose('include/not-found', { path, nearest: name && resolveFrom(folder, name) }, at);
}

/** Explains why `file` doesn't contain the selected lines. */
export function diagnoseMissingLines(
  file: SourceFile,
  { selection, selector }: Target,
  at: Location,
): Diagnostic {
  const { path } = file;
  if (selection.kind === 'lines') {
    const lines = lineCount(file.text);
    const { from, to = Infinity } = selection;
    const code = from < Math.min(lines, to) ? 'include/bad-range' : 'include/no-such-lines';
    return diagnose(code, { path, range: selector, lines }, at);
  }
  const anchor = selection.name;
  const name = nearest(anchor, anchorsOf(file.text));
  return diagnose('include/no-such-anchor', { path, anchor, nearest: name }, at);
}
