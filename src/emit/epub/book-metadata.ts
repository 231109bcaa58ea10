// The book's metadata, from its settings and its history.
import { languageTag } from '../../core/language-tag.ts';
import type { SiteModel } from '../site-model.ts';
import type { EpubOptions } from './epub-options.ts';
import { uuidOf } from './identifier.ts';
import type { BookMetadata } from './package-document.ts';

export function bookMetadata({ config, frame, history }: SiteModel, options: EpubOptions): BookMetadata {
  const { title: written, authors, description, language, textDirection: direction } = config.book;
  const title = written?.trim() ? written : frame.site.title.trim() || 'Book';
  const { siteUrl } = config.html;
  const isFull = siteUrl !== undefined && /^https?:\/\//i.test(siteUrl);
  const name = isFull ? siteUrl : JSON.stringify([title, authors, language]);
  return {
    identifier: options.identifier?.trim() ? options.identifier : uuidOf(name),
    title,
    // “Undetermined” (BCP 47).
    language: languageTag(language) ?? 'und',
    authors,
    description,
    direction,
    time:
      options.date === undefined
        ? newest([...history.values()].map(({ time }) => time))
        : `${options.date}T00:00:00Z`,
  };
}

const newest = (times: readonly string[]): string | undefined =>
  times.reduce<string | undefined>(
    (last, time) => (last === undefined || time > last ? time : last),
    undefined,
  );
