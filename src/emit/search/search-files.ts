// Builds the files of the search index in parallel with writing pages, only if the words have changed.
import type { Config } from '../../read/config/config.ts';
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { type Hash, hashBytes, hashOf } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import { type OutputFile, type Site, outputFile } from '../../core/output-file.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import type { Memo, Stage } from '../../memo/stage.ts';
import type { SiteModel } from '../site-model.ts';
import { EngineFault } from './engine-fault.ts';
import {
  INDEX_FOLDER,
  type IndexFile,
  type IndexResult,
  type SearchDocument,
  loadSearchEngine,
} from './search-engine.ts';
import { type PlannedDocument, plannedDocuments } from './search-pages.ts';
import type { SearchStart } from './early-search.ts';
import type { Pause } from '../../core/time-slices.ts';

interface SearchInput {
  /** Hash of every document of the index. */
  readonly stamp: Hash;
}

/** URLs and hashes of the index's files, and the engine's error messages. */
interface SearchAnswer {
  readonly files: readonly (readonly [url: UrlPath, hash: Hash])[];
  readonly errors: readonly string[];
}

export interface SearchFiles {
  readonly site: Site;
  readonly diagnostics: readonly Diagnostic[];
  /** Set when the engine failed: what an earlier build made of the index stays. */
  readonly failed?: true;
}

/** For a book without search. */
export const NO_SEARCH: SearchFiles = { site: new Map(), diagnostics: [] };

export interface SearchOptions {
  readonly memo: Memo;
  readonly pause: Pause;
  /** The index started while chapters were read; absent if it wasn't started. */
  readonly start?: SearchStart;
}

/** True if the book has search enabled. */
export const wantsSearch = ({ html }: Config): boolean => html.search.enable && html.search.copyJs;

/**
 * The book's search index; absent if it was cancelled. Unchanged documents reuse the cached list of files, which are
 * rebuilt only if one is missing on disk.
 */
export async function searchFiles(
  model: SiteModel | undefined,
  { memo, pause, start }: SearchOptions,
): Promise<SearchFiles | undefined> {
  if (!model || !wantsSearch(model.config)) return NO_SEARCH;
  const planned = plannedDocuments(model);
  if (planned.length === 0) return NO_SEARCH;
  const result = once(async (): Promise<IndexResult> => {
    const begun = start?.finish(planned);
    if (begun !== undefined) return begun;
    const engine = await loadSearchEngine();
    return engine.buildIndex(documentsOf(planned, pause));
  });
  const stage: Stage<SearchInput, SearchAnswer, undefined> = {
    name: 'search',
    keepHeavy: false,
    load: () =>
      Promise.resolve(async () => {
        const { files, errors } = await result();
        const named = files.map((file) => [urlOf(file), hashBytes(file.bytes)] as const);
        return { light: { files: named, errors }, heavy: undefined };
      }),
  };
  const stamps: Hash[] = [];
  for (const { stamp } of planned) {
    stamps.push(stamp());
    if ((await pause()) === 'stop') return undefined;
  }
  const answer = await memo.run(stage, 'index', { stamp: hashOf(stamps) }).catch((error: unknown) => {
    if (error instanceof EngineFault) return error;
    if (error !== CANCELLED) throw error;
    return undefined;
  });
  start?.cancel();
  if (answer === undefined) return undefined;
  if (answer instanceof EngineFault)
    return { site: new Map(), diagnostics: [noEngine(answer)], failed: true };
  const { light } = answer;
  return {
    site: new Map(light.files.map(([url, hash]) => [url, indexFile(url, hash, result)])),
    diagnostics: light.errors.map((reason) => diagnose('search/failed', { reason })),
  };
}

const urlOf = ({ path }: IndexFile): UrlPath => urlPath(`${INDEX_FOLDER}/${path}`);

function indexFile(url: UrlPath, hash: Hash, result: () => Promise<IndexResult>): OutputFile {
  return outputFile({
    url,
    by: 'output.html.search',
    stampOf: () => hash,
    content: async () => {
      try {
        const file = (await result()).files.find((other) => urlOf(other) === url);
        return { value: file?.bytes ?? '', diagnostics: [] };
      } catch (error) {
        if (error instanceof EngineFault) return { value: undefined, diagnostics: [noEngine(error)] };
        throw error;
      }
    },
  });
}

const noEngine = ({ problem }: EngineFault): Diagnostic => diagnose('search/no-engine', problem);

/** Thrown to cancel the index; partial results are discarded. */
const CANCELLED = new Error('the search index was cancelled');

async function* documentsOf(
  planned: readonly PlannedDocument[],
  pause: Pause,
): AsyncGenerator<SearchDocument> {
  for (const { make } of planned) {
    yield await make();
    if ((await pause()) === 'stop') throw CANCELLED;
  }
}
