// The colours of a theme, read from its style sheet.
import { expect, test } from 'vitest';
import { themeColors } from '../../../src/emit/theme/theme-colors.ts';
import { builtinFolder } from './folder.ts';

const sheet = builtinFolder.text('css/variables.css') ?? '';
const light = { background: '#fff', text: '#1c2026', accent: '#0b57b8' };

test.each(['light', 'rust', 'coal', 'navy', 'ayu'])('%s has colours of its own', (theme) => {
  const colors = themeColors(sheet, theme);
  expect([colors.background, colors.text, colors.accent].every((color) => color.startsWith('#'))).toBe(true);
  if (theme === 'light') expect(colors).toEqual(light);
  else expect(colors).not.toEqual(light);
});

test('of several rules for a theme the last counts, and mdBook’s way to write colours is read', () => {
  const own =
    '.sea, html:not(.js) { --bg: hsl(200, 7%, 8%); --fg: red; /* --fg: blue; */ --links: #abc }\n@media print { html.sea { --fg: #def; } }';
  expect(themeColors(own, 'sea')).toEqual({ background: 'hsl(200, 7%, 8%)', text: '#def', accent: '#abc' });
});

test('a theme that is not there, or mixes its colours, is drawn in those of the light one', () => {
  expect(themeColors(sheet, 'sea')).toEqual(light);
  expect(themeColors('.sea { --bg: #000; --fg: var(--x); --links: #fff; }', 'sea')).toEqual(light);
});
