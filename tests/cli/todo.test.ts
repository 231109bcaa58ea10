import { describe, expect, test } from 'vitest';
import { bookFolder, snapshot } from '../link/check/book.ts';
import { textIn } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

describe('build-book todo', () => {
  test('lists notes and empty sections in the order of files and lines', async () => {
    const folder = bookFolder({
      'src/a.md':
        '# A\n\n<!-- TODO: more -->\n\n## Empty\n\n## B\n\ntodo!() TODOS **FIXME now**\n\n{{#include x.rs}}\n',
      'src/x.rs': '// XXX\n',
    });
    const { code, out } = await run(['todo'], { folder });
    expect([code, out]).toEqual([
      0,
      'src/a.md:3: TODO more\nsrc/a.md:5: EMPTY Empty\nsrc/a.md:9: FIXME now\nsrc/x.rs:1: XXX\n',
    ]);
    expect(JSON.parse((await run(['todo', '--json'], { folder })).out)).toHaveLength(4);
  });
});

describe('build-book todo for a book with a repository', () => {
  const files = {
    'book.toml': '[output.html]\ngit-repository-url = "https://host.example/me/book/tree/main"\n',
    'src/a.md': `# A

<div class="hidden">
[ P1 review](https://host.example/me/book/issues/12)
[other](https://host.example/you/book/issues/12) [pr](https://host.example/me/book/pull/1)

Link to:

See also:

- a list is no stub

</div>

Link to: something

\`\`\`rust
{{#include x.rs:example}}
\`\`\`

- See:
`,
    'src/x.rs': '// ANCHOR: example\nfn main() {\n    // COMING SOON\n}\n// ANCHOR_END: example\n',
  };

  test('lists its issues, unfinished sentences and missing code', async () => {
    const { out } = await run(['todo'], { folder: bookFolder(files) });
    expect(out).toBe(`src/a.md:4: ISSUE P1 review https://host.example/me/book/issues/12
src/a.md:7: STUB Link to:
src/a.md:21: STUB See:
src/x.rs:3: COMING SOON
`);
  });
});

describe('build-book migrate-markers', () => {
  const text = `# A

<<hi:one>>{{i:two}}, a << b >> c, <<ii:{{x}}>>, \`<<hi:code>>\`
<<#include part.txt>> {{#include part.txt}}

\`\`\`
<<hi:code>>
{{#include part.txt}}
\`\`\`
`;
  const book = () => bookFolder({ 'src/a.md': text, 'src/part.txt': 'part\n' });

  test('converts all markers to braces, except in code', async () => {
    const folder = book();
    const { code, out } = await run(['migrate-markers', 'brace'], { folder });
    expect([code, out]).toEqual([0, '1 file changed: 2 markers converted to braces\n']);
    expect(textIn(folder, 'src/a.md')).toBe(
      text.replace('<<hi:one>>', '{{hi:one}}').replace('<<#include part.txt>>', '{{#include part.txt}}'),
    );
  });

  test('converts all markers to angles, includes in code too', async () => {
    const folder = book();
    await run(['migrate-markers', 'angle'], { folder });
    expect(textIn(folder, 'src/a.md')).toBe(
      text.replace('{{i:two}}', '<<i:two>>').replaceAll('{{#include part.txt}}', '<<#include part.txt>>'),
    );
  });

  test('leaves markers that would mean something else in the other style', async () => {
    const odd = '# A\n\n{{hi::x}} <{{i:a}} {{i:b}}> {{hi:c}} <<hi:d>>} {<<hi:e>> {{ #include part.txt}}\n';
    const folder = bookFolder({ 'src/a.md': odd });
    await run(['migrate-markers', 'angle'], { folder });
    expect(textIn(folder, 'src/a.md')).toBe(odd.replace('{{hi:c}}', '<<hi:c>>'));
    await run(['migrate-markers', 'brace'], { folder });
    expect(textIn(folder, 'src/a.md')).toBe(odd);
  });

  test('shows a diff with --dry-run', async () => {
    const folder = book();
    const before = snapshot(folder);
    const { out } = await run(['migrate-markers', 'brace', '--dry-run'], { folder });
    expect(out).toContain('\n+{{hi:one}}{{i:two}}, a << b >> c');
    expect(snapshot(folder)).toEqual(before);
  });
});
