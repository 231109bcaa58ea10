// Creates a folder, or reports why it can't.
import { type Diagnostic, diagnose } from '../core/diagnostic.ts';
import { createFolder } from './create-folder.ts';
import { tryTo } from './site/write-error.ts';

/** Creates the folder at an absolute path, and its parents; `name` is its path in diagnostics. */
export function makeFolder(path: string, name: string): Diagnostic | undefined {
  const failed = tryTo(() => {
    createFolder(path);
  });
  return failed && diagnose('file/write-failed', { path: name, reason: failed.reason });
}
