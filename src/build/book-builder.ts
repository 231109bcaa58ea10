// Runs one build after the other over the same files, reusing what still holds.
import { resolve } from 'node:path';
import type { Environment } from '../core/build-mode.ts';
import { siblingsOf } from './editions/edition-name.ts';
import type { Config, OutputTable } from '../read/config/config.ts';
import { withRepository } from '../read/config/repository-address.ts';
import type { BookPath } from '../core/path.ts';
import { type DiskTrace } from '../disk/trace/disk-trace.ts';
import type { Watched } from '../disk/watch/folder-scanner.ts';
import type { Memo } from '../memo/stage.ts';
import { createDependencies } from '../memo/dependency-values.ts';
import { builtinTheme } from '../disk/own-files.ts';
import { type BookFiles, recordReads, readOnlyFiles } from '../core/book-files.ts';
import {
  type Build,
  type BuildInput,
  buildBook,
  noBuild,
  rebuildNarrow,
  withSettings,
} from './build-book.ts';
import { chapterDependencies } from '../scan/chapter-dependencies.ts';
import { definitionTables } from '../read/references/definition-tables.ts';
import { diskFiles } from '../disk/sources/disk-files.ts';
import { type HighlightBlocks, createHighlightBlocks } from '../scan/highlight/highlight-blocks.ts';
import {
  type BookPreparer,
  createBookPreparer,
  hasWholeBookPreprocessors,
} from '../read/preprocess/prepare-book.ts';
import type { OutputInput } from '../emit/outputs/output.ts';
import { builtInOutputs } from '../emit/outputs/outputs.ts';
import { destinationName } from '../disk/site/destination.ts';
import { withOriginal, withTranslated } from '../read/translated-files.ts';
import { type ConfigSession, readConfig } from '../read/config/read-config.ts';
import { type SearchAhead, createIndexBuilder } from './index-builder.ts';
import type { Site } from '../core/output-file.ts';
import type { Plugin } from '../plugins/plugin.ts';
import type { SessionCaches } from './session-caches.ts';
import { editionFolder, placedConfig } from './editions/edition-place.ts';
import type { VersionOptions, EditionOptions } from './session.ts';
import { definitionSources } from '../read/references/definition-sources.ts';
import { type WorkAhead, lookups, mayCreateChapters, workAhead } from './build-rules.ts';
import { runsPrograms } from './unchanged/build-recorder.ts';
import { isNarrow } from './incremental.ts';
import type { Pause } from '../core/time-slices.ts';
import { type RunningPrograms, createRunningPrograms } from './running-programs.ts';
import { folderInBook, createWatchedBook, watchedPreview } from './watched-book.ts';

/** A build and its inputs. */
export interface BookBuild {
  readonly config: Config;
  readonly files: BookFiles;
  /** The same as they are on disk: {@link files} of a translation include those of the original. */
  readonly filesOnDisk: BookFiles;
  /** Absolute. */
  readonly destination: string;
  readonly build: Build;
  readonly input: BuildInput;
  /** The files that the book itself was made of, apart from chapters and their includes. */
  readonly readByBook: ReadonlySet<BookPath>;
  /** The files that pages of the preview were made of. */
  readonly readByPreview: ReadonlySet<BookPath>;
}

export interface BuilderOptions extends Omit<EditionOptions, 'onPreview'> {
  readonly plugins: readonly Plugin[];
  /** See `EditionOptions.onPreview`. */
  readonly onPreview?: (preview: BookBuild) => void;
  /** What the book is among others that are published together, when it is built; absent for a book on its own. */
  readonly versionNow?: () => VersionOptions | undefined;
  /** Records what the first build asks the disk; absent if nothing needs to. */
  readonly trace?: DiskTrace;
}

