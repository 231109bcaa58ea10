// Links the scanned chapters and adds what the site needs: theme, redirects, page frame, social cards.
import type { Config } from '../read/config/config.ts';
import type { BookFiles } from '../core/book-files.ts';
import type { Diagnostic, Outcome } from '../core/diagnostic.ts';
import type { FileHistory } from '../core/file-history.ts';
import { once } from '../core/once.ts';
import { type BookPath, type UrlPath, bookPath, folderOf, isInternalUrl, resolveFrom } from '../core/path.ts';
import type { Facts } from '../scan/markdown/facts.ts';
import { themeFolder } from '../read/config/layout.ts';
import { createRedirectLocator } from '../read/config/redirect-locations.ts';
import { branchIndex } from '../emit/pages/branch.ts';
import { EDITIONS } from '../emit/pages/edition-views.ts';
import type { PageFrame } from '../emit/pages/page-base.ts';
import { keepsPolicy } from '../emit/pages/content-security-policy.ts';
import { type RedirectSources, type Redirects, planRedirects } from '../emit/pages/plan-redirects.ts';
import { notFoundUrls } from '../emit/pages/not-found-address.ts';
import { PRINT_URL } from '../emit/pages/print-file.ts';
import { rendersAhead } from '../emit/pages/renders-ahead.ts';
import { siteFurniture } from '../emit/pages/site-furniture.ts';
import { offersCopies, siteView, withFeed } from '../emit/pages/site-view.ts';
import { decode } from '../link/resolve/resolve-link.ts';
import { siteRoot } from '../link/resolve/site-root.ts';
import { type BookIndex, indexBook } from '../link/resolve/book-index.ts';
import { type Outline, allChapters, hasBadges } from '../read/summary/outline.ts';
import { type Pruned, pruneOutline } from '../read/summary/prune-outline.ts';
import { type Section, sectionsOf } from '../read/summary/sections.ts';
import { locateInConfig } from '../read/config/config-locations.ts';
import type { FurnitureView } from '../emit/theme/furniture-view.ts';
import type { Theme } from '../emit/theme/load-theme.ts';
import { featureFiles } from '../emit/theme/page-plugin.ts';
import type { SiteModel } from '../emit/site-model.ts';
import type { BuildInput } from './build-book.ts';
import { planStaticFiles } from '../emit/static/static-files.ts';
import { drawerFor } from '../emit/social-card/social-card-file.ts';
import { styleFiles } from '../emit/theme/style-files.ts';
import { unknownWords } from '../emit/theme/unknown-words.ts';
import { unusedThemeFiles } from '../emit/theme/unused-theme-files.ts';
import { siteTheme } from '../emit/theme/site-theme.ts';
import type { PreparedBook } from '../read/preprocess/prepare-book.ts';
import { createDependents } from '../scan/dependents.ts';
import type { ScannedChapter } from '../scan/scan-chapters.ts';
import { type Glossary, glossaryOf } from '../link/terms/glossary.ts';
import { termLists } from '../link/terms/term-lists.ts';

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
  // Chapters called `A.MD` are pages, and `a.md` beside them is a copy of ours.
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
  const planned = planRedirects(redirectSources({ config, files }, index), pageTest(config, index));
  const redirects = input.siblings?.current.isDefault === false ? withTargets(planned, index) : planned;
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

const redirectSources = (
  { config, files }: Pick<BuildInput, 'config' | 'files'>,
  { pages }: BookIndex,
): RedirectSources => ({
  table: config.html.redirect,
  locate: createRedirectLocator(textIn(files)),
  old: pages.map(({ chapter: { url, source }, facts }) => ({
    url,
    source,
    redirectFrom: facts.frontMatter.redirectFrom ?? [],
  })),
});

/** Whether a page is at an address, made from a chapter or not: like mdBook, a page wins over a redirect. */
function pageTest(config: Config, { pages, byUrl }: BookIndex): (url: UrlPath) => boolean {
  const home = pages.length > 0 ? ['index.html'] : [];
  const print = config.html.print.enable ? [PRINT_URL] : [];
  const generated: ReadonlySet<string> = new Set([...home, ...print, 'toc.html', ...notFoundUrls(config)]);
  return (url) => byUrl.has(url) || generated.has(url);
}

/** A translation may lack the page to which the original's settings redirect. */
const withTargets = (
  { value, diagnostics }: Outcome<Redirects>,
  { byUrl }: BookIndex,
): Outcome<Redirects> => ({
  value: {
    ...value,
    pages: value.pages.filter(({ url, target }) => {
      const [path = ''] = target.split(/[?#]/);
      return (
        !isInternalUrl(target) || path.startsWith('/') || byUrl.has(resolveFrom(folderOf(url), decode(path)))
      );
    }),
  },
  diagnostics,
});

const textIn =
  (files: BookFiles) =>
  (path: BookPath): string | undefined => {
    const source = files.read(path);
    return source.kind === 'file' ? source.text : undefined;
  };

const tellsHistory = ({ buildBook }: Config): boolean =>
  buildBook.lastChanged || buildBook.feed !== undefined;

/** Features that all pages use. */
const siteUses = (
  config: Config,
  { outline }: BookIndex,
  furniture: FurnitureView | undefined,
): readonly string[] => [
  ...(furniture?.announcement ? ['announcement'] : []),
  ...(hasBadges(outline.items) ? ['badges'] : []),
  ...(furniture || config.buildBook.site.helpful || config.buildBook.site.readingTime ? ['furniture'] : []),
  ...(offersCopies(config) ? ['offline'] : []),
];

/** Above this many chapters the shared contents is put off until the page has been painted. */
const LONG_BOOK = 500;

interface FrameParts extends Pick<SiteModel, 'index' | 'history'> {
  readonly theme: Theme;
  readonly furniture: FurnitureView | undefined;
}

function pageFrame(
  { config, plugins, siblings, hasSlots }: StaticPartsInput,
  { theme, index, history, furniture }: FrameParts,
): Omit<PageFrame, 'drawsImages'> {
  const view = siteView(config, theme);
  // A chapter called print.md has the place of the print page.
  const prerender = rendersAhead(config, { theme, index }) && ({ prerender: true } as const);
  const site = { ...view, ...prerender, furniture, print: view.print && !index.byUrl.has(PRINT_URL) };
  const hasNews = index.pages.some(({ chapter }) => history.has(chapter.source));
  return {
    site: hasNews ? withFeed(site, config) : site,
    theme,
    own: {
      styles: config.html.additionalCss.filter((name) => theme.assets.has(name)),
      scripts: config.html.additionalJs.filter((name) => theme.assets.has(name)),
    },
    uses: [...siteUses(config, index, furniture), ...(siblings || hasSlots ? [EDITIONS] : [])],
    byFeature: featureFiles(plugins),
    longContents: index.pages.length > LONG_BOOK,
    givesPolicy: keepsPolicy(config, theme),
    ...(siblings && { siblings }),
    ...(hasSlots && { hasSlots }),
  };
}
