// The manifest `.build-book.json`: which files build-book wrote into a folder.
//
// It is kept in the folder itself, so that it moves with the folder. As a dotfile it is skipped by servers and GitHub's
// upload action; publishing it does no harm, since it holds only hashes and the paths of public files. It contains no times
// or machine names: two builds of one book have the same manifest.
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Hash } from '../../core/hash.ts';
import { leavesRoot, type UrlPath, urlPath } from '../../core/path.ts';
import { decodeSource } from '../sources/decode-source.ts';
import { readWhole } from '../sources/open-file.ts';
import { type Fault, tryTo } from './write-error.ts';

/** The manifest's name in the site's folder. */
export const MANIFEST = '.build-book.json';

export interface WrittenFile {
  readonly stamp: Hash;
  /** Of its bytes. */
  readonly hash: Hash;
  readonly size: number;
  /** The pieces that it consists of; absent if it isn't made of pieces. */
  readonly pieces?: readonly WrittenPiece[];
}

/** The stamp of a piece, and its length in bytes. */
export type WrittenPiece = readonly [stamp: Hash, size: number];

export interface Manifest {
  /** Digest of the program that wrote the site; absent in what older releases wrote. */
  readonly program: string | undefined;
  readonly files: ReadonlyMap<UrlPath, WrittenFile>;
  /**
   * Only while a run is writing, or after one that was killed: files that it was about to write, at paths where there was
   * no foreign file. A file that is there now is ours and complete, from this build or an earlier one.
   */
  readonly claimed: ReadonlySet<UrlPath>;
  /** Only while writing: mdBook's output is being taken over, so what is in the way may be overwritten. */
  readonly takesOver: boolean;
  /** Folders of other editions that were written into this one, each with a manifest of its own. */
  readonly editions: ReadonlySet<UrlPath>;
}

export const noManifest: Manifest = {
  program: undefined,
  files: new Map(),
  claimed: new Set(),
  takesOver: false,
  editions: new Set(),
};

const FORMAT = 1;

/** A manifest is a line a file, some hundred bytes each. */
const LIMIT = 1 << 28;

/**
 * The manifest of the site in `folder`. One that cannot be understood is taken for that of a site of our own of which
 * nothing is known: all of it may be overwritten and nothing deleted.
 */
export function readManifest(folder: string): Manifest | undefined {
  const file = readWhole(join(folder, MANIFEST), LIMIT);
  if (file.kind === 'none') return file.why === 'missing' ? undefined : { ...noManifest, takesOver: true };
  const decoded = decodeSource(file.bytes);
  const manifest = decoded.kind === 'text' ? parseManifest(decoded.text) : undefined;
  return manifest ?? { ...noManifest, takesOver: true };
}

/** Puts the manifest in its place in one step, unless it says the same already. `newFile` is where it is written first. */
export function saveManifest(folder: string, manifest: Manifest, newFile: string): Fault | undefined {
  const text = renderManifest(manifest);
  const path = join(folder, MANIFEST);
  const there = readWhole(path, LIMIT);
  if (there.kind === 'file' && Buffer.from(text).equals(there.bytes)) return undefined;
  return tryTo(() => {
    writeFileSync(newFile, text, { flag: 'wx' });
    renameSync(newFile, path);
  });
}

/** Files sorted by path, in any order of writing. */
function renderManifest({ program, files, claimed, takesOver, editions }: Manifest): string {
  const rows = [...files].map(
    ([url, { stamp, hash, size, pieces }]) => [url, stamp, hash, size, ...(pieces ? [pieces] : [])] as const,
  );
  rows.sort(([a], [b]) => (a < b ? -1 : 1));
  const lines = rows.map((row) => JSON.stringify(row)).join(',\n');
  const unfinished = claimed.size > 0 || takesOver ? { claimed: [...claimed].sort(), takesOver } : {};
  const others = editions.size > 0 ? { editions: [...editions].sort() } : {};
  const head = JSON.stringify({ format: FORMAT, program, ...unfinished, ...others }).slice(1, -1);
  return `{${head},"files":[\n${lines}\n]}\n`;
}

function parseManifest(text: string): Manifest | undefined {
  const data = parseRecord(text);
  if (data?.['format'] !== FORMAT || !Array.isArray(data['files'])) return undefined;
  const files = new Map<UrlPath, WrittenFile>();
  for (const row of data['files'] as readonly unknown[]) {
    const [url, stamp, hash, size, pieces] = Array.isArray(row) ? (row as readonly unknown[]) : [];
    if (!isSafe(url) || typeof stamp !== 'string' || typeof hash !== 'string' || typeof size !== 'number') {
      return undefined;
    }
    const parts = parsePieces(pieces, size);
    files.set(url, { stamp: stamp as Hash, hash: hash as Hash, size, ...(parts && { pieces: parts }) });
  }
  const pathsIn = (list: unknown): ReadonlySet<UrlPath> =>
    new Set(Array.isArray(list) ? (list as readonly unknown[]).filter(isSafe) : []);
  const program = typeof data['program'] === 'string' ? data['program'] : undefined;
  return {
    program,
    files,
    claimed: pathsIn(data['claimed']),
    takesOver: data['takesOver'] === true,
    editions: pathsIn(data['editions']),
  };
}

/** Absent unless they are the pieces of a file of this size. */
function parsePieces(pieces: unknown, size: number): readonly WrittenPiece[] | undefined {
  if (!Array.isArray(pieces)) return undefined;
  let sum = 0;
  for (const piece of pieces as readonly unknown[]) {
    const [stamp, bytes] = Array.isArray(piece) ? (piece as readonly unknown[]) : [];
    if (typeof stamp !== 'string' || !Number.isInteger(bytes) || Number(bytes) < 0) return undefined;
    sum += Number(bytes);
  }
  return sum === size ? (pieces as readonly WrittenPiece[]) : undefined;
}

function parseRecord(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const data: unknown = JSON.parse(text);
    return typeof data === 'object' && data !== null ? { ...data } : undefined;
  } catch {
    return undefined;
  }
}

/** A forged manifest must not delete files outside the site. */
export function isSafe(url: unknown): url is UrlPath {
  if (typeof url !== 'string' || url === '' || url.includes('\0')) return false;
  const path = urlPath(url);
  return path === url && !leavesRoot(path);
}
