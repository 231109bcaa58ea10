// The keys of `[book]`, `[build]` and `[rust]`.
import { type BookPath, bookPath } from '../../../core/path.ts';
import type { BuildConfig, RustConfig } from '../config.ts';
import { type Kind, tableOf } from './field.ts';
import { choice, flag, listOf, path, text } from './kinds.ts';

/** `[book]` before the text direction is derived from the language. */
export interface WrittenBookTable {
  readonly title?: string;
  readonly authors: readonly string[];
  readonly description?: string;
  readonly src: BookPath;
  readonly language: string;
  readonly textDirection?: 'ltr' | 'rtl';
}

/** `[book]`. */
export const bookTable: Kind<WrittenBookTable> = tableOf<WrittenBookTable>({
  title: {
    kind: text,
    about: 'The book’s title, shown in the menu bar and at the end of each page’s title.',
    example: '"Networking in Rust"',
  },
  authors: {
    kind: listOf(text),
    fallback: [],
    about: 'The authors’ names.',
    example: '["Ada Lovelace", "Charles Babbage"]',
  },
  description: {
    kind: text,
    about: 'What the book is about. Pages without a `description` of their own use it as theirs.',
    example: '"How programs talk to each other"',
  },
  src: {
    kind: path,
    fallback: bookPath('src'),
    about: 'The folder that contains `SUMMARY.md` and the chapters, relative to the book’s root.',
    example: '"chapters"',
  },
  language: {
    kind: text,
    fallback: 'en',
    about: 'The book’s language, as a BCP 47 code.',
    example: '"de"',
  },
  textDirection: {
    kind: choice('ltr', 'rtl'),
    about: 'The text direction. When not set, it follows from `language`.',
    example: '"rtl"',
  },
});

/** `[build]`. */
export const buildTable: Kind<BuildConfig> = tableOf<BuildConfig>({
  buildDir: {
    kind: path,
    fallback: 'book',
    about: 'The folder to write the site to, relative to the book’s root.',
    example: '"public"',
  },
  createMissing: {
    kind: flag,
    fallback: true,
    about: 'Creates chapter files that `SUMMARY.md` lists and that don’t exist.',
    example: 'false',
  },
  useDefaultPreprocessors: {
    kind: flag,
    fallback: true,
    about:
      'Expands `{{#include}}` and similar directives, and turns each `README.md` into the index page of its folder.',
    example: 'false',
  },
  extraWatchDirs: {
    kind: listOf(path),
    fallback: [],
    about: 'More folders to watch for changes while you edit the book, relative to its root.',
    example: '["examples"]',
  },
});

/** `[rust]`. */
export const rustTable: Kind<RustConfig> = tableOf<RustConfig>({
  edition: {
    kind: choice('2015', '2018', '2021', '2024'),
    about: 'The Rust edition of code blocks that don’t set their own.',
    example: '"2021"',
  },
});
