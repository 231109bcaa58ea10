// Plans pages and files that don't come from a chapter: contents, 404, redirects, and files for hosts.
import { hashOf } from '../../core/hash.ts';
import { once } from '../../core/once.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { encodePath, pathToRoot, urlPath } from '../../core/path.ts';
import { contentsList } from './shared-contents.ts';
import { pageBase } from './page-base.ts';
import { renderContentsPage, renderPage } from './render-page.ts';
import { originOf } from './site-view.ts';
import type { PageView, SpecialView } from '../theme/view.ts';
import type { SiteModel } from '../site-model.ts';

/** A file with fixed content. */
const textFile = (url: string, by: string, text: string): OutputFile => ({
  url: urlPath(url),
  by,
  stamp: hashOf(['text', text]),
  content: () => Promise.resolve({ value: text, diagnostics: [] }),
});

/** A page with a complete view. */
function viewFile(
  { frame }: SiteModel,
  at: Pick<OutputFile, 'url' | 'by' | 'at'>,
  view: PageView,
): OutputFile {
  return { ...at, stamp: hashOf([view, frame.theme.hash]), content: () => renderPage(frame.theme, view) };
}

/** `toc.html`: all chapters, for readers without JavaScript and for crawlers. */
export function contentsFile(model: SiteModel): OutputFile {
  const { frame, index } = model;
  const url = urlPath('toc.html');
  const { fold, sectionLabels } = frame.site;
  const options = { fold, sectionLabels, words: model.config.words };
  // Lazy: a server that never serves the page needn't list thousands of chapters.
  const view = once((): SpecialView => ({
    ...pageBase(frame, url, []),
    kind: 'contents',
    headTitle: frame.site.title,
    title: frame.site.title,
    description: frame.site.description,
    keywords: '',
    content: contentsList(index.outline.items, options, ''),
  }));
  return outputFile({
    url,
    by: 'SUMMARY.md',
    stampOf: () => hashOf([view(), frame.theme.hash]),
    content: () => renderContentsPage(frame.theme, view(), index.outline.items),
  });
}

/** All redirect pages. */
export function redirectFiles(model: SiteModel): readonly OutputFile[] {
  const origin = originOf(model.config);
  return model.redirects.pages.map(({ url, target, fragments, by, at }) => {
    const isWhole = /^[a-z][a-z0-9+.-]*:/i.test(target);
    const canonical = isWhole ? target : origin && new URL(target, origin + encodePath(url)).href;
    const view: PageView = {
      kind: 'redirect',
      site: model.frame.site,
      pathToRoot: pathToRoot(url),
      target,
      canonical,
      fragments,
    };
    return viewFile(model, { url, by, at }, view);
  });
}

/** Files for hosting services. */
export function hostFiles({ config, frame }: SiteModel): readonly OutputFile[] {
  // Only the root of the whole site needs them.
  if ((frame.siblings?.current.folder ?? '') !== '') return [];
  const noJekyll = textFile(
    '.nojekyll',
    'build-book',
    'This keeps GitHub Pages from running Jekyll on the site.\n',
  );
  const { cname } = config.html;
  return cname === undefined ? [noJekyll] : [noJekyll, textFile('CNAME', 'output.html.cname', `${cname}\n`)];
}
