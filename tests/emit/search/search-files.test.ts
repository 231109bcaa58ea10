// The files of the search index, and what a change costs.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openSession } from '../../../src/build/session.ts';
import { hashBytes } from '../../../src/core/hash.ts';
import type { Site } from '../../../src/core/output-file.ts';
import { bookPath } from '../../../src/core/path.ts';
import { bookOf, indexOf, openBook, searchedBook, textsOf } from './searched-book.ts';

// Whole builds, on a machine that may have more to do.
vi.setConfig({ testTimeout: 180_000 });

const WORDS = 'socket thread mutex channel future stream buffer packet frame window header kernel'.split(' ');

/** A text that is the same in every run. */
const textOf = (chapter: number): string =>
  Array.from(
    { length: 300 },
    (_, i) => `${WORDS[(i * (chapter + 3) + chapter) % WORDS.length]}${(i * chapter) % 29}`,
  ).join(' ');

const manyChapters = (count: number): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Array.from({ length: count }, (_, i) => [
      `c${i}.md`,
      `# Chapter ${i}\n\n${textOf(i)}\n\n## More\n\n${textOf(i + 1)}\n`,
    ]),
  );

test('all files but the manifest are named by their content', async () => {
  const texts = await indexOf(bookOf(manyChapters(30)));
  const names = [...texts.keys()].filter((name) => name !== 'index.json');
  expect(names.length).toBeGreaterThan(10);
  for (const name of names.filter((one) => !one.endsWith('.js'))) {
    const hash = hashBytes(texts.get(name) ?? '')
      .toLowerCase()
      .replace(/[^a-z\d]/g, '');
    expect(hash.startsWith(name.slice(0, 12))).toBe(true);
  }
});

test('files can be read again after all of them were read', async () => {
  const root = bookOf(manyChapters(30));
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'build' });
  await session.build();
  const site: Site = (await session.search(() => true)) ?? new Map();
  const texts = await textsOf(site);
  expect(texts.size).toBeGreaterThan(10);
  expect(await textsOf(site)).toEqual(texts);
  await session.close();
});

test('after a change the index is the one that a new build makes, and few of its files differ', async () => {
  const root = bookOf(manyChapters(60));
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'build' });
  await session.build();
  const before: Site = (await session.search(() => true)) ?? new Map();
  session.takeRuns();
  writeFileSync(
    join(root, 'src/c30.md'),
    `# Chapter 30\n\nquokka ${textOf(30)}\n\n## More\n\n${textOf(31)}\n`,
  );
  await session.build([bookPath('src/c30.md')]);
  const after: Site = (await session.search(() => true)) ?? new Map();
  const runs = session.takeRuns();
  const texts = await textsOf(after);
  await session.close();
  expect(texts).toEqual(await indexOf(root));
  const changed = [...after.keys()].filter(
    (url) => !before.has(url) || before.get(url)?.stamp !== after.get(url)?.stamp,
  );
  expect(changed.length).toBeLessThan(8);
  expect(after.size).toBeGreaterThan(30);
  expect(runs.filter((run) => run.startsWith('scan:'))).toEqual(['scan:src/c30.md']);
});

test('a new section, a new chapter and a chapter less leave the index that a new build makes', async () => {
  const files = manyChapters(40);
  const root = bookOf(files);
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'build' });
  await session.build();
  await session.search(() => true);
  const summary = join(root, 'src/SUMMARY.md');
  const lines = Object.keys(files).map((name) => `- [${name}](${name})\n`);
  const changes: readonly (() => void)[] = [
    () => {
      writeFileSync(
        join(root, 'src/c7.md'),
        `# Chapter 7\n\n${Array.from({ length: 12 }, (_, i) => `## S${i}\n\nwombat${i}\n`).join('\n')}`,
      );
    },
    () => {
      writeFileSync(join(root, 'src/new.md'), '# New\n\nnumbat\n');
      writeFileSync(summary, ['- [New](new.md)\n', ...lines].join(''));
    },
    () => {
      writeFileSync(summary, lines.slice(3).join(''));
    },
  ];
  for (const change of changes) {
    change();
    await session.build();
    const texts = await textsOf((await session.search(() => true)) ?? new Map());
    expect(texts).toEqual(await indexOf(root));
  }
  await session.close();
});

test('a chapter that moves is found at its new address, although its text is the same', async () => {
  const root = bookOf({ 'a.md': '# A\n\nnumbat\n', 'b.md': '# B\n' });
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'build' });
  await session.build();
  await session.search(() => true);
  writeFileSync(join(root, 'src/moved.md'), '# A\n\nnumbat\n');
  writeFileSync(join(root, 'src/SUMMARY.md'), '- [a](moved.md)\n- [b](b.md)\n');
  await session.build();
  const texts = await textsOf((await session.search(() => true)) ?? new Map());
  await session.close();
  const { pages } = await openBook(texts);
  expect(await pages('numbat')).toEqual(['moved.html']);
});

test('an index that is no longer wanted is absent, and made by the next call', async () => {
  const root = bookOf(manyChapters(60));
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'serve' });
  await session.build();
  expect(await session.search(() => false)).toBeUndefined();
  expect(await textsOf((await session.search(() => true)) ?? new Map())).toEqual(await indexOf(root));
  await session.close();
});

test('a book without search, or without searched chapters, has no index', async () => {
  const files = { 'a.md': '# A\n', 'b.md': '# B\n' };
  const off = '[output.html.search]\nenable = false\n';
  const none = '[output.html.search.chapter]\n"a.md" = { enable = false }\n"b.md" = { enable = false }\n';
  expect([...(await indexOf(bookOf({ ...files, 'book.toml': off }))).keys()]).toEqual([]);
  expect([...(await indexOf(bookOf({ ...files, 'book.toml': none }))).keys()]).toEqual([]);
});

test('the most specific entry of `output.html.search.chapter` decides whether a chapter is searched', async () => {
  const { pages } = await searchedBook({
    'a/one.md': '# One\n\nnumbat\n',
    'a/two.md': '# Two\n\nnumbat\n',
    'b.md': '# Three\n\nnumbat\n',
    'book.toml': '[output.html.search.chapter]\n"a" = { enable = false }\n"a/two.md" = { enable = true }\n',
  });
  expect((await pages('numbat')).toSorted()).toEqual(['a/two.html', 'b.html']);
});

test('a query loads the manifest, the terms of its words and what is shown', async () => {
  const texts = await indexOf(bookOf({ ...manyChapters(60), 'z.md': '# Quokka\n\nA quokka sleeps.\n' }));
  const { find, loaded } = await openBook(texts);
  await find('quokka');
  const names = loaded();
  expect(names[0]).toBe('index.json');
  // The stemmer, the terms that begin with q, the page's group and its text.
  expect(names.length).toBeLessThanOrEqual(5);
  await find('quokka');
  expect(loaded()).toEqual([]);
});

test('a search without modules finds words as they are', async () => {
  const texts = new Map(await indexOf(bookOf({ 'a.md': '# A\n\nsockets\n' })));
  for (const name of texts.keys()) if (name.endsWith('.js')) texts.delete(name);
  const { pages } = await openBook(texts);
  expect(await pages('sockets')).toEqual(['a.html']);
});
