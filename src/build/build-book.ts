// Builds a book: the drawing in `src/README.md` as code.
//
// 1. read   book.toml, the environment and overrides -> Config (done by the caller); SUMMARY.md -> Outline
// 2. scan   each chapter -> facts and body, from the memo where nothing changed
// 3. link   all facts -> BookIndex; links, anchors and labels are checked when someone asks for the diagnostics
// 4. emit   a plan of every file of the site; a file's content is made when it is asked for
//
// `rebuildNarrow` repeats steps 2 to 4 for a few chapters, and `previewBuild` does 3 and 4 before 2: see "Shortcuts" in
// `src/README.md`.
import { setImmediate } from 'node:timers/promises';
import type { Config } from '../read/config/config.ts';
import type { BookFiles } from '../core/book-files.ts';
import type { Siblings } from '../core/edition.ts';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { FileHistory } from '../core/file-history.ts';
import { once } from '../core/once.ts';
import type { Site } from '../core/output-file.ts';
import type { BookPath, UrlPath } from '../core/path.ts';
import type { Pause } from '../core/time-slices.ts';
import type { Memo } from '../memo/stage.ts';
import { type BookPreparer, hasWholeBookPreprocessors } from '../read/preprocess/prepare-book.ts';
import type { DefinitionTables } from '../read/references/definition-tables.ts';
import type { Outline } from '../read/summary/outline.ts';
import { type ParseSummary, readOutline } from '../read/summary/read-outline.ts';
import { summaryStage } from '../read/summary/summary-stage.ts';
import { dependentsOf, withUpdated } from '../scan/dependents.ts';
import type { HighlightBlocks } from '../scan/highlight/highlight-blocks.ts';
import { scanChapters, scanSelected } from '../scan/scan-chapters.ts';
import { diagnosePlugins } from '../link/check/check-plugin.ts';
import { type DiagnoseInput, diagnoseBook, diagnosePages } from '../link/diagnose-book.ts';
import type { Plugin } from '../plugins/plugin.ts';
import { replacePages } from '../link/resolve/replace-page.ts';
import { termLists } from '../link/terms/term-lists.ts';
import { generatedPages, planSite, replan } from '../emit/outputs/plan-site.ts';
import type { SiteModel } from '../emit/site-model.ts';
import type { Typesetter } from '../disk/typesetter.ts';
import type { SvgDrawer } from '../emit/social-card/svg-drawer.ts';
import { findIcon } from '../emit/theme/icons.ts';
import { type PreviousBuild, updatedChapters } from './incremental.ts';
import type { SearchAhead } from './index-builder.ts';
import { previewSite, unscannedChapters } from './preview-site.ts';
import { type StaticParts, createStaticParts, resolveBook } from './resolve-book.ts';

export interface BuildInput {
  readonly config: Config;
  readonly plugins: readonly Plugin[];
  readonly files: BookFiles;
  readonly builtinTheme: BookFiles;
  readonly memo: Memo;
  /** Opens a memo for the preview, which sees the files as they are from now on. */
  readonly openPreviewMemo: () => Memo;
  readonly definitions: DefinitionTables;
  readonly highlight: HighlightBlocks;
  /** Analyzes chapters for the search while others are scanned. */
  readonly searchAhead: SearchAhead;
  readonly prepare: BookPreparer['prepare'];
  /** The Git history of the book's files; called only for books that show it. */
  readonly history: () => Promise<ReadonlyMap<BookPath, FileHistory>>;
  /** Finds the library that draws social cards; absent when it is not installed. Called only for books that want cards. */
  readonly findDrawer: () => SvgDrawer | undefined;
  /** Finds the compiler of the PDF; absent when it is not installed. Called only for books that want a PDF. */
  readonly findTypesetter: () => Typesetter | undefined;
  /** Folders of the book that are not sources, such as the output folder. */
  readonly excludedFolders: readonly BookPath[];
  /** The editions that are published with this one; absent for a book that is published alone. */
  readonly siblings?: Siblings;
  /** Set if pages have slots for links to other versions. */
  readonly hasSlots?: true;
  /** Called before the chapters are scanned, unless programs have to read all of them first. */
  readonly onPreview?: (preview: Build) => void;
}

export interface Build {
  /** Absent when there is no book: then nothing may be written. */
  readonly model?: SiteModel;
  readonly plan: Outcome<Site>;
  /** All diagnostics of the book, computed on the first call: a server shows the page first. */
  readonly diagnostics: () => readonly Diagnostic[];
  /** The same in time slices; absent when it was stopped. */
  readonly findDiagnostics: (pause: Pause) => Promise<readonly Diagnostic[] | undefined>;
  /** The files that differ from the previous build; absent when any may. */
  readonly changedFiles?: readonly UrlPath[];
  /** Absent where there is no book, and from a preview. */
  readonly linkInputs?: LinkInputs;
  /** A preview of the same book after files have changed; set for previews only. */
  readonly again?: () => Build;
}

/** Everything that a book is linked from besides its chapters. Valid as long as only chapters change. */
export interface LinkInputs {
  readonly parts: StaticParts;
  readonly outline: Outline;
  /** Diagnostics of the reading act. */
  readonly found: readonly Diagnostic[];
}

