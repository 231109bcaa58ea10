// The guide in `book/` is a book without a mistake, and what it says of settings and commands is what they are.
import { readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../src/cli/commands.ts';
import { bookPath } from '../src/core/path.ts';
import { hashBytes } from '../src/core/hash.ts';
import { type BuildResult, build, messageOf } from '../src/index.ts';
import { writtenChapters } from '../src/read/summary/outline.ts';
import { parseSummary } from '../src/read/summary/parse-summary.ts';
import { run } from './cli/test-terminal.ts';
import { sharedTempFolder } from './helpers/temp-folder.ts';
import { settingsChapter } from './guide/settings-chapter.ts';

const root = resolve(import.meta.dirname, '..');
const text = (path: string): string => readFileSync(join(root, path), 'utf8');

const summary = text('book/SUMMARY.md');
const chapters = [
  ...writtenChapters(
    parseSummary(
      { kind: 'file', path: bookPath('book/SUMMARY.md'), text: summary, hash: hashBytes(summary) },
      { src: bookPath('book') },
    ).value.items,
  ),
].map(({ chapter }) => chapter);

describe('the site of the guide', () => {
  let result: BuildResult;
  let page: (url: string) => string;

  const destination = join(sharedTempFolder(), 'site');
  beforeAll(async () => {
    result = await build({ root, destination, cache: 'none' });
    page = (url) => readFileSync(join(destination, url), 'utf8');
  }, 60_000);

  test('has no diagnostics', () => {
    const told = result.diagnostics.map((each) => `${each.at?.file ?? ''}: ${messageOf(each)}`);
    expect(told).toEqual([]);
  });

  test('has a page for each chapter, with its title from SUMMARY.md', () => {
    expect(chapters.length).toBeGreaterThan(25);
    for (const { url, name } of chapters)
      expect(page(url)).toContain(`<title>${name.replaceAll("'", '&#x27;')} - build-book</title>`);
  });

  test.each(chapters.map(({ url }) => url))('%s has a description, one h1, and no directive left', (url) => {
    const html = page(url);
    expect(html).toMatch(/<meta name="description" content="[^"]{20,200}">/);
    expect(html.match(/<h1[ >]/g)).toHaveLength(1);
    const words = html.replace(/<code[^>]*>[^]*?<\/code>/g, '').replace(/<[^>]*>/g, '');
    expect(words).not.toMatch(/(?:\{\{|&lt;&lt;)\s*(?:#|hi:|i:|ii:)/);
  });

  test('shows files of the program', () => {
    expect(page('site/theme-contract.html')).toContain('pathToRoot');
    expect(page('reference/api.html')).toContain('openSession');
    expect(page('writing/include.html')).toContain('MIT License');
  });

  test('has an index of the terms that it marks', () => {
    const entries = [...page('terms.html').matchAll(/<span class="index-entry">(.*?)<\/span>/g)];
    const names = new Set(entries.map((match) => match[1]));
    const markers = chapters.flatMap(({ source }) => {
      const outsideCode = text(source).replace(/^(`{3,})[^]*?^\1/gm, '');
      return [...outsideCode.matchAll(/(?<!`)\{\{hi:([\w ]+)\}\}(?!`)/g)].map((match) => match[1]);
    });
    expect(markers.length).toBeGreaterThan(60);
    expect(markers.filter((marker) => !names.has(marker))).toEqual([]);
  });
});

test('`check` finds nothing in the guide either', async () => {
  const { out } = await run(['check', '--no-cache', '--json'], { folder: root });
  const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly unknown[] };
  expect(diagnostics).toEqual([]);
}, 60_000);

test('the settings chapter matches the table of keys', async () => {
  await expect(settingsChapter()).toMatchFileSnapshot('../book/reference/settings.md');
});

describe('the command line chapter shows the help text', () => {
  const chapter = text('book/reference/command-line.md');
  const pages = [['build-book', ['--help']], ...commands.map(({ name }) => [name, ['help', name]] as const)];

  test.each(pages as readonly (readonly [string, readonly string[]])[])('of %s', async (name, argv) => {
    const { out, code } = await run(argv);
    expect(code).toBe(0);
    const shared = /\n\nGlobal Options:\n(?: .*\n)+/;
    await expect(out.replace(shared, '\n')).toMatchFileSnapshot(`fixtures/help/${name}.txt`);
    expect(chapter).toContain(`{{#include ../../tests/fixtures/help/${name}.txt}}`);
  });
});
