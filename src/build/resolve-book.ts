// Links the scanned chapters and adds what the site needs: theme, static files, redirects, page frame, social cards.
import { textIn } from '../core/book-files.ts';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { FileHistory } from '../core/file-history.ts';
import { once } from '../core/once.ts';
import { type BookPath, type UrlPath, bookPath } from '../core/path.ts';
import { locateInConfig } from '../read/config/config-locations.ts';
import type { Config } from '../read/config/config.ts';
import { themeFolder } from '../read/config/layout.ts';
import type { PreparedBook } from '../read/preprocess/prepare-book.ts';
import { type Outline, allChapters } from '../read/summary/outline.ts';
import { type Pruned, pruneOutline } from '../read/summary/prune-outline.ts';
import { type Section, sectionsOf } from '../read/summary/sections.ts';
import { createDependents } from '../scan/dependents.ts';
import type { Facts } from '../scan/markdown/facts.ts';
import type { ScannedChapter } from '../scan/scan-chapters.ts';
import { type BookIndex, indexBook } from '../link/resolve/book-index.ts';
import { siteRoot } from '../link/resolve/site-root.ts';
import { type Glossary, glossaryOf } from '../link/terms/glossary.ts';
import { termLists } from '../link/terms/term-lists.ts';
import { bookRedirects } from '../emit/pages/book-redirects.ts';
import { branchIndex } from '../emit/pages/branch.ts';
import { pageFrame } from '../emit/pages/page-frame.ts';
import { siteFurniture } from '../emit/pages/site-furniture.ts';
import type { SiteModel } from '../emit/site-model.ts';
import { drawerFor } from '../emit/social-card/social-card-file.ts';
import { planStaticFiles } from '../emit/static/static-files.ts';
import type { FurnitureView } from '../emit/theme/furniture-view.ts';
import type { Theme } from '../emit/theme/load-theme.ts';
import { siteTheme } from '../emit/theme/site-theme.ts';
import { styleFiles } from '../emit/theme/style-files.ts';
import { unknownWords } from '../emit/theme/unknown-words.ts';
import { unusedThemeFiles } from '../emit/theme/unused-theme-files.ts';
import type { BuildInput } from './build-book.ts';

export type StaticPartsInput = Pick<
  BuildInput,
  | 'config'
  | 'plugins'
  | 'files'
  | 'builtinTheme'
  | 'highlight'
  | 'history'
  | 'findDrawer'
  | 'excludedFolders'
  | 'siblings'
  | 'findTypesetter'
  | 'hasSlots'
>;

/** The parts of a book that do not depend on the content of its chapters. */
export interface StaticParts {
  readonly input: StaticPartsInput;
  readonly hidden: ReadonlySet<BookPath>;
  readonly staticFiles: Outcome<ReadonlyMap<UrlPath, BookPath>>;
  readonly themeOf: (outline: Outline) => Promise<Outcome<Theme>>;
}

export function createStaticParts(input: StaticPartsInput, { outline, hidden }: Pruned): StaticParts {
  const { config, plugins, files, builtinTheme: builtin } = input;
  const themes = new WeakMap<Outline, Promise<Outcome<Theme>>>();
  const themeOf = (outline: Outline): Promise<Outcome<Theme>> => {
    const theme = themes.get(outline) ?? siteTheme({ config, plugins, files, builtin, outline });
    themes.set(outline, theme);
    return theme;
  };
  // Chapters called `A.MD` are pages, and `a.md` next to them is a copy of ours.
  const chapters = new Set([...allChapters(outline.items)].map(({ source }) => source));
  const planned = planStaticFiles(config, files, input.excludedFolders);
  const copied = [...planned.value].filter(([, path]) => !/\.md$/i.test(path) || !chapters.has(path));
  return { input, hidden, staticFiles: { ...planned, value: new Map(copied) }, themeOf };
}

