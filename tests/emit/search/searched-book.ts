// A small book -> its search index, and the engine that reads it as the browser does.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { openSession } from '../../../src/build/session.ts';
import type { Site } from '../../../src/core/output-file.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { openIndex } from '../../../templates/js/search/engine.js';

type SearchIndex = Awaited<ReturnType<typeof openIndex>>;
type FoundPage = Awaited<ReturnType<Awaited<ReturnType<SearchIndex['search']>>['page']>>[number];

export interface SearchedBook {
  readonly parts: readonly string[];
  /** The first pages that are found, best first. */
  readonly find: (query: string, part?: string, most?: number) => Promise<readonly FoundPage[]>;
  /** Their addresses. */
  readonly pages: (query: string, part?: string, most?: number) => Promise<readonly string[]>;
  /** Names of the files loaded since the last call. */
  readonly loaded: () => readonly string[];
}

/** The folder of a book whose SUMMARY.md lists its chapters unless it is among the files. Names are relative to `src`. */
export function bookOf(files: Readonly<Record<string, string>>): string {
  const chapters = Object.keys(files).filter((name) => name.endsWith('.md') && name !== 'SUMMARY.md');
  const summary = chapters.map((name) => `- [${name.replace('.md', '')}](<${name}>)\n`).join('');
  const { 'book.toml': settings = '[book]\n', ...sources } = { 'SUMMARY.md': summary, ...files };
  return tempFolder({
    'book.toml': settings,
    ...Object.fromEntries(Object.entries(sources).map(([name, text]) => [`src/${name}`, text])),
  });
}

/** The text of each file of a book's search index. */
export type IndexTexts = ReadonlyMap<string, string>;

export async function indexOf(root: string): Promise<IndexTexts> {
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'build' });
  await session.build();
  const texts = await textsOf((await session.search(() => true)) ?? new Map());
  await session.close();
  return texts;
}

export async function textsOf(site: Site): Promise<IndexTexts> {
  const texts = new Map<string, string>();
  for (const [url, file] of site) {
    const { value } = await file.content();
    if (typeof value !== 'string' && !(value instanceof Uint8Array)) throw new Error(`${url} isn’t text`);
    texts.set(url.replace('search-index/', ''), Buffer.from(value).toString());
  }
  return texts;
}

export const searchedBook = async (files: Readonly<Record<string, string>>): Promise<SearchedBook> =>
  openBook(await indexOf(bookOf(files)));

/** Opens an index. */
export async function openBook(texts: IndexTexts): Promise<SearchedBook> {
  let loaded: string[] = [];
  const folder = tempFolder({});
  const load = (path: string): Promise<string> => {
    loaded.push(path);
    const text = texts.get(path);
    return text === undefined ? Promise.reject(new Error(`${path} not found`)) : Promise.resolve(text);
  };
  const importModule = async (path: string): Promise<unknown> => {
    const file = join(folder, path.replace(/js$/, 'mjs'));
    writeFileSync(file, await load(path));
    return import(/* @vite-ignore */ pathToFileURL(file).href);
  };
  const index = await openIndex({ load, importModule });
  const find = async (query: string, part?: string, most = 10): Promise<readonly FoundPage[]> =>
    (await index.search(query, part === undefined ? {} : { part })).page(0, most);
  return {
    parts: index.parts,
    find,
    pages: async (query, part, most) => (await find(query, part, most)).map(({ url }) => url),
    loaded: () => {
      const names = loaded;
      loaded = [];
      return names;
    },
  };
}