export interface BookBuilder {
  /** See `Session.build`. */
  readonly build: (changed: ReadonlySet<BookPath> | undefined) => Promise<BookBuild>;
  /** The search index of the last build; absent when it was stopped. */
  readonly search: (pause: Pause) => Promise<Site | undefined>;
  /** The last build as an output sees it; absent when there is no book. */
  readonly outputInput: (table: OutputTable) => Omit<OutputInput, 'search'> | undefined;
  /** See `Session.changedDuringPreview`. */
  readonly changedDuringPreview: (changed: ReadonlySet<BookPath>) => void;
  /** See `Session.noteWaiting`. */
  readonly noteWaiting: (changed: Iterable<BookPath>) => void;
  readonly watched: () => Watched;
  readonly takeRuns: () => readonly string[];
  /** Saves the results of all builds so far to disk. */
  readonly save: () => Promise<void>;
}

export function createBookBuilder(options: BuilderOptions, caches: SessionCaches): BookBuilder {
  const blocks = caches.blocks.open(createDependencies({}));
  const index = createIndexBuilder(caches);
  const context = builderContext(options, caches, {
    highlight: createHighlightBlocks(blocks, caches.highlighter),
    searchAhead: index.ahead,
  });
  let files = context.openFiles(options.restrict === true);
  let last: BookBuild | undefined;
  let lastWhole: BookBuild | undefined;
  let preview: BookBuild | undefined;
  const showPreview = (book: BookBuild): void => options.onPreview?.((preview = book));
  const runs: string[] = [];
  const watched = createWatchedBook(options.root);
  return {
    build: async (touched) => {
      const changed = touched && last ? withTranslated(touched, last.config) : touched;
      if (changed === undefined) files = context.openFiles(options.restrict === true);
      else files.invalidate(changed);
      const noted = { ...context, onRuns: (more: readonly string[]) => runs.push(...more) };
      const narrow = changed && last && (await narrowBuild(noted, last, changed));
      // The last build stays until then: it may be being written.
      last =
        narrow ??
        (lastWhole = await wholeBuild(
          context,
          files,
          lastWhole || !options.onPreview ? undefined : showPreview,
        ));
      files = last.filesOnDisk;
      runs.push(...last.input.memo.takeRuns());
      return last;
    },
    search: (pause) => index.search(last?.build.model, pause),
    outputInput: (table) => last && outputInput(context, last, table),
    changedDuringPreview: (changed) => {
      const build = last ? undefined : preview?.build.again?.();
      if (preview === undefined || build === undefined) return;
      files.invalidate(changed);
      showPreview({ ...preview, build });
    },
    noteWaiting: context.running.noteWaiting,
    watched: () => (preview && lastWhole === undefined ? watchedPreview(preview) : watched(lastWhole)),
    takeRuns: () => runs.splice(0),
    save: () => caches.save([...memosOf(lastWhole, blocks), ...index.takeMemos()]),
  };
}

/** A narrow build asks for few chapters, and one that failed for none; saving its memo would drop the others. */
const memosOf = (whole: BookBuild | undefined, blocks: Memo): readonly Memo[] =>
  whole?.build.model === undefined ? [] : [whole.input.memo, blocks];

function builderContext(options: BuilderOptions, caches: SessionCaches, ahead: WorkAhead): BuilderContext {
  const running = createRunningPrograms();
  return {
    options,
    caches,
    templates: diskFiles(builtinTheme, caches.statCache),
    ...workAhead(options, ahead),
    preparer: createBookPreparer(running.placeOf({ ...options, values: caches.values }), options.plugins),
    running,
    openFiles: (restrict) => diskFiles(options.root, caches.statCache, { restrict, trace: options.trace }),
  };
}

