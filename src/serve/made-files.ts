// Cache of rendered site files: rendered on request, and kept while there is room.
import { hashBytes } from '../core/hash.ts';
import type { Content, OutputFile } from '../core/output-file.ts';
import type { Hash } from '../core/hash.ts';
import type { UrlPath } from '../core/path.ts';
import type { ServedFile } from './site.ts';

export interface MadeFiles {
  /** The file's content; made once for all who ask, and again only if its stamp is another one or it was let go. */
  readonly get: (file: OutputFile) => Promise<ServedFile>;
}

interface Made {
  readonly file: OutputFile;
  readonly stamp: Hash;
  readonly content: Promise<ServedFile>;
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
      const known = kept.get(file.url);
      if (known !== undefined && (known.file === file || known.stamp === file.stamp))
        return keep(known).content;
      // Before the content: what changes meanwhile must not pass for known.
      const { stamp } = file;
      const made = keep({ file, stamp, content: servedFile(file), weight: 0 });
      made.content.then(
        ({ body }) => {
          weigh(made, body.length);
        },
        () => {
          drop(made);
        },
      );
      return made.content;
    },
  };
}

async function servedFile(file: OutputFile): Promise<ServedFile> {
  const { value } = await file.content();
  const body = await whole(value);
  return { body, hash: hashBytes(body) };
}

async function whole(content: Content): Promise<string | Uint8Array> {
  if (typeof content === 'string' || content instanceof Uint8Array) return content;
  const parts: string[] = [];
  for await (const part of content) parts.push(part);
  return parts.join('');
}
