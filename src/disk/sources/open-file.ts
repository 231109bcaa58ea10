// Reads regular files. Nothing else, such as a FIFO or a device, is ever opened.
import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { type Hash, hashBytes } from '../../core/hash.ts';
import type { NoSource } from '../../core/source.ts';

export type Why = Exclude<NoSource['why'], 'not-utf8'>;

export interface NoFile {
  readonly kind: 'none';
  readonly why: Why;
}

export interface FileState {
  readonly kind: 'file';
  readonly stat: BigIntStats;
}

/** What is at `path`, following links. */
export function stateOf(path: string): FileState | NoFile {
  try {
    const stat = statSync(path, { bigint: true });
    if (stat.isFile()) return { kind: 'file', stat };
    return { kind: 'none', why: stat.isDirectory() ? 'folder' : 'not-a-file' };
  } catch (error) {
    return { kind: 'none', why: whyOf(error) };
  }
}

/** Changes when a file or the reason why there is none does. Means nothing on another machine. */
export function stateHash(state: FileState | NoFile): Hash {
  if (state.kind === 'none') return hashBytes(state.why);
  const { mtimeNs, ctimeNs, size, ino } = state.stat;
  return hashBytes(`${mtimeNs} ${ctimeNs} ${size} ${ino}`);
}

/** The most that a part has; bytes. */
const PART = 1 << 20;

/** What most files are read into: nothing waits between a read and its `take`, so one is enough. */
const shared = Buffer.allocUnsafeSlow(1 << 16);

/**
 * Gives the file's parts to `take` in order, each valid during the call only, as many bytes as there are. The file is
 * looked at before it is opened, since to open a FIFO waits for a writer and to open a device can do anything, and again
 * after, in case it was exchanged in between.
 */
export function readParts(path: string, take: (part: Uint8Array) => 'more' | 'enough'): FileState | NoFile {
  const before = stateOf(path);
  if (before.kind === 'none') return before;
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(file, { bigint: true });
    if (!stat.isFile()) return { kind: 'none', why: 'not-a-file' };
    // One byte more than there should be: a read that does not get it has come to the end.
    const size = Math.min(Number(stat.size) + 1, PART);
    const buffer = size <= shared.length ? shared : Buffer.allocUnsafeSlow(size);
    for (;;) {
      const count = readSync(file, buffer);
      if (count === 0 || take(buffer.subarray(0, count)) === 'enough') return { kind: 'file', stat };
      // Files that the system makes up as they are read (/proc) say that they are empty, and come in pieces.
      if (stat.size > 0n && count < buffer.length) return { kind: 'file', stat };
    }
  } catch (error) {
    return { kind: 'none', why: whyOf(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** The whole of a file of at most `limit` bytes, and its state when it was opened. */
export function readWhole(
  path: string,
  limit: number,
): (FileState & { readonly bytes: Uint8Array }) | NoFile {
  const parts: Uint8Array[] = [];
  let size = 0;
  const state = readParts(path, (part) => {
    size += part.length;
    parts.push(new Uint8Array(part));
    return size > limit ? 'enough' : 'more';
  });
  if (state.kind === 'none') return state;
  if (size > limit) return { kind: 'none', why: 'too-large' };
  const [only] = parts;
  return { ...state, bytes: parts.length === 1 && only !== undefined ? only : Buffer.concat(parts) };
}

/** What a failed call to the file system says of the path it was given. */
export function whyOf(error: unknown): Why {
  switch (codeOf(error)) {
    case 'ENOENT':
    case 'ENOTDIR':
    case 'ENAMETOOLONG':
    case 'ERR_INVALID_ARG_VALUE': // A NUL in the path.
      return 'missing';
    case 'EACCES':
    case 'EPERM':
      return 'forbidden';
    case 'EISDIR':
      return 'folder';
    default:
      return 'unreadable';
  }
}

/** The code of an error of the file system, e.g. `ENOENT`. Any other error is a bug, and is thrown on. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
