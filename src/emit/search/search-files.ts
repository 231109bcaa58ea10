// The files of the search index. Stages keep what chapters and blocks of chapters contribute, so that a changed chapter is
// analyzed and merged alone; a file is made only if its content has changed.
import type { Config } from '../../read/config/config.ts';
import { type Hash, hashBytes, hashOf } from '../../core/hash.ts';
import { type Lazy, keep } from '../../core/once.ts';
import { type OutputFile, type Site, outputFile } from '../../core/output-file.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import type { Pause } from '../../core/time-slices.ts';
import type { Memo, StageResult } from '../../memo/stage.ts';
import { loadTextAnalysis } from '../../scan/search/text-analysis.ts';
import type { SiteModel } from '../site-model.ts';
import { writesCompounds } from './compounds.ts';
import { chunksOf } from './content-chunks.ts';
import { INDEX_FOLDER, type IndexFile, MANIFEST } from './index-file.ts';
import { manifestOf } from './search-manifest.ts';
import { searchedPages } from './search-pages.ts';
import {
  type Block,
  type FileRanges,
  type IndexChapter,
  STOPPED,
  blockStage,
  chapterStage,
  groupMaker,
  groupStage,
  keyFiles,
  keyStage,
  wordsStage,
} from './search-stages.ts';
import { stemmerFiles } from './stemmers.ts';
import { hasSearchIndex } from './has-search-index.ts';
import { type Word, wordList } from './word-list.ts';

export interface SearchOptions {
  readonly memo: Memo;
  readonly pause: Pause;
}

/** The book's search index; absent if it was stopped. */
export async function searchFiles(
  model: SiteModel | undefined,
  options: SearchOptions,
): Promise<Site | undefined> {
  if (!model || !hasSearchIndex(model.config)) return new Map();
  try {
    return await indexOf(model, options);
  } catch (error) {
    if (error === STOPPED) return undefined;
    throw error;
  }
}

async function indexOf(model: SiteModel, { memo, pause }: SearchOptions): Promise<Site> {
  const chapters: IndexChapter[] = [];
  for (const page of searchedPages(model)) {
    const result = await memo.run(chapterStage(page), page.source, { stamps: [page.stamp] });
    chapters.push({ page, result });
    if ((await pause()) === 'stop') throw STOPPED;
  }
  if (chapters.length === 0) return new Map();
  const files: IndexFiles = new Map();
  const languages = languagesOf(model.config, chapters);
  const terms = await putTerms(chapters, files, { memo, pause, languages });
  const groups = await putGroups(chapters, files, { memo, pause });
  const stemmers = await stemmerFiles(languages);
  for (const file of stemmers)
    put(
      files,
      indexFile(file.name, () => Promise.resolve(file.bytes)),
    );
  const { boostTitle, boostParagraph } = model.config.html.search;
  const manifest = manifestOf(
    {
      ...terms,
      groups,
      pages: chapters.map(({ page, result }) => ({ sections: result.light.sections, part: page.part })),
      compounds: languages.some(writesCompounds),
      stemmers: stemmers.map(({ name }) => name),
      weights: [boostTitle / 2, boostParagraph],
    },
    (await loadTextAnalysis()).postings,
  );
  const text = JSON.stringify(manifest);
  put(
    files,
    indexFile(MANIFEST, () => Promise.resolve(text), text),
  );
  return files;
}

/** Blocks of about three times the root of the number of chapters make a changed chapter the least work. */
async function putTerms(
  chapters: readonly IndexChapter[],
  files: IndexFiles,
  { memo, pause, languages }: SearchOptions & { readonly languages: readonly string[] },
): Promise<Readonly<Record<'shards' | 'words', FileRanges>>> {
  const size = 2 ** Math.round(Math.log2(3 * Math.sqrt(chapters.length)));
  const blocks: Block[] = [];
  for (const chunk of chunksOfChapters(chapters, size)) {
    const result = await memo.run(blockStage(chunk, pause), labelOf(chunk), stampsOf(chunk));
    blocks.push({ chapters: chunk, result });
    if ((await pause()) === 'stop') throw STOPPED;
  }
  const keys: StageResult<FileRanges, readonly Word[]>[] = [];
  for (const [key, stamps] of keysOf(blocks)) {
    const made = keep(() => keyFiles(key, blocks, pause));
    const result = await memo.run(keyStage(made.value), key, { stamps });
    const shards = async () => (await made.value()).shards.map(({ file }) => file);
    putFiles(result.light.names.map(textFile), { value: shards, forget: made.forget }, files);
    keys.push(result);
    if ((await pause()) === 'stop') throw STOPPED;
  }
  const made = keep(async () => {
    const words = await Promise.all(keys.map((result) => result.heavy()));
    return wordList(words.flat(), languages.some(writesCompounds));
  });
  const words = await memo.run(wordsStage(made.value), 'book', {
    stamps: [...keys.map(({ hash }) => hash), hashOf(languages)],
  });
  const chunks = async () => (await made.value()).map(({ file }) => file);
  putFiles(words.light.names.map(textFile), { value: chunks, forget: made.forget }, files);
  const ranges = keys.map(({ light }) => light);
  return {
    shards: { from: ranges.flatMap(({ from }) => from), names: ranges.flatMap(({ names }) => names) },
    words: words.light,
  };
}

