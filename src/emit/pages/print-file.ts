// Streams `print.html` chapter by chapter, so that the whole page is never in memory.
import { hashOf } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { type UrlPath, urlPath } from '../../core/path.ts';
import { languageOf } from './chapter-view.ts';
import { pageBase } from './page-base.ts';
import { renderPage } from './render-page.ts';
import { printChapter, printAnchors } from './print-content.ts';
import type { Page } from '../../link/resolve/book-index.ts';
import type { SpecialView } from '../theme/view.ts';
import type { SiteModel } from '../site-model.ts';
import { type ChapterHtml, chapterHtml } from '../slots/chapter-html.ts';

/** URL of the page with all chapters. */
export const PRINT_URL: UrlPath = urlPath('print.html');

/** Placeholder for the chapters while the surrounding page is rendered; templates can't produce it by accident. */
const PLACEHOLDER = '\uE000chapters\uE000';

export function printFile(model: SiteModel): OutputFile {
  const { frame, config } = model;
  const onNewSheet = config.html.print.pageBreak;
  // Lazy: a server plans it after each save, but it is rarely requested.
  const plan = once(() => planPrint(model));
  return outputFile({
    url: PRINT_URL,
    by: 'output.html.print',
    stampOf: () => {
      const { view, chapters } = plan();
      const stamps = chapters.map(({ page, html }) => [
        html.stamp(),
        page.chapter.name,
        languageOf(page, config),
      ]);
      return hashOf([view, onNewSheet, frame.theme.hash, stamps]);
    },
    content: async () => {
      const { view, chapters } = plan();
      const around = await renderPage(frame.theme, view);
      const [before = '', after = ''] = around.value.split(PLACEHOLDER);
      const anchors = printAnchors(chapters.map(({ page }) => page.chapter.url));
      async function* parts(): AsyncGenerator<string> {
        yield before;
        for (const [n, { page, html }] of chapters.entries()) {
          const titleId = page.facts.headings.find(({ level }) => level === 1)?.id;
          const { url, name } = page.chapter;
          const { language, direction } = languageOf(page, config);
          const chapter = { url, name, html: await html.make(), onNewSheet, titleId, language, direction };
          yield printChapter(chapter, n, anchors);
        }
        yield after;
      }
      return { value: parts(), diagnostics: around.diagnostics };
    },
  });
}

interface PrintPlan {
  readonly view: SpecialView;
  readonly chapters: readonly { readonly page: Page; readonly html: ChapterHtml }[];
}

function planPrint(model: SiteModel): PrintPlan {
  const { frame, index } = model;
  const uses = [...new Set(index.pages.flatMap((page) => page.facts.uses))].sort();
  const { title, description } = frame.site;
  return {
    view: {
      ...pageBase(frame, PRINT_URL, uses),
      ...{ kind: 'print', headTitle: title, title, description, keywords: '', content: PLACEHOLDER },
    },
    chapters: index.pages.map((page) => ({
      page,
      html: chapterHtml(model, { page, url: page.chapter.url }),
    })),
  };
}
