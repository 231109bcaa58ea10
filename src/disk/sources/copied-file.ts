// Reads a file in parts, for copying and for ranges of it.
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { resolve } from 'node:path';
import type { BookPath } from '../../core/path.ts';
import { type CopiedFile, type NoSource, UnreadableSource } from '../../core/source.ts';
import { type ReadFailure, stateHash, stateOf, readFailureOf } from './open-file.ts';

/** Bytes in a part. */
const PART = 1 << 18;

/** The file at `path` as it is now. It is opened only when it is read. */
export function copiedFile(root: string, path: BookPath): CopiedFile | NoSource {
  const absolute = resolve(root, path);
  const state = stateOf(absolute);
  if (state.kind === 'none') return { kind: 'none', path, why: state.why };
  return {
    kind: 'copy',
    size: Number(state.stat.size),
    version: stateHash(state),
    read: (start = 0, end = Infinity) => parts(absolute, { path, start, end }),
  };
}

interface Range {
  readonly path: BookPath;
  readonly start: number;
  readonly end: number;
}

async function* parts(absolute: string, { path, start, end }: Range): AsyncGenerator<Uint8Array> {
  const unreadable = (why: ReadFailure): UnreadableSource =>
    new UnreadableSource({ kind: 'none', path, why });
  const state = stateOf(absolute);
  if (state.kind === 'none') throw unreadable(state.why);
  const attempt = <T>(work: Promise<T>): Promise<T> =>
    work.catch((error: unknown) => {
      throw unreadable(readFailureOf(error));
    });
  // O_NONBLOCK: a FIFO that took the file's place would otherwise wait for a writer.
  const file = await attempt(open(absolute, constants.O_RDONLY | constants.O_NONBLOCK));
  try {
    if (!(await attempt(file.stat())).isFile()) throw unreadable('not-a-file');
    for (let at = start; at < end;) {
      const part = await attempt(readPart(file, at, Math.min(PART, end - at)));
      if (part.length === 0 && end === Infinity) return;
      if (part.length === 0) throw unreadable('unreadable');
      at += part.length;
      yield part;
    }
  } finally {
    await file.close();
  }
}

async function readPart(file: FileHandle, position: number, length: number): Promise<Uint8Array> {
  const { buffer, bytesRead } = await file.read({ buffer: Buffer.allocUnsafe(length), position });
  return buffer.subarray(0, bytesRead);
}
