// The colors of a theme, read from its style sheet.
import { expect, test } from 'vitest';
import { colorSheet } from '../../../src/emit/theme/color-sheets.ts';
import { themeNames } from '../../../src/emit/theme/page-themes.ts';
import { colorsIn, themeColors } from '../../../src/emit/theme/theme-colors.ts';
import { builtinFolder } from './folder.ts';

const sheet = colorSheet('css/variables.css', { builtin: builtinFolder }) ?? '';
const light = { background: '#fff', text: '#1c2026', accent: '#0b57b8' };

test.each(themeNames({}))('the theme %s has its own colors', (theme) => {
  const colors = colorsIn(sheet, theme);
  expect([colors.background, colors.text, colors.accent].every((color) => color.startsWith('#'))).toBe(true);
  if (theme === 'light') expect(colors).toEqual(light);
  else expect(colors).not.toEqual(light);
});

test('the last of several rules for a theme wins, and mdBook’s notation for colors is read', () => {
  const own =
    '.sea, html:not(.js) { --bg: hsl(200, 7%, 8%); --fg: red; /* --fg: blue; */ --links: #abc }\n@media print { html.sea { --fg: #def; } }';
  expect(themeColors(own, 'sea', light)).toEqual({
    background: 'hsl(200, 7%, 8%)',
    text: '#def',
    accent: '#abc',
  });
});

test('a theme that doesn’t exist or mixes its colors falls back to the light one', () => {
  expect(themeColors(sheet, 'sea', light)).toEqual(light);
  expect(themeColors('.sea { --bg: #000; --fg: var(--x); --links: #fff; }', 'sea', light)).toEqual(light);
});
