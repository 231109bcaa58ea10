// Creates the files of a new book without overwriting an author's work.
import { readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { createFolder } from '../../disk/create-folder.ts';

/** A file of a new book. */
export interface NewFile {
  /** Relative to the folder it is created in, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** What to do if the file exists: `keep` leaves it unchanged, `add` appends `content` unless it is there already. */
  readonly ifExists: 'keep' | 'replace' | 'add';
}

export interface FileResult {
  readonly path: string;
  readonly action: 'created' | 'kept' | 'replaced' | 'extended' | 'failed';
  /** Why it failed. */
  readonly reason?: string;
}

/** Creates the files and their folders. A file that cannot be written does not stop the others. */
export const createFiles = (folder: string, files: readonly NewFile[]): readonly FileResult[] =>
  files.map((file) => {
    try {
      return { path: file.path, action: createFile(join(folder, file.path), file) };
    } catch (error) {
      return {
        path: file.path,
        action: 'failed',
        reason: error instanceof Error ? error.message : String(error),
      };
    }
  });

function createFile(target: string, { content, ifExists }: NewFile): FileResult['action'] {
  createFolder(dirname(target));
  const before = textOf(target);
  if (before === undefined) {
    writeFileSync(target, content, { flag: 'wx' });
    return 'created';
  }
  if (ifExists === 'keep') return 'kept';
  if (ifExists === 'replace') {
    writeFileSync(target, content);
    return 'replaced';
  }
  const added = String(content);
  if (before.split('\n').includes(added.trimEnd())) return 'kept';
  writeFileSync(target, `${before}${before === '' || before.endsWith('\n') ? '' : '\n'}${added}`);
  return 'extended';
}

function textOf(target: string): string | undefined {
  try {
    return readFileSync(target, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined;
    throw error;
  }
}
