// Files for crawlers and other programs: sitemap, robots.txt, feed and llms.txt.
import { once } from '../../core/once.ts';
import { type OutputFile, outputFile } from '../../core/output-file.ts';
import { encodePath, urlPath } from '../../core/path.ts';
import { hashBytes } from '../../core/hash.ts';
import { type FeedEntry, feed } from './atom-feed.ts';
import { llmsText } from './llms.ts';
import { editionViews } from '../pages/edition-views.ts';
import { addressOf } from '../pages/page-address.ts';
import { isHostRoot, robots, sitemap } from './sitemap.ts';
import { type Page, pageTitle } from '../../link/resolve/book-index.ts';
import type { SiteModel } from '../site-model.ts';

/** The files that are enabled, unless the book has its own. */
export function discoveryFiles(model: SiteModel): readonly OutputFile[] {
  const { buildBook } = model.config;
  const { origin } = model.frame.site;
  const files: OutputFile[] = [];
  if (buildBook.llms) files.push(generatedFile('llms.txt', 'build-book.llms', () => llms(model)));
  if (origin === undefined) return withoutOwn(model, files);
  if (buildBook.sitemap) {
    files.push(generatedFile('sitemap.xml', 'build-book.sitemap', () => sitemap(sitePages(model, origin))));
    if (isHostRoot(origin))
      files.push(generatedFile('robots.txt', 'build-book.sitemap', () => robots(sitemapsOf(model, origin))));
  }
  const atom = buildBook.feed && feedText(model, origin);
  if (atom !== undefined)
    files.push(generatedFile(buildBook.feed?.path ?? '', 'build-book.feed', () => atom));
  return withoutOwn(model, files);
}

const withoutOwn = ({ staticFiles }: SiteModel, files: readonly OutputFile[]): readonly OutputFile[] =>
  files.filter(({ url }) => !staticFiles.has(url));

/** A text file generated when its stamp or content is first read. */
function generatedFile(url: string, by: string, generate: () => string): OutputFile {
  const text = once(generate);
  return outputFile({
    url: urlPath(url),
    by,
    stampOf: () => hashBytes(text()),
    content: () => Promise.resolve({ value: text(), diagnostics: [] }),
  });
}

const llms = ({ index, frame, config }: SiteModel): string =>
  llmsText(index.outline.items, {
    title: frame.site.title,
    description: frame.site.description,
    origin: frame.site.origin ?? '',
    words: config.words,
    descriptionOf: ({ source }) => index.bySource.get(source)?.facts.frontMatter.description ?? '',
  });

/** Dates are included only if pages show them too. */
const sitePages = (
  { index, history, config, frame, files }: SiteModel,
  origin: string,
): Parameters<typeof sitemap>[0] =>
  index.pages
    // The page of the original is the one to find.
    .filter(({ chapter }) => !frame.siblings?.current.untranslated?.has(chapter.url))
    .map(({ chapter: { source, url } }) => {
      const change = config.buildBook.lastChanged
        ? history.get(files.originOf?.(source) ?? source)
        : undefined;
      const alternates = frame.siblings && editionViews(frame.siblings, url, origin).alternates;
      return { address: addressOf(origin, url), changed: change?.time, ...(alternates && { alternates }) };
    });

/** The sitemaps of all editions, if this one is at the root. */
function sitemapsOf({ frame: { siblings } }: SiteModel, origin: string): readonly string[] {
  const editions = siblings === undefined ? [] : [...siblings.languages, ...siblings.versions];
  const folders = new Set(['', ...editions.map(({ folder }) => folder)]);
  return Array.from(
    folders,
    (folder) => `${origin}${folder === '' ? '' : `${encodePath(folder)}/`}sitemap.xml`,
  );
}

function feedText(model: SiteModel, origin: string): string | undefined {
  const { config, frame, index } = model;
  const settings = config.buildBook.feed;
  if (settings === undefined) return undefined;
  return feed({
    title: frame.site.title,
    language: frame.site.language,
    origin,
    address: origin + encodePath(settings.path),
    authors: frame.site.authors,
    entries: index.pages.flatMap((page) => feedEntry(model, page, origin)),
    limit: settings.limit,
  });
}

function feedEntry({ history }: SiteModel, page: Page, origin: string): readonly FeedEntry[] {
  const { chapter, facts } = page;
  const change = history.get(chapter.source);
  if (change === undefined) return [];
  return [
    {
      title: pageTitle(page),
      address: addressOf(origin, chapter.url),
      changed: change.time,
      summary: facts.frontMatter.description ?? facts.summary,
      authors: change.authors,
    },
  ];
}
