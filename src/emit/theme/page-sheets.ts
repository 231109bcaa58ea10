// The style sheets of every page as one file, and the colors that few readers choose as another.
import { otherThemeColors, mainColorSheet } from './color-sheets.ts';
import { minifiedStyles } from './minify.ts';
import * as files from './theme-files.ts';
import type { AssetFile, ThemeFolder, ThemeFolders } from './theme-files.ts';

/** With these changed, pages link the sheets one by one, or may not load the colors of further themes. */
const NEEDED: readonly string[] = [
  ...files.styleSheets,
  files.printSheet,
  'css/common-variables.css',
  files.earlyScript,
  'js/page-theme.js',
  'book.js',
  'parts/document.hbs',
  'parts/document-head.hbs',
];

/** Both files; none if the book's theme has a file of its own in place of one that is needed. */
export function pageSheets(folders: ThemeFolders): readonly AssetFile[] {
  const { builtin, own } = folders;
  if (own !== undefined && [...NEEDED, files.mdbookPage].some((name) => has(own.folder, name))) return [];
  const textOf = (name: string): string => mainColorSheet(name, folders) ?? builtin.text(name) ?? '';
  const paper = `@media print {\n${textOf(files.printSheet)}}\n`;
  const content = minifiedStyles(files.styleSheets.map(textOf).join('') + paper);
  return [
    { name: files.pageSheet, by: 'templates/css', content },
    {
      name: files.otherThemesSheet,
      by: 'templates/css/themes',
      content: minifiedStyles(otherThemeColors(folders)),
    },
  ];
}

const has = (folder: ThemeFolder, name: string): boolean => folder.text(name) !== undefined;
