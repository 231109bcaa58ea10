// Files that a book's own index.hbs, written for mdBook, links and that our pages don't need.
import { colorSheet } from './color-sheets.ts';
import { iconSheet } from './icon-sheet.ts';
import type { Icons } from './icons.ts';
import { minifiedScript, minifiedStyles } from './minify.ts';
import {
  type AssetFile,
  type ThemeFolder,
  type ThemeFolders,
  highlightSheet,
  mdbookPage,
} from './theme-files.ts';

interface MdbookPage extends ThemeFolders {
  readonly icons: Icons;
}

const linesFor = (names: readonly string[], line: string): Readonly<Record<string, string>> =>
  Object.fromEntries(names.map((name) => [name, line]));

/** Files that mdBook doesn't let a theme replace. */
const FIXED: Readonly<Record<string, string>> = {
  ...linesFor(['elasticlunr.min.js', 'mark.min.js', 'searcher.js'], '// The search is in book.js.\n'),
  ...linesFor(
    ['ace.js', 'editor.js', 'mode-rust.js', 'theme-dawn.js', 'theme-tomorrow_night.js'],
    '// Code is edited in book.js.\n',
  ),
};

/** Small compatible replacements for mdBook's files, written from scratch. */
const makers: Readonly<Record<string, (page: MdbookPage) => string>> = {
  'highlight.css': (page) => minifiedStyles(colorSheet(highlightSheet, page) ?? ''),
  'tomorrow-night.css': () => '/* highlight.css has the colors of every theme. */\n',
  'ayu-highlight.css': () => '/* highlight.css has the colors of every theme. */\n',
  'fonts/fonts.css': () => '/* The fonts are those of the reader’s system. */\n',
  'FontAwesome/css/font-awesome.css': ({ icons }) => iconSheet(icons),
  'highlight.js': ({ builtin }) => minifiedScript(builtin.text('mdbook/highlight.js') ?? ''),
  'clipboard.min.js': ({ builtin }) => minifiedScript(builtin.text('mdbook/clipboard.min.js') ?? ''),
};

/** Files that the template names: the book's own if its theme may have them, otherwise compatible ones. */
export function mdbookFiles(page: MdbookPage): readonly AssetFile[] {
  const own = page.own?.folder;
  const template = own?.text(mdbookPage) ?? '';
  const contents = [
    ...Object.entries(makers).map(([name, make]) => [name, () => own?.text(name) ?? make(page)] as const),
    ...Object.entries(FIXED).map(([name, line]) => [name, () => line] as const),
  ];
  return contents
    .filter(([name]) => template.includes(name))
    .map(([name, content]) => ({ name, by: `theme/${name}`, content: content() }));
}

/** True for a template from before mdBook 0.4.37, which links files without fingerprints. */
export const linksUnhashedFiles = (own: ThemeFolder): boolean => {
  const template = own.text(mdbookPage);
  return template !== undefined && !/\{\{\s*resource\b/.test(template);
};
