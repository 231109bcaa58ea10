// One book built in every way -> one site, byte for byte.
import { createHash } from 'node:crypto';
import { mkdirSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { build } from '../../src/index.ts';
import { runCommand } from '../cli/spawned.ts';
import { type Files, filesIn, tempFolder, writeIn } from '../helpers/temp-folder.ts';
import { buildIn, fixtureFolder, withoutSearch } from './book.ts';

/** The book that uses everything, and one more chapter with code enough for threads. */
const book: Files = withLongChapter(fixtureFolder('everything'));

function withLongChapter(folder: string): Files {
  const files = Object.fromEntries(
    filesIn(folder)
      .filter((file) => !file.startsWith('expected/'))
      .map((file) => [file, readFileSync(join(folder, file))]),
  );
  const block = (i: number): string => `\`\`\`rust\nfn f${i}() -> u32 { ${i} }\n\`\`\`\n`;
  const code = `# Long\n\n${Array.from({ length: 1500 }, (_, i) => block(i)).join('\n')}`;
  const summary = `${String(files['src/SUMMARY.md'])}[Long](long.md)\n`;
  return { ...files, 'src/long.md': code, 'src/SUMMARY.md': summary };
}

/** Writes the book at `place` below a folder of the test's own, its files in the given order. */
function bookAt(place: string, order: (names: readonly string[]) => readonly string[]): string {
  const root = join(tempFolder(), place);
  mkdirSync(root, { recursive: true });
  for (const name of order(Object.keys(book).sort())) writeIn(root, name, book[name] ?? '');
  return root;
}

const sorted = (names: readonly string[]): readonly string[] => names;
const reversed = (names: readonly string[]): readonly string[] => [...names].reverse();

/** Every file of a site, the manifest too, with the hash of its bytes. */
const hashesOf = (site: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    filesIn(site).map((file) => [
      file,
      createHash('sha256')
        .update(readFileSync(join(site, file)))
        .digest('hex'),
    ]),
  );

test('a site is the same in any folder, whatever order its files were created in', async () => {
  const near = await buildIn(bookAt('b', sorted));
  const far = await buildIn(bookAt('some where/sehr weit/遠く/book/src', reversed));
  expect(far.diagnostics).toEqual(near.diagnostics);
  expect([...new Set(near.diagnostics.map(({ code }) => code))].sort()).toEqual([
    'include/anchor-shown',
    'syntax/unknown-directive',
    'table/surplus-cells',
  ]);
  expect(Object.keys(hashesOf(near.destination)).length).toBeGreaterThan(35);
  expect(hashesOf(far.destination)).toEqual(hashesOf(near.destination));
});

test('a site is the same in any time zone and locale, with threads and without', async () => {
  // Scripts are minified in the built program only; without fingerprints nothing else tells of that.
  const plain = { ...withoutSearch, MDBOOK_OUTPUT__HTML__HASH_FILES: 'false' };
  const root = bookAt('here', sorted);
  await build({ root, cache: 'none', environment: plain });
  const inThisProcess = hashesOf(join(root, 'book'));
  const sites = [];
  for (const [TZ, LANG] of [
    ['Pacific/Kiritimati', 'tr_TR.UTF-8'],
    ['America/St_Johns', 'C'],
  ] as const) {
    const folder = bookAt('there', reversed);
    const environment = { ...plain, TZ, LANG, LC_ALL: LANG };
    const { code } = await runCommand(['build', '--no-cache'], { folder, environment });
    expect(code).toBe(0);
    sites.push(hashesOf(join(folder, 'book')));
  }
  const [site = {}, other] = sites;
  expect(other).toEqual(site);
  const names = Object.keys(inThisProcess);
  expect(Object.keys(site)).toEqual(names);
  const differing = names.filter((name) => site[name] !== inThisProcess[name]);
  expect(differing.filter((name) => !/\.js$|^\.build-book/.test(name))).toEqual([]);
});

test('a site with its search index is the same when built in two processes', async () => {
  const sites = [];
  for (const TZ of ['UTC', 'Asia/Tokyo']) {
    const folder = bookAt(`for ${TZ}`, TZ === 'UTC' ? sorted : reversed);
    expect((await runCommand(['build'], { folder, environment: { TZ } })).code).toBe(0);
    expect(readdirSync(join(folder, 'book'))).toContain('search-index');
    sites.push(hashesOf(join(folder, 'book')));
  }
  expect(sites[0]).toEqual(sites[1]);
});
