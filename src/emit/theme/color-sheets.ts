// Builds css/variables.css and css/highlight.css from the theme files; they hold the colors of every theme.
import { themeNames, themeFile, printTheme, noScriptThemes } from './page-themes.ts';
import { type ThemeFolders, highlightSheet, ownOrBuiltin, variablesSheet } from './theme-files.ts';

/** Text of one of the two sheets; absent for other files. */
export const colorSheet = (sheet: string, folders: ThemeFolders): string | undefined =>
  sheetOf(sheet, folders, themeNames(folders));

/** The same with only the themes that readers get without choosing one. */
export const mainColorSheet = (sheet: string, folders: ThemeFolders): string | undefined =>
  sheetOf(sheet, folders, themeNames(folders).filter(isMain));

const isMain = (theme: string): boolean => Object.values<string>(noScriptThemes).includes(theme);

/** The colors of all other themes. */
export const otherThemeColors = (folders: ThemeFolders): string =>
  themeNames(folders)
    .filter((theme) => !isMain(theme))
    .map((theme) => {
      const { page, code, rest } = paletteOf(ownOrBuiltin(folders, themeFile(theme)) ?? '');
      return rule(`.${theme}`, page + code) + rest;
    })
    .join('');

function sheetOf(sheet: string, folders: ThemeFolders, themes: readonly string[]): string | undefined {
  if (sheet !== variablesSheet && sheet !== highlightSheet) return undefined;
  const read = (path: string): string => ownOrBuiltin(folders, path) ?? '';
  const palette = (theme: string): Palette => paletteOf(read(themeFile(theme)));
  if (sheet === highlightSheet) {
    const colors = (theme: string): string => palette(theme).code;
    return themeRules(themes, colors) + printRule(colors(printTheme)) + read('css/code.css');
  }
  const further = themes.map((theme) => palette(theme).rest);
  return (
    read('css/common-variables.css') + themeRules(themes, (theme) => palette(theme).page) + further.join('')
  );
}

/** A parsed theme file. */
interface Palette {
  /** Declarations for `variables.css`. */
  readonly page: string;
  /** Declarations for `highlight.css`. */
  readonly code: string;
  /** Rules after the first; empty for the built-in themes. */
  readonly rest: string;
}

const COMMENT = /\/\*[^]*?\*\//g;
const RULE = /[^{}]*\{([^{}]*)\}/;
const CODE_COLOR = /^[ \t]*--(?:code|hl)-[^;]*;\n/gm;

function paletteOf(css: string): Palette {
  const plain = css.replace(COMMENT, '');
  const [first = '', declarations = ''] = RULE.exec(plain) ?? [];
  return {
    page: declarations.replace(CODE_COLOR, ''),
    code: declarations.match(CODE_COLOR)?.join('') ?? '',
    rest: plain.replace(first, '').trimStart(),
  };
}

/** One rule per theme. Pages without JavaScript follow the system's preference. */
function themeRules(themes: readonly string[], colors: (theme: string) => string): string {
  const { light, dark } = noScriptThemes;
  const rules = themes.map((theme) =>
    rule(theme === light ? `.${theme},\n${WITHOUT_SCRIPT}` : `.${theme}`, colors(theme)),
  );
  return `${rules.join('')}@media (prefers-color-scheme: dark) {\n${rule(WITHOUT_SCRIPT, colors(dark))}}\n`;
}

const WITHOUT_SCRIPT = 'html:not(.js)';

const printRule = (colors: string): string => `@media print {\n${rule('html:root', colors)}}\n`;

const rule = (selector: string, declarations: string): string => `${selector} {\n${declarations.trim()}\n}\n`;
