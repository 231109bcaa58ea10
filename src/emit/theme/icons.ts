// Inline SVG icons by name, including mdBook's Font Awesome names.
import { type Outcome, diagnose } from '../../core/diagnostic.ts';
import { fontAwesome, fontAwesomeNames } from '../../disk/font-awesome.ts';
import { nearest } from '../../core/nearest.ts';

/** The theme's icons. */
export interface Icons {
  /** The icon's `<svg>`, hidden from screen readers; absent if there is no such icon. */
  readonly svg: (name: string) => string | undefined;
  readonly names: () => readonly string[];
}

/**
 * The icons of a folder of `NAME.svg` files, then those of Font Awesome Free; each is read when it is first wanted. A
 * name may start with `far-` for the regular style, which the folder's drawings don't have.
 */
export function createIcons(
  read: (path: string) => string | undefined,
  list: () => readonly string[],
): Icons {
  const known = new Map<string, string | undefined>();
  const svg = (name: string): string | undefined => {
    if (!/^[\w-]+$/.test(name)) return undefined;
    const drawn = (one: string): string | undefined => read(`icons/${one}.svg`)?.trim();
    if (!known.has(name))
      known.set(name, drawn(name) ?? drawn(name.replace(/^far-/, '')) ?? fontAwesome(name));
    return known.get(name);
  };
  const names = (): readonly string[] => list().flatMap((file) => /^(.+)\.svg$/.exec(file)?.slice(1) ?? []);
  return { svg, names };
}

/** Output of mdBook's `{{fa}}` and `<i class="fa">`: an icon in a `span.fa-svg`. */
export const iconSpan = (svg: string, id?: string): string =>
  `<span class="fa-svg"${id === undefined ? '' : ` id="${id}"`}>${svg}</span>`;

/** The icon that a misspelled name may mean, of the theme's rather than of Font Awesome's. */
export const nearestIcon = (icons: Icons, name: string): string | undefined =>
  nearest(name, icons.names()) ?? nearest(name, fontAwesomeNames());

/** Names by which services are known, where Font Awesome has others for their marks, or those for something else. */
const services: Readonly<Record<string, string>> = {
  email: 'envelope',
  hackernews: 'hacker-news',
  pypi: 'python',
  signal: 'signal-messenger',
  stackoverflow: 'stack-overflow',
  x: 'x-twitter',
};

/** The name of the icon for a service. */
export const serviceIcon = (service: string): string =>
  Object.hasOwn(services, service) ? (services[service] ?? service) : service;

/** The icon's `<svg>`; absent, with a warning, if the theme doesn't have it. */
export function findIcon(icons: Icons, icon: string): Outcome<string | undefined> {
  const svg = icons.svg(icon);
  if (svg !== undefined) return { value: svg, diagnostics: [] };
  const name = icon.replace(/^far-/, '');
  const args = { icon: name, nearest: nearestIcon(icons, name) };
  return { value: undefined, diagnostics: [diagnose('theme/unknown-icon', args)] };
}
