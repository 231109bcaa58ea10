// The colour themes that readers choose from, in the order of the menu.
import type { ThemeFolders } from './theme-files.ts';

export interface PageTheme {
  /** The class of `<html>`, which also names the theme's file. */
  readonly name: string;
  /** The theme's entry in the menu. */
  readonly label: string;
}

/** A built-in theme is one line here and its file, `templates/css/themes/NAME.css`. */
const builtinThemes: readonly PageTheme[] = [
  { name: 'light', label: 'Light' },
  { name: 'rust', label: 'Rust' },
  { name: 'coal', label: 'Coal' },
  { name: 'navy', label: 'Navy' },
  { name: 'ayu', label: 'Ayu' },
];

/** Readers without JavaScript cannot choose: they get one of these, as their system prefers. */
export const themesWithoutScript = { light: 'light', dark: 'navy' } as const;

export const themeOnPaper = 'light';

const FOLDER = 'css/themes';

/** Where a theme's colours are, from the root of `templates/` or the book's own theme. */
export const themeFile = (name: string): string => `${FOLDER}/${name}.css`;

/** The built-in themes, then those that the book's own theme folder adds, by name. */
export function pageThemes({ own }: Pick<ThemeFolders, 'own'>): readonly PageTheme[] {
  const files = own?.folder.list(FOLDER) ?? [];
  const names = files.flatMap((file) => /^([\w-]+)\.css$/.exec(file)?.slice(1) ?? []);
  const added = names.filter((name) => !builtinThemes.some((theme) => theme.name === name));
  return [...builtinThemes, ...added.map((name) => ({ name, label: titleCase(name) }))];
}

const titleCase = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1);
