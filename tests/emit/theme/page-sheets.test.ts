// The style sheets of every page as one file, and the colors of further themes as another.
import { describe, expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { pageSheets } from '../../../src/emit/theme/page-sheets.ts';
import { builtinFolder, folderWith } from './folder.ts';

const sheetsWith = (files?: Readonly<Record<string, string>>): ReadonlyMap<string, string> => {
  const own = files && { folder: folderWith(files), path: bookPath('theme') };
  const sheets = pageSheets({ builtin: builtinFolder, ...(own && { own }) });
  return new Map(sheets.map(({ name, content }) => [name, String(content)]));
};

describe('the sheet of every page', () => {
  const sheet = sheetsWith().get('css/book.css') ?? '';

  test('has the rules of all sheets, those for paper apart', () => {
    expect(sheet).toMatch(/--sidebar-target-width:[^]*font-size:62\.5%[^]*\.menu-bar[^]*\.hljs-keyword/);
    expect(sheet).toMatch(/@media print\{:root\{--bg:#fff;/);
    expect(sheet.split('{').length).toBe(sheet.split('}').length);
  });

  test('has the colors that readers get without choosing any, and no others', () => {
    expect(sheet).toMatch(/\.light,html:not\(\.js\)\{--bg:/);
    expect(sheet).toContain('.navy{--bg:');
    expect(sheet).not.toMatch(/\.(?:coal|rust|ayu)\{/);
  });
});

test('the colors of pages and code of the other themes are in one sheet', () => {
  const sea = '.sea {\n  --bg: #024;\n  --hl-comment: #abc;\n}\n.sea a { color: red; }\n';
  const themes = sheetsWith({ 'css/themes/sea.css': sea }).get('css/themes.css') ?? '';
  for (const name of ['rust', 'coal', 'ayu'])
    expect(themes).toMatch(new RegExp(`\\.${name}\\{--bg:[^}]*--hl-comment:`));
  expect(themes).toContain('.sea{--bg:#024;--hl-comment:#abc}.sea a{color:red}');
  expect(themes).not.toContain('.light');
});

test.each([
  'css/general.css',
  'css/variables.css',
  'css/print.css',
  'css/common-variables.css',
  'book.js',
  'index.hbs',
  'js/early.js',
  'parts/document.hbs',
])('pages keep separate sheets if the book has its own %s', (name) => {
  expect(sheetsWith({ [name]: 'x' }).size).toBe(0);
});
