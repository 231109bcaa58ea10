// Colors by class, from the style sheet that gives the EPUB its colors.
import { lightColors } from '../epub/style-sheets.ts';
import type { Theme } from '../theme/load-theme.ts';

/** Red, green and blue from 0 to 255. */
export type Rgb = readonly [number, number, number];

/** The names that the template knows besides classes. */
const NAMED: Readonly<Record<string, readonly [selector: string, property: string]>> = {
  link: ['a:link', 'color'],
  'code-text': ['pre', 'color'],
  'code-background': ['pre', 'background-color'],
};

/** The colors of the light theme, sorted by name. */
export function classColors(theme: Pick<Theme, 'assets' | 'text'>): ReadonlyMap<string, Rgb> {
  const colors = new Map<string, Rgb>();
  const add = (name: string, value: string | undefined): void => {
    const rgb = value === undefined ? undefined : rgbOf(value);
    if (rgb) colors.set(name, rgb);
  };
  for (const { selectors, declarations } of rulesIn(lightColors(theme))) {
    for (const [name, [selector, property]] of Object.entries(NAMED))
      if (selectors.includes(selector)) add(name, declarations.get(property));
    for (const selector of selectors) {
      const only = /^\.([\w-]+)$/.exec(selector)?.[1];
      if (only !== undefined) add(only, declarations.get('color') ?? declarations.get('border-color'));
    }
  }
  return new Map([...colors].sort(([one], [other]) => (one < other ? -1 : 1)));
}

interface Rule {
  readonly selectors: readonly string[];
  readonly declarations: ReadonlyMap<string, string>;
}

const rulesIn = (css: string): readonly Rule[] =>
  [...css.replace(/\/\*[^]*?\*\//g, '').matchAll(/([^{}]+)\{([^{}]*)\}/g)].map(
    ([, selectors = '', body = '']) => ({
      selectors: selectors.split(',').map((selector) => selector.trim()),
      declarations: new Map(
        body.split(';').flatMap((declaration): [string, string][] => {
          const [, name, value] = /^\s*([\w-]+)\s*:\s*(.*?)\s*$/s.exec(declaration) ?? [];
          return name === undefined || value === undefined ? [] : [[name, value]];
        }),
      ),
    }),
  );

/** A hexadecimal, `rgb()` or `hsl()` color; absent for others. */
function rgbOf(value: string): Rgb | undefined {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(value)?.[1];
  if (hex !== undefined) {
    const full = hex.length <= 4 ? hex.replace(/./g, '$&$&') : hex;
    const [r, g, b] = [0, 2, 4].map((at) => Number.parseInt(full.slice(at, at + 2), 16));
    return r === undefined || g === undefined || b === undefined || Number.isNaN(r + g + b)
      ? undefined
      : [r, g, b];
  }
  const [, kind, list = ''] = /^(rgb|hsl)a?\(([^)]*)\)$/i.exec(value) ?? [];
  const [a, b, c] = list
    .split(/[\s,/]+/)
    .filter(Boolean)
    .map((part) => Number.parseFloat(part));
  if (kind === undefined || a === undefined || b === undefined || c === undefined || Number.isNaN(a + b + c))
    return undefined;
  return kind.toLowerCase() === 'rgb'
    ? [Math.round(a), Math.round(b), Math.round(c)]
    : rgbOfHsl(a, b / 100, c / 100);
}

/** CSS Color 4, 7.1. */
function rgbOfHsl(hue: number, saturation: number, lightness: number): Rgb {
  const part = (n: number): number => {
    const k = (n + hue / 30) % 12;
    const a = saturation * Math.min(lightness, 1 - lightness);
    return Math.round(255 * (lightness - a * Math.max(-1, Math.min(k - 3, 9 - k, 1))));
  };
  return [part(0), part(8), part(4)];
}
