// Builds the search index with Pagefind, which runs as a separate process.
import { pagefindHtml } from './pagefind-document.ts';
import { type Engine, type EngineMessage, type EngineOptions, startEngine } from './pagefind-process.ts';
import type { IndexFile, IndexResult, SearchDocument } from './search-engine.ts';

/** Kept as part of words, so that `std::io`, `Option<T>`, `--release`, `&mut` and `C++` can be searched for. */
const WORD_CHARACTERS = '<>:&+-_#*.!?/@$=\'"()[]{}';

/** Files of Pagefind's own interface, which the theme doesn't use. */
const NOT_SERVED = /^(?:pagefind-(?:ui|modular-ui|component-ui|highlight)\.|playground\/)/;

/** Maximum number of documents in flight: enough to keep the engine busy, few enough to keep in memory. */
const MAX_IN_FLIGHT = 16;

export async function buildIndex(
  documents: AsyncIterable<SearchDocument>,
  options?: EngineOptions,
): Promise<IndexResult> {
  const engine = startEngine(options);
  try {
    return await indexWith(engine, documents);
  } finally {
    engine.stop();
  }
}

/** Adds the documents, at most {@link MAX_IN_FLIGHT} at a time, and reads the finished files. */
async function indexWith(engine: Engine, documents: AsyncIterable<SearchDocument>): Promise<IndexResult> {
  const config = { include_characters: WORD_CHARACTERS, keep_index_url: true };
  const created = await engine.ask({ type: 'NewIndex', config });
  if (created.type === 'Error') return { files: [], errors: errorsIn(created) };
  const { index_id } = created;
  const messages: string[] = [];
  const inFlight = new Set<Promise<void>>();
  try {
    for await (const document of documents) {
      const file = { url: document.url, file_contents: pagefindHtml(document) };
      const adding = engine.ask({ type: 'AddFile', index_id, ...file }).then((answer) => {
        messages.push(...errorsIn(answer));
        inFlight.delete(adding);
      });
      inFlight.add(adding);
      if (inFlight.size >= MAX_IN_FLIGHT) await Promise.race(inFlight);
    }
    await Promise.all(inFlight);
  } finally {
    // Of several that failed only one is thrown.
    for (const adding of inFlight) adding.catch(() => undefined);
  }
  const answer = await engine.ask({ type: 'GetFiles', index_id });
  const files = filesIn(answer).filter(({ path }) => !NOT_SERVED.test(path));
  return { files: files.map(indexFile).sort(byPath), errors: [...messages, ...errorsIn(answer)] };
}

const errorsIn = ({ type, message }: EngineMessage): readonly string[] =>
  type === 'Error' ? [String(message)] : [];

interface EngineFile {
  readonly path: string;
  /** In base64. */
  readonly content: string;
}

const filesIn = ({ files }: EngineMessage): readonly EngineFile[] =>
  Array.isArray(files) ? (files as readonly EngineFile[]) : [];

const indexFile = ({ path, content }: EngineFile): IndexFile => ({
  path,
  bytes: Buffer.from(content, 'base64'),
});

const byPath = (a: IndexFile, b: IndexFile): number => (a.path < b.path ? -1 : 1);
