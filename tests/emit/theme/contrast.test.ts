// Every pair of colors that text is read in keeps the contrast of WCAG, in every theme.
import { expect, test } from 'vitest';
import { colorSheet } from '../../../src/emit/theme/color-sheets.ts';
import { themeNames } from '../../../src/emit/theme/page-themes.ts';
import { builtinFolder } from './folder.ts';

type Color = readonly [number, number, number];

const css = colorSheet('css/variables.css', { builtin: builtinFolder }) ?? '';
const themes = themeNames({});
const variables = (rule: string): ReadonlyMap<string, Color> =>
  new Map(
    [...rule.matchAll(/--([\w-]+): #([0-9a-f]{3,6});/g)].map(([, name = '', hex = '']) => [
      name,
      colorOf(hex),
    ]),
  );

function colorOf(hex: string): Color {
  const digits = hex.length === 3 ? hex.replace(/./g, '$&$&') : hex;
  const channel = (at: number): number => parseInt(digits.slice(at, at + 2), 16) / 255;
  return [channel(0), channel(2), channel(4)];
}

/** `color-mix(in srgb, a share, b)`, as the style sheet makes its own colors of mdBook's. */
const mix = (a: Color, b: Color, share: number): Color => [
  a[0] * share + b[0] * (1 - share),
  a[1] * share + b[1] * (1 - share),
  a[2] * share + b[2] * (1 - share),
];

// WCAG 2.2: relative luminance, and the ratio of two of them.
const luminance = (color: Color): number => {
  const [r, g, b] = color.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as [
    number,
    number,
    number,
  ];
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: Color, b: Color): number => {
  const [dark, light] = [luminance(a), luminance(b)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
};

const text = 7;
const small = 4.5;
const pairs: readonly (readonly [string, string, number])[] = [
  ['fg', 'bg', text],
  ['fg', 'quote-bg', text],
  ['fg', 'table-header-bg', text],
  ['fg', 'table-alternate-bg', text],
  ['fg', 'theme-popup-bg', text],
  ['fg', 'search-mark-bg', small],
  ['fg', 'searchresults-li-bg', small],
  ['sidebar-fg', 'sidebar-bg', text],
  ['searchbar-fg', 'searchbar-bg', text],
  ['inline-code-color', 'code-bg', text],
  ['muted', 'bg', small],
  ['muted', 'searchresults-li-bg', small],
  ['links', 'bg', small],
  ['links', 'quote-bg', small],
  ['links', 'code-bg', small],
  ['links', 'table-header-bg', small],
  ['links', 'table-alternate-bg', small],
  ['links', 'searchresults-li-bg', small],
  ['sidebar-active', 'sidebar-bg', small],
  ['sidebar-non-existant', 'sidebar-bg', small],
  ['searchresults-header-fg', 'theme-popup-bg', small],
  ['icons', 'bg', small],
  ...['note', 'tip', 'important', 'warning', 'caution'].map((kind): readonly [string, string, number] => [
    `blockquote-${kind}-color`,
    'quote-bg',
    small,
  ]),
];

test.each(themes)('colors of the theme %s have enough contrast', (theme) => {
  const rule = new RegExp(`^\\.${theme}[,\\s][^}]*`, 'm').exec(css)?.[0] ?? '';
  const colors = new Map(variables(rule));
  const [fg, bg] = [colors.get('fg'), colors.get('bg')];
  if (fg === undefined || bg === undefined) throw new Error(`no colors of ${theme}`);
  colors.set('code-bg', mix(fg, bg, 0.05));
  colors.set('muted', mix(fg, bg, 0.8));
  const poor = pairs.flatMap(([a, b, least]) => {
    const [front, back] = [colors.get(a), colors.get(b)];
    const ratio = front && back ? contrast(front, back) : 0;
    return ratio < least ? [`${a} on ${b}: ${ratio.toFixed(2)} < ${least}`] : [];
  });
  expect(poor).toEqual([]);
});

test('a dark page without JavaScript has navy’s colors', () => {
  const navy = /^\.navy \{([^}]*)/m.exec(css)?.[1]?.replace(/\s+/g, ' ');
  const dark = /prefers-color-scheme: dark\) \{\s*html:not\(\.js\) \{([^}]*)/
    .exec(css)?.[1]
    ?.replace(/\s+/g, ' ');
  expect(dark).toBe(navy);
});

test.each(themes)('code on marked lines has enough contrast in %s', (theme) => {
  const ruleIn = (sheet: string): string => new RegExp(`^\\.${theme}[,\\s][^}]*`, 'm').exec(sheet)?.[0] ?? '';
  const code = variables(ruleIn(colorSheet('css/highlight.css', { builtin: builtinFolder }) ?? ''));
  const links = variables(ruleIn(css)).get('links');
  const back = code.get('code-bg');
  const [added, removed] = [code.get('hl-addition'), code.get('hl-deletion')];
  if (!links || !back || !added || !removed) throw new Error(`no colors of ${theme}`);
  const share = Number(/--code-marked-bg: color-mix\(in srgb, var\(--links\) (\d+)%/.exec(css)?.[1]) / 100;
  const poor = Object.entries({ links, added, removed }).flatMap(([mark, color]) =>
    [...code].flatMap(([name, front]) => {
      const ratio = name === 'code-bg' ? small : contrast(front, mix(color, back, share));
      return ratio < small ? [`${name} on ${mark}: ${ratio.toFixed(2)}`] : [];
    }),
  );
  expect(poor).toEqual([]);
});
