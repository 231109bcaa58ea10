// The first files of a new book.
import { readFileSync, readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { builtinTheme as templates } from '../../disk/own-files.ts';
import type { NewFile } from './new-file.ts';

export interface NewBook {
  readonly title: string;
  /** Absent if unknown. */
  readonly author?: string;
  /** The folders of chapters and of the site, relative to the book's. */
  readonly src: string;
  readonly buildDir: string;
  /** Whether a .gitignore excludes the site. */
  readonly ignore: 'git' | 'none';
  /** What to do with an existing book.toml. */
  readonly config: 'keep' | 'replace';
  /** Set for a GitBook or HonKit book, which needs no book.toml. */
  readonly isGitBook?: true;
  /** The text of an existing SUMMARY.md, which lists the chapters; absent if there is none. */
  readonly summary?: string;
  /** The text for a SUMMARY.md that lists existing Markdown files; absent if there are none. */
  readonly existing?: string;
}

/** mdBook's default folders, which book.toml does not need to name. */
const defaults = { src: 'src', buildDir: 'book' };

/** book.toml, .gitignore, and if there is no SUMMARY.md, one with the existing chapters or a first chapter. */
export const bookFiles = (book: NewBook): readonly NewFile[] => [
  ...(book.isGitBook ? [] : [{ path: 'book.toml', content: configText(book), ifExists: book.config }]),
  ...(book.summary === undefined ? firstChapters(book) : []),
  ...(book.ignore === 'git'
    ? [{ path: '.gitignore', content: `/${book.buildDir}/\n`, ifExists: 'add' as const }]
    : []),
];

/** A copy of the built-in theme in `theme/`, without its documentation. */
export const themeFiles = (ifExists: 'keep' | 'replace'): readonly NewFile[] =>
  readdirSync(templates, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.md'))
    .map((entry) => join(entry.parentPath, entry.name))
    .toSorted()
    .map((path) => ({
      path: `theme/${path.slice(templates.length).split(sep).join('/')}`,
      content: readFileSync(path),
      ifExists,
    }));

function firstChapters({ src, existing }: NewBook): readonly NewFile[] {
  const path = inFolder(src, 'SUMMARY.md');
  if (existing !== undefined) return [{ path, content: existing, ifExists: 'keep' }];
  return [
    { path, content: '# Summary\n\n- [Chapter 1](./chapter_1.md)\n', ifExists: 'keep' },
    {
      path: inFolder(src, 'chapter_1.md'),
      content: '# Chapter 1\n\nThe first chapter of your book.\n',
      ifExists: 'keep',
    },
  ];
}

function configText({ title, author, src, buildDir }: NewBook): string {
  const lines = [
    '[book]',
    `title = ${tomlString(title)}`,
    `authors = [${author === undefined ? '' : tomlString(author)}]`,
    'language = "en"',
    ...(src === defaults.src ? [] : [`src = ${tomlString(src || '.')}`]),
    ...(buildDir === defaults.buildDir ? [] : ['', '[build]', `build-dir = ${tomlString(buildDir)}`]),
  ];
  return `${lines.join('\n')}\n`;
}

/** The path of a file in a folder, which may be the book's own. */
export const inFolder = (folder: string, file: string): string =>
  folder === '' || folder === '.' ? file : `${folder}/${file}`;

/** A basic string of TOML 1.0. JSON's escapes are valid in TOML, which also requires DEL to be escaped. */
const tomlString = (text: string): string => JSON.stringify(text).replaceAll('\u007f', '\\u007f');
