// The keys of `[output.epub]`: those of mdbook-epub, and our own.
import type { BookPath } from '../../core/path.ts';
import type { Kind } from '../../read/config/keys/field.ts';
import { flag, integer, listOf, path, text } from '../../read/config/keys/kinds.ts';
import { pluginKeys } from '../../read/config/keys/plugin-table.ts';
import { day } from '../../read/config/keys/special-kinds.ts';

export interface EpubOptions {
  readonly additionalCss: readonly BookPath[];
  /** Files that the style sheets use, such as fonts: next to the style sheets, by their names. */
  readonly additionalResources: readonly BookPath[];
  /** Absent: a cover is drawn. Relative to the book's root or to the sources. */
  readonly coverImage?: BookPath;
  readonly curlyQuotes: boolean;
  /** `2026-01-31`; absent: the newest change that Git knows, if the book shows its history. */
  readonly date?: string;
  readonly epubVersion: number;
  readonly footnoteBackrefs: boolean;
  /** A URI; absent: derived from the site's URL, or from title, authors and language. */
  readonly identifier?: string;
  readonly indexTemplate?: BookPath;
  /** True: no numbers of chapters in the contents. */
  readonly noSectionLabel: boolean;
  /** True: the site has the file too, and a link to it in its menu bar. */
  readonly publish: boolean;
  readonly useDefaultCss: boolean;
}

export const epubKeys: Kind<EpubOptions> = pluginKeys<EpubOptions>({
  additionalCss: {
    kind: listOf(path),
    fallback: [],
    about: 'Style sheets to add, relative to the book’s root.',
    example: '["theme/ebook.css"]',
  },
  additionalResources: {
    kind: listOf(path),
    fallback: [],
    about:
      'Files to add for these style sheets, such as fonts. Style sheets find them by name, without a folder.',
    example: '["fonts/Literata.ttf"]',
  },
  coverImage: {
    kind: path,
    about: 'The cover image. When not set, a cover is drawn with the title and the authors.',
    example: '"cover.png"',
  },
  curlyQuotes: {
    kind: flag,
    fallback: false,
    about: 'Replaces the straight quotes that `output.html.smart-punctuation` leaves.',
    example: 'true',
  },
  date: {
    kind: day,
    about:
      'Date of publication. When not set, it is the date of the last commit if the book shows its Git history.',
    example: '"2026-01-31"',
  },
  epubVersion: {
    kind: integer(2, 3),
    fallback: 3,
    about: 'Accepted for mdbook-epub: the EPUB version. The file is always EPUB 3.3.',
    example: '3',
    noEffect: (value) => (value === 2n ? 'the file is always EPUB 3.3' : undefined),
  },
  footnoteBackrefs: {
    kind: flag,
    fallback: true,
    about: 'Accepted for mdbook-epub: links from footnotes back to the text.',
    example: 'true',
    noEffect: (value) => (value === false ? 'footnotes always link back to the text' : undefined),
  },
  identifier: {
    kind: text,
    about:
      'The book’s unique identifier. When not set, it is derived from the site’s URL, or the title, authors and language.',
    example: '"urn:isbn:9783161484100"',
  },
  indexTemplate: {
    kind: path,
    about: 'Accepted for mdbook-epub: the template of chapters.',
    example: '"theme/epub.hbs"',
    noEffect: 'chapters of the EPUB don’t have a template; `additional-css` changes how they look',
  },
  noSectionLabel: {
    kind: flag,
    fallback: false,
    about: 'Leaves the chapters’ numbers out of the table of contents.',
    example: 'true',
  },
  publish: {
    kind: flag,
    fallback: false,
    about: 'Adds the EPUB to the site, with a link in the menu bar.',
    example: 'true',
  },
  useDefaultCss: {
    kind: flag,
    fallback: true,
    about: 'Includes the built-in style sheet.',
    example: 'false',
  },
});
