import { describe, expect, test } from 'vitest';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bookFolder, snapshot } from '../link/check/book.ts';
import { textIn } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

const book = () =>
  bookFolder({
    'src/a.md': `# A

[one], [One][], [text][one], ![one][], [other][two], \`[one]\`, \\[one], [one](b.md)

\`\`\`md
[one]
\`\`\`
`,
    'src/b.md': '# B\n\n[own] and [one]\n\n[own]: a.md\n',
    'refs/all.md': `[two]: https://x.example/2 "Two"
[one]:   https://x.example/1
[two]: https://x.example/2 "Two"

<!-- more -->
[same]: https://x.example/1
`,
  });

describe('build-book refs', () => {
  test('list prints every shared definition with its place', async () => {
    const { code, out } = await run(['refs', 'list'], { folder: book() });
    expect([code, out]).toEqual([
      0,
      `refs/all.md:1: [two]: https://x.example/2
refs/all.md:2: [one]: https://x.example/1
refs/all.md:3: [two]: https://x.example/2
refs/all.md:6: [same]: https://x.example/1
`,
    ]);
  });

  test('search finds definitions by label and address, also in JSON', async () => {
    const { out } = await run(['refs', 'search', 'EXAMPLE/1', '--json'], { folder: book() });
    expect(JSON.parse(out)).toEqual([
      { label: 'one', url: 'https://x.example/1', file: 'refs/all.md', line: 2 },
      { label: 'same', url: 'https://x.example/1', file: 'refs/all.md', line: 6 },
    ]);
    expect((await run(['refs', 'search'], { folder: book() })).code).toBe(2);
  });

  test('unused reports definitions that no chapter uses', async () => {
    const { out } = await run(['refs', 'unused', '--json'], { folder: book() });
    const { diagnostics } = JSON.parse(out) as { diagnostics: readonly { code: string; message: string }[] };
    expect(
      diagnostics.filter(({ code }) => code === 'reference/unused').map(({ message }) => message),
    ).toEqual(['`[two]` is never used', '`[same]` is never used']);
  });

  test('fmt sorts definitions run by run, and changes nothing the second time', async () => {
    const folder = book();
    expect((await run(['refs', 'fmt'], { folder })).out).toBe('1 file changed: definitions sorted\n');
    const text = textIn(folder, 'refs/all.md');
    expect(text).toBe(`[one]: https://x.example/1
[two]: https://x.example/2 "Two"

<!-- more -->
[same]: https://x.example/1
`);
    await run(['refs', 'fmt'], { folder });
    expect(textIn(folder, 'refs/all.md')).toBe(text);
  });

  test('rename changes a label everywhere it is used, and no visible text', async () => {
    const folder = book();
    const { code, out } = await run(['refs', 'rename', 'one', 'uno due'], { folder });
    expect([code, out]).toEqual([0, '3 files changed: [one] renamed to [uno due]\n']);
    expect(textIn(folder, 'src/a.md')).toBe(`# A

[one][uno due], [One][uno due], [text][uno due], ![one][uno due], [other][two], \`[one]\`, \\[one], [one](b.md)

\`\`\`md
[one]
\`\`\`
`);
    expect(textIn(folder, 'src/b.md')).toBe('# B\n\n[own] and [one][uno due]\n\n[own]: a.md\n');
    expect(textIn(folder, 'refs/all.md')).toContain('\n[uno due]:   https://x.example/1\n');
  });

  test.each([
    [['one', 'two'], '`two` is already defined in refs/all.md'],
    [['none', 'x'], 'the label `none` is not defined'],
    [['one'], 'missing label; run `build-book refs rename OLD NEW`'],
    [['one', 'a]b'], 'missing label; run `build-book refs rename OLD NEW`'],
  ])('rename rejects %j', async (names, complaint) => {
    const folder = book();
    const before = snapshot(folder);
    const { code, err } = await run(['refs', 'rename', ...names], { folder });
    expect([code, err]).toEqual([2, `error: ${complaint}\n`]);
    expect(snapshot(folder)).toEqual(before);
  });
});

