// The view of the book that include expansion needs, and its diagnostics for missing files and lines.
import { type Diagnostic, type Location, diagnose } from '../../../core/diagnostic.ts';
import { nearest } from '../../../core/nearest.ts';
import { createNearestPath } from '../../../core/nearest-path.ts';
import { type BookPath, bookPath, folderOf, relativePath, resolveFrom } from '../../../core/path.ts';
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
  const { path, why, line } = none;
  if (why !== 'missing') {
    return diagnose('include/unreadable', { path, why, line }, at);
  }
  const near = nearestFile(world, path, at.file);
  return diagnose('include/not-found', { path, nearest: near && relativePath(at.file, near) }, at);
}

/** The file that is probably meant: a similar name in the same folder, or the path taken from a folder further up or down. */
function nearestFile({ list = () => [] }: ExpandWorld, path: BookPath, from: BookPath): BookPath | undefined {
  const exists = (file: BookPath): boolean =>
    list(folderOf(file)).includes(file.slice(file.lastIndexOf('/') + 1));
  // Some directives take no lines or anchors.
  const unselected = bookPath(path.replace(/:[^/]*$/, ''));
  if (unselected !== path && exists(unselected)) return unselected;
  const folder = folderOf(path);
  const inFolder = list(folder).map((name) => resolveFrom(folder, name));
  const similar = createNearestPath(inFolder)(path);
  if (similar !== undefined) return bookPath(similar);
  const written = relativePath(from, path).replace(/^(?:\.\.\/)+/, '');
  return ancestorsOf(from)
    .flatMap((above) => [resolveFrom(above, written), resolveFrom(above, path)])
    .find(exists);
}

/** The folder of a file and all that contain it, up to the book's root. */
function ancestorsOf(path: BookPath): readonly BookPath[] {
  const folders: BookPath[] = [];
  for (let at = folderOf(path); ; at = folderOf(at)) {
    folders.push(at);
    if (at === '' || at.endsWith('..')) return folders;
  }
}

/** Explains why `file` doesn't contain the selected lines. */
export function diagnoseMissingLines(
  file: SourceFile,
  { selection, selector }: Target,
  at: Location,
): Diagnostic {
  const { path } = file;
  if (selection.kind === 'lines') {
    const lines = lineCount(file);
    const { from, to = Infinity } = selection;
    const code = from < Math.min(lines, to) ? 'include/bad-range' : 'include/no-such-lines';
    return diagnose(code, { path, range: selector, lines }, at);
  }
  const anchor = selection.name;
  const name = nearest(anchor, anchorsOf(file));
  return diagnose('include/no-such-anchor', { path, anchor, nearest: name }, at);
}
