// The file of a page: the chapter's HTML in the theme's template.
import { hashOf } from '../../core/hash.ts';
import { keep } from '../../core/once.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import type { UrlPath } from '../../core/path.ts';
import { chapterView } from './chapter-view.ts';
import { renderPage } from './render-page.ts';
import type { Page } from '../../link/resolve/book-index.ts';
import type { SiteModel } from '../site-model.ts';
import { chapterHtml } from '../slots/chapter-html.ts';

/** The page at its own URL, or at the site root for the copy of the first chapter. */
export function pageFile(model: SiteModel, page: Page, url: UrlPath = page.chapter.url): OutputFile {
  const { config, frame, branches, redirects } = model;
  const { source } = page.chapter;
  const file = model.files.originOf?.(source) ?? source;
  const history = model.history.get(file);
  const html = chapterHtml(model, { page, url });
  const fragmentRedirects = redirects.fragments.get(url);
  const view = keep(() =>
    chapterView({
      config,
      frame,
      branches,
      page,
      file,
      url,
      fragmentRedirects,
      history,
    }),
  );
  return outputFile({
    url,
    by: source,
    at: page.chapter.at,
    stampOf: () => hashOf([html.stamp(), view.value(), frame.theme.hash]),
    content: async () => {
      const content = await html.make();
      const rendered = await renderPage(frame.theme, { ...view.value(), content });
      view.forget();
      return { ...rendered, diagnostics: [...rendered.diagnostics, ...html.leftPlain()] };
    },
  });
}
