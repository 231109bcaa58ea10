import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type FileChange } from '../../src/edit/edit.ts';
import { changeFiles } from '../../src/disk/change-files.ts';
import { bookPath } from '../../src/core/path.ts';
import { bookFolder, snapshot } from '../link/check/book.ts';
import { filesIn, textIn } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

const files = {
  'src/SUMMARY.md': '# Summary\n\n- [A](a.md)\n- [B](./part/b.md)\n  - [C](<part/c c.md>)\n',
  'src/a.md': `# A

[b](part/b.md), [b](./part/b.md#x "title"), [b](part/b.html?q#x), [b](<part/b.md>), [ref], [b](/part/b.md)
<a href="part/b.md">b</a> [![pic](img/p.png)](part/b.md) [other](part/c%20c.md)
{{#include part/b.md:2:3}}

[ref]: part/b.md#x 'title'
`,
  'src/part/b.md': `# B

## X

[a](../a.md) [c](c%20c.md#c) [me](#x) [me](b.md) ![pic](../img/p.png) <img src="../img/p.png" alt="">
[out](https://x.example/b.md) [gone](gone.md)
{{#include ../shared.txt}}
\\{{#include ../shared.txt}}
`,
  'src/part/c c.md': '# C\n\n[b](b.md) [b][shared]\n\n{{#include ../refs.incl.md}}\n',
  'src/refs.incl.md': '[shared]: part/b.md\n[unused]: part/b.md#x\n',
  'src/img/p.png': '',
  'src/shared.txt': 'shared\n',
};

const newBook = (): string => bookFolder(files);

const links = async (folder: string): Promise<readonly string[]> => {
  const { out } = await run(['check', '--no-cache', '--json'], { folder });
  const { diagnostics } = JSON.parse(out) as { readonly diagnostics: readonly { readonly code: string }[] };
  return diagnostics.map(({ code }) => code).filter((code) => !code.startsWith('check/'));
};

