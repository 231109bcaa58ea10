// A small book, by hand: an outline and chapters with every kind of content that a page can have -> its site in memory.
import { readFileSync } from 'node:fs';
import { type UrlPath, bookPath, pathToRoot, urlPath } from '../../src/core/path.ts';
import { branchIndex, contentsBranch } from '../../src/emit/pages/branch.ts';
import { contentsList, contentsScript } from '../../src/emit/pages/shared-contents.ts';
import { renderPage } from '../../src/emit/pages/render-page.ts';
import type { Chapter, OutlineItem } from '../../src/read/summary/outline.ts';
import { contentsCode, textAsset } from '../../src/emit/theme/asset-files.ts';
import type { ThemeFolder } from '../../src/emit/theme/theme-files.ts';
import { type Theme, loadTheme } from '../../src/emit/theme/load-theme.ts';
import { pageThemes } from '../../src/emit/theme/page-themes.ts';
import { pageAssets } from '../../src/emit/theme/page-assets.ts';
import type { ChapterView, PageView, SiteView, SpecialView } from '../../src/emit/theme/view.ts';
import { builtinFolder } from '../emit/theme/folder.ts';
import { english } from '../english.ts';

const at = { file: bookPath('src/SUMMARY.md'), span: { start: 0, end: 0 } };

const chapter = (
  name: string,
  url: string,
  number?: readonly number[],
  children: Chapter[] = [],
): Chapter => ({
  kind: 'chapter',
  name,
  url: urlPath(url),
  source: bookPath(`src/${url.replace(/\.html$/, '.md')}`),
  children,
  at,
  ...(number === undefined ? {} : { number }),
});

export const outline: readonly OutlineItem[] = [
  chapter('Foreword', 'foreword.html'),
  { kind: 'part', title: 'Reading' },
  chapter(
    'Every kind of content',
    'content.html',
    [1],
    [
      chapter('Quotes & <boxes>', 'content/boxes.html', [1, 1]),
      chapter(
        'Code that is longer than a line of the page',
        'content/code.html',
        [1, 2],
        [chapter('Deeper still', 'content/code/deep.html', [1, 2, 1])],
      ),
    ],
  ),
  { kind: 'draft', name: 'Not written yet', number: [2], children: [], at },
  { kind: 'separator' },
  { kind: 'part', title: 'Many chapters' },
  ...Array.from({ length: 40 }, (_, i) => chapter(`Chapter ${i + 3}`, `many/chapter-${i + 3}.html`, [i + 3])),
  chapter('Appendix', 'appendix.html'),
];

export interface SampleOptions {
  readonly direction?: 'ltr' | 'rtl';
  readonly defaultTheme?: string;
  readonly fold?: SiteView['fold'];
  readonly late?: boolean;
  /** Whether code may be changed where a block says so. */
  readonly editable?: boolean;
  readonly searchResults?: SiteView['searchResults'];
  /** The book's own theme. */
  readonly own?: ThemeFolder;
  /** HTML of `content.html` in place of the sample's own. */
  readonly content?: string;
}

const siteView = (options: SampleOptions): SiteView => ({
  title: 'A sample book',
  description: 'What a page can hold.',
  authors: ['A. Writer'],
  language: options.direction === 'rtl' ? 'ar' : 'en',
  direction: options.direction ?? 'ltr',
  defaultTheme: options.defaultTheme ?? 'light',
  preferredDarkTheme: 'navy',
  themes: pageThemes({ words: english }),
  additional: { styles: [], scripts: [] },
  offline: false,
  print: true,
  search: true,
  searchResults: options.searchResults ?? { limit: 30, teaserWords: 30 },
  fold: options.fold ?? { enable: false, level: 0 },
  sectionLabels: true,
  headingNavigation: true,
  playground: {
    editable: options.editable ?? false,
    copyable: true,
    lineNumbers: options.editable ?? false,
    runnable: true,
  },
  mathjax: false,
});

/** Every file of the sample site by its path. */
export async function sampleSite(
  options: SampleOptions = {},
): Promise<ReadonlyMap<string, string | Uint8Array>> {
  const site = siteView(options);
  const contents = { fold: site.fold, sectionLabels: true, words: english };
  const sources = { builtin: builtinFolder, words: english };
  const builder = contentsCode(sources);
  const toc = contentsScript(outline, contents, { builder });
  const { value: theme } = await loadTheme({
    builtin: builtinFolder,
    ...(options.own === undefined ? {} : { own: { folder: options.own, path: bookPath('theme') } }),
    extra: [{ name: 'toc.js', by: 'SUMMARY.md', content: toc }, ...textAsset(sources, 'js/footnotes.js')],
    fingerprints: 'hashed',
    words: english,
  });
  const files = new Map<string, string | Uint8Array>(pictures);
  for (const asset of theme.assets.list) files.set(asset.url, asset.content);
  const add = async (view: PageView, url: string): Promise<void> => {
    const { value, diagnostics } = await renderPage(theme, view);
    if (diagnostics.length > 0) throw new Error(JSON.stringify(diagnostics));
    files.set(url, value);
  };
  const pages = chapters(outline);
  for (const [i, page] of pages.entries()) {
    const text =
      options.content !== undefined && page.url === 'content.html' ? options.content : contentOf(page);
    await add(
      chapterView(page, { site, theme, content: text, pages, i, late: options.late ?? false }),
      page.url,
    );
  }
  for (const view of specialViews(site, theme)) await add(view, view.url);
  await add(redirectView(site), 'old/place.html');
  return files;
}

