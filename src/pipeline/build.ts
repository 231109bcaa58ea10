// A book's folder -> its site, as the drawing in `src/README.md` has it.
//
// 1. book.toml, environment and overrides -> Config.
// 2. SUMMARY.md -> Outline.
// 3. Each chapter -> facts and body, from the memo where nothing changed.
// 4. All facts -> BookIndex; links, anchors and labels are checked.
// 5. The theme, and a plan of every file of the site. No page is made yet: that happens when its content is asked for.
import type { Config } from '../config/config.ts';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { FileHistory } from '../core/file-history.ts';
import { once } from '../core/once.ts';
import type { Site } from '../core/output.ts';
import type { BookPath } from '../core/path.ts';
import type { Facts } from '../markdown/facts.ts';
import type { Memo } from '../memo/stage.ts';
import { branchIndex } from '../render/branch.ts';
import type { PageFrame } from '../render/page-base.ts';
import { keepsPolicy } from '../render/policy.ts';
import { type RedirectSources, planRedirects } from '../render/redirects.ts';
import { siteView } from '../render/site-view.ts';
import { type BookIndex, indexBook } from '../resolve/book-index.ts';
import { replacePage } from '../resolve/replace-page.ts';
import { pruneOutline } from '../summary/prune-outline.ts';
import type { Theme } from '../theme/load.ts';
import type { BookFiles } from './book-files.ts';
import type { BookModel } from './book-model.ts';
import { checkBook } from './check-book.ts';
import { planCopies } from './copies.ts';
import type { DefinitionTables } from './definition-tables.ts';
import type { HighlightBlocks } from './highlight-blocks.ts';
import { siteTheme } from './load-theme.ts';
import type { BookPreparer } from './prepare-book.ts';
import { termLists } from './term-lists.ts';
import { planSite, replan } from './plan-site.ts';
import { readOutline } from './read-outline.ts';
import { type ScannedChapter, scanChapters } from './scan-chapters.ts';
import { type Since, keptChapters, renewedChapters } from './since.ts';

export interface BuildInput {
  readonly config: Config;
  readonly files: BookFiles;
  readonly builtinTheme: BookFiles;
  readonly memo: Memo;
  readonly definitions: DefinitionTables;
  readonly highlight: HighlightBlocks;
  readonly prepare: BookPreparer['prepare'];
  /** What Git knows of the book's files; asked only by books that tell it. */
  readonly history: () => Promise<ReadonlyMap<BookPath, FileHistory>>;
  /** Folders of the book that are not sources: where the site goes. */
  readonly away: readonly BookPath[];
}

export interface Build {
  /** Absent when there is no book: then nothing is to be written. */
  readonly model?: BookModel;
  readonly plan: Outcome<Site>;
  /** What is wrong with the book. Found when it is wanted: a server shows the page first. */
  readonly diagnostics: () => readonly Diagnostic[];
}

/** The whole build. */
export async function buildBook(input: BuildInput): Promise<Build> {
  const { config, files } = input;
  const read = readOutline(config, files);
  if (read.value === undefined) return noBuild(read.diagnostics);
  const { outline } = read.value;
  const prepared = await input.prepare({ config, outline, files });
  const scanned = await scanChapters(config, prepared.value, {
    memo: input.memo,
    onBody: input.highlight.prefetch,
    kept: () => undefined,
  });
  const published = pruneOutline(prepared.value.outline, ({ source }) =>
    isDraft(config, scanned.get(source)),
  );
  const copies = planCopies(config, files, input.away);
  const index = indexBook({
    outline: published.outline,
    facts: factsOf(scanned),
    sourceRoot: config.book.src,
    files: new Set(copies.keys()),
    hidden: new Set([...read.value.hidden, ...published.hidden]),
  });
  const theme = await siteTheme({ config, files, builtin: input.builtinTheme, outline: index.outline });
  const redirects = planRedirects(redirectSources(config, index), (url) => index.byUrl.has(url));
  const model: BookModel = {
    config,
    files,
    outline,
    index,
    terms: termLists(config, index),
    scanned,
    frame: pageFrame(config, theme.value, index),
    branches: branchIndex(index.outline.items),
    redirects: redirects.value,
    highlight: input.highlight,
    copies,
    history: tellsHistory(config) ? await input.history() : new Map(),
    found: [read, prepared, theme, redirects].flatMap(({ diagnostics }) => diagnostics),
  };
  return planned(model, input.definitions, planSite(model));
}

/**
 * The build after a narrow change, as `since.ts` has it; absent when the change turns out to concern the book. Chapters
 * that have read a changed file are read again and their pages planned again; nothing else is looked at.
 */
export async function rebuildNarrow(input: BuildInput, since: Since): Promise<Build | undefined> {
  const { model } = since;
  const kept = keptChapters(since);
  const unprepared = { outline: model.outline, texts: new Map<never, never>() };
  const scanned = await scanChapters(input.config, unprepared, {
    memo: input.memo,
    onBody: () => undefined,
    kept: (source) => kept.get(source),
  });
  const renewed = renewedChapters(model, scanned);
  if (renewed === undefined) return undefined;
  const index = renewed.reduce((before, source) => withFacts(before, source, scanned), model.index);
  const after: BookModel = { ...model, index, scanned, terms: termLists(input.config, index) };
  return planned(after, input.definitions, replan(since, after, renewed));
}

function withFacts(
  index: BookIndex,
  source: BookPath,
  scanned: ReadonlyMap<BookPath, ScannedChapter>,
): BookIndex {
  const page = index.bySource.get(source);
  const facts = scanned.get(source)?.light.facts;
  return page && facts ? replacePage(index, page, facts) : index;
}

const planned = (model: BookModel, definitions: DefinitionTables, plan: Outcome<Site>): Build => ({
  model,
  plan,
  diagnostics: once(() => [...model.found, ...plan.diagnostics, ...checkBook(model, definitions)]),
});

/** What is left when there is no book. */
export const noBuild = (diagnostics: readonly Diagnostic[]): Build => ({
  plan: { value: new Map(), diagnostics: [] },
  diagnostics: () => diagnostics,
});

/** `draft: true` in the front matter, unless drafts are shown. */
const isDraft = ({ buildBook: own }: Config, chapter: ScannedChapter | undefined): boolean =>
  !own.showDrafts && chapter?.light.facts.frontMatter.draft === true;

const factsOf = (scanned: ReadonlyMap<BookPath, ScannedChapter>): ReadonlyMap<BookPath, Facts> =>
  new Map([...scanned].map(([source, { light }]) => [source, light.facts]));

const redirectSources = (config: Config, { pages }: BookIndex): RedirectSources => ({
  table: config.html.redirect,
  old: pages.map(({ chapter: { url, source }, facts }) => ({
    url,
    source,
    redirectFrom: facts.frontMatter.redirectFrom ?? [],
  })),
});

const tellsHistory = ({ buildBook }: Config): boolean =>
  buildBook.lastChanged || buildBook.feed !== undefined;

/** Above this many chapters the shared contents is put off until the page has been painted. */
const LONG_BOOK = 500;

function pageFrame(config: Config, theme: Theme, index: BookIndex): PageFrame {
  return {
    site: siteView(config, theme.icons.svg),
    theme,
    own: {
      styles: config.html.additionalCss.filter((name) => theme.assets.has(name)),
      scripts: config.html.additionalJs.filter((name) => theme.assets.has(name)),
    },
    longContents: index.pages.length > LONG_BOOK,
    givesPolicy: keepsPolicy(config, theme),
  };
}
