// Writes one file of the site atomically.
import { closeSync, openSync, renameSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import type { OutputContent } from '../../core/output-file.ts';
import { type NoSource, UnreadableSource } from '../../core/source.ts';
import { createHasher, hashBytes } from '../../core/hash.ts';
import type { UrlPath } from '../../core/path.ts';
import type { StatCache } from '../sources/stat-cache.ts';
import { attempt, fault, type Fault, isFault, tryTo } from './write-error.ts';
import type { SiteFolder } from './folder.ts';
import type { SiteLock } from './lock.ts';
import { type PiecesOnDisk, openPieces, piecesWith } from './pieces-on-disk.ts';
import type { WrittenFile, WrittenPiece } from './site-manifest.ts';

export interface PutContext {
  readonly folder: SiteFolder;
  readonly lock: SiteLock;
  readonly statCache: StatCache;
  /** True if a file that build-book didn't write may be overwritten. */
  readonly mayReplace: (url: UrlPath) => boolean;
  /** What the folder has, from the manifest. */
  readonly before: ReadonlyMap<UrlPath, WrittenFile>;
}

export type PutResult =
  /** `written`: the file was written. `same`: it had this content already, and was not touched. */
  | ({ readonly kind: 'written' | 'same' } & NewFile)
  /** There is a file that build-book didn't write. */
  | { readonly kind: 'foreign' }
  /** The source of a copied file can't be read: nothing was written, and an earlier copy stays. */
  | { readonly kind: 'unreadable'; readonly source: NoSource }
  /** There is no content. */
  | { readonly kind: 'nothing' }
  | Fault;

/** Writes `content` to a temporary file, which is then renamed to `url`. */
export async function putFile(context: PutContext, url: UrlPath, content: OutputContent): Promise<PutResult> {
  if (content === undefined) return { kind: 'nothing' };
  if (typeof content === 'string' || content instanceof Uint8Array) {
    const bytes = Buffer.from(content);
    const made = { hash: hashBytes(bytes), size: bytes.length };
    const settled = settle(context, url, made);
    if (settled !== undefined) return settled;
    const path = context.lock.newFile();
    // Synchronous, since threads that create files in one folder mostly wait for each other.
    const failed = tryTo(() => {
      writeFileSync(path, bytes, { flag: 'wx' });
    });
    if (failed === undefined) return place(context, url, { path, ...made });
    discard(path);
    return failed;
  }
  if ('kind' in content && content.kind === 'none') return { kind: 'unreadable', source: content };
  const path = context.lock.newFile();
  const made = await writeContent(path, content, () => openPieces(context, url));
  if ('kind' in made) {
    discard(path);
    return made;
  }
  const settled = settle(context, url, made);
  if (settled === undefined) return place(context, url, { path, ...made });
  discard(path);
  return settled;
}

type NewFile = Omit<WrittenFile, 'stamp'>;

/** The result if nothing has to be written. */
function settle({ folder, mayReplace }: PutContext, url: UrlPath, made: NewFile): PutResult | undefined {
  const there = folder.entryKind(url);
  if (there === 'nothing') return undefined;
  if (there === 'folder') return fault('a folder has this name');
  if (folder.holds(url, made)) return { kind: 'same', ...made };
  return mayReplace(url) ? undefined : { kind: 'foreign' };
}

function place(
  { folder, statCache }: PutContext,
  url: UrlPath,
  { path, ...made }: NewFile & { readonly path: string },
): PutResult {
  const target = folder.pathOf(url);
  // Only now, since a build that is killed earlier would leave an empty folder.
  const moved =
    folder.makeFolders(url) ??
    tryTo(() => {
      renameSync(path, target);
    });
  if (moved !== undefined) {
    discard(path);
    return moved;
  }
  statCache.noteWritten(target, made.hash);
  return { kind: 'written', ...made };
}

type StreamedContent = Exclude<OutputContent, string | Uint8Array | NoSource | undefined>;

/** Writes content that is not in memory as a whole to a new file. */
async function writeContent(
  path: string,
  content: StreamedContent,
  openBefore: () => PiecesOnDisk | undefined,
): Promise<NewFile | StreamFault> {
  if ('kind' in content) return writeStream(path, content.read());
  if (!('pieces' in content)) return writeStream(path, content);
  const before = openBefore();
  try {
    const pieces: WrittenPiece[] = [];
    const made = await writeStream(path, piecesWith(content, before, pieces));
    return 'kind' in made ? made : { ...made, pieces };
  } finally {
    before?.close();
  }
}

type StreamFault = Extract<PutResult, { readonly kind: 'unreadable' | 'fault' }>;

/** Chunks are buffered into writes of about this many bytes. */
const WRITE_BYTES = 1 << 16;

/** Returns errors of the disk and of the source; other errors of `content` are bugs and are thrown. */
async function writeStream(
  path: string,
  content: AsyncIterable<string | Uint8Array>,
): Promise<NewFile | StreamFault> {
  const file = attempt(() => openSync(path, 'wx'));
  if (isFault(file)) return file;
  const hasher = createHasher();
  let size = 0;
  const write = (chunk: string | Uint8Array): Fault | undefined => {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    hasher.add(bytes);
    size += bytes.length;
    return tryTo(() => {
      for (let done = 0; done < bytes.length;) done += writeSync(file, bytes, done);
    });
  };
  try {
    let waiting = '';
    for await (const chunk of content) {
      if (typeof chunk === 'string') waiting += chunk;
      if (typeof chunk === 'string' && (waiting.length < WRITE_BYTES || endsInHalf(waiting))) continue;
      const failed = write(waiting) ?? (typeof chunk === 'string' ? undefined : write(chunk));
      if (failed !== undefined) return failed;
      waiting = '';
    }
    return write(waiting) ?? { hash: hasher.hash(), size };
  } catch (error) {
    if (error instanceof UnreadableSource) return { kind: 'unreadable', source: error.source };
    throw error;
  } finally {
    closeSync(file);
  }
}

/** True if the text ends within a surrogate pair, which is encoded as one UTF-8 sequence. */
function endsInHalf(text: string): boolean {
  const last = text.charCodeAt(text.length - 1);
  return last >= 0xd800 && last <= 0xdbff;
}

const discard = (path: string): void => {
  tryTo(() => {
    rmSync(path, { force: true });
  });
};
