// The theme's folders -> the files to serve: style sheets, the scripts put together, favicons, fonts.
import type { AssetFile, ThemeFolder, ThemeFolders } from './theme-files.ts';
import * as files from './theme-files.ts';
import type { Words } from '../../core/words.ts';
import { colorSheet } from './color-sheets.ts';
import { scriptText } from './link-script.ts';
import { insertWords } from './script-words.ts';
import { squeeze } from './minify.ts';

/** Every file of the theme that is served, in the order in which pages link them. */
export const themeAssets = (input: AssetSources): readonly AssetFile[] => [
  ...[...files.styleSheets, files.printSheet].flatMap((name) => textAsset(input, name)),
  ...textAsset(input, files.earlyScript),
  ...bookScript(input),
  ...[...files.scriptsOnDemand, ...files.scriptsOfSpecialPages].flatMap((name) => textAsset(input, name)),
  ...faviconAssets(input),
  ...fonts(input),
];

/** The style sheet of the book's own fonts, which pages link when there is one. */
export const fontSheet = 'fonts/fonts.css';

/** What theme files are made from. */
export interface AssetSources extends ThemeFolders {
  readonly words: Words;
}

/** One file, as the book's theme has it or minified from the built-in one; none when neither has it. */
export function textAsset(sources: AssetSources, name: string): readonly AssetFile[] {
  if (name.endsWith('.js')) return scriptAsset(sources, name);
  const { builtin, own } = sources;
  const text = own?.folder.text(name);
  if (own !== undefined && text !== undefined) return [{ name, by: `${own.path}/${name}`, content: text }];
  const given = colorSheet(name, sources) ?? builtin.text(name);
  return given === undefined ? [] : [{ name, by: `templates/${name}`, content: squeeze(given) }];
}

/** A script with its modules and words. It is the book's own when one of its files is. */
function scriptAsset({ builtin, own, words }: AssetSources, name: string): readonly AssetFile[] {
  let by = `templates/${name}`;
  const text = scriptText(name, (path) => {
    const ownText = own?.folder.text(path);
    if (own !== undefined && ownText !== undefined) by = `${own.path}/${name}`;
    return ownText ?? builtin.text(path);
  });
  if (text === undefined) return [];
  const code = by === `templates/${name}` ? squeeze(text) : text;
  return [{ name, by, content: insertWords(code, words) }];
}

/** `book.js`: the book's own, or the built-in modules, each in a scope of its own so that none sees another's names. */
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

/** mdBook's rule: a book that brings one favicon has only that one. */
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

/** `theme/fonts/*`, as in mdBook; a `fonts.css` is text, since it may name other files by `resource`. */
function fonts({ own }: ThemeFolders): readonly AssetFile[] {
  if (own === undefined) return [];
  return own.folder.list('fonts').flatMap((file) => {
    const name = `fonts/${file}`;
    const content = file.endsWith('.css') ? own.folder.text(name) : own.folder.bytes(name);
    return content === undefined ? [] : [{ name, by: `${own.path}/${name}`, content }];
  });
}

/** The code of `toc.js`, which the build puts together with the book's outline. */
export const contentsCode = (input: AssetSources): string =>
  textAsset(input, files.contentsBuilder)
    .map((asset) => String(asset.content))
    .join('');
