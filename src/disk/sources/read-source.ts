// Reads the book's files as text or bytes, each once.
import { resolve } from 'node:path';
import { hashBytes, type Hash } from '../../core/hash.ts';
import type { BookPath } from '../../core/path.ts';
import type { NoSource, Read, Source } from '../../core/source.ts';
import { decodeSource } from './decode-source.ts';
import { type NoFile, readWhole, stateHash, stateOf } from './open-file.ts';
import type { StatCache } from './stat-cache.ts';

/** One build's view of the disk: what it has read stays as it was read. Nothing in it throws. */
export interface Reader {
  readonly read: Read;
  /** The bytes of an image, a font and the like; not remembered. */
  readonly bytes: (path: BookPath) => Uint8Array | NoSource;
  /**
   * The hash of the file's bytes, or of the reason why there are none. After {@link Reader.read} it is that of the text
   * that was given; before it, a file that is as it was in an earlier run is not read.
   */
  readonly hashOf: (path: BookPath) => Hash;
  /** Changes when the file does, without reading it; looks at the disk each time. Means nothing on another machine. */
  readonly stamp: (path: BookPath) => Hash;
  /** What was read of these files is out of date: the next look at them is a new one. */
  readonly forget: (paths: Iterable<BookPath>) => void;
}

export interface ReaderOptions {
  /** The book's root: an absolute path. */
  readonly root: string;
  readonly statCache: StatCache;
  /** The most that a text file may have. Default 16 MiB: 100 MB of Markdown would take the parser all of Node's memory. */
  readonly limitBytes?: number;
}

const TEXT_LIMIT = 16 * 1024 * 1024;

/** Node reads no more into one buffer. */
const BYTES_LIMIT = 2 ** 31 - 1;

/** A view of the book at `root` that lasts for one build. */
export function createReader({ root, statCache, limitBytes = TEXT_LIMIT }: ReaderOptions): Reader {
  const sources = new Map<BookPath, Source>();
  const hashes = new Map<BookPath, Hash>();
  const load = (path: BookPath): Source => {
    const since = statCache.now();
    const absolute = resolve(root, path);
    const file = readWhole(absolute, limitBytes);
    if (file.kind === 'none') return { kind: 'none', path, why: file.why };
    const hash = hashBytes(file.bytes);
    statCache.note(absolute, file.stat, { hash, since });
    hashes.set(path, hash);
    const decoded = decodeSource(file.bytes);
    if (decoded.kind === 'text') return { kind: 'file', path, text: decoded.text, hash };
    return { kind: 'none', path, why: 'not-utf8', byte: decoded.byte };
  };
  const read: Read = (path) => {
    const source = sources.get(path) ?? load(path);
    sources.set(path, source);
    return source;
  };
  return {
    read,
    bytes(path) {
      const file = readWhole(resolve(root, path), BYTES_LIMIT);
      return file.kind === 'file' ? file.bytes : { kind: 'none', path, why: file.why };
    },
    hashOf(path) {
      const hash =
        hashes.get(path) ?? hashOfRead(sources.get(path)) ?? hashNow(resolve(root, path), statCache);
      hashes.set(path, hash);
      return hash;
    },
    stamp: (path) => stateHash(stateOf(resolve(root, path))),
    forget(paths) {
      for (const path of paths) {
        sources.delete(path);
        hashes.delete(path);
      }
    },
  };
}

/** The hash of why a path gave no text; absent when it was not read, or not to its end. */
const hashOfRead = (source: Source | undefined): Hash | undefined =>
  source?.kind === 'none' && source.why !== 'too-large' ? hashOfNone(source) : undefined;

function hashNow(path: string, statCache: StatCache): Hash {
  const file = statCache.hashOf(path);
  return file.kind === 'file' ? file.hash : hashOfNone(file);
}

/** The inner hash keeps it apart from the hash of any text that a file might hold by chance. */
const hashOfNone = ({ why }: NoFile | NoSource): Hash => hashBytes(`none ${hashBytes(why)}`);
