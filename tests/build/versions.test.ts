// Books with versions in Git, built on disk as the API builds them.
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { hashBytes } from '../../src/core/hash.ts';
import { openSession } from '../../src/index.ts';
import { type Repository, repository } from '../helpers/git-repository.ts';
import { filesIn, tempFolder, textIn, writeIn } from '../helpers/temp-folder.ts';
import { type BuiltFolder, buildIn, lineOf, withoutSearch } from './book.ts';

const settings = (versions: string): string => `[book]
title = "Guide"
[output.html]
site-url = "https://example.com/guide/"
[build-book.versions]
${versions}
`;

/** Two old versions, the latest and a working tree; `new.md` came with 2.0, and `old.md` went with it. */
function book(versions = 'refs = ["v*"]'): Repository {
  const from = repository(
    {
      '.gitignore': 'book\n',
      'book.toml': settings(versions),
      'src/SUMMARY.md':
        '- [Start](README.md)\n- [Old](old.md)\n- [Part](part/README.md)\n  - [Deep](part/deep.md)\n',
      'src/README.md': '# Start\n\nOne.\n',
      'src/old.md': '# Old\n',
      'src/part/README.md': '# Part\n',
      'src/part/deep.md': '# Deep\n',
    },
    'v1.0',
  );
  from.commit({ 'src/README.md': '# Start\n\nOne, again.\n' }, 'v1.1');
  from.commit(
    {
      'src/SUMMARY.md': '- [Start](README.md)\n- [New](new.md)\n- [Part](part/README.md)\n',
      'src/new.md': '# New\n',
      'src/old.md': undefined,
      'src/part/deep.md': undefined,
    },
    'v2.0',
  );
  from.commit({ 'src/README.md': '# Start\n\nNot released.\n' });
  return from;
}

const cached = (): Readonly<Record<string, string>> => ({ XDG_CACHE_HOME: tempFolder() });

/** Without the hash of the content. */
const plainName = (file: string): string =>
  file.replace(/-[0-9a-f]{8}(?=\.\w+$)/, '').replace(/(?<=search-index\/)[a-z0-9]{12}(?=\.)/, 'x');

/** The pages of a site, without those that every site has. */
const pagesOf = ({ files }: BuiltFolder): readonly string[] =>
  files.filter((file) => file.endsWith('.html') && !/(?:404|print|toc)\.html$/.test(file));

/** `name -> link` for each entry of the menu; the current one has a star. */
const menuOf = (html: string): readonly string[] =>
  [...html.matchAll(/<li><a href="([^"]*)"( aria-current="true")?><bdi>([^<]*)<\/bdi>/g)].map(
    ([, href = '', current, name = '']) => `${name}${current ? '*' : ''} -> ${href}`,
  );

const bannerOf = (html: string): string | undefined =>
  /<section class="edition-banner" aria-label="Announcement">\n(.*)\n<\/section>/.exec(html)?.[1];

const canonicalOf = (html: string): string | undefined =>
  /<link rel="canonical" href="(.*)">/.exec(html)?.[1];

/** Builds with the API, and returns the names of the versions that had to be built. */
async function builtVersions(
  root: string,
  environment: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const names: string[] = [];
  const session = openSession({
    ...{ root, cache: 'disk', mode: 'build', environment: { ...withoutSearch, ...environment } },
    onVersion: (name) => names.push(name),
  });
  await session.write(await session.build());
  await session.close();
  return names;
}

/** Every file with the hash of its content. */
const contentsOf = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(filesIn(folder).map((file) => [file, hashBytes(readFileSync(join(folder, file)))]));

