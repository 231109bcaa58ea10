// The resolved book -> the files of its search index, made beside the writing of pages and only when words have changed.
import type { Config } from '../../read/config/config.ts';
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { type Hash, hashBytes, hashOf } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import { type OutputFile, type Site, outputFile } from '../../core/output-file.ts';
import type { UrlPath } from '../../core/path.ts';
import type { Memo, Stage } from '../../memo/stage.ts';
import type { IndexResult } from './pagefind-index.ts';
import type { SearchDocument } from './search-document.ts';
import type { SiteModel } from '../site-model.ts';
import { type PlannedDocument, plannedDocuments } from './search-pages.ts';
import type { SearchStart } from './early-search.ts';
import type { Pause } from '../../core/time-slices.ts';

interface SearchInput {
  /** Of everything that the index is made of. */
  readonly stamp: Hash;
}

/** The files of an index by place and content, and what the engine complained of. */
interface SearchAnswer {
  readonly files: readonly (readonly [url: UrlPath, hash: Hash])[];
  readonly errors: readonly string[];
}

export interface SearchFiles {
  readonly site: Site;
  readonly diagnostics: readonly Diagnostic[];
}

/** Of a book that wants none. */
export const NO_SEARCH: SearchFiles = { site: new Map(), diagnostics: [] };

export interface SearchOptions {
  readonly memo: Memo;
  readonly pause: Pause;
  /** What the engine has got already; absent when it has not begun. */
  readonly start?: SearchStart;
}

/** True for a book that wants an index. */
export const wantsSearch = ({ html }: Config): boolean => html.search.enable && html.search.copyJs;

/** The index of a book that wants one. Known pages give known files, which are made again only if one is not on disk. */
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
    const { buildIndex } = await import('./pagefind-index.ts');
    return buildIndex(documentsOf(planned, pause));
  });
  const stage: Stage<SearchInput, SearchAnswer, undefined> = {
    name: 'search',
    keepHeavy: false,
    load: () =>
      Promise.resolve(async () => {
        const { files, errors } = await result();
        const named = files.map(({ url, bytes }) => [url, hashBytes(bytes)] as const);
        return { light: { files: named, errors }, heavy: undefined };
      }),
  };
  const stamps: Hash[] = [];
  for (const { stamp } of planned) {
    stamps.push(stamp());
    if ((await pause()) === 'stop') return undefined;
  }
  const answer = await memo.run(stage, 'index', { stamp: hashOf(stamps) }).catch((error: unknown) => {
    if (error !== NO_LONGER_WANTED) throw error;
  });
  start?.drop();
  if (answer === undefined) return undefined;
  const { light } = answer;
  return {
    site: new Map(light.files.map(([url, hash]) => [url, indexFile(url, hash, result)])),
    diagnostics: light.errors.map((reason) => diagnose('search/failed', { reason })),
  };
}

function indexFile(url: UrlPath, hash: Hash, result: () => Promise<IndexResult>): OutputFile {
  return outputFile({
    url,
    by: 'output.html.search',
    stampOf: () => hash,
    content: async () => {
      const file = (await result()).files.find((other) => other.url === url);
      return { value: file?.bytes ?? '', diagnostics: [] };
    },
  });
}

/** Ends the making of an index; nothing of it is kept. */
const NO_LONGER_WANTED = new Error('the search index is no longer wanted');

async function* documentsOf(
  planned: readonly PlannedDocument[],
  pause: Pause,
): AsyncGenerator<SearchDocument> {
  for (const { make } of planned) {
    yield await make();
    if ((await pause()) === 'stop') throw NO_LONGER_WANTED;
  }
}
