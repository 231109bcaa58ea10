// A book's folder -> its site, as the drawing in `src/README.md` has it.
//
// 1. book.toml, environment and overrides -> Config.
// 2. SUMMARY.md -> Outline.
// 3. Each chapter -> facts and body, from the memo where nothing changed.
// 4. All facts -> BookIndex; links, anchors and labels are checked.
// 5. The theme, and a plan of every file of the site. No page is made yet: that happens when its content is asked for.
import type { Config } from '../config/config.ts';
import type { Diagnostic } from '../core/diagnostic.ts';
import type { Site } from '../core/output.ts';
import type { BookPath } from '../core/path.ts';
import type { Facts } from '../markdown/facts.ts';
import type { Memo } from '../memo/stage.ts';
import { branchIndex } from '../render/branch.ts';
import type { PageFrame } from '../render/page-base.ts';
import { planRedirects } from '../render/redirects.ts';
import { siteView } from '../render/site-view.ts';
import { type BookIndex, indexBook } from '../resolve/book-index.ts';
import { pruneOutline } from '../summary/prune-outline.ts';
import type { Theme } from '../theme/load.ts';
import type { BookFiles } from './book-files.ts';
import type { BookModel } from './book-model.ts';
import { checkBook } from './check-book.ts';
import { planCopies } from './copies.ts';
import type { DefinitionTables } from './definition-tables.ts';
import type { HighlightBlocks } from './highlight-blocks.ts';
import { siteTheme } from './load-theme.ts';
import { planSite } from './plan-site.ts';
import { readOutline } from './read-outline.ts';
import { type ScannedChapter, scanChapters } from './scan-chapters.ts';

export interface BuildInput {
  readonly config: Config;
  readonly files: BookFiles;
  readonly builtinTheme: BookFiles;
  readonly memo: Memo;
  readonly definitions: DefinitionTables;
  readonly highlight: HighlightBlocks;
  /** Folders of the book that are not sources: where the site goes. */
  readonly away: readonly BookPath[];
}

export interface Build {
  /** Absent when there is no book: then nothing is to be written. */
  readonly model?: BookModel;
  readonly site: Site;
  readonly diagnostics: readonly Diagnostic[];
}

export async function buildBook(input: BuildInput): Promise<Build> {
  const { config, files } = input;
  const read = readOutline(config, files);
  if (read.value === undefined) return { site: new Map(), diagnostics: read.diagnostics };
  const scanned = await scanChapters(config, read.value.outline, {
    memo: input.memo,
    onBody: input.highlight.prefetch,
  });
  const published = pruneOutline(read.value.outline, ({ source }) => isDraft(config, scanned.get(source)));
  const copies = planCopies(config, files, input.away);
  const index = indexBook({
    outline: published.outline,
    facts: factsOf(scanned),
    sourceRoot: config.book.src,
    files: new Set(copies.keys()),
    hidden: new Set([...read.value.hidden, ...published.hidden]),
  });
  const theme = await siteTheme({ config, files, builtin: input.builtinTheme, outline: index.outline });
  const redirects = planRedirects(config.html.redirect, (url) => index.byUrl.has(url));
  const model: BookModel = {
    config,
    files,
    index,
    scanned,
    frame: pageFrame(config, theme.value, index),
    branches: branchIndex(index.outline.items),
    redirects: redirects.value,
    highlight: input.highlight,
    copies,
  };
  const site = planSite(model);
  const checks = checkBook(model, input.definitions);
  const outcomes = [read, theme, redirects, site];
  return { model, site: site.value, diagnostics: [...outcomes.flatMap((of) => of.diagnostics), ...checks] };
}

/** `draft: true` in the front matter, unless drafts are shown. */
const isDraft = ({ buildBook: own }: Config, chapter: ScannedChapter | undefined): boolean =>
  !own.showDrafts && chapter?.light.facts.frontMatter.draft === true;

const factsOf = (scanned: ReadonlyMap<BookPath, ScannedChapter>): ReadonlyMap<BookPath, Facts> =>
  new Map([...scanned].map(([source, { light }]) => [source, light.facts]));

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
  };
}