/** The whole build. */
export async function buildBook(input: BuildInput): Promise<Build> {
  const { config, files, plugins } = input;
  const read = await readOutline(config, files, memoizedSummary(input.memo));
  if (read.value === undefined) return noBuild(read.diagnostics);
  const { outline } = read.value;
  const parts = createStaticParts(input, read.value);
  if (input.onPreview && !hasWholeBookPreprocessors(config)) {
    const preview = await resolveBook(parts, { outline }, unscannedChapters(outline));
    input.onPreview(previewBuild(preview.model, input.openPreviewMemo));
    await setImmediate();
  }
  const prepared = await input.prepare({ config, outline, files, memo: input.memo });
  const scanned = await scanChapters(config, prepared.value, {
    memo: input.memo,
    plugins,
    // A server renders a page when it is requested.
    onBody: input.onPreview ? () => undefined : input.highlight.prefetch,
    onScanned: input.searchAhead.begin(config, prepared.value.outline),
  }).finally(() => {
    input.highlight.flush();
    input.searchAhead.flush();
  });
  const found = [...read.diagnostics, ...prepared.diagnostics];
  const resolved = await resolveBook(parts, prepared.value, scanned);
  const model = { ...resolved.model, diagnostics: [...found, ...resolved.found] };
  return {
    ...planned(model, input, planSite(model)),
    linkInputs: { parts, outline: prepared.value.outline, found },
  };
}

const memoizedSummary =
  (memo: Memo): ParseSummary =>
  async (source, options) =>
    (await memo.run(summaryStage, source.path, { source, options })).light;

/**
 * The build after a narrow change (see `incremental.ts`). Chapters that depend on a changed file are scanned and planned
 * again; where one of them now means something else to other pages, the whole book is linked and planned again.
 */
export async function rebuildNarrow(
  input: BuildInput,
  previous: PreviousBuild,
  linkInputs: LinkInputs,
): Promise<Build> {
  const { model } = previous;
  const dependents = dependentsOf(model.dependents, model.scanned, previous.changed);
  const rescanned = await scanSelected(input.config, dependents.sources, input);
  const scanned = new Map([...model.scanned, ...rescanned]);
  const updated = updatedChapters(model, rescanned);
  if (updated === undefined) {
    const resolved = await resolveBook(linkInputs.parts, linkInputs, scanned);
    const whole = { ...resolved.model, diagnostics: [...linkInputs.found, ...resolved.found] };
    return { ...planned(whole, input, planSite(whole)), linkInputs };
  }
  const index = replacePages(
    model.index,
    updated.map((source) => [source, rescanned.get(source)?.light.facts] as const),
  );
  const after: SiteModel = {
    ...model,
    index,
    scanned,
    dependents: withUpdated(model.dependents, updated),
    // Links depend on whether a file exists, even if no chapter reads it.
    checked: dependents.isAll ? model.checked : new WeakMap(),
    terms: termLists(input.config, index),
  };
  const { plan, changedFiles } = replan(previous, after, updated);
  return { ...planned(after, input, plan), changedFiles, linkInputs };
}

function planned(
  model: SiteModel,
  { definitions, plugins }: Pick<BuildInput, 'definitions' | 'plugins'>,
  plan: Outcome<Site>,
): Build {
  const input = diagnoseInput(model, definitions);
  const diagnostics = once(() => [
    ...model.diagnostics,
    ...plan.diagnostics,
    ...diagnosePlugins(model, plugins),
    ...diagnoseBook(input),
  ]);
  return {
    model,
    plan,
    diagnostics,
    findDiagnostics: async (pause) => {
      if ((await diagnosePages(input, pause)) === 'stopped') return undefined;
      // What is left takes 10 ms in a book of 2,000 chapters.
      await setImmediate();
      return diagnostics();
    },
  };
}

const diagnoseInput = (book: SiteModel, definitions: DefinitionTables): DiagnoseInput => ({
  book,
  definitions,
  generatedPages: () => generatedPages(book),
  icon: (name) => findIcon(book.frame.theme.icons, name),
});

/** The site before its chapters are scanned: each page scans its own chapter when it is requested. */
function previewBuild(model: SiteModel, openMemo: () => Memo): Build {
  const plan = planSite(model).value;
  const inRound = (round: number): Build => ({
    model,
    plan: { value: previewSite(model, plan, { memo: openMemo(), round }), diagnostics: [] },
    again: () => inRound(round + 1),
    diagnostics: () => [],
    findDiagnostics: () => Promise.resolve([]),
  });
  return inRound(0);
}

/** The result when there is no book. */
export const noBuild = (diagnostics: readonly Diagnostic[]): Build => ({
  plan: { value: new Map(), diagnostics: [] },
  diagnostics: () => diagnostics,
  findDiagnostics: () => Promise.resolve(diagnostics),
});

/** A build with the diagnostics of the settings added. */
export function withSettings(build: Build, settings: readonly Diagnostic[]): Build {
  return {
    ...build,
    diagnostics: once(() => [...settings, ...build.diagnostics()]),
    findDiagnostics: async (pause) => {
      const found = await build.findDiagnostics(pause);
      return found && [...settings, ...found];
    },
  };
}
