// What a new book is to be -> its first files.
import type { NewFile } from './new-file.ts';

export interface NewBook {
  readonly title: string;
  /** Absent when nobody is known. */
  readonly author?: string;
  /** The folders of chapters and of the site, relative to the book's. */
  readonly src: string;
  readonly buildDir: string;
  /** Whether git is told to leave out the site. */
  readonly ignore: 'git' | 'none';
  /** What becomes of a book.toml that is there. */
  readonly config: 'keep' | 'replace';
  /** The text of the SUMMARY.md that is there, which then says what chapters there are; absent when there is none. */
  readonly summary?: string;
  /** The text for a SUMMARY.md that lists the Markdown files that are there; absent when there are none. */
  readonly existing?: string;
}

/** The folders that need not be named in book.toml: mdBook's own. */
const usual = { src: 'src', buildDir: 'book' };

/** book.toml, .gitignore, and where there is no SUMMARY.md yet, one with the chapters that are there, or a first one. */
export const bookFiles = (book: NewBook): readonly NewFile[] => [
  { path: 'book.toml', content: configText(book), whenThere: book.config },
  ...(book.summary === undefined ? firstChapters(book) : []),
  ...(book.ignore === 'git'
    ? [{ path: '.gitignore', content: `/${book.buildDir}/\n`, whenThere: 'add' as const }]
    : []),
];

function firstChapters({ src, existing }: NewBook): readonly NewFile[] {
  const path = inFolder(src, 'SUMMARY.md');
  if (existing !== undefined) return [{ path, content: existing, whenThere: 'keep' }];
  return [
    { path, content: '# Summary\n\n- [Chapter 1](./chapter_1.md)\n', whenThere: 'keep' },
    {
      path: inFolder(src, 'chapter_1.md'),
      content: '# Chapter 1\n\nThe first chapter of your book.\n',
      whenThere: 'keep',
    },
  ];
}

function configText({ title, author, src, buildDir }: NewBook): string {
  const lines = [
    '[book]',
    `title = ${tomlString(title)}`,
    `authors = [${author === undefined ? '' : tomlString(author)}]`,
    'language = "en"',
    ...(src === usual.src ? [] : [`src = ${tomlString(src || '.')}`]),
    ...(buildDir === usual.buildDir ? [] : ['', '[build]', `build-dir = ${tomlString(buildDir)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** Where a file of a folder is; the folder may be the book's own. */
export const inFolder = (folder: string, file: string): string =>
  folder === '' || folder === '.' ? file : `${folder}/${file}`;

/** A basic string of TOML 1.0: JSON's escapes are among TOML's, but for DEL, which TOML wants escaped too. */
const tomlString = (text: string): string => JSON.stringify(text).replaceAll('\u007f', '\\u007f');
