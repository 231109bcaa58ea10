import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesIn, tempFolder, textIn } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

const git = (folder: string, ...words: readonly string[]) => spawnSync('git', words, { cwd: folder });

describe('build-book init', () => {
  test('creates a book in an empty folder without questions if there is no terminal', async () => {
    const folder = tempFolder();
    const { code, out, err } = await run(['init', 'my-first_book'], { folder });
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toBe(
      'created book.toml\ncreated src/SUMMARY.md\ncreated src/chapter_1.md\ncreated .gitignore\n\n' +
        'preview it with `build-book serve my-first_book`\n',
    );
    const book = join(folder, 'my-first_book');
    expect(filesIn(book)).toEqual(['.gitignore', 'book.toml', 'src/SUMMARY.md', 'src/chapter_1.md']);
    expect(textIn(book, 'src/SUMMARY.md')).toBe('# Summary\n\n- [Chapter 1](./chapter_1.md)\n');
    expect(textIn(book, 'book.toml')).toContain('title = "My first book"\n');
    expect(textIn(book, '.gitignore')).toBe('/book/\n');
  });

  test('lists existing chapters where there is no SUMMARY.md', async () => {
    const folder = tempFolder({
      'src/b/README.md': '# Of [b] #\n',
      'src/b/a b.md': 'no heading\n',
      'src/a.md': 'text\n\n# A\n',
      'src/README.md': '# Welcome\n',
      'src/.notes/x.md': '',
      'src/node_modules/x/README.md': '',
      'src/50% #1.md': '# Half\n',
    });
    const { code, out } = await run(['init', '--yes'], { folder });
    expect({ code, out }).toEqual({
      code: 0,
      out: 'created book.toml\ncreated src/SUMMARY.md\ncreated .gitignore\n\npreview it with `build-book serve`\n',
    });
    expect(textIn(folder, 'src/SUMMARY.md')).toBe(`\
# Summary

- [Welcome](README.md)
- [Half](<50% #1.md>)
- [A](a.md)
- [Of \\[b\\]](b/README.md)
  - [A b](<b/a b.md>)
`);
    expect(await run([], { folder })).toMatchObject({ code: 0, err: '' });
  });

  test('nests the chapters of folders, in the order of numbers and of front matter', async () => {
    const chapter = (title: string, order: string) => `---\ntitle: ${title}\n${order}\n---\nText\n`;
    const folder = tempFolder({
      'docs/index.md': '',
      'docs/chapter-10.md': '# Ten\n',
      'docs/chapter-2.md': '# Two\n',
      'docs/last.md': chapter('Last', '').replaceAll('\n', '\r\n'),
      'docs/second.md': chapter('Second', 'sidebar:\n  order: 2'),
      'docs/first.md': chapter('First', 'sidebar_position: 1'),
      'docs/user-guide/use.md': '# Use\n',
      'docs/user-guide/very_deep/end.md': '# End\n',
      'docs/zoo/README.md': '# Zoo\n',
      'docs/api/index.md': '',
      'docs/api/call.md': '# Call\n',
      'docs/images/logo.svg': '<svg/>',
    });
    await run(['init', '--yes'], { folder });
    expect(textIn(folder, 'docs/SUMMARY.md')).toBe(`\
# Summary

- [Home](index.md)
- [First](first.md)
- [Second](second.md)
- [Two](chapter-2.md)
- [Ten](chapter-10.md)
- [Last](last.md)
- [Api](api/index.md)
  - [Call](api/call.md)
- [Zoo](zoo/README.md)

# User guide

- [Use](user-guide/use.md)
- [Very deep]()
  - [End](user-guide/very_deep/end.md)
`);
    expect(await run([], { folder })).toMatchObject({ code: 0, err: '' });
  });

  test.each([
    ['# `a_b` of _x_ and [y](z.md) {#id .c}', '`a_b` of x and y', 'a_b of x and y'],
    ['```sh\n# comment\n```\n\nTitle\n=====', 'Title', 'Title'],
    [String.raw`# Store\<T\> & 2\*3 <br>`, String.raw`Store\<T> & 2\*3`, 'Store<T> & 2*3'],
    [
      String.raw`# \_private_ snake_case &amp;lt;`,
      String.raw`\_private\_ snake_case \&lt;`,
      '_private_ snake_case &lt;',
    ],
    ['# ![A logo](a.svg) Tool', 'A logo Tool', 'A logo Tool'],
  ])('shows the heading %s as a title in the contents', async (heading, title, shown) => {
    const folder = tempFolder({ 'src/a.md': `${heading}\n`, 'src/a.svg': '<svg/>', 'src/z.md': '# Z\n' });
    await run(['init', '--yes'], { folder });
    expect(textIn(folder, 'src/SUMMARY.md')).toBe(`# Summary\n\n- [${title}](a.md)\n- [Z](z.md)\n`);
    await run([], { folder });
    expect(JSON.parse((await run(['build', '--json'], { folder })).out)).toMatchObject({ diagnostics: [] });
    const text = /<a href="a\.html"[^]*?<\/a>/
      .exec(textIn(folder, 'book/toc.html'))?.[0]
      .replace(/<[^>]*>/g, '');
    expect(text?.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&')).toBe(
      `1. ${shown}`,
    );
  });

  test('uses the title of the command line and the author of git', async () => {
    const folder = tempFolder();
    git(folder, 'init', '-q');
    git(folder, 'config', 'user.name', 'Ada "L" \\');
    await run(['init', '--title', 'A "tool"', '--ignore', 'none'], { folder });
    expect(textIn(folder, 'book.toml')).toBe(
      '[book]\ntitle = "A \\"tool\\""\nauthors = ["Ada \\"L\\" \\\\"]\nlanguage = "en"\n',
    );
    expect(filesIn(folder)).not.toContain('.gitignore');
  });

  test('asks for the title and the .gitignore in a terminal', async () => {
    const folder = tempFolder();
    const { out } = await run(['init'], { folder, answers: ['Answered', 'no'] });
    expect(out).toMatch(/^Title of the book \[.+\]: Add a \.gitignore for the built site\? \[Y\/n\]: /);
    expect(textIn(folder, 'book.toml')).toContain('title = "Answered"\n');
    expect(filesIn(folder)).not.toContain('.gitignore');
  });

  test.each(['--yes', '--force'])('asks nothing with %s', async (flag) => {
    const { out } = await run(['init', flag], { folder: tempFolder(), answers: ['No', 'no'] });
    expect(out).not.toContain('Title');
  });

  test('keeps an existing book.toml', async () => {
    const folder = tempFolder({ 'book.toml': '[book]\ntitle = "Mine"\n' });
    const { out } = await run(['init', '--title', 'Other'], { folder });
    expect(out).toMatch(/^kept book\.toml\n/);
    expect(textIn(folder, 'book.toml')).toBe('[book]\ntitle = "Mine"\n');
  });

  test('overwrites book.toml with --force, but no chapter', async () => {
    const folder = tempFolder({
      'book.toml': '[book]\ntitle = "Mine"\n',
      'src/SUMMARY.md': '- [One](one.md)\n',
      'src/one.md': 'kept',
    });
    const { out } = await run(['init', '--force', '--title', 'Other'], { folder });
    expect(out).toMatch(/^replaced book\.toml\n/);
    expect(textIn(folder, 'book.toml')).toContain('"Other"');
    expect(textIn(folder, 'src/one.md')).toBe('kept');
  });

  test('creates the chapters that SUMMARY.md lists and that are missing', async () => {
    const folder = tempFolder({
      'book.toml': '[book]\nsrc = "text"\n[build]\nbuild-dir = "out"\n',
      'text/SUMMARY.md': '- [One](one.md)\n  - [Two & `three`](deep/two.md)\n- [Draft]()\n',
      'text/one.md': 'kept',
    });
    await run(['init'], { folder });
    expect(filesIn(folder)).toEqual([
      '.gitignore',
      'book.toml',
      'text/SUMMARY.md',
      'text/deep/two.md',
      'text/one.md',
    ]);
    expect(textIn(folder, 'text/one.md')).toBe('kept');
    expect(textIn(folder, 'text/deep/two.md')).toBe('# Two &amp; three\n');
    expect(textIn(folder, '.gitignore')).toBe('/out/\n');
  });

  test('reports problems in an existing SUMMARY.md', async () => {
    const folder = tempFolder({ 'src/SUMMARY.md': '- [Out](../../out.md)\n' });
    const { code, err } = await run(['init'], { folder });
    expect(code).toBe(1);
    expect(err).toMatch(/^error\[summary\/outside\][^]* --> src\/SUMMARY\.md:1:/);
  });

  test('keeps the layout of a book without book.toml', async () => {
    const folder = tempFolder({ 'book/SUMMARY.md': '- [One](one.md)\n' });
    await run(['init', '--title', 'T'], { folder });
    expect(filesIn(folder)).toEqual(['.gitignore', 'book.toml', 'book/SUMMARY.md', 'book/one.md']);
    expect(textIn(folder, 'book.toml')).toMatch(/src = "book"\n\n\[build\]\nbuild-dir = "site"\n$/);
  });

  test('keeps the layout of a book with SUMMARY.md at its top', async () => {
    const folder = tempFolder({ 'SUMMARY.md': '- [One](one.md)\n' });
    await run(['init'], { folder });
    expect(filesIn(folder)).toEqual(['.gitignore', 'SUMMARY.md', 'book.toml', 'one.md']);
    expect(textIn(folder, 'book.toml')).toContain('src = "."\n');
    expect((await run(['init'], { folder })).out).toMatch(/^kept book\.toml\nkept \.gitignore\n\n/);
  });

  test('appends to an existing .gitignore once', async () => {
    const folder = tempFolder({ '.gitignore': 'node_modules' });
    expect((await run(['init'], { folder })).out).toContain('extended .gitignore\n');
    expect((await run(['init'], { folder })).out).toContain('kept .gitignore\n');
    expect(textIn(folder, '.gitignore')).toBe('node_modules\n/book/\n');
  });

  test('copies the templates with --theme, and overwrites the author’s only with --force', async () => {
    const folder = tempFolder({ 'theme/pages/chapter.hbs': 'mine' });
    await run(['init', '--theme'], { folder });
    expect(textIn(folder, 'theme/pages/chapter.hbs')).toBe('mine');
    expect(filesIn(folder)).toContain('theme/css/general.css');
    await run(['init', '--theme', '--force'], { folder });
    expect(textIn(folder, 'theme/pages/chapter.hbs')).not.toBe('mine');
  });

  test('reports the created files in JSON', async () => {
    const folder = tempFolder({ '.gitignore': '/book/\n' });
    const { out } = await run(['init', '--json'], { folder });
    expect(JSON.parse(out)).toMatchObject({
      result: {
        created: ['book.toml', 'src/SUMMARY.md', 'src/chapter_1.md'],
        replaced: [],
        kept: ['.gitignore'],
      },
    });
  });

  test('reports files that cannot be written and exits with 1', async () => {
    const folder = tempFolder({ src: 'a file where a folder belongs' });
    const { code, err } = await run(['init'], { folder });
    expect(code).toBe(1);
    expect(err).toMatch(/^error: can’t write `src\/SUMMARY\.md`: /);
  });

  test('refuses a folder that is a file', async () => {
    const folder = tempFolder({ book: 'a file' });
    const { code, err } = await run(['init', 'book'], { folder });
    expect(code).toBe(1);
    expect(err).toMatch(/^error: cannot create the folder: /);
  });
});

