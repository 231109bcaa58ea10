// Style sheets that a theme copied from mdBook, on pages with parts that mdBook's don't have.
import { describe, expect, test } from 'vitest';
import { bookPath } from '../../../src/core/path.ts';
import { textAsset } from '../../../src/emit/theme/asset-files.ts';
import { english } from '../../english.ts';
import { siteOf } from '../../build/small-book.ts';
import { builtinFolder, folderWith } from './folder.ts';

const copied = "/* Base styles */\n\n@import 'variables.css';\n\n.page-wrapper { color: red; }\n";

const sheet = (name: string, files: Readonly<Record<string, string>>): string =>
  textAsset(
    { builtin: builtinFolder, own: { folder: folderWith(files), path: bookPath('theme') }, words: english },
    name,
  )
    .map(({ content }) => String(content))
    .join();

const builtIn = (name: string): string => sheet(name, {});

describe('a copy of mdBook’s sheet', () => {
  test.each(['css/general.css', 'css/print.css'])('follows the built-in %s', (name) => {
    expect(sheet(name, { [name]: copied })).toBe(
      `${builtIn(name)}\n/* Base styles */\n\n\n.page-wrapper { color: red; }\n`,
    );
  });

  test('of what is around the chapter leaves nested chapters below their chapter', () => {
    const text = sheet('css/chrome.css', { 'css/chrome.css': copied });
    expect(text.startsWith(builtIn('css/chrome.css'))).toBe(true);
    expect(text.slice(text.indexOf('.page-wrapper { color'))).toContain('.chapter li { display: block; }');
  });

  test('replaces the built-in one below mdBook’s page template', () => {
    expect(sheet('css/general.css', { 'css/general.css': copied, 'index.hbs': '<p>' })).toBe(copied);
  });

  test('isn’t reported for an import of the variables, which pages have', async () => {
    const { text, files, diagnostics } = await siteOf({
      'theme/css/general.css': copied,
      'src/a.md': '# A\n',
    });
    expect(diagnostics).toEqual([]);
    const general = files.find((path) => path.startsWith('css/general-')) ?? '';
    expect(text(general)).not.toContain('@import');
  });
});

test.each(['.page-wrapper { color: var(--muted); }', 'p { color: red; }'])(
  'the sheet %s, made for these pages, replaces the built-in one',
  (own) => {
    expect(sheet('css/general.css', { 'css/general.css': own })).toBe(own);
  },
);
