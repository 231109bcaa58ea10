// Reads regular files. Never opens anything else, such as a FIFO or a device.
import { type BigIntStats, closeSync, constants, fstatSync, openSync, readSync, statSync } from 'node:fs';
import { type Hash, hashBytes } from '../../core/hash.ts';
import type { NoSource } from '../../core/source.ts';

export type ReadFailure = Exclude<NoSource['why'], 'not-utf8'>;

export interface NoFile {
  readonly kind: 'none';
  readonly why: ReadFailure;
}

export interface FileState {
  readonly kind: 'file';
  readonly stat: BigIntStats;
}

/** Type and state of the file at `path`, following links. */
export function stateOf(path: string): FileState | NoFile {
  try {
    // Throwing for each missing file costs more than all other stat calls.
    const stat = statSync(path, { bigint: true, throwIfNoEntry: false });
    if (stat === undefined) return { kind: 'none', why: 'missing' };
    if (stat.isFile()) return { kind: 'file', stat };
    return { kind: 'none', why: stat.isDirectory() ? 'folder' : 'not-a-file' };
  } catch (error) {
    return { kind: 'none', why: readFailureOf(error) };
  }
}

/** Whether there is anything at `path`, an absolute path, readable or not. Follows links. */
export function exists(path: string): boolean {
  const state = stateOf(path);
  return state.kind === 'file' || state.why !== 'missing';
}

/** Changes when a file or the reason why there is none does. Means nothing on another machine. */
export function stateHash(state: FileState | NoFile): Hash {
  if (state.kind === 'none') return hashBytes(state.why);
  const { mtimeNs, ctimeNs, size, ino } = state.stat;
  return hashBytes(`${mtimeNs} ${ctimeNs} ${size} ${ino}`);
}

/** The most that a part has; bytes. */
const PART = 1 << 20;

/** Shared read buffer. One is enough, because `take` runs synchronously after each read. */
const shared = Buffer.allocUnsafeSlow(1 << 16);

/**
 * Passes the file to `take` in chunks, each valid only during the call. Checks the file before opening it, because
 * opening a FIFO blocks and opening a device can have side effects, and again afterwards in case it was replaced in
 * between.
 */
export function readParts(path: string, take: (part: Uint8Array) => 'more' | 'enough'): FileState | NoFile {
  const before = stateOf(path);
  if (before.kind === 'none') return before;
  let file: number | undefined;
  try {
    file = openSync(path, constants.O_RDONLY | constants.O_NONBLOCK);
    const stat = fstatSync(file, { bigint: true });
    if (!stat.isFile()) return { kind: 'none', why: 'not-a-file' };
    // One byte more than the file's size: a short read then means the end of the file.
    const size = Math.min(Number(stat.size) + 1, PART);
    const buffer = size <= shared.length ? shared : Buffer.allocUnsafeSlow(size);
    for (;;) {
      const count = readSync(file, buffer);
      if (count === 0 || take(buffer.subarray(0, count)) === 'enough') return { kind: 'file', stat };
      // Virtual files (/proc) report size 0 and return data in pieces.
      if (stat.size > 0n && count < buffer.length) return { kind: 'file', stat };
    }
  } catch (error) {
    return { kind: 'none', why: readFailureOf(error) };
  } finally {
    if (file !== undefined) closeSync(file);
  }
}

/** Reads a whole file of at most `limit` bytes, with its state at opening. */
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
export function readFailureOf(error: unknown): ReadFailure {
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

/** Code of a file system error, e.g. `ENOENT`. Any other error is a bug and is rethrown. */
export function codeOf(error: unknown): string {
  if (error instanceof Error && 'code' in error && typeof error.code === 'string') return error.code;
  throw error;
}
