// The resolved book -> the files that only machines read: sitemap, robots, feed, llms.txt.
import { once } from '../../core/once.ts';
import type { OutputFile } from '../../core/output-file.ts';
import { outputFile } from '../../core/output-file.ts';
import { encodePath, urlPath } from '../../core/path.ts';
import { hashBytes } from '../../core/hash.ts';
import { type FeedEntry, feed } from './atom-feed.ts';
import { llmsText } from './llms.ts';
import { addressOf } from '../pages/page-base.ts';
import { isHostRoot, robots, sitemap } from './sitemap.ts';
import { type Page, pageTitle } from '../../link/resolve/book-index.ts';
import type { SiteModel } from '../site-model.ts';

/** Each that the configuration asks for, but for those that the book has files of its own for. */
export function machineFiles(model: SiteModel): readonly OutputFile[] {
  const { buildBook } = model.config;
  const { origin } = model.frame.site;
  const files: OutputFile[] = [];
  if (buildBook.llms) files.push(madeFile('llms.txt', 'build-book.llms', () => llms(model)));
  if (origin === undefined) return own(model, files);
  if (buildBook.sitemap) {
    files.push(madeFile('sitemap.xml', 'build-book.sitemap', () => sitemap(sitePages(model, origin))));
    if (isHostRoot(origin)) files.push(madeFile('robots.txt', 'build-book.sitemap', () => robots(origin)));
  }
  const news = buildBook.feed && feedText(model, origin);
  if (news !== undefined) files.push(madeFile(buildBook.feed?.path ?? '', 'build-book.feed', () => news));
  return own(model, files);
}

const own = ({ staticFiles }: SiteModel, files: readonly OutputFile[]): readonly OutputFile[] =>
  files.filter(({ url }) => !staticFiles.has(url));

/** A text that is made when its stamp or its content is first wanted. */
function madeFile(url: string, by: string, make: () => string): OutputFile {
  const text = once(make);
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

/** Dates only where readers see them too. */
const sitePages = ({ index, history, config }: SiteModel, origin: string): Parameters<typeof sitemap>[0] =>
  index.pages.map(({ chapter }) => {
    const known = config.buildBook.lastChanged ? history.get(chapter.source) : undefined;
    return { address: addressOf(origin, chapter.url), changed: known?.time };
  });

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
  const known = history.get(chapter.source);
  if (known === undefined) return [];
  return [
    {
      title: pageTitle(page),
      address: addressOf(origin, chapter.url),
      changed: known.time,
      summary: facts.frontMatter.description ?? facts.summary,
      authors: known.authors,
    },
  ];
}
