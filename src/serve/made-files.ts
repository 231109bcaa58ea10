// Cache of rendered site files: rendered on request, and kept while there is room.
import { hashBytes } from '../core/hash.ts';
import type { OutputContent, OutputFile } from '../core/output-file.ts';
import { UnreadableSource } from '../core/source.ts';
import type { Hash } from '../core/hash.ts';
import type { UrlPath } from '../core/path.ts';
import type { ServedFile, ServedPage } from './site.ts';

export interface MadeFiles {
  /**
   * The file's content; made once for all who ask, and again only if its stamp is another one or it was let go. Copied files
   * stay on disk. Absent when one can't be read.
   */
  readonly get: (file: OutputFile) => Promise<ServedFile | undefined>;
}

interface Made {
  readonly file: OutputFile;
  readonly stamp: Hash;
  readonly content: Promise<ServedPage | undefined>;
  weight: number;
}

/** Characters or bytes that are kept: some hundred pages. */
const LIMIT = 16 * 2 ** 20;

export function createMadeFiles(limit: number = LIMIT): MadeFiles {
  // A Map keeps the order of insertion: the first is the one asked for longest ago.
  const kept = new Map<UrlPath, Made>();
  let total = 0;
  const drop = (made: Made): void => {
    if (kept.get(made.file.url) !== made) return;
    kept.delete(made.file.url);
    total -= made.weight;
  };
  const weigh = (made: Made, weight: number): void => {
    if (kept.get(made.file.url) !== made) return;
    made.weight = weight;
    total += weight;
    for (const oldest of kept.values()) {
      if (total <= limit) return;
      drop(oldest);
    }
  };
  const keep = (made: Made): Made => {
    const before = kept.get(made.file.url);
    if (before) drop(before);
    kept.set(made.file.url, made);
    total += made.weight;
    return made;
  };
  return {
    get: (file) => {
      const copied = file.copied?.();
      if (copied?.kind === 'copy') return Promise.resolve({ body: copied, hash: copied.version });
      if (copied !== undefined) return Promise.resolve(undefined);
      const known = kept.get(file.url);
      if (known !== undefined && (known.file === file || known.stamp === file.stamp))
        return keep(known).content;
      // Before the content: what changes meanwhile must not pass for known.
      const { stamp } = file;
      const made = keep({ file, stamp, content: servedFile(file), weight: 0 });
      made.content.then(
        (rendered) => {
          weigh(made, rendered?.body.length ?? 0);
        },
        () => {
          drop(made);
        },
      );
      return made.content;
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
  if ('kind' in content && content.kind === 'none') return undefined;
  const parts: Buffer[] = [];
  try {
    for await (const part of 'kind' in content ? content.read() : content) parts.push(Buffer.from(part));
  } catch (error) {
    if (error instanceof UnreadableSource) return undefined;
    throw error;
  }
  return Buffer.concat(parts);
}