test('the latest version is at the root, the others in their folders, and the working tree in next', async () => {
  const { folder } = book();
  const built = await buildIn(folder, { ...cached(), MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'true' });
  expect(built.diagnostics.map(lineOf)).toEqual([]);
  expect(pagesOf(built)).toEqual([
    'index.html',
    'new.html',
    'next/index.html',
    'next/new.html',
    'next/part/index.html',
    'part/index.html',
    'v1.0/index.html',
    'v1.0/old.html',
    'v1.0/part/deep.html',
    'v1.0/part/index.html',
    'v1.1/index.html',
    'v1.1/old.html',
    'v1.1/part/deep.html',
    'v1.1/part/index.html',
    // Addresses of the latest version that stay when it becomes an old one.
    'v2.0/index.html',
    'v2.0/new.html',
    'v2.0/part/index.html',
  ]);
  const inFolder = (name: string): readonly string[] =>
    built.files.filter((file) => file.startsWith(name)).map((file) => plainName(file.slice(name.length)));
  const kinds = (names: readonly string[]): readonly string[] => [...new Set(names)].sort();
  const ofRoot = built.files.filter((file) => !/^(?:next|v\d\.\d)\//.test(file)).map(plainName);
  const withoutRoot = ofRoot.filter((file) => !['.nojekyll', 'sitemap.xml'].includes(file));
  expect(ofRoot).toContain('sitemap.xml');
  expect(kinds(inFolder('next/'))).toEqual(kinds(withoutRoot));
  expect(kinds(inFolder('v1.0/'))).toEqual(kinds(inFolder('v1.1/')));
  const everywhere = /search|404|toc|print/;
  const shared = (names: readonly string[]): readonly string[] =>
    kinds(names.filter((file) => everywhere.test(file)));
  expect(shared(inFolder('v1.0/'))).toEqual(shared(withoutRoot));
  expect(built.main('next/index.html')).toContain('Not released.');
  expect(built.main('index.html')).toContain('One, again.');
  expect(built.main('v1.0/index.html')).toContain('One.');
  expect(built.read('v1.0/404.html')).toContain('<base href="/guide/v1.0/">');
  expect(built.files.some((file) => /build-book:version/.test(built.read(file)))).toBe(false);
});

test('menus and banners lead to the same page or the nearest one above it', async () => {
  const { folder } = book(
    'refs = ["v*"]\nnames = { next = "Nightly", "v1.1" = "1.1 <LTS>" }\nelsewhere = { "0.9" = "https://old.example.com/" }',
  );
  const { read } = await buildIn(folder);
  expect(menuOf(read('v1.0/part/deep.html'))).toEqual([
    'Nightly -> ../../next/part/index.html',
    'v2.0 -> ../../part/index.html',
    '1.1 &lt;LTS&gt; -> ../../v1.1/part/deep.html',
    'v1.0* -> deep.html',
    '0.9 -> https://old.example.com/',
  ]);
  expect(menuOf(read('new.html'))).toEqual([
    'Nightly -> next/new.html',
    'v2.0* -> new.html',
    '1.1 &lt;LTS&gt; -> v1.1/index.html',
    'v1.0 -> v1.0/index.html',
    '0.9 -> https://old.example.com/',
  ]);
  expect(menuOf(read('next/404.html'))).toContain('v2.0 -> ../index.html');
  const old = 'You are reading an old version.';
  expect(bannerOf(read('v1.0/old.html'))).toBe(
    `<p>${old} <a href="../index.html">Go to the current version</a></p>`,
  );
  expect(bannerOf(read('next/new.html'))).toBe(
    '<p>You are reading an unreleased version. <a href="../new.html">Go to the current version</a></p>',
  );
  expect(bannerOf(read('new.html'))).toBeUndefined();
});

test('search engines are sent to the latest version, and don’t list the working tree', async () => {
  const { folder } = book();
  const { read } = await buildIn(folder);
  const pages = ['index.html', 'next/new.html', 'v1.0/index.html', 'v1.0/part/index.html', 'v1.0/old.html'];
  expect(
    pages.map((page) => [page, canonicalOf(read(page)), read(page).includes('content="noindex"')]),
  ).toEqual([
    ['index.html', 'https://example.com/guide/', false],
    ['next/new.html', 'https://example.com/guide/new.html', true],
    ['v1.0/index.html', 'https://example.com/guide/', false],
    ['v1.0/part/index.html', 'https://example.com/guide/part/', false],
    ['v1.0/old.html', 'https://example.com/guide/v1.0/old.html', false],
  ]);
  expect(read('sitemap.xml').match(/<loc>.*?<\/loc>/g)).toEqual([
    '<loc>https://example.com/guide/</loc>',
    '<loc>https://example.com/guide/new.html</loc>',
    '<loc>https://example.com/guide/part/</loc>',
  ]);
  expect(read('v2.0/new.html')).toContain('content="0; URL=../new.html"');
});

test('a version is built once: a new one changes only the menus and banners of the others', async () => {
  const from = book();
  const environment = cached();
  const { folder, git, commit } = from;
  expect(await builtVersions(folder, environment)).toEqual(['v2.0', 'v1.1', 'v1.0']);
  expect(await builtVersions(folder, environment)).toEqual([]);
  const before = textIn(folder, 'book/v1.0/old.html');
  commit({ 'src/new.md': '# New\n\nText.\n' });
  expect(await builtVersions(folder, environment)).toEqual([]);
  expect(textIn(folder, 'book/v1.0/old.html')).toBe(before);
  git('tag', 'v2.1');
  // What is at the root has other addresses than in a folder.
  expect(await builtVersions(folder, environment)).toEqual(['v2.1', 'v2.0']);
  const after = textIn(folder, 'book/v1.0/old.html');
  const entry = (name: string, href: string): string => `<li><a href="${href}"><bdi>${name}</bdi></a></li>\n`;
  expect(after).toBe(
    before.replace(
      entry('v2.0', '../index.html'),
      entry('v2.1', '../index.html') + entry('v2.0', '../v2.0/index.html'),
    ),
  );
});

test('building versions leaves the repository and the working tree alone', async () => {
  const { folder, git } = book();
  writeIn(folder, 'src/README.md', '# Start\n\nNot committed.\n');
  writeIn(folder, 'untracked.txt', 'x');
  git('status');
  const state = () =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((path) => !/^book(?:\/|$)/.test(path))
      .map((path) => [path, statSync(join(folder, path)).mtimeMs]);
  const before = state();
  const built = await buildIn(folder, cached());
  expect(built.main('next/index.html')).toContain('Not committed.');
  expect(state()).toEqual(before);
});

test('the same commits give the same bytes in another folder, without the cache, and after other builds', async () => {
  const first = book();
  const second = book();
  const environment = cached();
  await buildIn(second.folder, environment);
  second.commit({ 'src/old.md': '# Late\n', 'src/SUMMARY.md': '- [Late](old.md)\n' }, 'v3.0');
  await buildIn(second.folder, environment);
  second.git('tag', '--delete', 'v3.0');
  second.git('reset', '--quiet', '--hard', 'HEAD~1');
  await buildIn(second.folder, environment);
  await buildIn(first.folder);
  expect(contentsOf(join(second.folder, 'book'))).toEqual(contentsOf(join(first.folder, 'book')));
});

test('a version that can’t be built is reported with its file and line, and left out', async () => {
  const from = book();
  from.commit({ 'book.toml': 'title: "YAML"\n' }, 'v3.0');
  from.commit({ 'book.toml': settings('refs = ["v*"]') });
  const built = await buildIn(from.folder, cached());
  const file = 'v3.0:book.toml';
  expect(built.diagnostics.map(lineOf)).toEqual([
    'book.toml[99..103] versions/failed: the version `v3.0` can’t be built: it has fatal errors',
    expect.stringMatching(/^v3\.0:book\.toml\[\d+\.\.\d+\] config\/syntax: invalid TOML: /),
  ]);
  expect(built.diagnostics.flatMap(({ at }) => (at?.file === file ? [built.textOf(at.file)] : []))).toEqual([
    'title: "YAML"\n',
  ]);
  // Without the site of the latest version, nothing but the working tree can be at the root.
  expect(pagesOf(built).filter((page) => page.startsWith('next/') || page.startsWith('v3'))).toEqual([]);
  expect(built.main('index.html')).toContain('Not released.');
});

test('a version without a contents says so of the version, not of the working tree', async () => {
  const from = book();
  from.commit({ 'src/SUMMARY.md': undefined }, 'v3.0');
  from.commit({ 'src/SUMMARY.md': '- [Start](README.md)\n' });
  const { diagnostics } = await buildIn(from.folder, cached());
  expect(diagnostics.map(lineOf)).toEqual([
    'book.toml[99..103] versions/failed: the version `v3.0` can’t be built: `src/SUMMARY.md` not found',
  ]);
});

test('a branch that can’t be built any more keeps its last good site, with and without the cache', async () => {
  const from = book('refs = ["v*", "stable"]\nlatest = "stable"');
  const { folder, git, commit } = from;
  git('branch', 'stable', 'v2.0');
  const environment = cached();
  const good = await buildIn(folder, environment);
  const before = contentsOf(join(folder, 'book'));
  git('checkout', '--quiet', 'stable');
  commit({ 'book.toml': '[' });
  git('checkout', '--quiet', 'main');
  for (const again of [environment, {}]) {
    const built = await buildIn(folder, again);
    expect(built.codes).toEqual(['config/syntax', 'versions/failed']);
    expect(built.files).toEqual(good.files);
    expect({ ...contentsOf(join(folder, 'book')), '.build-book.json': '' }).toEqual({
      ...before,
      '.build-book.json': '',
    });
  }
});

test('versions that are no longer published are removed, and other files stay', async () => {
  const from = book();
  const environment = cached();
  await buildIn(from.folder, environment);
  writeIn(from.folder, 'book/v1.0/mine.txt', 'mine');
  writeIn(from.folder, 'book.toml', settings('refs = ["v*"]\nlimit = 1'));
  const { files } = await buildIn(from.folder, environment);
  expect(files.filter((file) => file.startsWith('v1'))).toEqual(['v1.0/mine.txt']);
});

test('a damaged or unfinished result of an earlier run is rebuilt', async () => {
  const { folder } = book();
  const environment = cached();
  await buildIn(folder, environment);
  const before = contentsOf(join(folder, 'book'));
  const cache = environment['XDG_CACHE_HOME'] ?? '';
  const kept = filesIn(cache).filter((file) => file.includes('/versions/'));
  const page = kept.find((file) => file.endsWith('site/old.html')) ?? '';
  rmSync(join(cache, page));
  const record = kept.findLast((file) => file.endsWith('version.txt')) ?? '';
  writeFileSync(join(cache, record), textIn(cache, record).slice(0, -1));
  writeIn(cache, `${record.split('/versions/')[0] ?? ''}/versions/.new-1-abc/source/half.md`, 'half');
  rmSync(join(folder, 'book'), { recursive: true });
  await buildIn(folder, environment);
  expect(contentsOf(join(folder, 'book'))).toEqual(before);
});

test('a page that was changed in the cache is not published, and the version is built again next time', async () => {
  const { folder } = book();
  const environment = cached();
  await buildIn(folder, environment);
  const before = contentsOf(join(folder, 'book'));
  const cache = environment['XDG_CACHE_HOME'] ?? '';
  const page = filesIn(cache).find((file) => file.endsWith('site/old.html')) ?? '';
  writeFileSync(join(cache, page), textIn(cache, page).replace('Old', 'Bad'));
  rmSync(join(folder, 'book'), { recursive: true });
  expect((await buildIn(folder, environment)).codes).toEqual(['file/unreadable']);
  expect((await buildIn(folder, environment)).codes).toEqual([]);
  expect(contentsOf(join(folder, 'book'))).toEqual(before);
});

test('old versions can have no banner, or be only redirects', async () => {
  const plain = await buildIn(book('refs = ["v*"]\nold = "plain"').folder);
  expect(bannerOf(plain.read('v1.0/old.html'))).toBeUndefined();
  expect(menuOf(plain.read('v1.0/old.html'))).toHaveLength(4);
  const moved = await buildIn(book('refs = ["v*"]\nold = "redirect"').folder);
  expect(moved.files.filter((file) => file.startsWith('v1.0/'))).toEqual([
    'v1.0/index.html',
    'v1.0/old.html',
    'v1.0/part/deep.html',
    'v1.0/part/index.html',
  ]);
  expect(moved.read('v1.0/part/deep.html')).toContain('content="0; URL=../../part/index.html"');
  expect(menuOf(moved.read('index.html'))).toEqual(['next -> next/index.html', 'v2.0* -> index.html']);
});

test('the working tree can be the latest version, at the root', async () => {
  const { read, main, files } = await buildIn(book('refs = ["v*"]\nlatest = "next"').folder);
  expect(main('index.html')).toContain('Not released.');
  expect(files.filter((file) => file.startsWith('next/'))).toEqual([]);
  expect(bannerOf(read('index.html'))).toBeUndefined();
  expect(canonicalOf(read('v2.0/new.html'))).toBe('https://example.com/guide/new.html');
  expect(bannerOf(read('v2.0/new.html'))).toContain('old version');
});

test('a book in a folder of its repository includes files from anywhere in it, as they were', async () => {
  const from = repository(
    {
      'docs/book.toml': '[build-book]\nlast-changed = true\n[build-book.versions]\nrefs = ["v1"]\n',
      'docs/src/SUMMARY.md': '- [A](a.md)\n',
      'docs/src/a.md': '# A\n\n```rust\n{{#include ../../lib.rs}}\n```\n',
      'lib.rs': 'first();\n',
    },
    'v1',
  );
  from.commit({
    'lib.rs': 'second();\n',
    'docs/src/a.md': '# A\n\nText\n\n```rust\n{{#include ../../lib.rs}}\n```\n',
  });
  const root = join(from.folder, 'docs');
  const built = await buildIn(root);
  expect(built.codes).toEqual([]);
  expect(built.main('a.html')).toContain('first');
  expect(built.main('next/a.html')).toContain('second');
  expect(built.read('a.html')).toContain('2024-01-01');
  expect(built.read('next/a.html')).toContain('2024-01-02');
});

test('problems of a version are counted, and what Git doesn’t have of it is named', async () => {
  const from = book('refs = ["v1.0"]');
  from.git('checkout', '--quiet', '--detach', 'v1.0');
  const pointer = 'version https://git-lfs.github.com/spec/v1\noid sha256:1\nsize 1\n';
  from.commit({
    'src/old.md': '[gone](gone.md)\n\n{{#include gone.txt}}\n',
    'src/a.png': pointer,
    'src/b.png': pointer,
  });
  from.git('tag', '--force', 'v1.0');
  from.git('checkout', '--quiet', 'main');
  const environment = cached();
  const lines = (await buildIn(from.folder, environment)).diagnostics.map(lineOf);
  expect(lines).toEqual([
    'book.toml[99..103] versions/incomplete: the version `v1.0` has only a Git LFS pointer in place of `src/a.png` and 1 more',
    'book.toml[99..103] versions/problems: the version `v1.0` was built with 1 error and 1 warning',
  ]);
  expect((await buildIn(from.folder, environment)).diagnostics.map(lineOf)).toEqual(lines);
});

test('without Git, without a match and without the table, only the working tree is built', async () => {
  const files = {
    'book.toml': settings('refs = ["v*"]'),
    'src/SUMMARY.md': '- [A](a.md)\n',
    'src/a.md': '# A\n',
  };
  const outside = await buildIn(tempFolder(files));
  expect(outside.diagnostics.map(lineOf)).toEqual([
    expect.stringContaining(
      'versions/no-git: can’t read the versions of the book from Git: not a git repository',
    ),
  ]);
  const none = await buildIn(repository(files).folder);
  expect(none.diagnostics.map(lineOf)).toEqual([
    'book.toml[107..111] versions/no-match: no tag or branch matches `v*`',
  ]);
  expect(pagesOf(none)).toEqual(pagesOf(outside));
  expect(menuOf(none.read('a.html'))).toEqual([]);
});

test('a restricted book runs no Git', async () => {
  const { folder } = book();
  const { diagnostics, files } = await buildIn(folder, { MDBOOK_BUILD_BOOK__RESTRICT: 'true' });
  expect(diagnostics.map(lineOf)).toEqual([
    'book.toml[89..97] program/restricted: `build-book.versions` has no effect: `restrict` doesn’t let a book run Git',
  ]);
  expect(files.filter((file) => file.startsWith('v1'))).toEqual([]);
});
