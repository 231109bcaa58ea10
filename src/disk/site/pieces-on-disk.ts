// Reuses the pieces of a file that an earlier build wrote.
import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs';
import { type Hash, hashBytes } from '../../core/hash.ts';
import type { UrlPath } from '../../core/path.ts';
import type { PiecedContent } from '../../core/pieced-content.ts';
import type { StatCache } from '../sources/stat-cache.ts';
import type { SiteFolder } from './folder.ts';
import type { WrittenFile, WrittenPiece } from './site-manifest.ts';
import { attempt, isFault } from './write-error.ts';

/** An open file with pieces. */
export interface PiecesOnDisk {
  /** The bytes of a piece; absent if the file doesn't have it. */
  readonly read: (stamp: Hash) => Uint8Array | undefined;
  readonly close: () => void;
}

export interface PieceFiles {
  readonly folder: SiteFolder;
  readonly statCache: StatCache;
  /** From the manifest. */
  readonly before: ReadonlyMap<UrlPath, WrittenFile>;
}

/** Stamp of a piece that has to be rendered again. */
const NO_STAMP = hashBytes('a piece to be made again');

/**
 * The pieces of the file at `url`; absent if it has none, or if it isn't certain that the file is as it was written. The check
 * is of the open file: one that replaces it later makes no difference.
 */
export function openPieces(
  { folder, statCache, before }: PieceFiles,
  url: UrlPath,
): PiecesOnDisk | undefined {
  const known = before.get(url);
  if (known?.pieces === undefined || folder.entryKind(url) !== 'file') return undefined;
  const path = folder.pathOf(url);
  const file = attempt(() => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
  if (isFault(file)) return undefined;
  const close = (): void => {
    closeSync(file);
  };
  const state = attempt(() => fstatSync(file, { bigint: true }));
  if (!isFault(state) && state.isFile() && statCache.known(path, state) === known.hash)
    return { read: pieceReader(file, known.pieces), close };
  close();
  return undefined;
}

function pieceReader(file: number, pieces: readonly WrittenPiece[]): PiecesOnDisk['read'] {
  const places = new Map<Hash, { readonly at: number; readonly size: number }>();
  let end = 0;
  for (const [stamp, size] of pieces) {
    places.set(stamp, { at: end, size });
    end += size;
  }
  return (stamp) => {
    const place = places.get(stamp);
    if (place === undefined) return undefined;
    const bytes = Buffer.allocUnsafe(place.size);
    const count = attempt(() => readSync(file, bytes, 0, place.size, place.at));
    return count === place.size ? bytes : undefined;
  };
}

/** The bytes of all pieces: those of `before` where it has them. Adds to `written` what they are. */
export async function* piecesWith(
  { pieces }: PiecedContent,
  before: PiecesOnDisk | undefined,
  written: WrittenPiece[],
): AsyncGenerator<Uint8Array> {
  for (const { stamp, make } of pieces) {
    let bytes = before?.read(stamp);
    let isFinal = true;
    if (bytes === undefined) {
      const { text, isProvisional } = await make();
      bytes = Buffer.from(text);
      isFinal = !isProvisional;
    }
    written.push([isFinal ? stamp : NO_STAMP, bytes.length]);
    yield bytes;
  }
}
