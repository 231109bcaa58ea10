// The files at the root of a site whose editions are all in folders: a page that leads readers to their language, and files
// for hosts and crawlers.
import type { Edition } from '../../core/edition.ts';
import { escapeHtml } from '../../core/escape-html.ts';
import { hashOf } from '../../core/hash.ts';
import { type OutputFile, type Site, outputFile } from '../../core/output-file.ts';
import { type UrlPath, encodePath, urlPath } from '../../core/path.ts';
import type { Config } from '../../read/config/config.ts';
import { NOT_FOUND_URL } from '../pages/not-found-address.ts';
import { originOf } from '../pages/site-view.ts';
import { isHostRoot, robots, sitemapIndex } from './sitemap.ts';

export interface FrontInput {
  /** The settings of the book in its own language, as if it were at the root. */
  readonly config: Config;
  /** In the order of the menu. */
  readonly editions: readonly Edition[];
  /** The 404 page of the default edition, which hosts answer with at any depth; absent if it has none. */
  readonly notFound?: OutputFile;
  /** True if search engines shouldn't list the page. Default: false. */
  readonly isUnlisted?: boolean;
}

export function frontFiles({ config, editions, notFound, isUnlisted = false }: FrontInput): Site {
  const origin = originOf(config);
  const files = [...frontTexts(config, editions, isUnlisted)].map(([url, text]) => textFile(url, text));
  if (notFound) files.push({ ...notFound, url: NOT_FOUND_URL });
  files.push(textFile('.nojekyll', 'This keeps GitHub Pages from running Jekyll on the site.\n'));
  const { cname } = config.html;
  if (cname !== undefined) files.push(textFile('CNAME', `${cname}\n`));
  if (origin !== undefined && config.buildBook.sitemap) {
    const maps = editions.map(({ folder }) => `${origin}${encodePath(folder)}/sitemap.xml`);
    files.push(textFile('sitemap.xml', sitemapIndex(maps)));
    if (isHostRoot(origin)) files.push(textFile('robots.txt', robots([`${origin}sitemap.xml`])));
  }
  return new Map<UrlPath, OutputFile>(files.map((file) => [file.url, file]));
}

/** A script of its own, since policies may forbid any in the page. */
const FRONT_SCRIPT = 'languages.js';

/** The page at the root and its script, by their paths. */
export const frontTexts = (
  config: Config,
  editions: readonly Edition[],
  isUnlisted = false,
): ReadonlyMap<UrlPath, string> =>
  new Map([
    [urlPath('index.html'), frontPage(config, editions, { origin: originOf(config), isUnlisted })],
    [urlPath(FRONT_SCRIPT), SCRIPT],
  ]);

const textFile = (url: string, text: string): OutputFile =>
  outputFile({
    url: urlPath(url),
    by: 'build-book.languages',
    stampOf: () => hashOf(['text', text]),
    content: () => Promise.resolve({ value: text, diagnostics: [] }),
  });

/** Readers get the language that they chose last, else the first of their browser's, else that of the book. */
const SCRIPT = `{
const links = [...document.querySelectorAll('a[hreflang]')];
const wanted = [...navigator.languages];
try {
  wanted.unshift(localStorage.getItem('book-language') ?? '');
} catch {}
const find = (tag) => {
  for (let end = tag.length; end > 0; end = tag.lastIndexOf('-', end - 1)) {
    const found = links.find(({ hreflang }) => hreflang.toLowerCase() === tag.slice(0, end).toLowerCase());
    if (found) return found;
  }
  return links.find(({ hreflang }) => tag && hreflang.split('-')[0] === tag.split('-')[0]);
};
const link = wanted.map(find).find(Boolean) ?? links.find(({ dataset }) => 'original' in dataset) ?? links[0];
if (link) location.replace(link.href + location.search + location.hash);
}`;

interface FrontPage {
  /** The absolute URL of the site; absent if unknown. */
  readonly origin: string | undefined;
  readonly isUnlisted: boolean;
}

function frontPage(
  { book }: Config,
  editions: readonly Edition[],
  { origin, isUnlisted }: FrontPage,
): string {
  const title = escapeHtml(book.title ?? '');
  const original = editions.find(({ isDefault }) => isDefault) ?? editions[0];
  const home = original === undefined ? '' : `${encodePath(original.folder)}/index.html`;
  const alternates =
    origin === undefined ? '' : editions.map((edition) => alternate(edition, origin)).join('');
  return `<!DOCTYPE html>
<html lang="${original?.language ?? ''}" dir="${original?.direction ?? 'ltr'}">
<head>
<meta charset="utf-8">
<title>${title}</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
${isUnlisted ? '<meta name="robots" content="noindex">\n' : ''}<noscript><meta http-equiv="refresh" content="0; url=${home}"></noscript>
${origin === undefined ? '' : `<link rel="alternate" hreflang="x-default" href="${escapeHtml(origin)}">\n`}${alternates}</head>
<body>
<main>
<h1>${title}</h1>
<ul>
${editions.map(entry).join('')}</ul>
</main>
<script src="${FRONT_SCRIPT}"></script>
</body>
</html>
`;
}

const alternate = ({ language, folder }: Edition, origin: string): string =>
  `<link rel="alternate" hreflang="${language}" href="${escapeHtml(origin + encodePath(folder))}/">\n`;

const entry = ({ name, language, direction, folder, isDefault }: Edition): string =>
  `<li><a href="${encodePath(folder)}/index.html" lang="${language}" hreflang="${language}" dir="${direction}"${isDefault ? ' data-original' : ''}>${escapeHtml(name)}</a></li>\n`;
