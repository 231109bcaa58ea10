// A book's folder -> its site, as the drawing in `src/README.md` has it.
//
// 1. book.toml, environment and overrides -> Config.
// 2. SUMMARY.md -> Outline.
// 3. Each chapter -> facts and body, from the memo where nothing changed.
// 4. All facts -> BookIndex; links, anchors and labels are checked.
// 5. The theme, and a plan of every file of the site. No page is made yet: that happens when its content is asked for.
import { setImmediate } from 'node:timers/promises';
import type { Config } from '../read/config/config.ts';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { FileHistory } from '../core/file-history.ts';
import { once } from '../core/once.ts';
import type { Site } from '../core/output.ts';
import type { BookPath, UrlPath } from '../core/path.ts';
import type { Memo } from '../memo/stage.ts';
import { replacePages } from '../link/resolve/replace-page.ts';
import type { Outline } from '../read/summary/outline.ts';
import type { BookFiles } from '../core/book-files.ts';
import type { SiteModel } from '../emit/site-model.ts';
import { type DiagnoseInput, diagnoseBook, diagnosePages } from '../link/diagnose-book.ts';
import type { DefinitionTables } from '../read/references/definition-tables.ts';
import type { HighlightBlocks } from '../scan/highlight/highlight-blocks.ts';
import { earlySite, unreadChapters } from './on-demand-site.ts';
import { type BookPreparer, isPreparedWhole } from '../read/preprocess/prepare-book.ts';
import { termLists } from '../link/terms/term-lists.ts';
import { generatedPages, planSite, replan } from '../emit/outputs/plan-site.ts';
import { type ParseSummary, readOutline } from '../read/summary/read-outline.ts';
import { findIcon } from '../emit/theme/icons.ts';
import { scanChapters, scanSome } from '../scan/scan-chapters.ts';
import { laterReaders, readersOf } from '../scan/dependents.ts';
import { type Ground, createGround, resolveBook } from './resolve-book.ts';
import { type Since, renewedChapters } from './incremental.ts';
import type { SearchStart } from '../emit/search/early-search.ts';
import { summaryStage } from '../read/summary/summary-stage.ts';
import type { SvgDrawer } from '../emit/social-card/svg-drawer.ts';
import type { Turn } from '../core/time-slices.ts';

export interface BuildInput {
  readonly config: Config;
  readonly files: BookFiles;
  readonly builtinTheme: BookFiles;
  readonly memo: Memo;
  /** A memo for early pages, which sees the files as they are from now on. */
  readonly openEarlyMemo: () => Memo;
  readonly definitions: DefinitionTables;
  readonly highlight: HighlightBlocks;
  readonly prepare: BookPreparer['prepare'];
  /** What Git knows of the book's files; asked only by books that tell it. */
  readonly history: () => Promise<ReadonlyMap<BookPath, FileHistory>>;
  /** Finds what draws pictures of pages, absent when it is not installed; asked only by books that want them. */
  readonly findDrawer: () => SvgDrawer | undefined;
  /** Folders of the book that are not sources: where the site goes. */
  readonly away: readonly BookPath[];
  /** Begins with the search index while chapters are read; absent where pages come first. */
  readonly startSearch?: (outline: Outline) => SearchStart;
  /** Told of the book before its chapters are read, unless programs have to read all of it first; absent for nobody. */
  readonly onEarly?: (early: Build) => void;
}

export interface Build {
  /** Absent when there is no book: then nothing is to be written. */
  readonly model?: SiteModel;
  readonly plan: Outcome<Site>;
  /** What is wrong with the book. Found when it is wanted: a server shows the page first. */
  readonly diagnostics: () => readonly Diagnostic[];
  /** The same, in turns; absent when it was stopped. */
  readonly findDiagnostics: (turn: Turn) => Promise<readonly Diagnostic[] | undefined>;
  /** The files that are not those of the build before; absent when any may be another one. */
  readonly changedFiles?: readonly UrlPath[];
  /** Absent where there is no book, and from what `onEarly` is told of. */
  readonly base?: Base;
  /** What `onEarly` was told of, after files have changed; set for that. */
  readonly again?: () => Build;
}

