// Plans every file of the site in write order: what pages need comes before them.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { hashBytes } from '../../core/hash.ts';
import { type OutputFile, type Site, outputFile } from '../../core/output-file.ts';
import { type BookPath, type UrlPath, urlPath } from '../../core/path.ts';
import type { Asset } from '../theme/assets.ts';
import type { SiteModel } from '../site-model.ts';
import { withCompressed } from '../static/compression.ts';
import { staticFile } from '../static/static-files.ts';
import { imageFiles } from '../social-card/social-card-file.ts';
import { discoveryFiles } from '../discovery/discovery-files.ts';
import { markdownFile } from '../discovery/markdown-file.ts';
import { epubFile, epubOptions } from '../epub/epub-file.ts';
import { pdfFile, pdfOptions } from '../pdf/pdf-file.ts';
import { notFoundFiles } from '../pages/not-found-file.ts';
import { pageFile } from '../pages/page-file.ts';
import { PRINT_URL, printFile } from '../pages/print-file.ts';
import { contentsFile, hostFiles, redirectFiles } from '../pages/host-files.ts';

export function planSite(model: SiteModel): Outcome<Site> {
  const authored = authoredFiles(model);
  const site = new Map<UrlPath, OutputFile>();
  const diagnostics = [...authored.diagnostics];
  const putGenerated = (file: OutputFile): void => {
    const { url, by } = file;
    const own = authored.value.get(url);
    const first = site.get(url);
    if (own !== undefined) {
      if (own.by !== by && !SILENT.has(url)) diagnostics.push(replaced(own));
    } else if (first === undefined) site.set(url, file);
    else if (first.by !== by) diagnostics.push(collision(first, file));
  };
  for (const asset of neededAssets(model)) {
    // A style sheet or script that is copied as well.
    if (authored.value.get(asset.url)?.by === asset.by) site.set(asset.url, asset);
    else putGenerated(asset);
  }
  for (const [url, file] of authored.value) if (!site.has(url)) site.set(url, file);
  for (const file of generatedFiles(model)) putGenerated(file);
  const taken = withoutOtherEditions(model, site);
  return { value: compressedFor(model, taken.value), diagnostics: [...diagnostics, ...taken.diagnostics] };
}

/** The site without what is in the folders of other editions, which have files of their own there. */
function withoutOtherEditions({ frame: { siblings } }: SiteModel, site: Site): Outcome<Site> {
  if (siblings === undefined) return { value: site, diagnostics: [] };
  const { current, languages, versions } = siblings;
  const within = current.folder === '' ? '' : `${current.folder}/`;
  const others = [...new Set([...languages, ...versions])].filter(
    ({ folder }) => folder !== current.folder && folder.startsWith(within),
  );
  const kept = new Map(site);
  const diagnostics = others.flatMap(({ folder, id }): Diagnostic[] => {
    const inFolder = [...site.values()].filter(({ url }) =>
      url.startsWith(`${folder.slice(within.length)}/`),
    );
    for (const { url } of inFolder) kept.delete(url);
    const [first] = inFolder;
    return first ? [diagnose('edition/folder-taken', { folder, url: first.url, edition: id }, first.at)] : [];
  });
  return { value: diagnostics.length === 0 ? site : kept, diagnostics };
}

/** Files that authors only put there to replace ours. */
const SILENT: ReadonlySet<string> = new Set(['.nojekyll', '404.html']);

const replaced = ({ url, by, at }: OutputFile): Diagnostic => diagnose('file/own-instead', { url, by }, at);

const collision = (first: OutputFile, second: OutputFile): Diagnostic => {
  const by = [first.by, second.by];
  return diagnose('file/output-collision', { url: first.url, by }, second.at ?? first.at);
};

/** What the author's sources and redirects become. Of two files at one place the first is kept. */
function authoredFiles(model: SiteModel): Outcome<ReadonlyMap<UrlPath, OutputFile>> {
  const diagnostics: Diagnostic[] = [];
  const files = new Map<UrlPath, OutputFile>();
  const put = (file: OutputFile): void => {
    const first = files.get(file.url);
    if (first === undefined) files.set(file.url, file);
    else if (first.by !== file.by) diagnostics.push(collision(first, file));
  };
  const { copied, left } = withoutOldPages(model);
  for (const [url, source] of copied) put(staticFile(model.files, source, url));
  for (const page of model.index.pages) put(pageFile(model, page));
  redirectFiles(model).forEach(put);
  return { value: files, diagnostics: [...diagnostics, ...left] };
}

