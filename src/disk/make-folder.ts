// A path -> a folder that exists, or why there can be none.
import { mkdirSync } from 'node:fs';
import { type Diagnostic, diagnose } from '../core/diagnostic.ts';
import { tryTo } from './site/write-error.ts';

/** Makes the folder at an absolute path, and those it stands in; `name` is what people call it. */
export function makeFolder(path: string, name: string): Diagnostic | undefined {
  const failed = tryTo(() => mkdirSync(path, { recursive: true }));
  return failed && diagnose('file/write-failed', { path: name, reason: failed.reason });
}