/** The whole build. */
export async function buildBook(input: BuildInput): Promise<Build> {
  const { config, files } = input;
  const read = await readOutline(config, files, rememberedSummary(input.memo));
  if (read.value === undefined) return noBuild(read.diagnostics);
  const { outline } = read.value;
  const ground = createGround(input, read.value);
  if (input.onEarly && !isPreparedWhole(config)) {
    const early = await resolveBook(ground, { outline }, unreadChapters(outline));
    input.onEarly(earlyBuild(early.model, input.openEarlyMemo));
    await setImmediate();
  }
  const prepared = await input.prepare({ config, outline, files });
  const scanned = await scanChapters(config, prepared.value, {
    memo: input.memo,
    // A server makes a page when it is asked for it.
    onBody: input.onEarly ? () => undefined : input.highlight.prefetch,
    onChapter: input.startSearch?.(prepared.value.outline).offer,
  });
  const { model, found } = await resolveBook(ground, prepared.value, scanned);
  const foundBefore = [...read.diagnostics, ...prepared.diagnostics];
  const whole = { ...model, found: [...foundBefore, ...found] };
  const base = { ground, outline: prepared.value.outline, found: foundBefore };
  return { ...planned(whole, input.definitions, planSite(whole)), base };
}

const rememberedSummary =
  (memo: Memo): ParseSummary =>
  async (source, options) =>
    (await memo.run(summaryStage, source.path, { source, options })).light;

/** What a build is resolved from beside its chapters; it holds as long as only chapters change. */
export interface Base {
  readonly ground: Ground;
  readonly outline: Outline;
  /** What was wrong on the way here. */
  readonly found: readonly Diagnostic[];
}

/**
 * The build after a narrow change, as `since.ts` has it. Chapters that have read a changed file are read again and their
 * pages planned again; where they mean something else now, the book is resolved and planned again.
 */
export async function rebuildNarrow(input: BuildInput, since: Since, base: Base): Promise<Build> {
  const { model } = since;
  const reading = readersOf(model.readers, model.scanned, since.changed);
  const again = await scanSome(input.config, reading.sources, input.memo);
  const renewed = renewedChapters(model, again);
  if (renewed === undefined) {
    const resolved = await resolveBook(base.ground, base, new Map([...model.scanned, ...again]));
    const whole = { ...resolved.model, found: [...base.found, ...resolved.found] };
    return { ...planned(whole, input.definitions, planSite(whole)), base };
  }
  const index = replacePages(
    model.index,
    renewed.map((source) => [source, again.get(source)?.light.facts] as const),
  );
  const after: SiteModel = {
    ...model,
    index,
    scanned: new Map([...model.scanned, ...again]),
    readers: laterReaders(model.readers, renewed),
    // That a file is there, which nobody has read, is something that links ask.
    checked: reading.isAll ? model.checked : new WeakMap(),
    terms: termLists(input.config, index),
  };
  const { plan, changedFiles } = replan(since, after, renewed);
  return { ...planned(after, input.definitions, plan), changedFiles, base };
}

function planned(model: SiteModel, definitions: DefinitionTables, plan: Outcome<Site>): Build {
  const input = diagnoseInput(model, definitions);
  const diagnostics = once(() => [...model.found, ...plan.diagnostics, ...diagnoseBook(input)]);
  return {
    model,
    plan,
    diagnostics,
    findDiagnostics: async (turn) =>
      (await diagnosePages(input, turn)) === 'done' ? diagnostics() : undefined,
  };
}

const diagnoseInput = (book: SiteModel, definitions: DefinitionTables): DiagnoseInput => ({
  book,
  definitions,
  generatedPages: () => generatedPages(book),
  icon: (name) => findIcon(book.frame.theme.icons, name),
});

/** The book before its chapters are read. */
function earlyBuild(model: SiteModel, openMemo: () => Memo): Build {
  const planned = planSite(model).value;
  const inRound = (round: number): Build => ({
    model,
    plan: { value: earlySite(model, planned, { memo: openMemo(), round }), diagnostics: [] },
    again: () => inRound(round + 1),
    diagnostics: () => [],
    findDiagnostics: () => Promise.resolve([]),
  });
  return inRound(0);
}

/** What is left when there is no book. */
export const noBuild = (diagnostics: readonly Diagnostic[]): Build => ({
  plan: { value: new Map(), diagnostics: [] },
  diagnostics: () => diagnostics,
  findDiagnostics: () => Promise.resolve(diagnostics),
});
