import { describe, expect, test } from 'vitest';
import { htmlOutputDir, outputDir, resolveLayout } from '../../../src/read/config/layout.ts';
import { configOf, readFolder } from './read-config.ts';

describe('a folder without a book.toml', () => {
  test.each([
    [['book/SUMMARY.md'], 'book', 'site'],
    [['book/SUMMARY.md', 'src/SUMMARY.md', 'SUMMARY.md'], 'book', 'site'],
    [['src/SUMMARY.md'], 'src', 'book'],
    [['src/SUMMARY.md', 'SUMMARY.md'], 'src', 'book'],
    [['SUMMARY.md'], '', 'book'],
    [[], 'src', 'book'],
  ])('with %j has its sources in %j and its site in %j', (files, src, buildDir) => {
    expect(resolveLayout((path) => files.includes(path))).toEqual({ src, buildDir });
    const { value, diagnostics, fatal } = readFolder(files);
    expect([value.book.src, value.build.buildDir]).toEqual([src, buildDir]);
    expect([diagnostics, fatal]).toEqual([[], false]);
  });
});

describe('a folder with a book.toml', () => {
  test('has mdBook’s layout, regardless of its other files', () => {
    const config = configOf('', { exists: () => true });
    expect([config.book.src, config.build.buildDir]).toEqual(['src', 'book']);
  });
});

describe('a folder with a book.toml and only book/SUMMARY.md', () => {
  const exists = (path: string): boolean => path === 'book/SUMMARY.md' || path === 'SUMMARY.md';
  test.each([
    ['', 'book', 'site'],
    ['[book]\ntitle = "T"', 'book', 'site'],
    ['[build]\nbuild-dir = "out"', 'book', 'out'],
    ['[book]\nsrc = "src"', 'src', 'book'],
    ['[book]\nsrc = "text"', 'text', 'book'],
    ['source = "text"', 'text', 'book'],
    ['dest = "out"', 'book', 'out'],
    ['[output.html]\ndestination = "out"', 'book', 'out'],
  ])('and %j has its sources in %s and its site in %s', (text, src, buildDir) => {
    const config = configOf(text, { exists });
    expect([config.book.src, config.build.buildDir]).toEqual([src, buildDir]);
  });

  test.each([
    [{ MDBOOK_BOOK__SRC: 'text' }, 'text', 'book'],
    [{ MDBOOK_BUILD__BUILD_DIR: 'out' }, 'book', 'out'],
  ])('and the environment %j has its sources in %s and its site in %s', (environment, src, buildDir) => {
    const config = configOf('', { exists, environment });
    expect([config.book.src, config.build.buildDir]).toEqual([src, buildDir]);
  });
});

describe('the folder of the site', () => {
  test.each([
    ['', 'book'],
    ['[output.html]', 'book'],
    ['[build]\nbuild-dir = "out"\n[output.html]', 'out'],
    ['[output.linkcheck]', 'book'],
    ['[output.html]\n[output.linkcheck]', 'book/html'],
    ['[output.html]\n[output.linkcheck2]\n[output.markdown]', 'book/html'],
    ['[output.html]\n[output.pandoc]\noptional = true\n[build]\nbuild-dir = "."', 'html'],
  ])('with %j is %j, by mdBook’s rule', (text, folder) => {
    expect(htmlOutputDir(configOf(text))).toBe(folder);
  });

  test('is next to those of the other renderers', () => {
    const config = configOf('[output.html]\n[output.pandoc]');
    expect(outputDir(config, 'pandoc')).toBe('book/pandoc');
    expect(outputDir(configOf('[output.pandoc]'), 'pandoc')).toBe('book');
  });
});
