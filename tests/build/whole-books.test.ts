// Builds whole sites of small books: the <main> of every page, every file's name, every diagnostic.
//
// EXPECT=write npm run unit tests/build/whole-books.test.ts
// rewrites their folders `expected/`; read the difference before you commit it.
import { mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { HtmlValidate } from 'html-validate';
import { describe, expect, test } from 'vitest';
import { filesIn } from '../helpers/temp-folder.ts';
import { buildFixture, expectedFolder, fixtureFolder, lineOf, mainOf } from './book.ts';
import type { BuiltFolder } from './book.ts';

/** The site in the form in which it is compared: text by name. */
function outline(built: BuiltFolder): ReadonlyMap<string, string> {
  const pages = built.files.filter((file) => file.endsWith('.html'));
  return new Map([
    ['diagnostics.txt', built.diagnostics.map((diagnostic) => `${lineOf(diagnostic)}\n`).join('')],
    ['files.txt', built.files.map((file) => `${file.replace(/-[0-9a-f]{8}\./, '-HASH.')}\n`).join('')],
    // A redirect has no <main>: all of it counts.
    ...pages.map((file) => [file, mainOf(built.read(file)) ?? built.read(file)] as const),
  ]);
}

function rewrite(folder: string, site: ReadonlyMap<string, string>): void {
  rmSync(folder, { recursive: true, force: true });
  for (const [name, text] of site) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
}

const validator = (url: string): HtmlValidate =>
  new HtmlValidate({
    extends: ['html-validate:standard', 'html-validate:a11y', 'html-validate:document'],
    rules: {
      'require-sri': ['error', { target: 'crossorigin' }],
      // A <select> cannot hold results with excerpts; this is the combobox of the ARIA practices.
      'prefer-native-element': ['error', { exclude: ['listbox'] }],
      // Titles are the book's.
      'long-title': 'off',
      // A task's box has no label in mdBook's HTML, and styles and scripts for that HTML know no other.
      'input-missing-label': 'off',
      // The page of the whole book has every chapter's heading.
      ...(url === 'print.html' ? { 'heading-level': ['error', { allowMultipleH1: true }] } : {}),
    },
  });

async function mistakesOf(url: string, html: string): Promise<readonly string[]> {
  const report = await validator(url).validateString(html);
  return report.results.flatMap(({ messages }) =>
    messages.map(({ ruleId, message, line }) => `${url}:${line} ${ruleId}: ${message}`),
  );
}

const books = readdirSync(fixtureFolder('')).sort();

test('there are fixture books', () => {
  expect(books).toEqual([
    'everything',
    'hidden-and-drafts',
    'no-book-toml',
    'refs-and-markers',
    'right-to-left',
  ]);
});

const readAll = (folder: string): ReadonlyMap<string, string> =>
  new Map(filesIn(folder).map((file) => [file, readFileSync(join(folder, file), 'utf8')]));

describe.each(books)('the fixture book %s', (name) => {
  test('builds exactly the expected site', async () => {
    const site = outline(await buildFixture(name));
    const folder = expectedFolder(name);
    if (process.env['EXPECT'] === 'write') rewrite(folder, site);
    expect(site).toEqual(readAll(folder));
  });

  test('has only valid pages', async () => {
    const built = await buildFixture(name);
    const pages = built.files.filter((file) => file.endsWith('.html'));
    const mistakes = await Promise.all(pages.map((page) => mistakesOf(page, built.read(page))));
    expect(mistakes.flat()).toEqual([]);
  });
});
