// Makes `print.html` chapter by chapter, so that the whole page is never in memory, and a build can reuse the chapters that
// haven't changed.
import { type Hash, hashBytes, hashOf } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import { type Piece, piecedContent } from '../../core/pieced-content.ts';
import { chapterLanguage } from './chapter-view.ts';
import { pageBase } from './page-base.ts';
import { renderPage } from './render-page.ts';
import { type PrintAnchors, printAnchors, printChapter } from './print-content.ts';
import type { Page } from '../../link/resolve/book-index.ts';
import type { SpecialView } from '../theme/view.ts';
import type { SiteModel } from '../site-model.ts';
import { chapterHtml } from '../slots/chapter-html.ts';

/** URL of the page with all chapters. */
export const PRINT_URL: UrlPath = urlPath('print.html');

/** Placeholder for the chapters while the surrounding page is rendered; templates can't produce it by accident. */
const PLACEHOLDER = '\uE000chapters\uE000';

export function printFile(model: SiteModel): OutputFile {
  const { frame } = model;
  // Lazy: a server plans it after each save, but it is rarely requested.
  const plan = once(() => planPrint(model));
  return outputFile({
    url: PRINT_URL,
    by: 'output.html.print',
    stampOf: () => {
      const { view, chapters } = plan();
      return hashOf([view, frame.theme.hash, chapters.map(({ stamp }) => stamp)]);
    },
    content: async () => {
      const { view, chapters } = plan();
      const around = await renderPage(frame.theme, view);
      const [before = '', after = ''] = around.value.split(PLACEHOLDER);
      const pieces = [fixedPiece(before), ...chapters, fixedPiece(after)];
      return { value: piecedContent(pieces), diagnostics: around.diagnostics };
    },
  });
}

const fixedPiece = (text: string): Piece => ({
  stamp: hashBytes(text),
  make: () => Promise.resolve({ text, isProvisional: false }),
});

interface PrintPlan {
  readonly view: SpecialView;
  readonly chapters: readonly Piece[];
}

function planPrint(model: SiteModel): PrintPlan {
  const { frame, index } = model;
  const uses = [...new Set(index.pages.flatMap((page) => page.facts.uses))].sort();
  const { title, description } = frame.site;
  const urls = index.pages.map(({ chapter }) => chapter.url);
  const book = { model, anchors: printAnchors(urls), anchorsHash: hashOf(urls) };
  return {
    view: {
      ...pageBase(frame, PRINT_URL, uses),
      kind: 'print',
      headTitle: title,
      title,
      description,
      keywords: '',
      content: PLACEHOLDER,
    },
    chapters: index.pages.map((page, n) => chapterPiece(page, n, book)),
  };
}

interface PrintBook {
  readonly model: SiteModel;
  readonly anchors: PrintAnchors;
  /** Equal hashes mean equal anchors. */
  readonly anchorsHash: Hash;
}

/** `n` is the chapter's position in reading order. */
function chapterPiece(page: Page, n: number, { model, anchors, anchorsHash }: PrintBook): Piece {
  const { url, name } = page.chapter;
  const onNewSheet = model.config.html.print.pageBreak;
  const language = chapterLanguage(page, model.config);
  const html = chapterHtml(model, { page, url });
  return {
    stamp: hashOf([html.stamp(), n, name, language, onNewSheet, anchorsHash]),
    make: async () => {
      const { headings } = page.facts;
      const chapter = { url, name, html: await html.make(), onNewSheet, headings, ...language };
      // Code that took too long to highlight is tried again.
      return { text: printChapter(chapter, n, anchors), isProvisional: html.leftPlain().length > 0 };
    },
  };
}
