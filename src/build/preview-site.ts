// The site of a book whose chapters have not been scanned yet: each page scans its own chapter when it is requested.
import { hashBytes, hashOf } from '../core/hash.ts';
import { type OutputFile, type Site, outputFile } from '../core/output-file.ts';
import { type BookPath, type UrlPath, urlPath } from '../core/path.ts';
import { pageFile } from '../emit/pages/page-file.ts';
import { PRINT_URL } from '../emit/pages/print-file.ts';
import type { SiteModel } from '../emit/site-model.ts';
import type { Page } from '../link/resolve/book-index.ts';
import { replacePages } from '../link/resolve/replace-page.ts';
import { termLists } from '../link/terms/term-lists.ts';
import type { Memo } from '../memo/stage.ts';
import { type Outline, writtenChapters } from '../read/summary/outline.ts';
import { NO_FACTS } from '../scan/scan-chapter.ts';
import { type ScannedChapter, scanSelected } from '../scan/scan-chapters.ts';

const UNSCANNED: ScannedChapter = {
  hash: hashBytes('unread'),
  light: { facts: NO_FACTS, definitionFiles: [], diagnostics: [] },
  heavy: () => Promise.resolve({ body: [] }),
  dependencies: [],
};

/** Every chapter without any facts. */
export const unscannedChapters = (outline: Outline): ReadonlyMap<BookPath, ScannedChapter> =>
  new Map([...writtenChapters(outline.items)].map(({ chapter }) => [chapter.source, UNSCANNED]));

/** One state of the preview: both are new after a change. */
export interface PreviewRound {
  readonly memo: Memo;
  readonly round: number;
}

/** `planned` is the plan of the book without any facts. The print page is left out: it would need every chapter. */
export function previewSite(model: SiteModel, planned: Site, { memo, round }: PreviewRound): Site {
  const site = new Map(planned);
  if (!model.index.byUrl.has(PRINT_URL)) site.delete(PRINT_URL);
  const onRequest = (page: Page, url: UrlPath): OutputFile =>
    outputFile({
      url,
      by: page.chapter.source,
      stampOf: () => hashOf(['early', url, round]),
      content: async () =>
        withPageScanned(model, page, memo).then((scanned) => pageFile(...scanned, url).content()),
    });
  const { index } = model;
  for (const page of index.pages) site.set(page.chapter.url, onRequest(page, page.chapter.url));
  const [first] = index.pages;
  const home = urlPath('index.html');
  if (first && !index.byUrl.has(home)) site.set(home, onRequest(first, home));
  return site;
}

/** The book with this one chapter scanned. */
async function withPageScanned(
  model: SiteModel,
  page: Page,
  memo: Memo,
): Promise<readonly [model: SiteModel, page: Page]> {
  const { source } = page.chapter;
  const one = await scanSelected(model.config, [source], { memo, plugins: model.plugins });
  const index = replacePages(model.index, [[source, one.get(source)?.light.facts]]);
  const scanned = new Map([...model.scanned, ...one]);
  const after = { ...model, index, scanned, terms: termLists(model.config, index) };
  return [after, index.bySource.get(source) ?? page];
}
