import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { type FileChange } from '../../src/refactor/edit.ts';
import { changeFiles } from '../../src/fs/change-files.ts';
import { bookPath } from '../../src/core/path.ts';
import { bookFolder, snapshot } from '../check/book.ts';
import { filesIn, textIn } from './temporary-folder.ts';
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

describe('mv', () => {
  it('takes the chapter’s links, those to it and its line in SUMMARY.md along', async () => {
    const folder = newBook();
    const before = await links(folder);
    const { code, out } = await run(['mv', 'src/part/b.md', 'src/deep/er/new.md'], { folder });
    expect([code, out]).toEqual([
      0,
      '5 files changed: src/part/b.md is src/deep/er/new.md now, 19 places rewritten\n',
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

  it('there and back changes nothing', async () => {
    const folder = newBook();
    const before = snapshot(folder);
    expect((await run(['mv', 'part/b.md', 'deep/er/new.md'], { folder })).code).toBe(0);
    expect(snapshot(folder)).not.toEqual(before);
    expect((await run(['mv', 'deep/er/new.md', 'part/b.md'], { folder })).code).toBe(0);
    expect(snapshot(folder)).toEqual(before);
  });

  it('shows a diff and changes nothing with --dry-run', async () => {
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

  it('refuses a place that is taken, and changes nothing', async () => {
    const folder = bookFolder({ 'src/taken.md': 'mine\n' });
    const before = snapshot(folder);
    const { code, err } = await run(['mv', 'src/b.md', 'src/taken.md'], { folder });
    expect([code, err.split('\n')[0]]).toEqual([1, 'error[edit/clash]: `src/taken.md` is there already']);
    expect(snapshot(folder)).toEqual(before);
  });

  it.each([
    [['nothing.md', 'x.md'], '`nothing.md` is no chapter of this book'],
    [['src/a.md', 'src/a.txt'], '`src/a.txt` is no name of a chapter: it must end in `.md`'],
    [['src/a.md', 'outside.md'], '`outside.md` is not in the folder of chapters, `src`'],
    [['src/a.md', 'src/a.md'], '`src/a.md` is where it is'],
  ])('does not understand %j', async (paths, complaint) => {
    const { code, err } = await run(['mv', ...paths], { folder: bookFolder({}) });
    expect([code, err]).toEqual([2, `error: ${complaint}\n`]);
  });

  it('changes links in drafts too', async () => {
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

describe('mv of a chapter that shares a file with others', () => {
  it('leaves definitions alone that start at their own file, and keeps links out of the book', async () => {
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

  it('tells of a link that would have to be written in two ways', async () => {
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

describe('sources', () => {
  const change = (before: string): FileChange => ({
    path: bookPath('src/a.md'),
    before,
    edits: [{ span: { start: 4, end: 5 }, text: 'x\ny' }],
  });

  it('keep their line ends and byte order mark', () => {
    const folder = bookFolder({ 'src/a.md': '\uFEFF# A\r\nb\r\n' });
    expect(changeFiles(folder, [change('# A\nb\n')])).toEqual([]);
    expect(textIn(folder, 'src/a.md')).toBe('\uFEFF# A\r\nx\r\ny\r\n');
    expect(filesIn(folder).filter((path) => path.includes('new'))).toEqual([]);
  });

  it('that have changed meanwhile stop all changes', () => {
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
