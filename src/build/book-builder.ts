// A session's options and caches -> one build after the other over the same files.
import { resolve } from 'node:path';
import type { BuildMode } from '../core/build-mode.ts';
import type { Config, OutputTable } from '../read/config/config.ts';
import { htmlOutputDir, outputDir } from '../read/config/layout.ts';
import { withRepository } from '../read/config/repository-address.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import { once } from '../core/once.ts';
import type { BookPath } from '../core/path.ts';
import type { Watched } from '../disk/watch/watched.ts';
import type { Memo } from '../memo/stage.ts';
import { createWorld } from '../memo/world.ts';
import { builtinTheme } from '../disk/own-files.ts';
import { type BookFiles, noteReads, withoutCreating } from '../core/book-files.ts';
import { type Build, type BuildInput, buildBook, noBuild, rebuildNarrow } from './build-book.ts';
import { chapterWorld } from '../scan/chapter-world.ts';
import { definitionTables } from '../read/references/definition-tables.ts';
import { diskFiles } from '../disk/sources/disk-files.ts';
import { type HighlightBlocks, createHighlightBlocks } from '../scan/highlight/highlight-blocks.ts';
import { type BookPreparer, createBookPreparer, isPreparedWhole } from '../read/preprocess/prepare-book.ts';
import type { OutputInput } from '../emit/outputs/output.ts';
import { buildsSite } from '../emit/outputs/outputs.ts';
import { destinationName } from '../disk/site/destination.ts';
import { readConfig } from '../read/config/read-config.ts';
import { type SearchFiles, searchFiles, wantsSearch } from '../emit/search/search-files.ts';
import { type SearchStart, createSearchStart } from '../emit/search/early-search.ts';
import type { SessionCaches } from './session-caches.ts';
import type { SessionOptions } from './session.ts';
import { definitionSources } from '../read/references/shared-definition-files.ts';
import { isNarrow } from './incremental.ts';
import { findSvgDrawer } from '../emit/social-card/svg-drawer.ts';
import type { Turn } from '../core/time-slices.ts';
import { awayFrom, createWatchedBook, watchedEarly } from './watched-book.ts';

/** A build and what it was made of. */
export interface BookBuild {
  readonly config: Config;
  readonly files: BookFiles;
  /** Absolute. */
  readonly destination: string;
  readonly build: Build;
  readonly input: BuildInput;
  /** Absent where no index is made with the pages. */
  readonly searchStart?: SearchStart | undefined;
  /** What the book itself was made of, chapters and their includes aside. */
  readonly readByBook: ReadonlySet<BookPath>;
  /** What pages were made of before the chapters were read. */
  readonly readEarly: ReadonlySet<BookPath>;
}

export interface BuilderOptions extends Omit<SessionOptions, 'onEarly'> {
  /** See `SessionOptions.onEarly`; absent where nobody waits. */
  readonly onEarly?: ((early: BookBuild) => void) | undefined;
}

export interface BookBuilder {
  /** See `Session.build`. */
  readonly build: (changed: ReadonlySet<BookPath> | undefined) => Promise<BookBuild>;
  /** The search index of the last build; absent when its making was stopped. */
  readonly search: (turn: Turn) => Promise<SearchFiles | undefined>;
  /** The last build as an output sees it; absent when there is no book. */
  readonly outputInput: (table: OutputTable) => Omit<OutputInput, 'search'> | undefined;
  /** See `Session.changedEarly`. */
  readonly changedEarly: (changed: ReadonlySet<BookPath>) => void;
  readonly watched: () => Watched;
  readonly takeRuns: () => readonly string[];
  /** Keeps on disk what the builds so far have made. */
  readonly save: () => Promise<void>;
  /** Ends what the last build has begun. */
  readonly close: () => void;
}

export function createBookBuilder(options: BuilderOptions, caches: SessionCaches): BookBuilder {
  const blocks = caches.blocks.open(createWorld({}));
  const context: BuilderContext = {
    options,
    caches,
    templates: diskFiles(builtinTheme, caches.statCache),
    highlight: highlightFor(options, createHighlightBlocks(blocks, caches.highlighter)),
    preparer: createBookPreparer(options),
  };
  let files = diskFiles(options.root, caches.statCache);
  let last: BookBuild | undefined;
  let lastWhole: BookBuild | undefined;
  let early: BookBuild | undefined;
  const tellEarly = (book: BookBuild): void => options.onEarly?.((early = book));
  const runs: string[] = [];
  const watched = createWatchedBook(options.root);
  return {
    build: async (changed) => {
      if (changed === undefined) files = diskFiles(options.root, caches.statCache);
      else files.changed(changed);
      last =
        changed &&
        last &&
        (await narrowBuild({ ...context, onRuns: (more) => runs.push(...more) }, last, changed));
      last ??= lastWhole = await wholeBuild(
        context,
        files,
        lastWhole || !options.onEarly ? undefined : tellEarly,
      );
      runs.push(...last.input.memo.takeRuns());
      return last;
    },
    search: (turn) => searchIn(last, blocks, turn),
    outputInput: (table) => last && outputInput(context, last, table),
    changedEarly: (changed) => {
      const build = last ? undefined : early?.build.again?.();
      if (early === undefined || build === undefined) return;
      files.changed(changed);
      tellEarly({ ...early, build });
    },
    watched: () => (early && lastWhole === undefined ? watchedEarly(early) : watched(lastWhole)),
    takeRuns: () => runs.splice(0),
    // A narrow build asks for few chapters; the others are not to be forgotten for that.
    save: () => caches.save(lastWhole === undefined ? [] : [lastWhole.input.memo, blocks]),
    close: () => {
      last?.searchStart?.drop();
    },
  };
}

