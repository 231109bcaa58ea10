// Every page of the book -> `print.html`, chapter by chapter, so that it is never held whole.
import { hashOf } from '../core/hash.ts';
import { type OutputFile, outputFile } from '../core/output.ts';
import { type UrlPath, urlPath } from '../core/path.ts';
import { pageBase } from '../render/page-base.ts';
import { renderPage } from '../render/page.ts';
import { printChapter, printPlaces } from '../render/print-content.ts';
import type { SpecialView } from '../theme/view.ts';
import type { BookModel } from './book-model.ts';
import { chapterHtml } from './chapter-html.ts';

/** Where all chapters stand on one page. */
export const PRINT_URL: UrlPath = urlPath('print.html');

/** Stands for the chapters while the page around them is made; no template makes it by chance. */
const HOLE = '\uE000chapters\uE000';

export function printFile(model: BookModel): OutputFile {
  const { frame, index, config } = model;
  const onNewSheet = config.html.print.pageBreak;
  const chapters = index.pages.map((page) => ({
    page,
    html: chapterHtml(model, { page, url: page.chapter.url }),
  }));
  const uses = [...new Set(index.pages.flatMap((page) => page.facts.uses))].sort();
  const title = frame.site.title;
  const view: SpecialView = {
    ...pageBase(frame, PRINT_URL, uses),
    kind: 'print',
    headTitle: title,
    title,
    description: frame.site.description,
    keywords: '',
    content: HOLE,
  };
  const places = printPlaces(index.pages.map(({ chapter }) => chapter.url));
  return outputFile({
    url: PRINT_URL,
    by: 'output.html.print',
    stampOf: () =>
      hashOf([
        view,
        onNewSheet,
        frame.theme.hash,
        chapters.map(({ page, html }) => [html.stamp(), page.chapter.name]),
      ]),
    content: async () => {
      const around = await renderPage(frame.theme, view);
      const [before = '', after = ''] = around.value.split(HOLE);
      async function* parts(): AsyncGenerator<string> {
        yield before;
        for (const [n, { page, html }] of chapters.entries()) {
          const titleId = page.facts.headings.find(({ level }) => level === 1)?.id;
          const { url, name } = page.chapter;
          const chapter = {
            url,
            name,
            html: await html.make(),
            onNewSheet,
            ...(titleId === undefined ? {} : { titleId }),
          };
          yield printChapter(chapter, n, places);
        }
        yield after;
      }
      return { value: parts(), diagnostics: around.diagnostics };
    },
  });
}