export async function resolveBook(
  { input, hidden, staticFiles, themeOf }: StaticParts,
  { outline }: Pick<PreparedBook, 'outline'>,
  scanned: ReadonlyMap<BookPath, ScannedChapter>,
): Promise<{ readonly model: SiteModel; readonly found: readonly Diagnostic[] }> {
  const { config, plugins, files } = input;
  const published = pruneOutline(outline, ({ source }) => isDraft(config, scanned.get(source)));
  const index = indexBook({
    outline: published.outline,
    facts: factsOf(scanned),
    sourceRoot: config.book.src,
    siteRoot: siteRoot(config.html.siteUrl),
    files: new Set(staticFiles.value.keys()),
    hidden: new Set([...hidden, ...published.hidden]),
  });
  const theme = await themeOf(index.outline);
  const own = ownThemeFiles(input, { theme: theme.value, staticFiles: staticFiles.value, scanned });
  const redirects = bookRedirects(input, index);
  const history = tellsHistory(config) ? await input.history() : new Map<BookPath, FileHistory>();
  const parts = siteParts({ config, files }, index, theme.value);
  const { furniture, glossary, sections } = parts.value;
  const frame = pageFrame(input, { theme: theme.value, index, history, furniture });
  const drawer = drawerFor(config, { files, origin: frame.site.origin, find: input.findDrawer });
  const model: SiteModel = {
    config,
    plugins,
    files,
    outline,
    index,
    terms: termLists(config, index),
    scanned,
    dependents: createDependents(scanned),
    checked: new WeakMap(),
    glossary,
    frame: { ...frame, drawsImages: drawer.value !== undefined },
    drawer: drawer.value,
    findTypesetter: input.findTypesetter,
    branches: branchIndex(index.outline.items, sections),
    redirects: redirects.value,
    highlight: input.highlight,
    staticFiles: own.value,
    history,
    diagnostics: [],
  };
  const outcomes = [staticFiles, theme, own, redirects, drawer, parts];
  const found = outcomes.flatMap(({ diagnostics }) => diagnostics);
  return { model, found };
}

interface SiteParts {
  readonly furniture: FurnitureView | undefined;
  readonly glossary: Glossary | undefined;
  /** Those with contents of their own. */
  readonly sections: readonly Section[];
}

/** What `[build-book.site]` asks for. */
function siteParts(
  { config, files }: Pick<BuildInput, 'config' | 'files'>,
  index: BookIndex,
  { icons }: Theme,
): Outcome<SiteParts> {
  const furniture = siteFurniture({ config, index, icons, exists: files.exists });
  const glossary = glossaryOf(config, index);
  const sections = config.buildBook.site.sections ? sectionsOf(index.outline.items) : [];
  return {
    value: { furniture: furniture.value, glossary: glossary.value, sections },
    diagnostics: locateInConfig([...furniture.diagnostics, ...glossary.diagnostics], files),
  };
}

/** The static files with those that style sheets of the book name, and the files of its theme that have no effect. */
function ownThemeFiles(
  { config, files, builtinTheme: builtin }: StaticPartsInput,
  book: Pick<SiteModel, 'staticFiles' | 'scanned'> & { readonly theme: Theme },
): Outcome<SiteModel['staticFiles']> {
  const { staticFiles, scanned } = book;
  const assets = book.theme.assets.list;
  const styles = styleFiles({ assets, staticFiles, files, siteRoot: siteRoot(config.html.siteUrl) });
  // The map is compared by identity.
  const value = styles.value.size === 0 ? staticFiles : new Map([...staticFiles, ...styles.value]);
  const used = new Set([...value.values(), ...config.html.additionalCss, ...config.html.additionalJs]);
  const included = once(() => createDependents(scanned).byFile);
  const settings = once(() => textIn(files)(bookPath('book.toml')) ?? '');
  const unused = unusedThemeFiles({
    folder: themeFolder(config),
    files,
    builtin,
    // A chapter may include it; book.toml may name it, as the program of a preprocessor.
    isUsed: (path) =>
      used.has(path) || included().has(path) || settings().includes(path.slice(path.lastIndexOf('/') + 1)),
  });
  const words = unknownWords({ config, files });
  return { value, diagnostics: [...styles.diagnostics, ...unused, ...words] };
}

/** `draft: true` in the front matter, unless drafts are shown. */
const isDraft = ({ buildBook: own }: Config, chapter: ScannedChapter | undefined): boolean =>
  !own.showDrafts && chapter?.light.facts.frontMatter.draft === true;

const factsOf = (scanned: ReadonlyMap<BookPath, ScannedChapter>): ReadonlyMap<BookPath, Facts> =>
  new Map([...scanned].map(([source, { light }]) => [source, light.facts]));

const tellsHistory = ({ buildBook }: Config): boolean =>
  buildBook.lastChanged || buildBook.feed !== undefined;
