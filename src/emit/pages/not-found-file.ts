// Builds the 404 page from `404.md` or a built-in text.
import { hashOf } from '../../core/hash.ts';
import type { OutputFile } from '../../core/output-file.ts';
import { type UrlPath, bookPath, resolveFrom } from '../../core/path.ts';
import { mappedFile } from '../../core/mapped-text.ts';
import { type Words, wordOf } from '../../core/words.ts';
import { NOT_FOUND_URL, inputOf, notFoundBase, notFoundUrls } from './not-found-address.ts';
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
const packageText = (words: Words): string =>
  `# ${wordOf(words, 'page-not-found')}\n\n${wordOf(words, 'page-not-found-text')}\n`;

/** A chapter at the address that `input-404` names is left as it is. */
export const notFoundFiles = (model: SiteModel): readonly OutputFile[] =>
  notFoundUrls(model.config)
    .filter((url) => url === NOT_FOUND_URL || !model.index.byUrl.has(url))
    .map((url) => notFoundFile(model, url));

/** Links are relative to the site root, because the page is served at any depth. */
function notFoundFile(model: SiteModel, url: UrlPath): OutputFile {
  const { config, files, frame, plugins } = model;
  const name = inputOf(config);
  const source = files.read(resolveFrom(config.book.src, name));
  const text = source.kind === 'file' ? source.text : packageText(config.words);
  const title = wordOf(config.words, 'page-not-found');
  const view: SpecialView = {
    ...pageBase(frame, url, []),
    kind: 'not-found',
    headTitle: frame.site.title === '' ? title : `${title} - ${frame.site.title}`,
    title,
    description: frame.site.description,
    keywords: '',
    base: notFoundBase(config),
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

async function contentOf(model: SiteModel, text: string): Promise<string> {
  const { parseChapter } = await import('../../scan/markdown/parse-chapter.ts');
  const { withTokenizer } = await import('../../scan/markdown/tree/html-tokens.ts');
  const source = bookPath(`${model.index.sourceRoot}/404.md`.replace(/^\//, ''));
  const plugins = await loadChapterPlugins(model.plugins, hookOptions(model.plugins, model.config));
  const parsed = await withTokenizer(() =>
    parseChapter({
      source,
      text: mappedFile(source, text),
      frontMatter: { data: {} },
      options: markdownOptions(model.config),
      plugins,
      definitionOf: () => undefined,
    }),
  );
  const { body, facts } = parsed.value;
  return fillBody(body, {
    slice: sliceOf(model.index, { ...facts, source }, NOT_FOUND_URL),
    headings: facts.headings,
    highlighted: () => undefined,
    words: model.config.words,
    undefinedReferences: 'literal',
    icon: model.frame.theme.icons.svg,
    indexHtml: () => '',
    term: (_, inside) => inside,
  });
}
