// Search documents -> the files of the index, by Pagefind: a program of its own that this one feeds and waits for.
import type * as Pagefind from 'pagefind';
import { type UrlPath, urlPath } from '../../core/path.ts';
import type { SearchDocument } from './search-document.ts';
import { createIndex, endEngine } from './pagefind-process.ts';
import { INDEX_FOLDER } from './index-folder.ts';

/** A file of the index by its place in the site. */
export interface IndexFile {
  readonly url: UrlPath;
  readonly bytes: Uint8Array;
}

export interface IndexResult {
  /** Sorted by place. */
  readonly files: readonly IndexFile[];
  /** What the engine had to say; empty when all went well. */
  readonly errors: readonly string[];
}

/** Kept in words, so that `std::io`, `Option<T>`, `--release`, `&mut` and `C++` are found as they are written. */
const WORD_CHARACTERS = '<>:&+-_#*.!?/@$=\'"()[]{}';

/** Files of Pagefind's own interface, which the theme does not use. */
const NOT_SERVED = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.|playground\/)/;

/** How many documents are on the way at once: enough to keep the engine busy, few enough to be held. */
const UNDER_WAY = 16;

/** Indexes under way: the engine is one program for all of them, and ends with the last. */
let underWay = 0;

export async function buildIndex(documents: AsyncIterable<SearchDocument>): Promise<IndexResult> {
  const engine = await import('pagefind');
  const end = (): void => {
    endEngine(engine);
  };
  process.once('exit', end);
  try {
    return await indexWith(engine, documents);
  } finally {
    process.off('exit', end);
  }
}

async function indexWith(
  engine: typeof Pagefind,
  documents: AsyncIterable<SearchDocument>,
): Promise<IndexResult> {
  const { index, errors } = await createIndex(engine, {
    includeCharacters: WORD_CHARACTERS,
    keepIndexUrl: true,
  });
  if (index === undefined) return { files: [], errors };
  underWay++;
  const complaints: string[] = [];
  const waiting = new Set<Promise<void>>();
  try {
    for await (const { url, content } of documents) {
      const adding = index.addHTMLFile({ url, content }).then((answer) => {
        complaints.push(...answer.errors);
        waiting.delete(adding);
      });
      waiting.add(adding);
      if (waiting.size >= UNDER_WAY) await Promise.race(waiting);
    }
    await Promise.all(waiting);
    const { files, errors: failures } = await index.getFiles();
    const served = files.filter(({ path }) => !NOT_SERVED.test(path));
    return { files: served.map(indexFile).sort(byUrl), errors: [...complaints, ...failures] };
  } finally {
    await Promise.allSettled(waiting);
    await (--underWay === 0 ? engine.close() : index.deleteIndex());
  }
}

const indexFile = ({
  path,
  content,
}: {
  readonly path: string;
  readonly content: Uint8Array;
}): IndexFile => ({
  url: urlPath(`${INDEX_FOLDER}/${path}`),
  bytes: content,
});

const byUrl = (a: IndexFile, b: IndexFile): number => (a.url < b.url ? -1 : 1);