describe('build-book refs from-inline', () => {
  const chapter = `# A

[Tokio](https://docs.rs/tokio), [here](<https://www.x.example/b(c.html> 'It is'), [here](https://x.example/1)
[a *b*](https://x.example/2 "Two") ![pic](https://x.example/p.png) [![in](https://x.example/i.svg)](https://x.example/1)
[b](b.md) <https://x.example/3> \`[c](https://x.example/4)\` \\[d](https://x.example/5) [same](https://x.example/6) [Same!](https://x.example/7)
[pic] [own](https://x.example/8)

~~~md
[code](https://x.example/9)
[eight]: https://x.example/8
~~~

<p>[raw](https://x.example/10)</p>

{{#include part.txt}}
`;
  const files = {
    'book.toml': '[build-book]\nlabel-rules = { "c-{x}" = "https://docs.rs/{x}" }\n',
    'src/a.md': chapter,
    'src/b.md':
      '# B\n\n- [in a list](https://x.example/1)\n- [new](https://x.example/new)\n\n[own]: https://x.example/new',
    'src/part.txt': '[part](https://x.example/part)\n',
    'refs/all.md':
      '[one]: https://x.example/1\n[two]: https://x.example/2 "Two"\n[two-plain]: https://x.example/2\n',
  };
  const pageOf = async (folder: string, page: string): Promise<string> => {
    const environment = { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };
    expect((await run(['build', '--no-cache', '-d', 'site'], { folder, environment })).code).toBe(0);
    const html = readFileSync(join(folder, 'site', page), 'utf8');
    return html.slice(html.indexOf('<main>'), html.indexOf('</main>'));
  };

  test('adds definitions for addresses at the end of each chapter', async () => {
    const folder = bookFolder(files);
    const before = [await pageOf(folder, 'a.html'), await pageOf(folder, 'b.html')];
    const { code, out } = await run(['refs', 'from-inline'], { folder });
    expect([code, out]).toEqual([0, '2 files changed: 12 links converted to references\n']);
    expect(textIn(folder, 'src/a.md')).toBe(`# A

[Tokio][c-tokio], [here][x.example-b-c], [here][one]
[a *b*][two] ![pic][pic-2] [![in][in]][one]
[b](b.md) <https://x.example/3> \`[c](https://x.example/4)\` \\[d](https://x.example/5) [same][same] [Same!][same-2]
[pic] [own][own-2]

~~~md
[code](https://x.example/9)
[eight]: https://x.example/8
~~~

<p>[raw](https://x.example/10)</p>

{{#include part.txt}}

[x.example-b-c]: <https://www.x.example/b(c.html> 'It is'
[pic-2]: https://x.example/p.png
[in]: https://x.example/i.svg
[same]: https://x.example/6
[same-2]: https://x.example/7
[own-2]: https://x.example/8
`);
    expect(textIn(folder, 'src/b.md')).toBe(
      '# B\n\n- [in a list][one]\n- [new][own]\n\n[own]: https://x.example/new',
    );
    expect([await pageOf(folder, 'a.html'), await pageOf(folder, 'b.html')]).toEqual(before);
    expect((await run(['refs', 'from-inline'], { folder })).out).toBe(
      '0 files changed: 0 links converted to references\n',
    );
  });

  test('adds definitions to a shared file, for one chapter if requested', async () => {
    const folder = bookFolder(files);
    const { code } = await run(['refs', 'from-inline', 'src/b.md', '--to', 'refs/new.md'], { folder });
    expect(code).toBe(0);
    expect(textIn(folder, 'src/a.md')).toBe(chapter);
    await run(['refs', 'from-inline', '--to', 'refs/new.md'], { folder });
    expect(textIn(folder, 'src/a.md')).toContain('{{#include part.txt}}\n');
    expect(textIn(folder, 'src/a.md')).not.toContain(']: https://x.example/6');
    expect(textIn(folder, 'refs/new.md')).toBe(`[x.example-b-c]: <https://www.x.example/b(c.html> 'It is'
[pic-2]: https://x.example/p.png
[in]: https://x.example/i.svg
[same]: https://x.example/6
[same-2]: https://x.example/7
[own-2]: https://x.example/8
`);
    const { out } = await run(['check', '--no-cache', '--json'], { folder });
    expect(out).not.toContain('reference/undefined');
  });

  test('refuses a file that no chapter sees, and shows a diff with --dry-run', async () => {
    const folder = bookFolder(files);
    const before = snapshot(folder);
    const { code, err } = await run(['refs', 'from-inline', '--to', 'notes.md'], { folder });
    expect([code, err]).toEqual([
      2,
      'error: `notes.md` is not a definition file; add it to `build-book.refs` in book.toml\n',
    ]);
    const { out } = await run(['refs', 'from-inline', 'b.md', '--dry-run'], { folder });
    expect(out).toContain(
      '\n-- [in a list](https://x.example/1)\n-- [new](https://x.example/new)\n+- [in a list][one]\n+- [new][own]\n',
    );
    expect(snapshot(folder)).toEqual(before);
  });

  test.each([
    ['a title on a line of its own', '> [a](https://x.example/a\n> "title")\n'],
    ['a title over several lines', '> [a](https://x.example/a\n> "one\n> two")\n'],
    ['code without an end', '[a](https://x.example/a)\n\n```text\ncode\n'],
    ['a comment without an end', '[a](https://x.example/a)\n\n<!--\n'],
    ['an address with escapes', '[a](https://x.example/a\\_b)\n'],
  ])('leaves links alone: %s', async (_what, text) => {
    const folder = bookFolder({ 'src/a.md': text });
    expect((await run(['refs', 'from-inline'], { folder })).code).toBe(0);
    expect(textIn(folder, 'src/a.md')).toBe(text);
  });
});
