// A book's own index.hbs, made for mdBook -> the files that it links and that our own pages have no need of.
import type { AssetFile, ThemeFolder } from './theme-files.ts';
import { mdbookPage } from './theme-files.ts';
import { iconSheet } from './icon-sheet.ts';
import type { Icons } from './icons.ts';
import { squeeze } from './minify.ts';

export interface MdbookPage {
  readonly builtin: ThemeFolder;
  /** The book's own theme. */
  readonly own: ThemeFolder;
  readonly icons: Icons;
}

/** How a file that mdBook serves is made; each is compatible, small, and our own work. */
const makers: Readonly<Record<string, (page: MdbookPage) => string>> = {
  'highlight.css': ({ builtin }) => squeeze(builtin.text('css/highlight.css') ?? ''),
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

/** Those files that the template names: the book's own where its theme has one, else a compatible one. */
export function mdbookFiles(page: MdbookPage): readonly AssetFile[] {
  const template = page.own.text(mdbookPage) ?? '';
  return Object.entries(makers).flatMap(([name, make]): AssetFile[] => {
    if (!template.includes(name)) return [];
    const own = page.own.text(name);
    return [{ name, by: `theme/${name}`, content: own ?? make(page) }];
  });
}

/**
 * True for a template made before mdBook had fingerprints (0.4.37): it names the theme's files as they are, so that they
 * must be served so.
 */
export const namesFilesPlainly = (own: ThemeFolder): boolean => {
  const template = own.text(mdbookPage);
  return template !== undefined && !/\{\{\s*resource\b/.test(template);
};
