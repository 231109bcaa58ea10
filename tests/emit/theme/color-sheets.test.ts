// The style sheets built from the files of the page themes.
import { describe, expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { colorSheet } from '../../../src/emit/theme/color-sheets.ts';
import { loadTheme } from '../../../src/emit/theme/load-theme.ts';
import { pageThemes, themeFile, themeNames } from '../../../src/emit/theme/page-themes.ts';
import { builtinFolder, folderWith } from './folder.ts';
import { english } from '../../english.ts';

const folders = (files: Readonly<Record<string, string>>) => ({
  builtin: builtinFolder,
  own: { folder: folderWith(files), path: bookPath('theme') },
});

const sheets = (files: Readonly<Record<string, string>>): readonly string[] =>
  ['css/variables.css', 'css/highlight.css'].map((name) => colorSheet(name, folders(files)) ?? '');

const variablesOf = (name: string): readonly string[] =>
  [...(builtinFolder.text(themeFile(name)) ?? '').matchAll(/^ {2}(--[\w-]+):/gm)].map(([, one = '']) => one);

describe('the built-in themes', () => {
  const light = variablesOf('light');

  test.each(themeNames({}))('%s sets every variable, its color scheme included', (name) => {
    expect(variablesOf(name)).toEqual(light);
    expect(builtinFolder.text(themeFile(name))).toMatch(/^ {2}--color-scheme: (?:light|dark);$/m);
  });

  test('are exactly the files of their folder', () => {
    const files = themeNames({}).map((name) => `${name}.css`);
    expect(files.toSorted()).toEqual(builtinFolder.list('css/themes'));
  });
});

describe('a theme file of the book', () => {
  const sea = '/* Sea {} */\n.sea {\n  --bg: #024;\n  --hl-comment: #abc;\n}\n.sea a { --x: 1; }\n';

  test('adds its colors of pages and code, and any other rules', () => {
    const [variables = '', highlight = ''] = sheets({ 'css/themes/sea.css': sea });
    expect(variables).toContain('.sea {\n--bg: #024;\n}\n');
    expect(variables).toContain('.sea a { --x: 1; }\n');
    expect(highlight).toContain('.sea {\n--hl-comment: #abc;\n}\n');
    expect(variables + highlight).not.toContain('Sea');
  });

  test('is the last entry of the menu', () => {
    expect(pageThemes({ ...folders({ 'css/themes/sea.css': sea }), words: english }).at(-1)).toEqual({
      name: 'sea',
      label: 'Sea',
    });
    expect(themeNames(folders({ 'css/themes/ayu.css': sea }))).toEqual(themeNames({}));
  });

  test('replaces a built-in theme of the same name, also for readers without JavaScript', () => {
    const [variables = ''] = sheets({ 'css/themes/navy.css': '.navy{--bg:#010203}' });
    expect(variables).toContain('.navy {\n--bg:#010203\n}\n');
    expect(variables).toContain(
      '@media (prefers-color-scheme: dark) {\nhtml:not(.js) {\n--bg:#010203\n}\n}\n',
    );
  });
});

test('a variables.css of the book replaces the colors of every theme', async () => {
  const own = { 'css/variables.css': '.light { --bg: red }', 'css/themes/ayu.css': '.ayu { --bg: blue }' };
  const { value: theme } = await loadTheme({
    ...folders(own),
    extra: [],
    fingerprints: 'plain',
    words: english,
  });
  const contentOf = (wanted: string) => theme.assets.list.find(({ name }) => name === wanted)?.content;
  expect(contentOf('css/variables.css')).toBe('.light { --bg: red }');
  expect(contentOf('css/highlight.css')).toContain('--hl-comment');
});