describe('build-book mv', () => {
  test('updates the chapter’s own links, the links to it and its line in SUMMARY.md', async () => {
    const folder = newBook();
    const before = await links(folder);
    const { code, out } = await run(['mv', 'src/part/b.md', 'src/deep/er/new.md'], { folder });
    expect([code, out]).toEqual([
      0,
      '5 files changed: src/part/b.md moved to src/deep/er/new.md, 19 places updated\n',
    ]);
    expect(textIn(folder, 'src/SUMMARY.md')).toBe(
      '# Summary\n\n- [A](a.md)\n- [B](./deep/er/new.md)\n  - [C](<part/c c.md>)\n',
    );
    expect(textIn(folder, 'src/a.md')).toBe(`# A

[b](deep/er/new.md), [b](./deep/er/new.md#x "title"), [b](deep/er/new.html?q#x), [b](<deep/er/new.md>), [ref], [b](/deep/er/new.md)
<a href="deep/er/new.md">b</a> [![pic](img/p.png)](deep/er/new.md) [other](part/c%20c.md)
{{#include deep/er/new.md:2:3}}

[ref]: deep/er/new.md#x 'title'
`);
    expect(textIn(folder, 'src/deep/er/new.md')).toBe(`# B

## X

[a](../../a.md) [c](../../part/c%20c.md#c) [me](#x) [me](new.md) ![pic](../../img/p.png) <img src="../../img/p.png" alt="">
[out](https://x.example/b.md) [gone](gone.md)
{{#include ../../shared.txt}}
\\{{#include ../shared.txt}}
`);
    expect(textIn(folder, 'src/part/c c.md')).toBe(
      '# C\n\n[b](../deep/er/new.md) [b][shared]\n\n{{#include ../refs.incl.md}}\n',
    );
    expect(textIn(folder, 'src/refs.incl.md')).toBe('[shared]: deep/er/new.md\n[unused]: deep/er/new.md#x\n');
    expect(await links(folder)).toEqual(before);
  });

  test('changes nothing after moving a chapter there and back', async () => {
    const folder = newBook();
    const before = snapshot(folder);
    expect((await run(['mv', 'part/b.md', 'deep/er/new.md'], { folder })).code).toBe(0);
    expect(snapshot(folder)).not.toEqual(before);
    expect((await run(['mv', 'deep/er/new.md', 'part/b.md'], { folder })).code).toBe(0);
    expect(snapshot(folder)).toEqual(before);
  });

  test('shows a diff and changes nothing with --dry-run', async () => {
    const folder = bookFolder({ 'src/a.md': '# A\n\n[b](b.md)\n' });
    const before = snapshot(folder);
    const { code, out } = await run(['mv', '--dry-run', 'src/b.md', 'src/x/'], { folder });
    expect(code).toBe(0);
    expect(out).toBe(`diff --git a/src/b.md b/src/x/b.md
rename from src/b.md
rename to src/x/b.md
diff --git a/src/SUMMARY.md b/src/SUMMARY.md
--- a/src/SUMMARY.md
+++ b/src/SUMMARY.md
@@ -1,2 +1,2 @@
 - [A](a.md)
-- [B](b.md)
+- [B](x/b.md)
diff --git a/src/a.md b/src/a.md
--- a/src/a.md
+++ b/src/a.md
@@ -1,3 +1,3 @@
 # A
 
-[b](b.md)
+[b](x/b.md)
`);
    expect(snapshot(folder)).toEqual(before);
  });

  test('refuses a path that is taken, and changes nothing', async () => {
    const folder = bookFolder({ 'src/taken.md': 'mine\n' });
    const before = snapshot(folder);
    const { code, err } = await run(['mv', 'src/b.md', 'src/taken.md'], { folder });
    expect([code, err.split('\n')[0]]).toEqual([1, 'error[edit/clash]: `src/taken.md` already exists']);
    expect(snapshot(folder)).toEqual(before);
  });

  test.each([
    [['nothing.md', 'x.md'], '`nothing.md` is not a chapter of this book'],
    [['src/a.md', 'src/a.txt'], 'invalid chapter path `src/a.txt`: it must end in `.md`'],
    [['src/a.md', 'src/a%20b.md'], 'invalid chapter path `src/a%20b.md`: it can’t contain `%20`'],
    [['src/a.md', 'outside.md'], '`outside.md` is not in the source folder, `src`'],
    [['src/a.md', 'src/a.md'], '`src/a.md` is already the path of the chapter'],
  ])('rejects the arguments %j', async (paths, complaint) => {
    const { code, err } = await run(['mv', ...paths], { folder: bookFolder({}) });
    expect([code, err]).toEqual([2, `error: ${complaint}\n`]);
  });

  test('updates links in drafts too', async () => {
    const folder = bookFolder({
      'book.toml': '[build-book]\ndrafts = ["b.md"]\nhidden-sections = "strip"\n',
      'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n- [C](c.md)\n',
      'src/b.md': '# B\n\n[c](c.md)\n',
      'src/c.md': '# C\n\n<div class="hidden">\n\n[a](a.md)\n\n</div>\n\ntext\n',
    });
    expect((await run(['mv', 'c.md', 'x/c.md'], { folder })).code).toBe(0);
    expect(textIn(folder, 'src/b.md')).toBe('# B\n\n[c](x/c.md)\n');
    expect(textIn(folder, 'src/x/c.md')).toContain('[a](../a.md)');
  });
});

