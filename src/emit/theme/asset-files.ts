// Assembles the files that a theme serves: style sheets, bundled scripts, favicons and fonts.
import type { AssetFile, ThemeFolder, ThemeFolders } from './theme-files.ts';
import * as files from './theme-files.ts';
import { type BookPath, resolveFrom } from '../../core/path.ts';
import type { Words } from '../../core/words.ts';
import { colorSheet } from './color-sheets.ts';
import { scriptText } from './link-script.ts';
import { completeSheet } from './mdbook-sheets.ts';
import { insertWords } from './script-words.ts';
import { pageSheets } from './page-sheets.ts';
import { minifiedScript, minifiedStyles } from './minify.ts';

/** Every served file of the theme, in the order in which pages link them. */
export const themeAssets = (input: AssetSources): readonly AssetFile[] => [
  ...[...files.styleSheets, files.printSheet].flatMap((name) => textAsset(input, name)),
  ...pageSheets(input),
  ...textAsset(input, files.earlyScript),
  ...bookScript(input),
  ...[...files.filesOnDemand, ...files.scriptsOfSpecialPages].flatMap((name) => textAsset(input, name)),
  ...faviconAssets(input),
  ...fonts(input),
];

/** Style sheet of the book's own fonts; pages link it if it exists. */
export const fontSheet = 'fonts/fonts.css';

/** Inputs of the theme's files. */
export interface AssetSources extends ThemeFolders {
  readonly words: Words;
}

/** One file: the book's version as is, or the built-in one minified. Empty if neither exists. */
export function textAsset(sources: AssetSources, name: string): readonly AssetFile[] {
  if (name.endsWith('.js')) return scriptAsset(sources, name);
  const { builtin, own } = sources;
  const text = own?.folder.text(name);
  const given = colorSheet(name, sources) ?? builtin.text(name);
  if (own !== undefined && text !== undefined) {
    const isComplete = given === undefined || own.folder.text(files.mdbookPage) !== undefined;
    return [ownAsset(own.path, name, isComplete ? text : completeSheet(name, text, minifiedStyles(given)))];
  }
  return given === undefined ? [] : [{ name, by: `templates/${name}`, content: minifiedStyles(given) }];
}

/** A script with its modules and words. Counts as the book's own if the book replaces any of its files. */
function scriptAsset({ builtin, own, words }: AssetSources, name: string): readonly AssetFile[] {
  let by = `templates/${name}`;
  const text = scriptText(name, (path) => {
    const packageText = own?.folder.text(path);
    if (own !== undefined && packageText !== undefined) by = `${own.path}/${name}`;
    return packageText ?? builtin.text(path);
  });
  if (text === undefined) return [];
  const code = by === `templates/${name}` ? minifiedScript(text) : text;
  return [{ name, by, content: insertWords(code, words) }];
}

/** `book.js`: the book's own, or the built-in modules, each in its own scope so that names don't clash. */
function bookScript(input: AssetSources): readonly AssetFile[] {
  const name = 'book.js';
  if (input.own?.folder.text(name) !== undefined) return textAsset(input, name);
  const ownPage = input.own?.folder.text(files.mdbookPage) !== undefined;
  const names = ownPage ? [files.mdbookPageScript, ...files.pageScripts] : files.pageScripts;
  const modules = names.flatMap((path) => textAsset(input, path));
  const scopes = modules.map((module) => `{\n${String(module.content)}}\n`);
  const content = `'use strict';\n${scopes.join('')}`;
  return [{ name, by: 'templates/js', content }];
}

/** As in mdBook, a book with one favicon of its own gets only that one. */
export function faviconAssets({ builtin, own }: ThemeFolders): readonly AssetFile[] {
  const names = ['favicon.svg', 'favicon.png'];
  const from = (folder: ThemeFolder, by: string): readonly AssetFile[] =>
    names.flatMap((name) => {
      const content = folder.bytes(name);
      return content === undefined ? [] : [{ name, by: `${by}/${name}`, content }];
    });
  const given = own === undefined ? [] : from(own.folder, own.path);
  return given.length > 0 ? given : from(builtin, 'templates');
}

/** `theme/fonts/*`, as in mdBook. A `fonts.css` is read as text, because it may name other files with `resource`. */
function fonts({ own }: ThemeFolders): readonly AssetFile[] {
  if (own === undefined) return [];
  return own.folder.list('fonts').flatMap((file) => {
    const name = `fonts/${file}`;
    const content = file.endsWith('.css') ? own.folder.text(name) : own.folder.bytes(name);
    return content === undefined ? [] : [ownAsset(own.path, name, content)];
  });
}

function ownAsset(folder: BookPath, name: string, content: AssetFile['content']): AssetFile {
  const source = resolveFrom(folder, name);
  return { name, by: source, content, source };
}

/** Code of `toc.js`; `contents-asset.ts` adds the book's outline. */
export const contentsCode = (input: AssetSources): string => codeOf(input, files.contentsBuilder);

/** Code that selects the section of a page from the outline. */
export const sectionCode = (input: AssetSources): string => codeOf(input, files.sectionSelector);

const codeOf = (input: AssetSources, name: string): string =>
  textAsset(input, name)
    .map((asset) => String(asset.content))
    .join('');
