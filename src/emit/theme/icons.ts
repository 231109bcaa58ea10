// Names of icons, mdBook's Font Awesome names among them -> inline SVG.
import { type Outcome, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';

/** The theme's icons. */
export interface Icons {
  /** An icon's `<svg>`, hidden from screen readers; absent when there is none of this name. */
  readonly svg: (name: string) => string | undefined;
  readonly names: () => readonly string[];
}

/** The icons of a folder of `NAME.svg` files; each is read when it is first wanted. */
export function createIcons(
  read: (path: string) => string | undefined,
  list: () => readonly string[],
): Icons {
  const known = new Map<string, string | undefined>();
  const svg = (name: string): string | undefined => {
    if (!/^[\w-]+$/.test(name)) return undefined;
    if (!known.has(name)) known.set(name, read(`icons/${name}.svg`)?.trim());
    return known.get(name);
  };
  const names = (): readonly string[] => list().flatMap((file) => /^(.+)\.svg$/.exec(file)?.slice(1) ?? []);
  return { svg, names };
}

/** What mdBook's `{{fa}}` and its `<i class="fa">` become: an icon in a `span.fa-svg`. */
export const iconSpan = (svg: string, id?: string): string =>
  `<span class="fa-svg"${id === undefined ? '' : ` id="${id}"`}>${svg}</span>`;

/** An icon's `<svg>`; absent with a warning when the theme has none of this name. */
export function findIcon(icons: Icons, icon: string): Outcome<string | undefined> {
  const svg = icons.svg(icon);
  if (svg !== undefined) return { value: svg, diagnostics: [] };
  const known = nearest(icon, icons.names());
  const args = known === undefined ? { icon } : { icon, nearest: known };
  return { value: undefined, diagnostics: [diagnose('theme/unknown-icon', args)] };
}
