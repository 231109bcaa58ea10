// Builds the 404 page from `404.md` or a built-in text.
import { hashOf } from '../../core/hash.ts';
import type { OutputFile } from '../../core/output-file.ts';
import { type UrlPath, bookPath, urlPath } from '../../core/path.ts';
import type { Config } from '../../read/config/config.ts';
import { mappedFile } from '../../core/mapped-text.ts';
import { type Words, wordOf } from '../../core/words.ts';
import { pageBase } from './page-base.ts';
import { renderPage } from './render-page.ts';
import { sliceOf } from '../../link/resolve/page-slice.ts';
import { fillBody } from '../slots/fill-slots.ts';
import type { SpecialView } from '../theme/view.ts';
import type { SiteModel } from '../site-model.ts';
import { loadChapterPlugins } from '../../scan/chapter-hooks.ts';
import { markdownOptions } from '../../scan/markdown/options.ts';
import { hookOptions } from '../../read/plugin-hooks.ts';

/** The page of a book without its own. */
const ownText = (words: Words): string =>
  `# ${wordOf(words, 'page-not-found')}\n\n${wordOf(words, 'page-not-found-text')}\n`;

/** Its Markdown file, relative to the sources; empty for no page. */
const inputOf = ({ html }: Config): string => html.input404 ?? '404.md';

/** Its place in the site; empty when there is no such page. */
export const notFoundUrl = (config: Config): UrlPath => urlPath(inputOf(config).replace(/\.md$/i, '.html'));

/** Absent if `input-404` is empty. Links are relative to the site root, because the page is served at any depth. */
export function notFoundFile(model: SiteModel): OutputFile | undefined {
  const { config, files, frame, plugins } = model;
  const name = inputOf(config);
  if (name === '') return undefined;
  const source = files.read(bookPath(config.book.src === '' ? name : `${config.book.src}/${name}`));
  const text = source.kind === 'file' ? source.text : ownText(config.words);
  const url = notFoundUrl(config);
  const title = wordOf(config.words, 'page-not-found');
  const view: SpecialView = {
    ...pageBase(frame, url, []),
    kind: 'not-found',
    headTitle: frame.site.title === '' ? title : `${title} - ${frame.site.title}`,
    title,
    description: frame.site.description,
    keywords: '',
    base: baseOf(config.html.siteUrl),
    content: '',
  };
  return {
    url,
    by: source.path,
    stamp: hashOf([
      view,
      text,
      frame.theme.hash,
      markdownOptions(config),
      hookOptions(plugins, config),
      config.words.hash,
    ]),
    content: async () => renderPage(frame.theme, { ...view, content: await contentOf(model, text) }),
  };
}

/** Path of `site-url` with slashes at both ends, so that a page at any depth finds the root. */
function baseOf(siteUrl: string | undefined): string {
  const path = /^https?:\/\//i.test(siteUrl ?? '') ? new URL(siteUrl ?? '').pathname : (siteUrl ?? '/');
  return path.endsWith('/') ? path : `${path}/`;
}

async function contentOf(model: SiteModel, text: string): Promise<string> {
  const { parseChapter } = await import('../../scan/markdown/parse-chapter.ts');
  const source = bookPath(`${model.index.sourceRoot}/404.md`.replace(/^\//, ''));
  const { body, facts } = parseChapter({
    source,
    text: mappedFile(source, text),
    frontMatter: { data: {} },
    options: markdownOptions(model.config),
    plugins: await loadChapterPlugins(model.plugins, hookOptions(model.plugins, model.config)),
    definitionOf: () => undefined,
  }).value;
  return fillBody(body, {
    slice: sliceOf(model.index, { ...facts, source }, urlPath('404.html')),
    headings: facts.headings,
    highlighted: () => undefined,
    words: model.config.words,
    undefinedReferences: 'literal',
    icon: model.frame.theme.icons.svg,
    indexHtml: () => '',
  });
}
