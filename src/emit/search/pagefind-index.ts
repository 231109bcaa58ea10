// Builds the search index with Pagefind, which runs as a separate process.
import type * as Pagefind from 'pagefind';
import type { ChildProcess } from 'node:child_process';
import { subscribe, unsubscribe } from 'node:diagnostics_channel';
import { pagefindHtml } from './pagefind-document.ts';
import type { IndexFile, IndexResult, SearchDocument, SearchEngine } from './search-engine.ts';

/** Kept as part of words, so that `std::io`, `Option<T>`, `--release`, `&mut` and `C++` can be searched for. */
const WORD_CHARACTERS = '<>:&+-_#*.!?/@$=\'"()[]{}';

/** Files of Pagefind's own interface, which the theme doesn't use. */
const NOT_SERVED = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.|playground\/)/;

/** Maximum number of documents in flight: enough to keep the engine busy, few enough to keep in memory. */
const MAX_IN_FLIGHT = 16;

/** Number of indexes being built: they share one process, which is closed with the last. */
let openIndexes = 0;

export const buildIndex: SearchEngine['buildIndex'] = async (documents) => {
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
};

async function indexWith(
  engine: typeof Pagefind,
  documents: AsyncIterable<SearchDocument>,
): Promise<IndexResult> {
  // Counted before the engine answers: another index that ends in the meantime must not close the process.
  openIndexes++;
  let index: Pagefind.PagefindIndex | undefined;
  try {
    const created = await createIndex(engine, { includeCharacters: WORD_CHARACTERS, keepIndexUrl: true });
    index = created.index;
    return index === undefined ? { files: [], errors: created.errors } : await fill(index, documents);
  } finally {
    await (--openIndexes === 0 ? engine.close() : index?.deleteIndex());
  }
}

/** Adds the documents, at most {@link MAX_IN_FLIGHT} at a time, and reads the finished files. */
async function fill(
  index: Pagefind.PagefindIndex,
  documents: AsyncIterable<SearchDocument>,
): Promise<IndexResult> {
  const messages: string[] = [];
  const inFlight = new Set<Promise<void>>();
  try {
    for await (const document of documents) {
      const file = { url: document.url, content: pagefindHtml(document) };
      const adding = index.addHTMLFile(file).then((answer) => {
        messages.push(...answer.errors);
        inFlight.delete(adding);
      });
      inFlight.add(adding);
      if (inFlight.size >= MAX_IN_FLIGHT) await Promise.race(inFlight);
    }
    await Promise.all(inFlight);
    const { files, errors } = await index.getFiles();
    const served = files.filter(({ path }) => !NOT_SERVED.test(path));
    return { files: served.map(indexFile).sort(byPath), errors: [...messages, ...errors] };
  } finally {
    await Promise.allSettled(inFlight);
  }
}

const indexFile = ({ path, content }: Pagefind.IndexFile): IndexFile => ({ path, bytes: content });

const byPath = (a: IndexFile, b: IndexFile): number => (a.path < b.path ? -1 : 1);

/** The process, which Pagefind doesn't expose; absent before the first index. */
let pagefind: ChildProcess | undefined;

const CHANNEL = 'child_process';

const storeProcess = (message: unknown): void => {
  ({ process: pagefind } = message as { readonly process: ChildProcess });
};

/** Creates an index; the first one starts the process. */
async function createIndex(
  engine: typeof Pagefind,
  config: Pagefind.PagefindServiceConfig,
): Promise<Pagefind.NewIndexResponse> {
  // Pagefind starts its process before it returns, and nothing else is spawned in between.
  subscribe(CHANNEL, storeProcess);
  const answer = engine.createIndex(config);
  unsubscribe(CHANNEL, storeProcess);
  return answer;
}

/**
 * Kills the process when this one exits first. Pagefind would close the pipe first, and a process writing at that
 * moment would print a broken pipe error.
 */
function endEngine({ close }: typeof Pagefind): void {
  pagefind?.kill('SIGKILL');
  void close();
}
