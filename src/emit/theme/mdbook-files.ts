// A book's own index.hbs, made for mdBook -> the files that it links and that our own pages don't need.
import { colorSheet } from './color-sheets.ts';
import { iconSheet } from './icon-sheet.ts';
import type { Icons } from './icons.ts';
import { squeeze } from './minify.ts';
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

/** Compatible, small replacements for files that mdBook serves; all are our own work. */
const makers: Readonly<Record<string, (page: MdbookPage) => string>> = {
  'highlight.css': (page) => squeeze(colorSheet(highlightSheet, page) ?? ''),
  'tomorrow-night.css': () => '/* highlight.css has the colours of every theme. */\n',
  'ayu-highlight.css': () => '/* highlight.css has the colours of every theme. */\n',
  'fonts/fonts.css': () => '/* The fonts are those of the reader’s system. */\n',
  'FontAwesome/css/font-awesome.css': ({ icons }) => iconSheet(icons),
  'highlight.js': ({ builtin }) => squeeze(builtin.text('mdbook/highlight.js') ?? ''),
  'clipboard.min.js': ({ builtin }) => squeeze(builtin.text('mdbook/clipboard.min.js') ?? ''),
  ...Object.fromEntries(
    ['elasticlunr.min.js', 'mark.min.js', 'searcher.js'].map((name) => [
      name,
      () => '// The search is in book.js.\n',
    ]),
  ),
  ...Object.fromEntries(
    ['ace.js', 'editor.js', 'mode-rust.js', 'theme-dawn.js', 'theme-tomorrow_night.js'].map((name) => [
      name,
      () => '// Code is edited in book.js.\n',
    ]),
  ),
};

/** The files that the template names: the book's own if its theme has one, otherwise a compatible one. */
export function mdbookFiles(page: MdbookPage): readonly AssetFile[] {
  const own = page.own?.folder;
  const template = own?.text(mdbookPage) ?? '';
  return Object.entries(makers).flatMap(([name, make]): AssetFile[] => {
    if (!template.includes(name)) return [];
    return [{ name, by: `theme/${name}`, content: own?.text(name) ?? make(page) }];
  });
}

/** True for a template from before mdBook had fingerprints (0.4.37): it links the theme's files by their plain names. */
export const namesFilesPlainly = (own: ThemeFolder): boolean => {
  const template = own.text(mdbookPage);
  return template !== undefined && !/\{\{\s*resource\b/.test(template);
};
