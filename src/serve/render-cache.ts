// LRU cache of rendered site files, bounded by total size.
import { hashBytes, type Hash } from '../core/hash.ts';
import type { OutputContent, OutputFile } from '../core/output-file.ts';
import { UnreadableSource } from '../core/source.ts';
import type { UrlPath } from '../core/path.ts';
import type { ServedFile, ServedPage } from './site.ts';

export interface RenderCache {
  /**
   * The file's content. Concurrent requests share one rendering; it is repeated only if the stamp changed or the entry
   * was evicted. Copied files stay on disk. Absent when a file can't be read.
   */
  readonly get: (file: OutputFile) => Promise<ServedFile | undefined>;
}

interface Entry {
  readonly file: OutputFile;
  readonly stamp: Hash;
  readonly content: Promise<ServedPage | undefined>;
  size: number;
}

/** Maximum size in characters or bytes: several hundred pages. */
const MAX_SIZE = 16 * 2 ** 20;

export function createRenderCache(limit: number = MAX_SIZE): RenderCache {
  // A Map iterates in insertion order, so the first entry is the least recently used.
  const entries = new Map<UrlPath, Entry>();
  let total = 0;
  const evict = (entry: Entry): void => {
    if (entries.get(entry.file.url) !== entry) return;
    entries.delete(entry.file.url);
    total -= entry.size;
  };
  const setSize = (entry: Entry, size: number): void => {
    if (entries.get(entry.file.url) !== entry) return;
    entry.size = size;
    total += size;
    for (const oldest of entries.values()) {
      if (total <= limit) return;
      evict(oldest);
    }
  };
  const insert = (entry: Entry): Entry => {
    const before = entries.get(entry.file.url);
    if (before) evict(before);
    entries.set(entry.file.url, entry);
    total += entry.size;
    return entry;
  };
  return {
    get: (file) => {
      const copied = file.copied?.();
      if (copied?.kind === 'copy') return Promise.resolve({ body: copied, hash: copied.version });
      if (copied !== undefined) return Promise.resolve(undefined);
      const cached = entries.get(file.url);
      if (cached !== undefined && (cached.file === file || cached.stamp === file.stamp))
        return insert(cached).content;
      // Read the stamp before the content, so that changes in between aren't missed.
      const { stamp } = file;
      const entry = insert({ file, stamp, content: servedFile(file), size: 0 });
      entry.content.then(
        (rendered) => {
          setSize(entry, rendered?.body.length ?? 0);
        },
        () => {
          evict(entry);
        },
      );
      return entry.content;
    },
  };
}

async function servedFile(file: OutputFile): Promise<ServedPage | undefined> {
  const { value } = await file.content();
  const body = await whole(value);
  return body === undefined ? undefined : { body, hash: hashBytes(body) };
}

/** Absent when a source that is part of it can't be read. */
async function whole(content: OutputContent): Promise<string | Uint8Array | undefined> {
  if (typeof content === 'string' || content instanceof Uint8Array) return content;
  if (content === undefined || ('kind' in content && content.kind === 'none')) return undefined;
  const parts: Buffer[] = [];
  try {
    for await (const part of 'kind' in content ? content.read() : content) parts.push(Buffer.from(part));
  } catch (error) {
    if (error instanceof UnreadableSource) return undefined;
    throw error;
  }
  return Buffer.concat(parts);
}