/** GitBook overwrites pages that an earlier build left next to the chapters. */
function withoutOldPages({ config, index, staticFiles }: SiteModel): {
  readonly copied: SiteModel['staticFiles'];
  readonly left: readonly Diagnostic[];
} {
  const old = config.features.gitbook ? [...staticFiles].filter(([url]) => index.byUrl.has(url)) : [];
  const [[, path] = []] = old;
  if (path === undefined) return { copied: staticFiles, left: [] };
  const copied = new Map([...staticFiles].filter(([url]) => !index.byUrl.has(url)));
  const at = { file: path, span: { start: 0, end: 0 } };
  return { copied, left: [diagnose('gitbook/old-pages', { path, count: old.length }, at)] };
}

const compressedFor = ({ config }: SiteModel, site: Site): Site =>
  config.buildBook.precompress ? withCompressed(site) : site;

function* neededAssets(model: SiteModel): Generator<OutputFile> {
  for (const asset of model.frame.theme.assets.list) if (isNeeded(model, asset)) yield assetFile(asset);
}

/** Files that the author didn't ask for by name. */
function* generatedFiles(model: SiteModel): Generator<OutputFile> {
  const { config, index } = model;
  yield* homeFile(model);
  yield* imageFiles(model, index.pages);
  if (config.buildBook.llms) for (const page of index.pages) yield markdownFile(model, page);
  yield contentsFile(model);
  yield* notFoundFiles(model);
  if (config.html.print.enable) yield printFile(model);
  yield* publishedBooks(model);
  yield* hostFiles(model);
  yield* discoveryFiles(model);
}

/** `output.epub.publish` and `output.pdf.publish`. */
function* publishedBooks(model: SiteModel): Generator<OutputFile> {
  const epub = epubOptions(model.config);
  if (epub?.publish === true) yield epubFile(model, epub);
  const pdf = pdfOptions(model.config);
  if (pdf?.publish === true) yield pdfFile(model, pdf);
}

/** The plan before a change, and the paths that have changed, appeared or disappeared. */
export interface PreviousSite {
  readonly plan: Outcome<Site>;
  readonly changed: ReadonlySet<BookPath>;
}

export interface Replan {
  readonly plan: Outcome<Site>;
  /** URLs of the files that were planned again. */
  readonly changedFiles: readonly UrlPath[];
}

const HOME_URL = urlPath('index.html');

/** URLs of pages that don't come from a chapter. */
export const generatedPages = ({ config, redirects, index }: SiteModel): ReadonlySet<UrlPath> =>
  new Set([
    ...(index.pages.length > 0 ? [HOME_URL, urlPath('')] : []),
    ...redirects.pages.map(({ url }) => url),
    ...(config.html.print.enable ? [PRINT_URL] : []),
    urlPath('toc.html'),
  ]);

/** Files of a feature are included only if a page uses it. */
const isNeeded = ({ index, frame }: SiteModel, { feature }: Asset): boolean =>
  feature === undefined ||
  frame.uses.includes(feature) ||
  index.pages.some(({ facts }) => facts.uses.includes(feature));

/**
 * Updates the plan after a narrow change. Replaces the files of rescanned chapters, the files that depend on all
 * chapters, and changed static files; all other files keep their previous entries and stamps.
 */
export function replan(previous: PreviousSite, model: SiteModel, rescanned: readonly BookPath[]): Replan {
  const sources = new Set(rescanned);
  const site = new Map(previous.plan.value);
  const changedFiles: UrlPath[] = [];
  const put = (file: OutputFile): void => {
    site.set(file.url, file);
    changedFiles.push(file.url);
  };
  for (const file of filesOfChapters(model, sources)) if (site.get(file.url)?.by === file.by) put(file);
  for (const [url, source] of model.staticFiles) {
    if (previous.changed.has(source)) put(staticFile(model.files, source, url));
  }
  return {
    plan: { value: compressedFor(model, site), diagnostics: previous.plan.diagnostics },
    changedFiles,
  };
}

/** Files that depend on the given chapters. */
function* filesOfChapters(model: SiteModel, sources: ReadonlySet<BookPath>): Generator<OutputFile> {
  const { index, config } = model;
  for (const source of sources) {
    const page = index.bySource.get(source);
    if (page) yield pageFile(model, page);
    if (page) yield* imageFiles(model, [page]);
    if (page && config.buildBook.llms) yield markdownFile(model, page);
  }
  const [first] = index.pages;
  if (first && sources.has(first.chapter.source)) yield* homeFile(model);
  if (config.html.print.enable) yield printFile(model);
  yield* publishedBooks(model);
  yield* discoveryFiles(model);
}

/** The copy of the first chapter at the site root, unless a chapter is already there. */
function* homeFile(model: SiteModel): Generator<OutputFile> {
  const [first] = model.index.pages;
  if (first && !model.index.byUrl.has(HOME_URL)) yield pageFile(model, first, HOME_URL);
}

const assetFile = ({ url, by, content }: Asset): OutputFile =>
  outputFile({
    url,
    by,
    stampOf: () => hashBytes(content),
    content: () => Promise.resolve({ value: content, diagnostics: [] }),
  });
