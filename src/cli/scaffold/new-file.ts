// Files to make -> files on disk, without ever losing one that an author wrote.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

/** A file of a new book. */
export interface NewFile {
  /** Relative to the folder that it is made in, with `/`. */
  readonly path: string;
  readonly content: string | Uint8Array;
  /** What becomes of a file that is there already. `keep` leaves it; `add` puts `content` after its end, once. */
  readonly whenThere: 'keep' | 'replace' | 'add';
}

export interface MadeFile {
  readonly path: string;
  readonly did: 'created' | 'kept' | 'replaced' | 'extended' | 'failed';
  /** Why it failed. */
  readonly reason?: string;
}

/** Makes the files and the folders they are in. A file that cannot be written stops none of the others. */
export const makeFiles = (folder: string, files: readonly NewFile[]): readonly MadeFile[] =>
  files.map((file) => {
    try {
      return { path: file.path, did: makeFile(join(folder, file.path), file) };
    } catch (error) {
      return {
        path: file.path,
        did: 'failed',
        reason: error instanceof Error ? error.message : String(error),
      };
    }
  });

function makeFile(target: string, { content, whenThere }: NewFile): MadeFile['did'] {
  mkdirSync(dirname(target), { recursive: true });
  const before = textOf(target);
  if (before === undefined) {
    writeFileSync(target, content, { flag: 'wx' });
    return 'created';
  }
  if (whenThere === 'keep') return 'kept';
  if (whenThere === 'replace') {
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
