// The colour themes that readers choose from, in the order of the menu.
import { wordOf } from '../../core/words.ts';
import type { AssetSources } from './asset-files.ts';
import type { ThemeFolders } from './theme-files.ts';

export interface PageTheme {
  /** The class of `<html>`, which also names the theme's file. */
  readonly name: string;
  /** The theme's entry in the menu. */
  readonly label: string;
}

/** A built-in theme is its name here, its word and its file, `templates/css/themes/NAME.css`. */
const builtinThemes: readonly string[] = ['light', 'rust', 'coal', 'navy', 'ayu'];

/** Readers without JavaScript cannot choose: they get one of these, as their system prefers. */
export const themesWithoutScript = { light: 'light', dark: 'navy' } as const;

export const themeOnPaper = 'light';

const FOLDER = 'css/themes';

/** Where a theme's colours are, from the root of `templates/` or the book's own theme. */
export const themeFile = (name: string): string => `${FOLDER}/${name}.css`;

/** The built-in themes, then those that the book's own theme folder adds, by name. */
export function themeNames({ own }: Pick<ThemeFolders, 'own'>): readonly string[] {
  const files = own?.folder.list(FOLDER) ?? [];
  const names = files.flatMap((file) => /^([\w-]+)\.css$/.exec(file)?.slice(1) ?? []);
  return [...new Set([...builtinThemes, ...names])];
}

/** The menu's themes; one without a word, `theme-NAME`, is called by its name. */
export const pageThemes = ({ own, words }: Pick<AssetSources, 'own' | 'words'>): readonly PageTheme[] =>
  themeNames({ own }).map((name) => {
    const key = `theme-${name}`;
    return { name, label: Object.hasOwn(words.texts, key) ? wordOf(words, key) : titleCase(name) };
  });

const titleCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