const searchIn = (book: BookBuild | undefined, blocks: Memo, turn: Turn): Promise<SearchFiles | undefined> =>
  searchFiles(book?.build.model, { memo: book?.input.memo ?? blocks, turn, start: book?.searchStart });

/** A check makes no page, so nobody will ask for the blocks; what other threads did on them would only cost time. */
const highlightFor = ({ mode }: BuilderOptions, blocks: HighlightBlocks): HighlightBlocks =>
  makesPages(mode) ? blocks : { ...blocks, prefetch: () => undefined };

const makesPages = (mode: BuildMode): boolean => mode === 'build' || mode === 'serve';

/** What all builds of a session share. */
interface BuilderContext {
  readonly options: BuilderOptions;
  readonly caches: SessionCaches;
  readonly templates: BookFiles;
  readonly highlight: HighlightBlocks;
  readonly preparer: BookPreparer;
}

/** The last build as an output sees it. */
function outputInput(
  { options, preparer }: BuilderContext,
  { build, files, config }: BookBuild,
  table: OutputTable,
): Omit<OutputInput, 'search'> | undefined {
  const { model } = build;
  if (model === undefined) return undefined;
  const { root } = options;
  const destination = resolve(root, outputDir(config, table.name, options.destination));
  return {
    table,
    book: model,
    site: build.plan.value,
    json: () => preparer.jsonFor(table.name, { config, outline: model.outline, files }),
    place: options,
    destination,
    destinationName: destinationName({ root, destination }),
  };
}

async function wholeBuild(
  context: BuilderContext,
  files: BookFiles,
  onEarly: BuilderOptions['onEarly'],
): Promise<BookBuild> {
  const { options, caches, templates, highlight, preparer } = context;
  const view = noteReads(makesPages(options.mode) ? files : withoutCreating(files));
  const read = await readConfig(options, view.files);
  const config = withRepository(read.value, options.root);
  const destination = resolve(options.root, htmlOutputDir(config, options.destination));
  const sources = definitionSources(config, view.files);
  const definitions = definitionTables(sources, files);
  const startsSearch = options.mode === 'build' && wantsSearch(config) && buildsSite(config);
  let searchStart: SearchStart | undefined;
  const openMemo = (seen: BookFiles): Memo =>
    caches.chapters.open(chapterWorld(options.environment, seen, definitions));
  const early = noteReads(files);
  const input: BuildInput = {
    config,
    files: view.files,
    builtinTheme: templates,
    memo: openMemo(files),
    openEarlyMemo: () => openMemo(early.files),
    definitions,
    highlight,
    prepare: preparer.prepare,
    history: () => readHistory(options.root),
    findDrawer: () => findSvgDrawer(options.root),
    ...(startsSearch && {
      startSearch: (outline) => (searchStart = createSearchStart(config, outline)),
    }),
    away: foldersOfSites(options, config, destination),
  };
  const bookOf = (build: Build): BookBuild => ({
    config,
    files,
    destination,
    build: withSettings(build, read.diagnostics),
    input,
    searchStart,
    readByBook: view.noted,
    readEarly: early.noted,
  });
  const tellEarly = (early: Build): void => onEarly?.(bookOf(early));
  return bookOf(
    read.fatal ? noBuild([]) : await buildBook(onEarly ? { ...input, onEarly: tellEarly } : input),
  );
}

/** Where sites go, as far as that is in the book's folder. */
const foldersOfSites = (
  options: BuilderOptions,
  { build }: Config,
  destination: string,
): readonly BookPath[] =>
  [options.destination ?? build.buildDir, destination].flatMap((path) =>
    awayFrom(options.root, resolve(options.root, path)),
  );

/** A build with what is wrong with the settings. */
function withSettings(build: Build, settings: readonly Diagnostic[]): Build {
  return {
    ...build,
    diagnostics: once(() => [...settings, ...build.diagnostics()]),
    findDiagnostics: async (turn) => {
      const found = await build.findDiagnostics(turn);
      return found && [...settings, ...found];
    },
  };
}

/** The build after a narrow change; absent when the change concerns the book. */
async function narrowBuild(
  { options, caches, onRuns }: BuilderContext & { readonly onRuns: (runs: readonly string[]) => void },
  before: BookBuild,
  changed: ReadonlySet<BookPath>,
): Promise<BookBuild | undefined> {
  const { model, plan, base } = before.build;
  if (isPreparedWhole(before.config)) return undefined;
  if (model === undefined || base === undefined || [...changed].some(before.input.definitions.isSource))
    return undefined;
  const since = { model, plan, readByBook: before.readByBook, changed };
  if (!isNarrow(since)) return undefined;
  const memo = caches.chapters.open(
    chapterWorld(options.environment, before.files, before.input.definitions),
  );
  const input = { ...before.input, memo };
  const build = await rebuildNarrow(input, since, base);
  onRuns(memo.takeRuns());
  return { ...before, build, input };
}

async function readHistory(root: string): ReturnType<BuildInput['history']> {
  const { readGitHistory } = await import('../disk/sources/git-history.ts');
  return readGitHistory(root);
}
