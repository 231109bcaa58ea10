// Where `init` puts a new book, by what is in the folder, and that the next build accepts it.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, tempFolder, textIn } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };

/** What `init` creates, without book.toml, and the folders of sources and site. The book must build without a word. */
async function initIn(files: Readonly<Record<string, string>>, inside = '.') {
  const top = tempFolder(files);
  const folder = join(top, inside);
  mkdirSync(folder, { recursive: true });
  const before = new Map(filesIn(top).map((path) => [path, textIn(top, path)]));
  const { code, err } = await run(['init', '--yes'], { folder });
  expect([code, err]).toEqual([0, '']);
  for (const [path, text] of before) if (!path.endsWith('.gitignore')) expect(textIn(top, path)).toBe(text);
  const created = filesIn(top).filter((path) => !before.has(path));
  const toml = textIn(folder, 'book.toml');
  const built = await run(['build', '--no-cache'], { folder, environment });
  expect([built.code, built.err]).toEqual([0, '']);
  return {
    created: created.filter((path) => !/(?:^|\/)(?:book\.toml|\.gitignore)$/.test(path)),
    src: /^src = "(.*)"$/m.exec(toml)?.[1] ?? 'src',
    site: /^build-dir = "(.*)"$/m.exec(toml)?.[1] ?? 'book',
    ignored: textIn(folder, '.gitignore').trim(),
    folder,
  };
}

describe('beside a program the sources are `book` and the site is `site`', () => {
  test.each([
    ['package.json', 'src/index.ts'],
    ['Cargo.toml', 'src/main.rs'],
    ['pyproject.toml', 'src/tool/__init__.py'],
    ['setup.py', 'tool/a.py'],
    ['go.mod', 'main.go'],
    ['pom.xml', 'src/main/java/A.java'],
    ['composer.json', 'src/A.php'],
    ['tool.csproj', 'src/A.cs'],
    ['CMakeLists.txt', 'src/a.cpp'],
    ['LICENSE', 'src/a.c'],
  ])('%s, %s', async (mark, code) => {
    const files = {
      [mark]: '{}',
      [code]: 'code',
      'README.md': '# Tool\n',
      'src/.env': 'PASSWORD=x',
      'src/README.md': '',
    };
    if (mark === 'LICENSE') delete (files as Partial<typeof files>)['src/README.md'];
    const book = await initIn(files);
    expect(book).toMatchObject({ src: 'book', site: 'site', ignored: '/site/' });
    expect(book.created).toEqual(['book/SUMMARY.md', 'book/chapter_1.md']);
    expect(filesIn(join(book.folder, 'site')).filter((path) => /env|main|README/.test(path))).toEqual([]);
  });

  test('or another folder where `book` is part of the program', async () => {
    const book = await initIn({ 'go.mod': '', 'book/book.go': 'package book' });
    expect(book).toMatchObject({ src: 'docs', site: 'site' });
  });
});