const picture = (width: number, height: number): string =>
  `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}"><rect width="${width}" height="${height}" fill="#8ab"/></svg>`;

const pictures: readonly (readonly [string, string])[] = [
  ['images/badge.svg', picture(90, 20)],
  ['images/large.svg', picture(1600, 800)],
];

const chapters = (items: readonly OutlineItem[]): readonly (Chapter & { url: UrlPath })[] =>
  items.flatMap((item) =>
    item.kind === 'chapter'
      ? [item, ...chapters(item.children)]
      : item.kind === 'draft'
        ? chapters(item.children)
        : [],
  );

interface Place {
  readonly site: SiteView;
  readonly theme: Theme;
  readonly content: string;
  readonly pages: readonly (Chapter & { url: UrlPath })[];
  readonly i: number;
  readonly late: boolean;
}

const baseOf = (site: SiteView, theme: Theme, url: UrlPath) => {
  const root = pathToRoot(url);
  return {
    site,
    language: site.language,
    direction: site.direction,
    url,
    pathToRoot: root,
    description: site.description,
    keywords: '',
    contents: { script: root + theme.assets.urlOf('toc.js'), late: false, all: `${root}toc.html` },
    ...pageAssets(theme.assets, url, { styles: [], scripts: ['js/footnotes.js'] }),
  };
};

function chapterView(page: Chapter & { url: UrlPath }, place: Place): ChapterView {
  const base = baseOf(place.site, place.theme, page.url);
  const linkTo = (i: number) => {
    const target = place.pages[i];
    return target && { title: target.name, href: base.pathToRoot + target.url };
  };
  const [previous, next] = [linkTo(place.i - 1), linkTo(place.i + 1)];
  return {
    ...base,
    contents: { ...base.contents, late: place.late },
    kind: 'chapter',
    headTitle: `${page.name} - ${place.site.title}`,
    title: page.name,
    source: page.url.replace(/\.html$/, '.md'),
    isIndex: false,
    content: place.content,
    breadcrumbs: page.url.includes('/')
      ? [{ title: 'Every kind of content', href: `${base.pathToRoot}content.html` }]
      : [],
    branch: contentsBranch(branchIndex(outline), { page: page.url, sectionLabels: true, words: english }),
    outline: headingsOf(place.content),
    editUrl: `https://example.com/edit/${page.url}`,
    frontMatter: {},
    lastChanged: '2024-02-29',
    ...(page.url === 'content.html' ? { fragmentRedirects: { '#gone': 'content/boxes.html#alerts' } } : {}),
    ...(previous === undefined ? {} : { previous }),
    ...(next === undefined ? {} : { next }),
  };
}

const headingsOf = (content: string): ChapterView['outline'] =>
  [...content.matchAll(/<h2 id="([^"]+)"><a[^>]*>(.*?)<\/a><\/h2>/g)].map(([, id = '', html = '']) => ({
    id,
    html,
    text: html,
    level: 2,
    children: [],
  }));

const specialViews = (site: SiteView, theme: Theme): readonly SpecialView[] => [
  {
    ...baseOf(site, theme, urlPath('toc.html')),
    kind: 'contents',
    headTitle: 'Contents',
    title: 'Contents',
    content: contentsList(outline, { fold: site.fold, sectionLabels: true, words: english }, ''),
  },
  {
    ...baseOf(site, theme, urlPath('print.html')),
    kind: 'print',
    headTitle: site.title,
    title: site.title,
    content: contentFile('content') + contentFile('boxes'),
  },
  {
    ...baseOf(site, theme, urlPath('404.html')),
    kind: 'not-found',
    headTitle: 'Page not found',
    title: 'Page not found',
    base: '/',
    content: '<h1>Page not found</h1>\n<p>There is no such page.</p>',
  },
];

const redirectView = (site: SiteView): PageView => ({
  kind: 'redirect',
  site,
  pathToRoot: '../',
  target: '../content.html',
  fragments: { '#boxes': '../content/boxes.html' },
});

const contentFile = (name: string): string =>
  readFileSync(new URL(`content/${name}.html`, import.meta.url), 'utf8');

function contentOf(page: Chapter): string {
  if (page.kind === 'chapter' && page.url === 'content.html') return contentFile('content');
  if (page.kind === 'chapter' && page.url === 'content/boxes.html') return contentFile('boxes');
  const title = page.name.replaceAll('&', '&amp;').replaceAll('<', '&lt;');
  return `<h1 id="top"><a class="header" href="#top">${title}</a></h1>\n${'<p>A paragraph of text.</p>\n'.repeat(30)}`;
}
