// Reads the book's files as text or bytes.
import { hashBytes, type Hash } from '../../core/hash.ts';
import type { BookPath } from '../../core/path.ts';
import type { NoSource, Read, Source } from '../../core/source.ts';
import { absolutePath } from './absolute-path.ts';
import { decodeSource } from './decode-source.ts';
import { type NoFile, readWhole, stateHash, stateOf } from './open-file.ts';
import type { StatCache } from './stat-cache.ts';

/** One build's view of the disk. Never throws. */
export interface Reader {
  /** A text that was read a while ago, in a large book, is read again: see {@link ReaderOptions.keptText}. */
  readonly read: Read;
  /** The bytes of an image, a font or similar; not cached. */
  readonly bytes: (path: BookPath) => Uint8Array | NoSource;
  /**
   * Hash of the file's bytes, or of the reason why it can't be read. After {@link Reader.read} it matches the returned
   * text; before, a file that is unchanged since an earlier run is not read.
   */
  readonly hashOf: (path: BookPath) => Hash;
  /** Changes with the file, without reading it; checks the disk on each call. Only valid on this machine. */
  readonly stamp: (path: BookPath) => Hash;
  /** Discards what was read of these files, so that they are read again. */
  readonly forget: (paths: Iterable<BookPath>) => void;
}

export interface ReaderOptions {
  /** Absolute path of the book. */
  readonly root: string;
  readonly statCache: StatCache;
  /** Maximum size of a text file, 16 MiB by default: parsing 100 MB of Markdown would exhaust Node's memory. */
  readonly limitBytes?: number;
  /**
   * Number of UTF-16 code units of text above which those used longest ago are let go: 8 Mi by default. Books of a thousand
   * chapters have more, and each is scanned once.
   */
  readonly keptText?: number;
}

/** Bytes of a text file that are accepted by default. */
const TEXT_LIMIT = 16 * 1024 * 1024;

/** Default of {@link ReaderOptions.keptText}. */
const KEPT_TEXT = 8 * 1024 * 1024;

/** Node's limit for a single buffer. */
const BYTES_LIMIT = 2 ** 31 - 1;

/** A view of the book at `root` for one build. */
export function createReader({
  root,
  statCache,
  limitBytes = TEXT_LIMIT,
  keptText = KEPT_TEXT,
}: ReaderOptions): Reader {
  const sources = createSources(keptText);
  const hashes = new Map<BookPath, Hash>();
  const load = (path: BookPath): Source => {
    const startedAt = statCache.now();
    const absolute = absolutePath(root, path);
    const file = readWhole(absolute, limitBytes);
    // It may have vanished since it was last read.
    hashes.delete(path);
    if (file.kind === 'none') return { kind: 'none', path, why: file.why };
    const hash = hashBytes(file.bytes);
    statCache.note(absolute, file.stat, { hash, startedAt });
    hashes.set(path, hash);
    const decoded = decodeSource(file.bytes);
    if (decoded.kind === 'text') return { kind: 'file', path, text: decoded.text, hash };
    return { kind: 'none', path, why: 'not-utf8', line: decoded.line };
  };
  const read: Read = (path) => {
    const source = sources.get(path) ?? load(path);
    sources.put(path, source);
    return source;
  };
  return {
    read,
    bytes(path) {
      const file = readWhole(absolutePath(root, path), BYTES_LIMIT);
      return file.kind === 'file' ? file.bytes : { kind: 'none', path, why: file.why };
    },
    hashOf(path) {
      const hash =
        hashes.get(path) ?? hashOfRead(sources.get(path)) ?? currentHash(absolutePath(root, path), statCache);
      hashes.set(path, hash);
      return hash;
    },
    stamp: (path) => stateHash(stateOf(absolutePath(root, path))),
    forget(paths) {
      for (const path of paths) {
        sources.delete(path);
        hashes.delete(path);
      }
    },
  };
}

/** What was read, the last used last: the texts of an older part are let go when all together are longer than `limit`. */
function createSources(limit: number) {
  const sources = new Map<BookPath, Source>();
  let total = 0;
  const remove = (path: BookPath): void => {
    total -= lengthOf(sources.get(path));
    sources.delete(path);
  };
  return {
    get: (path: BookPath): Source | undefined => sources.get(path),
    put: (path: BookPath, source: Source): void => {
      remove(path);
      sources.set(path, source);
      total += lengthOf(source);
      for (const oldest of sources.keys()) {
        if (total <= limit || oldest === path) return;
        remove(oldest);
      }
    },
    delete: remove,
  };
}

const lengthOf = (source: Source | undefined): number => (source?.kind === 'file' ? source.text.length : 0);

/** Hash of the reason why a path has no text; absent if it wasn't read, or not to its end. */
const hashOfRead = (source: Source | undefined): Hash | undefined =>
  source?.kind === 'none' && source.why !== 'too-large' ? hashOfNone(source) : undefined;

/** Hash of the file's bytes, or of the reason why it can't be read. `path` is absolute. */
export function currentHash(path: string, statCache: StatCache): Hash {
  const file = statCache.hashOf(path);
  return file.kind === 'file' ? file.hash : hashOfNone(file);
}

/** The inner hash prevents collisions with the hash of a file's text. */
const hashOfNone = ({ why }: NoFile | NoSource): Hash => hashBytes(`none ${hashBytes(why)}`);