describe('build-book mv of a chapter with names in double brackets', () => {
  const named = {
    'book.toml': '[build-book]\nwikilinks = true\n',
    'src/SUMMARY.md': '- [A](a.md)\n- [B](part/b.md)\n',
    'src/part/b.md': '# B\n\n## One {#first-one}\n\ntext\n',
  };

  test('updates names of the page, its folder and its headings', async () => {
    const folder = bookFolder({
      ...named,
      'src/a.md':
        '# A\n\n[[b]], [[B#first-one | see]], [x][p~b], [x][ex-part-first-one], [x][ex~part~first-one]\n',
    });
    const before = await links(folder);
    expect((await run(['mv', 'part/b.md', 'deep/new.md'], { folder })).code).toBe(0);
    expect(textIn(folder, 'src/a.md')).toBe(
      '# A\n\n[[new]], [[new#first-one | see]], [x][p~new], [x][ex-deep-first-one], [x][ex~deep~first-one]\n',
    );
    expect(await links(folder)).toEqual(before);
  });

  test('adds folders where the new name alone would mean another chapter', async () => {
    const folder = bookFolder({
      ...named,
      'src/SUMMARY.md': '- [A](a.md)\n- [B](part/b.md)\n- [C](other/c.md)\n',
      'src/a.md': '# A\n\n[[b]] and [x][p~b]\n',
      'src/part/b.md': '# B\n\ntext\n',
      'src/other/c.md': '# C\n\ntext\n',
    });
    expect((await run(['mv', 'part/b.md', 'part/c.md'], { folder })).code).toBe(0);
    expect(textIn(folder, 'src/a.md')).toBe('# A\n\n[[part/c]] and [x][p~part/c]\n');
  });

  test('leaves code examples and a written `./` alone', async () => {
    const text = '# A\n\n{{#include ./part/b.md}}\n\n~~~md\n[ref]: part/b.md\n~~~\n';
    const folder = bookFolder({ ...named, 'src/a.md': text });
    expect((await run(['mv', 'part/b.md', 'new.md'], { folder })).code).toBe(0);
    expect(textIn(folder, 'src/a.md')).toBe(text.replace('./part/b.md', './new.md'));
  });
});

describe('build-book mv --redirect', () => {
  const settings = '[book]\ntitle = "T"\n';
  const table = `${settings}
[output.html.redirect]
"/old.html" = "b.html#x"
'/far/old.html' = '/b.html' # long ago

[output.html.fold]
enable = true
`;
  const move = async (files: Readonly<Record<string, string>>, ...paths: readonly string[]) => {
    const folder = bookFolder(files);
    expect((await run(['mv', '--redirect', ...paths], { folder })).code).toBe(0);
    return folder;
  };

  test('adds the old address to book.toml, without chains of redirects', async () => {
    const folder = await move({ 'book.toml': table }, 'b.md', 'part/b.md');
    expect(textIn(folder, 'book.toml')).toBe(`${settings}
[output.html.redirect]
"/old.html" = "part/b.html#x"
'/far/old.html' = '/part/b.html' # long ago
"/b.html" = "part/b.html"

[output.html.fold]
enable = true
`);
    expect((await links(folder)).filter((code) => code.startsWith('redirect'))).toEqual([]);
  });

  test('creates the redirect table if there is none, and removes it on the way back', async () => {
    const folder = await move({ 'book.toml': settings }, 'b.md', 'x y/README.md');
    expect(textIn(folder, 'book.toml')).toBe(
      `${settings}\n[output.html.redirect]\n"/b.html" = "x%20y/index.html"\n`,
    );
    expect((await run(['mv', '-r', 'x y/README.md', 'b.md'], { folder })).code).toBe(0);
    expect(textIn(folder, 'book.toml')).toBe(
      `${settings}\n[output.html.redirect]\n"/x y/index.html" = "../b.html"\n`,
    );
    expect((await links(folder)).filter((code) => code.startsWith('redirect'))).toEqual([]);
  });

  test.each([
    ['# B\n\ntext\n', '---\nredirect-from: ["/b.html"]\n---\n\n# B\n\ntext\n'],
    ['---\ntitle: B\n---\n\n# B\n', '---\ntitle: B\nredirect-from: ["/b.html"]\n---\n\n# B\n'],
    ['---\nredirect-from: [x.html]\n---\n# B\n', '---\nredirect-from: ["/b.html", x.html]\n---\n# B\n'],
    [
      '---\nredirect-from:\n  - x.html\n---\n# B\n',
      '---\nredirect-from:\n  - "/b.html"\n  - x.html\n---\n# B\n',
    ],
  ])('writes to the chapter where book.toml has another form: %j', async (before, after) => {
    const inline = '[book]\ntitle = "T"\n[output]\nhtml = { redirect = { "/y.html" = "a.html" } }\n';
    const folder = await move({ 'book.toml': inline, 'src/b.md': before }, 'b.md', 'c.md');
    expect([textIn(folder, 'src/c.md'), textIn(folder, 'book.toml')]).toEqual([after, inline]);
  });

  test('reports other settings that name the chapter', async () => {
    const folder = bookFolder({ 'book.toml': '[output.html.search.chapter]\n"b.md" = { enable = false }\n' });
    const { err } = await run(['mv', 'b.md', 'c.md'], { folder });
    expect(err.split('\n').slice(0, 2)).toEqual([
      'warning[edit/left]: this setting has to be changed by hand',
      ' --> book.toml:2:1',
    ]);
  });
});

