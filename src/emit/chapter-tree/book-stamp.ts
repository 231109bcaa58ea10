// What an EPUB and a PDF are made from alike: the chapters as the site has them, their images, and facts about the book.
import { chapterHtml } from '../slots/chapter-html.ts';
import type { SiteModel } from '../site-model.ts';

const IMAGE = /\.(?:png|jpe?g|gif|webp|svg|avif|bmp|ico|tiff?)$/i;

/** To be hashed with what only one of the two depends on. Equal stamps mean equal chapters, images, contents and words. */
export function bookStamp(model: SiteModel): readonly unknown[] {
  const { config, index, frame, files, staticFiles } = model;
  const chapters = index.pages.map((page) => [
    page.chapter.url,
    chapterHtml(model, { page, url: page.chapter.url }).stamp(),
  ]);
  const images = [...staticFiles].flatMap(([url, source]) =>
    IMAGE.test(url) ? [[url, files.hash(source)]] : [],
  );
  const book = [config.book, config.html.siteUrl, config.words.hash, index.outline];
  return [book, chapters, images, frame.theme.hash];
}