/** Shared by all builds of a session. */
interface BuilderContext {
  readonly options: BuilderOptions;
  readonly caches: SessionCaches;
  readonly templates: BookFiles;
  readonly highlight: HighlightBlocks;
  readonly searchAhead: SearchAhead;
  readonly preparer: BookPreparer;
  readonly openFiles: (restrict: boolean) => BookFiles;
  readonly running: RunningPrograms;
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
  const destination = editionFolder(options, config, table.name);
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
  onPreview: BuilderOptions['onPreview'],
): Promise<BookBuild> {
  const { options, caches, templates, highlight, searchAhead, preparer } = context;
  const view = recordReads(mayCreateChapters(options) ? files : readOnlyFiles(files));
  const read = await readConfig(configSession(options), view.files);
  // Only book.toml was read so far, and is read again.
  const { restrict } = read.value.buildBook;
  if (restrict !== files.isRestricted) return wholeBuild(context, context.openFiles(restrict), onPreview);
  const version = options.versionNow?.();
  const config = withRepository(placedConfig(read.value, options), options.root);
  context.running.begin(config);
  if (runsPrograms(config)) options.trace?.giveUp();
  const destination = editionFolder(options, config);
  const seen = withOriginal(files, config);
  const definitions = definitionTables(definitionSources(config, view.files), seen);
  const openMemo = (source: BookFiles): Memo =>
    caches.chapters.open(chapterDependencies(environmentFor(options, config), source, definitions));
  const preview = recordReads(seen);
  const input: BuildInput = {
    config,
    plugins: options.plugins,
    files: withOriginal(view.files, config),
    builtinTheme: templates,
    memo: openMemo(seen),
    openPreviewMemo: () => openMemo(preview.files),
    definitions,
    highlight,
    searchAhead,
    prepare: preparer.prepare,
    ...lookups(options, { history: version?.history, isRestricted: files.isRestricted }),
    excludedFolders: foldersOfSites(options, config, destination),
    siblings: siblingsOf(options),
    hasSlots: version?.hasSlots,
  };
  const bookOf = (build: Build): BookBuild => ({
    config,
    files: seen,
    filesOnDisk: files,
    destination,
    build: withSettings(build, read.diagnostics),
    input,
    readByBook: view.readPaths,
    readByPreview: preview.readPaths,
  });
  const showPreview = (build: Build): void => onPreview?.(bookOf(build));
  if (read.fatal) return bookOf(noBuild([]));
  return bookOf(await buildBook(onPreview ? { ...input, onPreview: showPreview } : input));
}

const configSession = (options: BuilderOptions): ConfigSession => ({
  ...options,
  folder: options.siblings?.current.folder,
  plugins: [...options.plugins, ...builtInOutputs],
});

/** The variables that chapters may use. */
const environmentFor = ({ environment }: BuilderOptions, { buildBook }: Config): Environment =>
  buildBook.restrict ? {} : environment;

/** The output folders that are inside the book's folder. */
const foldersOfSites = (
  options: BuilderOptions,
  { build, otherTranslations }: Config,
  destination: string,
): readonly BookPath[] =>
  [options.destination ?? build.buildDir, destination]
    .flatMap((path) => folderInBook(options.root, resolve(options.root, path)))
    .concat(otherTranslations);

/** The build after a narrow change; absent when the change is not narrow. */
async function narrowBuild(
  { options, caches, onRuns }: BuilderContext & { readonly onRuns: (runs: readonly string[]) => void },
  before: BookBuild,
  changed: ReadonlySet<BookPath>,
): Promise<BookBuild | undefined> {
  const { model, plan, linkInputs } = before.build;
  if (hasWholeBookPreprocessors(before.config)) return undefined;
  if (before.input.siblings !== siblingsOf(options)) return undefined;
  if (model === undefined || linkInputs === undefined || [...changed].some(before.input.definitions.isSource))
    return undefined;
  const previous = { model, plan, readByBook: before.readByBook, changed };
  if (!isNarrow(previous)) return undefined;
  const memo = caches.chapters.open(
    chapterDependencies(environmentFor(options, before.config), before.files, before.input.definitions),
  );
  const input = { ...before.input, memo };
  const build = await rebuildNarrow(input, previous, linkInputs);
  onRuns(memo.takeRuns());
  return { ...before, build, input };
}