describe('build-book mv of a chapter that shares a file with others', () => {
  test('leaves definitions relative to their own file alone, and keeps links out of the book', async () => {
    const folder = bookFolder({
      'src/SUMMARY.md': '- [A](part/a.md)\n- [B](part/b.md)\n',
      'src/part/a.md': '# A\n\n[b][p] [std](../../std/x.html)\n\n{{#include refs.incl.md}}\n',
      'src/part/b.md': '# B\n\n[b][p]\n\n{{#include refs.incl.md}}\n',
      'src/part/refs.incl.md': '[p]: b.md\n',
    });
    expect((await run(['mv', 'part/a.md', 'x/y/z/a.md'], { folder })).code).toBe(0);
    expect(textIn(folder, 'src/part/refs.incl.md')).toBe('[p]: b.md\n');
    expect(textIn(folder, 'src/x/y/z/a.md')).toBe(
      '# A\n\n[b][p] [std](../../../../std/x.html)\n\n{{#include ../../../part/refs.incl.md}}\n',
    );
    expect((await links(folder)).filter((code) => code.startsWith('link'))).toEqual([]);
  });

  test('reports a link that would have to be written in two ways', async () => {
    const folder = bookFolder({
      'src/SUMMARY.md': '- [A](one/a.md)\n- [B](two/b.md)\n- [C](one/c.md)\n- [D](two/c.md)\n',
      'src/one/a.md': '# A\n\n{{#include ../part.txt}}\n',
      'src/two/b.md': '# B\n\n{{#include ../part.txt}}\n',
      'src/one/c.md': '# C\n\ntext\n',
      'src/two/c.md': '# C\n\ntext\n',
      'src/part.txt': '[c](c.md)\n',
    });
    const { code, err } = await run(['mv', 'one/c.md', 'one/d.md'], { folder });
    expect([code, err.split('\n')[0]]).toEqual([
      0,
      'warning[edit/left]: this link has to be changed by hand',
    ]);
    expect(textIn(folder, 'src/part.txt')).toBe('[c](c.md)\n');
  });
});

describe('edited sources', () => {
  const change = (before: string): FileChange => ({
    path: bookPath('src/a.md'),
    before,
    edits: [{ span: { start: 4, end: 5 }, text: 'x\ny' }],
  });

  test('keep their line endings and byte order mark', () => {
    const folder = bookFolder({ 'src/a.md': '\uFEFF# A\r\nb\r\n' });
    expect(changeFiles(folder, [change('# A\nb\n')])).toEqual([]);
    expect(textIn(folder, 'src/a.md')).toBe('\uFEFF# A\r\nx\r\ny\r\n');
    expect(filesIn(folder).filter((path) => path.includes('new'))).toEqual([]);
  });

  test('that changed in the meantime stop all changes', () => {
    const folder = bookFolder({ 'src/a.md': '# A\nb\n' });
    const other: FileChange = {
      path: bookPath('src/b.md'),
      before: '# B\n\ntext\n',
      edits: [{ span: { start: 0, end: 1 }, text: '##' }],
    };
    writeFileSync(join(folder, 'src/a.md'), '# changed\n');
    const before = snapshot(folder);
    expect(changeFiles(folder, [other, change('# A\nb\n')])).toEqual([{ path: 'src/a.md', why: 'changed' }]);
    expect(snapshot(folder)).toEqual(before);
  });
});
