// The memoized steps from chapters to the search index.
import { type Hash, hashBytes } from '../../core/hash.ts';
import type { Pause } from '../../core/time-slices.ts';
import type { Stage, StageResult, StageRun } from '../../memo/stage.ts';
import type { SearchFacts, TermLists } from '../../scan/search/search-facts.ts';
import type { PageAnalyzer } from '../../scan/search/threads/page-analyzer.ts';
import { loadTextAnalysis } from '../../scan/search/text-analysis.ts';
import { stemOf } from './index-file.ts';
import type { FoundPage, PageGroup } from './page-group.ts';
import { slotsFor } from './search-manifest.ts';
import type { SearchedPage } from './search-pages.ts';
import type { Shard } from './term-shards.ts';
import type { Word, WordChunk } from './word-list.ts';

/** Thrown by {@link Work} that is no longer wanted. */
export const STOPPED: Error = new Error('the search index is no longer wanted');

/** Stages whose inputs are results of others: their hashes are the key, and the work reads them when it has to run. */
interface Stamps {
  readonly stamps: readonly Hash[];
}

type SearchStage<Light, Heavy> = Stage<Stamps, Light, Heavy>;

const stage = <Light, Heavy>(
  name: string,
  keepHeavy: boolean,
  run: () => Promise<{ readonly light: Light; readonly heavy: Heavy }>,
): SearchStage<Light, Heavy> => ({
  name,
  keepHeavy,
  load: (): Promise<StageRun<Stamps, Light, Heavy>> => Promise.resolve(run),
});

export interface ChapterSize {
  readonly sections: number;
}

/** A searched page and its facts. */
export interface IndexChapter {
  readonly page: SearchedPage;
  readonly result: StageResult<ChapterSize, SearchFacts>;
}

/** Analyzes a chapter: with `analyze`, or in this thread. */
export const chapterStage = (
  { scanned, splitLevel, title, parents, terms, hierarchyBoost }: SearchedPage,
  analyze?: PageAnalyzer['analyze'],
): SearchStage<ChapterSize, SearchFacts> =>
  stage('search-chapter', true, async () => {
    const { searchableHtml } = await import('../../scan/search/searchable-html.ts');
    const run = analyze ?? (await import('../../scan/search/analyze-page.ts')).analyzePage;
    const { body } = await scanned.heavy();
    const page = { title, parents, terms, hierarchyBoost };
    const facts = await run({ page, html: searchableHtml(body), splitLevel });
    return { light: { sections: facts.sections.length }, heavy: facts };
  });

/** What the rest of the book needs to know of a block. */
export interface BlockSize {
  /** How many numbers of sections the block takes. */
  readonly slots: number;
  /** Hash of the lists of each key; see `keyOfTerm`. */
  readonly keys: readonly (readonly [key: string, hash: Hash])[];
}

/** Postings of consecutive chapters, with section numbers from 0. */
export type BlockLists = Readonly<Record<string, TermLists>>;

export interface Block {
  readonly chapters: readonly IndexChapter[];
  readonly result: StageResult<BlockSize, BlockLists>;
}

/** Merges the postings of consecutive chapters. */
export const blockStage = (
  chapters: readonly IndexChapter[],
  pause: Pause,
): SearchStage<BlockSize, BlockLists> =>
  stage('search-block', true, async () => {
    const { createListMerger, listsByKey } = await import('../../link/search/merge-lists.ts');
    const { postings: codec } = await loadTextAnalysis();
    const merger = createListMerger(codec);
    let slots = 0;
    for (const { result } of chapters) {
      merger.add(slots, (await result.heavy()).postings);
      slots += slotsFor(result.light.sections);
      await goOn(pause);
    }
    const terms = merger.terms();
    await goOn(pause);
    const lists = listsByKey(terms, codec);
    await goOn(pause);
    const keys = lists.map(([key, own]) => [key, hashBytes(`${own.terms}\n${own.lists}`)] as const);
    return { light: { slots, keys }, heavy: Object.fromEntries(lists) };
  });

/** The terms of one key in the whole book. */
export interface KeyFiles {
  readonly shards: readonly Shard[];
  readonly words: readonly Word[];
}

/** Merges the postings of a key's terms. It is never stopped: files of an older index may still be asked for. */
export async function keyFiles(key: string, blocks: readonly Block[], pause: Pause): Promise<KeyFiles> {
  const { createListMerger } = await import('../../link/search/merge-lists.ts');
  const { termShards } = await import('./term-shards.ts');
  const { wordsIn } = await import('./word-list.ts');
  const { postings: codec } = await loadTextAnalysis();
  const merger = createListMerger(codec);
  let slots = 0;
  for (const { result } of blocks) {
    const lists = (await result.heavy())[key];
    if (lists !== undefined) merger.add(slots, lists);
    slots += result.light.slots;
    await pause();
  }
  const terms = merger.terms();
  await pause();
  return { shards: termShards(terms, codec), words: wordsIn(terms) };
}

/** Names of files and the terms that they begin with. */
export interface FileRanges {
  readonly from: readonly string[];
  readonly names: readonly string[];
}

export const keyStage = (make: () => Promise<KeyFiles>): SearchStage<FileRanges, readonly Word[]> =>
  stage('search-terms', true, async () => {
    const { shards, words } = await make();
    return { light: rangesOf(shards), heavy: words };
  });

export const wordsStage = (make: () => Promise<readonly WordChunk[]>): SearchStage<FileRanges, undefined> =>
  stage('search-words', false, async () => ({ light: rangesOf(await make()), heavy: undefined }));

const rangesOf = (ranges: readonly (Shard | WordChunk)[]): FileRanges => ({
  from: ranges.map(({ from }) => from),
  names: ranges.map(({ file }) => stemOf(file)),
});

/** What a group of pages is shown from, for {@link groupStage} and for the content of its files. */
export const groupMaker = (chapters: readonly IndexChapter[]) => async (): Promise<PageGroup> => {
  const { pageGroup } = await import('./page-group.ts');
  const pages: FoundPage[] = [];
  for (const { page, result } of chapters) pages.push({ page, facts: await result.heavy() });
  return pageGroup(pages);
};

export interface GroupNames {
  readonly head: string;
  readonly texts: readonly string[];
}

export const groupStage = (make: () => Promise<PageGroup>): SearchStage<GroupNames, undefined> =>
  stage('search-group', false, async () => {
    const { head, texts } = await make();
    return { light: { head: stemOf(head), texts: texts.map(stemOf) }, heavy: undefined };
  });

async function goOn(pause: Pause): Promise<void> {
  if ((await pause()) === 'stop') throw STOPPED;
}
