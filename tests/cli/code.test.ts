import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { bookFolder, snapshot } from '../link/check/book.ts';
import { textIn } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

const chapter = `# A

~~~rust,editable
# use std::io;
#
#[derive(Debug)]
struct S;

  # fn hidden() {}
fn main() {} // \`\`\`
~~~

- a list

  \`\`\`python
  def f():

      return 1

  \`\`\`

> - quoted
>
>   \`\`\`toml
>   a = 1
>
>   b = 2
>   \`\`\`

\`\`\`rust
{{#include b.rs}}
\`\`\`

\`\`\`

\`\`\`
`;
const book = (): string => bookFolder({ 'src/a.md': chapter, 'src/b.rs': 'b\n' });

const pageOf = async (folder: string): Promise<string> => {
  const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };
  expect((await run(['build', '--no-cache', '-d', 'site'], { folder, environment })).code).toBe(0);
  const html = readFileSync(join(folder, 'site/a.html'), 'utf8');
  return html.slice(html.indexOf('<main>'), html.indexOf('</main>'));
};

describe('build-book code extract', () => {
  test('moves all blocks into files and leaves the page unchanged', async () => {
    const folder = book();
    const before = await pageOf(folder);
    const { code, out } = await run(['code', 'extract', 'a.md', 'code/'], { folder });
    expect([code, out]).toEqual([0, '4 files changed: 3 code blocks of src/a.md moved to files\n']);
    expect(textIn(folder, 'src/a.md')).toBe(`# A

~~~rust,editable
{{#rustdoc_include ../code/a-1.rs:example}}
~~~

- a list

  \`\`\`python
  {{#include ../code/a-2.py}}
  \`\`\`

> - quoted
>
>   \`\`\`toml
>   {{#include ../code/a-3.toml}}
>   \`\`\`

\`\`\`rust
{{#include b.rs}}
\`\`\`

\`\`\`

\`\`\`
`);
    expect(textIn(folder, 'code/a-1.rs')).toBe(`use std::io;

// ANCHOR: example
#[derive(Debug)]
struct S;

// ANCHOR_END: example
  fn hidden() {}
// ANCHOR: example
fn main() {} // \`\`\`
// ANCHOR_END: example
`);
    expect(textIn(folder, 'code/a-2.py')).toBe('def f():\n\n    return 1\n\n');
    expect(textIn(folder, 'code/a-3.toml')).toBe('a = 1\n\nb = 2\n');
    expect(await pageOf(folder)).toBe(before);
    expect((await run(['code', 'extract', 'a.md', 'code/'], { folder })).code).toBe(2);
  });

  test('moves the block at one line, to a named file or next to the chapter', async () => {
    const folder = book();
    expect((await run(['code', 'extract', 'src/a.md:17', 'src/f.py'], { folder })).code).toBe(0);
    expect((await run(['code', 'extract', 'src/a.md:3'], { folder })).code).toBe(0);
    expect(textIn(folder, 'src/a.md')).toContain('  {{#include f.py}}\n');
    expect(textIn(folder, 'src/a.md')).toContain('{{#rustdoc_include a.rs:example}}\n');
  });

  test('shows a diff and changes nothing with --dry-run', async () => {
    const folder = bookFolder({ 'src/a.md': '# A\n\n```c\nint i;\n```\n' });
    const before = snapshot(folder);
    const { out } = await run(['code', 'extract', 'a.md', '-n'], { folder });
    expect(out).toBe(`diff --git a/src/a.md b/src/a.md
--- a/src/a.md
+++ b/src/a.md
@@ -1,5 +1,5 @@
 # A
 
 \`\`\`c
-int i;
+{{#include a.c}}
 \`\`\`
diff --git a/src/a.c b/src/a.c
new file mode 100644
--- /dev/null
+++ b/src/a.c
@@ -0,0 +1,1 @@
+int i;
`);
    expect(snapshot(folder)).toEqual(before);
  });

  test('refuses to overwrite a file, and changes nothing', async () => {
    const folder = bookFolder({ 'src/a.md': '# A\n\n```c\nint i;\n```\n', 'src/a.c': 'mine\n' });
    const before = snapshot(folder);
    const { code, err } = await run(['code', 'extract', 'a.md'], { folder });
    expect([code, err.split('\n')[0]]).toEqual([1, 'error[edit/clash]: `src/a.c` already exists']);
    expect(snapshot(folder)).toEqual(before);
  });

  test.each([
    [['none.md'], '`none.md` is not a chapter of this book'],
    [['b.md'], '`b.md` doesn’t have code blocks to move'],
    [['a.md:1'], 'line 1 of `a.md` isn’t in a code block; code blocks start on lines 3, 15, 24, 30'],
    [['a.md:31'], 'the code block on line 31 already includes a file'],
    [
      ['a.md', 'x.rs'],
      '3 blocks can’t be moved to one file; code blocks start on lines 3, 15, 24; add a line, as in `CHAPTER.md:LINE`, or name a folder that ends with `/`',
    ],
  ])('rejects the arguments %j', async (others, complaint) => {
    const folder = book();
    const before = snapshot(folder);
    const { code, err } = await run(['code', 'extract', ...others], { folder });
    expect([code, err]).toEqual([2, `error: ${complaint}\n`]);
    expect(snapshot(folder)).toEqual(before);
  });
});