describe('build-book init --pages', () => {
  const workflow = '.github/workflows/pages.yml';

  test('creates a workflow that needs no package.json', async () => {
    const folder = tempFolder();
    await run(['init', '--pages'], { folder });
    expect(textIn(folder, workflow)).toMatch(
      /branches: \["main"\]\n[^]*setup-node@v7\n[^]*- run: npx --yes build-book@\d+\.\d+\.\d+ --format github\n[^]*path: "book"\n/,
    );
    expect(textIn(folder, workflow)).not.toContain('npm ci');
  });

  test('places the workflow at the repository’s root, with its branch and lock file', async () => {
    const folder = tempFolder({ 'package-lock.json': '{}' });
    git(folder, 'init', '-q', '-b', 'trunk');
    const { out } = await run(['init', 'the docs', '--pages'], { folder });
    expect(out).toContain(`created ${workflow}\n`);
    expect(textIn(folder, workflow)).toMatch(
      /branches: \["trunk"\]\n[^]*cache: npm\n {6}- run: npm ci\n[^]*- run: "npx build-book 'the docs' --format github"\n[^]*path: "the docs\/book"\n/,
    );
  });

  test('publishes only the site of a book with several outputs', async () => {
    const folder = tempFolder({ 'book.toml': '[output.html]\n[output.epub]\noptional = true\n' });
    await run(['init', '--pages'], { folder });
    expect(textIn(folder, workflow)).toContain('path: "book/html"\n');
    expect(textIn(folder, '.gitignore')).toBe('/book/\n');
  });

  test('explains how the site can offer the EPUB and the PDF, if it doesn’t yet', async () => {
    const folder = tempFolder({
      'book.toml': '[output.html]\n[output.epub]\n[output.pdf]\npublish = true\n',
      'src/SUMMARY.md': '- [A](a.md)\n',
      'src/a.md': '# A\n',
    });
    const hint = 'to offer the EPUB on the site, add `publish = true` to `[output.epub]` in book.toml\n';
    const { out } = await run(['init', '--pages'], { folder });
    expect(out).toContain(hint);
    expect(out).not.toContain('PDF');
    expect((await run(['init'], { folder })).out).not.toContain(hint);
  });

  test('uses only actions that run on Node.js 24', async () => {
    const folder = tempFolder();
    await run(['init', '--pages'], { folder });
    expect([...textIn(folder, workflow).matchAll(/uses: (.*)/g)].map(([, action]) => action)).toEqual([
      'actions/checkout@v7',
      'actions/setup-node@v7',
      'actions/cache@v5',
      'actions/configure-pages@v6',
      'actions/upload-pages-artifact@v5',
      'actions/deploy-pages@v5',
    ]);
  });
});
