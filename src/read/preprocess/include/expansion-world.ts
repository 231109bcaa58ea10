// What an expansion may know of the book, and the diagnostics of files that it cannot have.
import { type Diagnostic, type Location, diagnose } from '../../../core/diagnostic.ts';
import { nearest } from '../../../core/nearest.ts';
import { type BookPath, folderOf, resolveFrom } from '../../../core/path.ts';
import type { NoSource, Read, SourceFile } from '../../../core/source.ts';
import type { DefinitionFile } from './definitions-only.ts';
import { anchorsOf, lineCount } from './take-lines.ts';
import type { Target } from './include-target.ts';

/** What an expansion asks of the world. */
export interface ExpandWorld {
  readonly read: Read;
  /** The names of the files in a folder, for did-you-mean; asked only where a file is missing. */
  readonly list?: (folder: BookPath) => readonly string[];
  /**
   * `definitionsOnly` of a file's text; absent for a file that cannot be read. Asked before the file itself is, so that
   * a chapter need not depend on the text of a file of which it only uses some labels.
   */
  readonly definitionsOnly?: (path: BookPath) => DefinitionFile | undefined;
}

/** What is wrong when `none` is what the path at `at` leads to. */
export function cannotRead(world: ExpandWorld, none: NoSource, at: Location): Diagnostic {
  const { path, why, byte } = none;
  if (why !== 'missing') {
    return diagnose('include/unreadable', { path, why, byte }, at);
  }
  const folder = folderOf(path);
  const name = nearest(path.slice(path.lastIndexOf('/') + 1), world.list?.(folder) ?? []);
  return diagnose('include/not-found', { path, nearest: name && resolveFrom(folder, name) }, at);
}

/** What is wrong when `file` does not hold all that `target` selects. */
export function cannotTake(file: SourceFile, { selection, selector }: Target, at: Location): Diagnostic {
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
