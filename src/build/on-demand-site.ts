// A book whose chapters have not been read -> its site, in which each page reads its own chapter when it is asked for.
import { hashBytes, hashOf } from '../core/hash.ts';
import { type OutputFile, type Site, outputFile } from '../core/output.ts';
import { type BookPath, type UrlPath, urlPath } from '../core/path.ts';
import type { Memo } from '../memo/stage.ts';
import type { Page } from '../link/resolve/book-index.ts';
import { replacePages } from '../link/resolve/replace-page.ts';
import { type Outline, writtenChapters } from '../read/summary/outline.ts';
import type { SiteModel } from '../emit/site-model.ts';
import { pageFile } from '../emit/pages/page-file.ts';
import { PRINT_URL } from '../emit/pages/print-file.ts';
import { type ScannedChapter, scanSome } from '../scan/scan-chapters.ts';
import { NO_FACTS } from '../scan/scan-chapter.ts';
import { termLists } from '../link/terms/term-lists.ts';

const UNREAD: ScannedChapter = {
  hash: hashBytes('unread'),
  light: { facts: NO_FACTS, definitionFiles: [], diagnostics: [] },
  heavy: () => Promise.resolve({ body: [] }),
  questions: [],
};

/** Every chapter, as if it said nothing. */
export const unreadChapters = (outline: Outline): ReadonlyMap<BookPath, ScannedChapter> =>
  new Map([...writtenChapters(outline.items)].map(({ chapter }) => [chapter.source, UNREAD]));

/** What early pages read with: both are new after a change. */
export interface EarlyRound {
  readonly memo: Memo;
  readonly round: number;
}

/** `planned` is the plan of the book as if its chapters said nothing. The print page is left out: it would need them all. */
export function earlySite(model: SiteModel, planned: Site, { memo, round }: EarlyRound): Site {
  const site = new Map(planned);
  site.delete(PRINT_URL);
  const early = (page: Page, url: UrlPath): OutputFile =>
    outputFile({
      url,
      by: page.chapter.source,
      stampOf: () => hashOf(['early', url, round]),
      content: async () => readPage(model, page, memo).then((read) => pageFile(...read, url).content()),
    });
  const { index } = model;
  for (const page of index.pages) site.set(page.chapter.url, early(page, page.chapter.url));
  const [first] = index.pages;
  const home = urlPath('index.html');
  if (first && !index.byUrl.has(home)) site.set(home, early(first, home));
  return site;
}

/** The book with this one chapter read. */
async function readPage(
  model: SiteModel,
  page: Page,
  memo: Memo,
): Promise<readonly [model: SiteModel, page: Page]> {
  const { source } = page.chapter;
  const read = await scanSome(model.config, [source], memo);
  const index = replacePages(model.index, [[source, read.get(source)?.light.facts]]);
  const scanned = new Map([...model.scanned, ...read]);
  const after = { ...model, index, scanned, terms: termLists(model.config, index) };
  return [after, index.bySource.get(source) ?? page];
}
