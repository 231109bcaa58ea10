// Files in the book's theme folder that have no effect.
import { expect, test } from 'vitest';
import { messageOf, remedyOf } from '../../../src/core/catalog.ts';
import { siteOf } from '../../build/small-book.ts';

const noSearch = '[output.html.search]\nenable = false\n';

async function unused(
  files: Readonly<Record<string, string>>,
  settings = noSearch,
): Promise<readonly string[]> {
  const { diagnostics } = await siteOf({ 'src/a.md': '# A\n', 'book.toml': settings, ...files });
  return diagnostics.map((found) => `${found.code} ${messageOf(found)}${remedyOf(found) ?? ''}`);
}

test.each([
  ['theme/idnex.hbs', 'theme/index.hbs'],
  ['theme/parts/foter.hbs', undefined],
  ['theme/parts/side-bar.hbs', 'theme/parts/sidebar.hbs'],
  ['theme/css/genreal.css', 'theme/css/general.css'],
  ['theme/sidebar.hbs', 'theme/parts/sidebar.hbs'],
  ['theme/Head.hbs', 'theme/head.hbs'],
  ['theme/favicon.ico', 'theme/favicon.png'],
  ['theme/js/serach.js', 'theme/js/search.js'],
])('%s is reported; meant is %s', async (path, nearest) => {
  const guess = nearest === undefined ? '' : `; did you mean \`${nearest}\`?`;
  const [only = '', ...others] = await unused({ [path]: 'x' });
  expect(only).toMatch(
    `theme/unused-file \`${path}\` doesn’t replace a file of the theme, so it isn’t used${guess}`,
  );
  expect(others).toEqual([]);
});

test('a script of the book’s own is not taken for a misspelled one', async () => {
  expect((await unused({ 'theme/save-playgrounds.js': '' }))[0]).toContain('output.html.additional-js');
});

test('a style sheet that nothing loads is to be named in book.toml, which helps', async () => {
  const path = 'theme/css/x.css';
  expect(await unused({ [path]: '' })).toEqual([
    `theme/unused-file \`${path}\` doesn’t replace a file of the theme, so it isn’t used` +
      `to load it on every page, add \`"${path}"\` to \`output.html.additional-css\``,
  ]);
  expect(await unused({ [path]: '' }, `[output.html]\nadditional-css = ["${path}"]\n${noSearch}`)).toEqual(
    [],
  );
});

test('files that have an effect are not reported', async () => {
  const found = await unused(
    {
      'src/a.md': '# A\n\n```css\n{{#include ../theme/shown.css}}\n```\n',
      'theme/head.hbs': '<meta name="x">{{> mine}}',
      'theme/parts/mine.hbs': '<meta name="y">',
      'theme/css/general.css': '@import "deep.css"; a { background: url(../img/a.png) }',
      'theme/css/deep.css': '',
      'theme/img/a.png': 'a',
      'theme/shown.css': 'a {}',
      'theme/own.css': '',
      'theme/css/themes/sepia.css': '.sepia { --bg: #fff; --fg: #000 }',
      'theme/fonts/fonts.css': '',
      'theme/fonts/x.woff2': 'x',
      'theme/icons/mine.svg': '<svg></svg>',
      'theme/words/de.json': '{}',
      'theme/favicon.svg': '<svg></svg>',
      'theme/ayu-highlight.css': '',
      'theme/highlight.js': '',
      'theme/README.md': '# Theme',
      'theme/own.scss': 'a {}',
      'theme/.own.css.swp': '',
      'theme/js/keys.js': "import { x } from './mine.js';\nx();\n",
      'theme/js/mine.js': 'export const x = () => undefined;\n',
    },
    `[output.html]\nadditional-css = ["theme/own.css"]\n${noSearch}`,
  );
  expect(found).toEqual([]);
});

test('nor are files of a theme folder among the chapters, which are copied', async () => {
  expect(await unused({ 'src/theme/x.css': '' }, `[output.html]\ntheme = "src/theme"\n${noSearch}`)).toEqual(
    [],
  );
});

test('nor those of a book that is its own theme folder', async () => {
  expect(await unused({ 'x.css': '' }, `[output.html]\ntheme = "."\n${noSearch}`)).toEqual([]);
});