describe('Markdown that is there becomes the book', () => {
  test.each([
    [
      'docs/ of a program',
      { 'package.json': '', 'src/a.ts': '', 'docs/b.md': '# B\n' },
      'docs',
      ['docs/SUMMARY.md'],
    ],
    ['doc/', { 'doc/deep/b.md': '# B\n' }, 'doc', ['doc/SUMMARY.md']],
    [
      'docs/ with a SUMMARY.md',
      { 'Cargo.toml': '', 'docs/SUMMARY.md': '- [A](a.md)\n' },
      'docs',
      ['docs/a.md'],
    ],
    ['src/ of no program', { 'src/a.md': '# A\n', 'src/main.rs': '' }, 'src', ['src/SUMMARY.md']],
    ['src/ beside package.json', { 'package.json': '', 'src/a.md': '# A\n' }, 'src', ['src/SUMMARY.md']],
    ['the folder itself', { 'a.md': '# A\n', 'deep/b.md': '# B\n' }, '.', ['SUMMARY.md']],
    [
      'the folder of a VitePress site',
      { 'package.json': '', '.vitepress/config.ts': '', 'index.md': '# Home\n', 'guide/a.md': '# A\n' },
      '.',
      ['SUMMARY.md'],
    ],
  ])('%s', async (_, files, src, created) => {
    expect(await initIn(files)).toMatchObject({ src, site: 'book', ignored: '/book/', created });
  });

  test('`init docs` in the folder of a program lists docs/*.md', async () => {
    const book = await initIn(
      { 'package.json': '', 'src/a.ts': '', 'docs/a.md': '# A\n', 'docs/README.md': '# R\n' },
      'docs',
    );
    expect(book).toMatchObject({ src: '.', site: 'book', created: ['docs/SUMMARY.md'] });
    expect(textIn(book.folder, 'SUMMARY.md')).toBe('# Summary\n\n- [R](README.md)\n- [A](a.md)\n');
  });

  test('and a GitBook book stays one: it gets the chapters that it lacks, and no book.toml', async () => {
    const folder = tempFolder({
      'book.json': '{"title": "Boats"}',
      'README.md': '# Boats\n',
      'SUMMARY.md': '# Summary\n\n* [Boats](README.md)\n* [Sails](sails.md)\n',
    });
    const before = await run(['build', '--no-cache'], { folder, environment });
    expect(before.code).toBe(0);
    expect(before.err).toMatch(/^warning\[summary\/no-such-chapter\]/);
    expect(filesIn(folder).filter((path) => path.endsWith('.md') && !path.startsWith('book/'))).toEqual([
      'README.md',
      'SUMMARY.md',
    ]);
    const { out } = await run(['init', '--yes'], { folder });
    expect(out).toBe('created .gitignore\ncreated sails.md\n\npreview it with `build-book serve`\n');
    expect(await run(['build', '--no-cache'], { folder, environment })).toMatchObject({ code: 0, err: '' });
  });

  test('but not the README of a new repository', async () => {
    const book = await initIn({
      '.git/HEAD': 'ref: refs/heads/main\n',
      'README.md': '# Tool\n',
      'LICENSE.md': '',
    });
    expect(book).toMatchObject({ src: 'src', site: 'book' });
  });

  test('and the site gets a folder of its own where `book` holds something else', async () => {
    expect(await initIn({ 'docs/a.md': '# A\n', 'book/notes.txt': '' })).toMatchObject({
      src: 'docs',
      site: 'site',
    });
  });
});

describe('a book.toml without `book.src`', () => {
  const guide = {
    'Cargo.toml': '',
    'src/main.rs': 'fn main() {}',
    'book/SUMMARY.md': '- [A](a.md)\n',
    'book/a.md': '# A\n',
  };

  test('leaves the layout of `book/SUMMARY.md` beside a program as it is', async () => {
    const book = await initIn({ ...guide, 'book.toml': '[book]\ntitle = "T"\n' });
    expect(book).toMatchObject({ created: [], ignored: '/site/' });
    expect(filesIn(join(book.folder, 'site'))).toContain('a.html');
    expect(filesIn(join(book.folder, 'book'))).toEqual(['SUMMARY.md', 'a.md']);
  });

  test('beside a program gets its chapters in `book`', async () => {
    const book = await initIn({ 'Cargo.toml': '', 'src/main.rs': '', 'book.toml': '[book]\ntitle = "T"\n' });
    expect(book).toMatchObject({ created: ['book/SUMMARY.md', 'book/chapter_1.md'], ignored: '/site/' });
  });

  test.each(['[book]\nsrc = "src"\n', '[book]\nsrc = "text"\n'])('is not changed by %j', async (toml) => {
    const book = await initIn({ 'Cargo.toml': '', 'src/main.rs': '', 'book.toml': toml });
    expect(book.created).toEqual([`${book.src}/SUMMARY.md`, `${book.src}/chapter_1.md`]);
  });
});

test.each([['--pages'], ['--theme'], ['--pages', '--theme']])(
  '`init --force %s` keeps book.toml',
  async (...argv) => {
    const toml = '[book]\ntitle = "Mine"\n';
    const folder = tempFolder({ 'book.toml': toml, 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n' });
    const old = '.github/workflows/pages.yml';
    await run(['init', ...argv], { folder });
    const { out } = await run(['init', '--force', ...argv], { folder });
    expect([textIn(folder, 'book.toml'), out.includes(`replaced ${old}`)]).toEqual([
      toml,
      argv.includes('--pages'),
    ]);
  },
);
