// APCA: text of chapters has a lightness contrast of at least 75, everything else that is read at least 60, in each theme.
import Color from 'colorjs.io';
import { expect, test } from 'vitest';
import { colorSheet } from '../../../src/emit/theme/color-sheets.ts';
import { themeNames } from '../../../src/emit/theme/page-themes.ts';
import { builtinFolder } from './folder.ts';

const BODY = 75;
const READ = 60;

const sheets = ['css/variables.css', 'css/highlight.css'].map(
  (name) => colorSheet(name, { builtin: builtinFolder }) ?? '',
);
const text = sheets.join('\n');

const ruleOf = (sheet: string, theme: string): string =>
  new RegExp(`^\\.${theme}[,\\s][^}]*`, 'm').exec(sheet)?.[0] ?? '';

/** The hexadecimal colors of a theme by the names of their variables. */
const colorsOf = (theme: string): ReadonlyMap<string, string> =>
  new Map(
    sheets
      .flatMap((sheet) => [...ruleOf(sheet, theme).matchAll(/--([\w-]+): (#[0-9a-f]{3,6});/g)])
      .map(([, name = '', color = '']) => [name, color]),
  );

/** `color-mix(in srgb, color share, other)`, as the style sheets derive colors. */
const mix = (color: string, other: string, share: number): string =>
  new Color(other).mix(color, share, { space: 'srgb', outputSpace: 'srgb' }).toString();

/** The share of a mix in the style sheets, so that the test follows them. */
const shareOf = (name: string): number =>
  Number(new RegExp(`--${name}: color-mix\\(in srgb, var\\(--[\\w-]+\\) (\\d+)%`).exec(text)?.[1]) / 100;

type Pair = readonly [front: string, back: string, least: number];

const on = (fronts: readonly string[], backs: readonly string[], least: number): readonly Pair[] =>
  fronts.flatMap((front) => backs.map((back): Pair => [front, back, least]));

const grounds = ['bg', 'quote-bg', 'table-header-bg', 'table-alternate-bg'];
const codeGrounds = ['code-bg', 'code-marked-bg', 'code-added-bg', 'code-removed-bg'];
const alerts = ['note', 'tip', 'important', 'warning', 'caution'].map((kind) => `blockquote-${kind}-color`);

const pairs: readonly Pair[] = [
  ...on(['fg'], [...grounds, 'theme-popup-bg'], BODY),
  ['sidebar-fg', 'sidebar-bg', BODY],
  ['searchbar-fg', 'searchbar-bg', BODY],
  ['code-fg', 'code-bg', BODY],
  ...on(['fg'], ['search-mark-bg', 'searchresults-li-bg'], READ),
  ...on(['muted', 'links'], [...grounds, 'theme-popup-bg', 'searchresults-li-bg'], READ),
  ...on(['links', 'muted', 'icons'], ['code-bg'], READ),
  ...on(
    ['inline-code-color', 'links'],
    grounds.map((ground) => `inline code on ${ground}`),
    READ,
  ),
  ...on(['icons'], ['bg', 'theme-popup-bg'], READ),
  ...on(['sidebar-active', 'sidebar-non-existant'], ['sidebar-bg'], READ),
  ['sidebar-active', 'current chapter', READ],
  ['searchresults-header-fg', 'theme-popup-bg', READ],
  ...on(alerts, ['quote-bg'], READ),
];

/** The colors that style sheets derive from those of the theme. */
function withDerived(given: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const of = (name: string): string => given.get(name) ?? '';
  const derived = new Map(given);
  derived.set('muted', mix(of('fg'), of('bg'), shareOf('muted')));
  for (const [mark, color] of [
    ['code-marked', 'links'],
    ['code-added', 'hl-addition'],
    ['code-removed', 'hl-deletion'],
  ] as const)
    derived.set(`${mark}-bg`, mix(of(color), of('code-bg'), shareOf(`${mark}-bg`)));
  for (const ground of grounds) derived.set(`inline code on ${ground}`, mix(of('fg'), of(ground), 0.09));
  derived.set('current chapter', mix(of('sidebar-active'), of('sidebar-bg'), 0.13));
  return derived;
}

test.each(themeNames({}))('everything is readable in the theme %s', (theme) => {
  const colors = withDerived(colorsOf(theme));
  const tokens = [...colors.keys()].filter((name) => name.startsWith('hl-'));
  const poor = [...pairs, ...on(tokens, codeGrounds, READ)].flatMap(([front, back, least]) => {
    const [color, ground] = [colors.get(front), colors.get(back)];
    if (color === undefined || ground === undefined) return [`${front} or ${back} is missing`];
    const lightness = Math.abs(new Color(ground).contrastAPCA(color));
    return lightness < least ? [`${front} on ${back}: ${lightness.toFixed(1)} < ${least}`] : [];
  });
  expect(poor).toEqual([]);
});
