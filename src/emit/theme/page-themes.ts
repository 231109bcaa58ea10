// The color themes that readers can choose, in menu order.
import { wordOf } from '../../core/words.ts';
import type { AssetSources } from './asset-files.ts';
import type { ThemeFolders } from './theme-files.ts';

export interface PageTheme {
  /** Class of `<html>`, which is also the base name of the theme's file. */
  readonly name: string;
  /** Label of the menu entry. */
  readonly label: string;
}

/** A built-in theme is a name here, a word `theme-NAME` and a file `templates/css/themes/NAME.css`. */
const builtinThemes: readonly string[] = ['light', 'rust', 'coal', 'navy', 'ayu'];

/** Readers without JavaScript can't choose: they get one of these, by their system's preference. */
export const noScriptThemes = { light: 'light', dark: 'navy' } as const;

export const printTheme = 'light';

const FOLDER = 'css/themes';

/** Path of a theme's colors in `templates/` or the book's theme folder. */
export const themeFile = (name: string): string => `${FOLDER}/${name}.css`;

/** The built-in themes, then the themes of the book's theme folder, by name. */
export function themeNames({ own }: Pick<ThemeFolders, 'own'>): readonly string[] {
  const files = own?.folder.list(FOLDER) ?? [];
  const names = files.flatMap((file) => /^([\w-]+)\.css$/.exec(file)?.slice(1) ?? []);
  return [...new Set([...builtinThemes, ...names])];
}

/** The menu's entries. A theme without a word `theme-NAME` is labeled with its name. */
export const pageThemes = ({ own, words }: Pick<AssetSources, 'own' | 'words'>): readonly PageTheme[] =>
  themeNames({ own }).map((name) => {
    const key = `theme-${name}`;
    return { name, label: Object.hasOwn(words.texts, key) ? wordOf(words, key) : titleCase(name) };
  });

const titleCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
