import { describe, expect, it } from 'vitest';
import { bookFolder, snapshot } from '../check/book.ts';
import { textIn } from './temporary-folder.ts';
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

describe('refs', () => {
  it('list gives every shared definition with its place', async () => {
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

  it('search finds by label and address, for programs too', async () => {
    const { out } = await run(['refs', 'search', 'EXAMPLE/1', '--json'], { folder: book() });
    expect(JSON.parse(out)).toEqual([
      { label: 'one', url: 'https://x.example/1', file: 'refs/all.md', line: 2 },
      { label: 'same', url: 'https://x.example/1', file: 'refs/all.md', line: 6 },
    ]);
    expect((await run(['refs', 'search'], { folder: book() })).code).toBe(2);
  });

  it('unused tells of definitions that no chapter uses', async () => {
    const { out } = await run(['refs', 'unused', '--json'], { folder: book() });
    const { diagnostics } = JSON.parse(out) as { diagnostics: readonly { code: string; message: string }[] };
    expect(
      diagnostics.filter(({ code }) => code === 'reference/unused').map(({ message }) => message),
    ).toEqual(['`[two]` is used by no chapter', '`[same]` is used by no chapter']);
  });

  it('fmt puts definitions in order, run by run, and again changes nothing', async () => {
    const folder = book();
    expect((await run(['refs', 'fmt'], { folder })).out).toBe('1 file changed: definitions in order\n');
    const text = textIn(folder, 'refs/all.md');
    expect(text).toBe(`[one]: https://x.example/1
[two]: https://x.example/2 "Two"

<!-- more -->
[same]: https://x.example/1
`);
    await run(['refs', 'fmt'], { folder });
    expect(textIn(folder, 'refs/all.md')).toBe(text);
  });

  it('rename changes a label wherever it stands, and no text that readers see', async () => {
    const folder = book();
    const { code, out } = await run(['refs', 'rename', 'one', 'uno due'], { folder });
    expect([code, out]).toEqual([0, '3 files changed: [one] is [uno due] now\n']);
    expect(textIn(folder, 'src/a.md')).toBe(`# A

[one][uno due], [One][uno due], [text][uno due], ![one][uno due], [other][two], \`[one]\`, \\[one], [one](b.md)

\`\`\`md
[one]
\`\`\`
`);
    expect(textIn(folder, 'src/b.md')).toBe('# B\n\n[own] and [one][uno due]\n\n[own]: a.md\n');
    expect(textIn(folder, 'refs/all.md')).toContain('\n[uno due]:   https://x.example/1\n');
  });

  it.each([
    [['one', 'two'], '`two` is defined already, in refs/all.md'],
    [['none', 'x'], 'nothing defines `none`'],
    [['one'], 'say the label and its new name: `build-book refs rename OLD NEW`'],
    [['one', 'a]b'], 'say the label and its new name: `build-book refs rename OLD NEW`'],
  ])('rename refuses %j', async (names, complaint) => {
    const folder = book();
    const before = snapshot(folder);
    const { code, err } = await run(['refs', 'rename', ...names], { folder });
    expect([code, err]).toEqual([2, `error: ${complaint}\n`]);
    expect(snapshot(folder)).toEqual(before);
  });
});
