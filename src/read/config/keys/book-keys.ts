// The keys of `[book]`, `[build]` and `[rust]`.
import type { BookPath } from '../../../core/path.ts';
import { bookPath } from '../../../core/path.ts';
import type { BuildConfig, RustConfig } from '../config.ts';
import { type Kind, tableOf } from './field.ts';
import { choice, flag, listOf, path, text } from './kinds.ts';

/** `[book]` before the text direction is derived from the language. */
export interface WrittenBook {
  readonly title?: string;
  readonly authors: readonly string[];
  readonly description?: string;
  readonly src: BookPath;
  readonly language: string;
  readonly textDirection?: 'ltr' | 'rtl';
}

/** `[book]`. */
export const bookTable: Kind<WrittenBook> = tableOf<WrittenBook>({
  title: {
    kind: text,
    about: 'The title of the book: in the menu bar and at the end of each page’s title.',
    example: '"Networking in Rust"',
  },
  authors: {
    kind: listOf(text),
    fallback: [],
    about: 'The names of the authors.',
    example: '["Ada Lovelace", "Charles Babbage"]',
  },
  description: {
    kind: text,
    about: 'What the book is about: the `description` of pages that have none of their own.',
    example: '"How programs talk to each other"',
  },
  src: {
    kind: path,
    fallback: bookPath('src'),
    about: 'The folder of `SUMMARY.md` and the chapters, relative to the book’s root.',
    example: '"chapters"',
  },
  language: {
    kind: text,
    fallback: 'en',
    about: 'The language of the book, as a code of BCP 47.',
    example: '"de"',
  },
  textDirection: {
    kind: choice('ltr', 'rtl'),
    about: 'The direction of the script; when not set, the one that `language` is written in.',
    example: '"rtl"',
  },
});

/** `[build]`. */
export const buildTable: Kind<BuildConfig> = tableOf<BuildConfig>({
  buildDir: {
    kind: path,
    fallback: 'book',
    about: 'The folder that the site is written to, relative to the book’s root.',
    example: '"public"',
  },
  createMissing: {
    kind: flag,
    fallback: true,
    about: 'Creates the chapter files that `SUMMARY.md` names and that do not exist.',
    example: 'false',
  },
  useDefaultPreprocessors: {
    kind: flag,
    fallback: true,
    about: 'Expands `{{#include}}` and its relations, and makes `README.md` the index page of its folder.',
    example: 'false',
  },
  extraWatchDirs: {
    kind: listOf(path),
    fallback: [],
    about: 'More folders whose changes concern the book while it is served, relative to its root.',
    example: '["examples"]',
  },
});

/** `[rust]`. */
export const rustTable: Kind<RustConfig> = tableOf<RustConfig>({
  edition: {
    kind: choice('2015', '2018', '2021', '2024'),
    about: 'The edition of Rust code blocks that name none.',
    example: '"2021"',
  },
});
