import { describe, expect, it } from 'vitest';
import { bookFolder, snapshot } from '../check/book.ts';
import { textIn } from './temporary-folder.ts';
import { run } from './test-terminal.ts';

describe('todo', () => {
  it('lists notes and empty sections in the order of files and lines', async () => {
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

describe('migrate-markers', () => {
  const text = `# A

<<hi:one>>{{i:two}}, a << b >> c, <<ii:{{x}}>>, \`<<hi:code>>\`
<<#include part.txt>> {{#include part.txt}}

\`\`\`
<<hi:code>>
{{#include part.txt}}
\`\`\`
`;
  const book = () => bookFolder({ 'src/a.md': text, 'src/part.txt': 'part\n' });

  it('puts all in braces, those of code aside', async () => {
    const folder = book();
    const { code, out } = await run(['migrate-markers', 'brace'], { folder });
    expect([code, out]).toEqual([0, '1 file changed: 2 markers in braces now\n']);
    expect(textIn(folder, 'src/a.md')).toBe(
      text.replace('<<hi:one>>', '{{hi:one}}').replace('<<#include part.txt>>', '{{#include part.txt}}'),
    );
  });

  it('puts all in angles, includes in code too', async () => {
    const folder = book();
    await run(['migrate-markers', 'angle'], { folder });
    expect(textIn(folder, 'src/a.md')).toBe(
      text.replace('{{i:two}}', '<<i:two>>').replaceAll('{{#include part.txt}}', '<<#include part.txt>>'),
    );
  });

  it('shows a diff with --dry-run', async () => {
    const folder = book();
    const before = snapshot(folder);
    const { out } = await run(['migrate-markers', 'brace', '--dry-run'], { folder });
    expect(out).toContain('\n+{{hi:one}}{{i:two}}, a << b >> c');
    expect(snapshot(folder)).toEqual(before);
  });
});