/** What the terms of each key depend on: the lists of the blocks, and the numbers of their sections. */
function keysOf(blocks: readonly Block[]): ReadonlyMap<string, readonly Hash[]> {
  const hashes = blocks.map(({ result }) => new Map(result.light.keys));
  const slots = hashOf(blocks.map(({ result }) => result.light.slots));
  const keys = new Set(blocks.flatMap(({ result }) => result.light.keys.map(([key]) => key)));
  return new Map(
    [...keys].sort().map((key) => [key, [slots, ...hashes.map((own) => own.get(key) ?? slots)]]),
  );
}

const textFile = (stem: string): string => `${stem}.txt`;

/** The files of the index so far. */
type IndexFiles = Map<UrlPath, OutputFile>;

const put = (files: IndexFiles, file: OutputFile): void => void files.set(file.url, file);

/**
 * Puts files that are made together, and lets go of them when all have been taken: together they are as large as the index.
 * They are made again for a server that is asked for one of them once more. A file that is already there, since other
 * chapters have the same text, is not taken from these.
 */
function putFiles(
  names: readonly string[],
  made: Lazy<Promise<readonly IndexFile[]>>,
  files: IndexFiles,
): void {
  const left = new Set(names.filter((name) => !files.has(urlOf(name))));
  if (left.size === 0) made.forget();
  for (const name of left) {
    const content = async (): Promise<Uint8Array | undefined> => {
      const bytes = (await made.value()).find((file) => file.name === name)?.bytes;
      left.delete(name);
      if (left.size === 0) made.forget();
      return bytes;
    };
    put(files, indexFile(name, content));
  }
}

/** Chapters that are shown from the same files. */
const GROUP_SIZE = 8;

async function putGroups(
  chapters: readonly IndexChapter[],
  files: IndexFiles,
  { memo, pause }: SearchOptions,
): Promise<readonly { readonly head: string; readonly pages: number }[]> {
  const groups: { readonly head: string; readonly pages: number }[] = [];
  for (const chunk of chunksOfChapters(chapters, GROUP_SIZE)) {
    const made = keep(groupMaker(chunk));
    // Results of chapters have no addresses: two chapters with the same text have the same.
    const stamps = chunk.map(({ page }) => page.stamp);
    const { light } = await memo.run(groupStage(made.value), labelOf(chunk), { stamps });
    const texts = async () => {
      const { head, texts: others } = await made.value();
      return [head, ...others];
    };
    const names = [light.head, ...light.texts].map((stem) => `${stem}.json`);
    putFiles(names, { value: texts, forget: made.forget }, files);
    groups.push({ head: light.head, pages: chunk.length });
    if ((await pause()) === 'stop') throw STOPPED;
  }
  return groups;
}

/** The languages of the book and of chapters that have their own, each once. */
const languagesOf = ({ book }: Config, chapters: readonly IndexChapter[]): readonly string[] => [
  ...new Set([book.language, ...chapters.flatMap(({ page }) => page.language ?? [])]),
];

const chunksOfChapters = (
  chapters: readonly IndexChapter[],
  size: number,
): readonly (readonly IndexChapter[])[] =>
  chunksOf(chapters, {
    keyOf: ({ page }) => page.source,
    sizeOf: () => 1,
    spread: size / 2,
    min: size / 2,
    max: size * 2,
  });

const labelOf = (chapters: readonly IndexChapter[]): string => chapters[0]?.page.source ?? '';

const stampsOf = (parts: readonly Pick<IndexChapter | Block, 'result'>[]) => ({
  stamps: parts.map(({ result }) => result.hash),
});

const urlOf = (name: string): UrlPath => urlPath(`${INDEX_FOLDER}/${name}`);

/** A file whose name or `text` says what is in it. */
const indexFile = (
  name: string,
  content: () => Promise<string | Uint8Array | undefined>,
  text: string = name,
): OutputFile =>
  outputFile({
    url: urlOf(name),
    by: 'output.html.search',
    stampOf: () => hashBytes(text),
    content: async () => {
      const value = await content();
      if (value === undefined) throw new Error(`the search index lost ${name}`);
      return { value, diagnostics: [] };
    },
  });
