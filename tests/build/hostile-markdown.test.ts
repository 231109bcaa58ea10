// Text that makes parsers slow, deep or large -> a page, in time and in bounds.
//
// Each kind is built at one size and at twice that: a page may grow with its text and no faster. Time is vitest's to bound.
import { expect, test } from 'vitest';
import type { DiagnosticCode } from '../../src/index.ts';
import { buildFiles } from './book.ts';

interface Hostile {
  readonly text: (size: number) => string;
  readonly size: number;
  /** What is reported. Default: nothing. */
  readonly codes?: readonly DiagnosticCode[];
}

const repeat = (part: string, size = 10_000): Hostile => ({ text: (n) => part.repeat(n), size });

const lines = (line: (i: number) => string, size: number): Hostile => ({
  text: (n) => Array.from({ length: n }, (_, i) => line(i)).join('\n'),
  size,
});

/** As `hostile`, with what is reported. */
const telling = (hostile: Hostile, ...codes: readonly DiagnosticCode[]): Hostile => ({ ...hostile, codes });

const kinds: Readonly<Record<string, Hostile>> = {
  'one long line': repeat('word ', 100_000),
  'one long word': repeat('w', 500_000),
  'one long line of code': telling(
    { text: (n) => `\`\`\`rust\nlet x = "${'a'.repeat(n)}";\n\`\`\``, size: 500_000 },
    'code/too-slow',
  ),
  'nested quotes': { text: (n) => `${'>'.repeat(n)} text`, size: 2500 },
  'nested alerts': { text: (n) => `${'> '.repeat(n)}[!NOTE]`, size: 2500 },
  'many alerts': repeat('> [!NOTE]\n\n', 1000),
  'nested lists': lines((i) => `${'  '.repeat(i)}- x`, 250),
  'nested numbers on one line': repeat('1. ', 2500),
  'open brackets': repeat('[', 20_000),
  'closed brackets': repeat(']', 20_000),
  'open links': repeat('[a](', 10_000),
  'open images': repeat('![[]()', 5000),
  'links in angle brackets': repeat('[a](<b', 5000),
  'nested references': repeat('[a][', 5000),
  'open emphasis': repeat('*a **a ', 5000),
  'closed emphasis': repeat('a* a** ', 5000),
  'emphasis of three kinds': repeat('a_*~~', 5000),
  'nested strong': { text: (n) => `${'**a '.repeat(n)}${'b** '.repeat(n)}`, size: 2000 },
  'runs of ticks': lines((i) => '`'.repeat(i + 1), 500),
  'open tags in text': repeat('<a ', 10_000),
  'open comments': repeat('<!-- ', 10_000),
  'open processing instructions': repeat('<?', 10_000),
  'open CDATA': repeat('<![CDATA[ ', 5000),
  declarations: repeat('<!A ', 5000),
  entities: repeat('&amp', 10_000),
  backslashes: repeat('\\', 20_000),
  'tables of many columns': {
    text: (n) => `${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n${'|b'.repeat(n)}|`,
    size: 5000,
  },
  'tables of many rows': { text: (n) => `|a|\n|-|\n${'|b|\n'.repeat(n)}`, size: 5000 },
  'short rows under a wide head': {
    text: (n) => `${'|a'.repeat(n)}|\n${'|-'.repeat(n)}|\n${'|b|\n'.repeat(10)}`,
    size: 1000,
  },
  'equal headings': repeat('# same\n', 10_000),
  'headings with attributes': lines((i) => `# a {#id${i} .c k=v}`, 2000),
  'open attributes': repeat('# {#id ', 10_000),
  'footnotes without a text': telling(
    lines((i) => `a[^${i}]`, 5000),
    'footnote/undefined',
  ),
  'footnotes with one text': { text: (n) => `${'[^1]'.repeat(n)}\n\n[^1]: x`, size: 5000 },
  'footnotes in footnotes': {
    text: (n) => `[^0]\n\n${Array.from({ length: n }, (_, i) => `[^${i}]: [^${(i + 1) % n}]`).join('\n\n')}`,
    size: 500,
  },
  definitions: lines((i) => `[a${i}]: b`, 5000),
  'equal definitions': telling(repeat('[a]: b\n', 5000), 'reference/duplicate'),
  'definition lists': repeat('a\n: b\n\n', 2000),
  'open braces': repeat('{', 100_000),
  'open angles': repeat('<<', 20_000),
  'open includes': repeat('{{#include ', 20_000),
  'open markers': repeat('{{hi:', 20_000),
  'open markers in angles': repeat('<<hi:', 20_000),
  dollars: repeat('$', 20_000),
  colons: repeat(':::', 5000),
  'quotation marks': repeat('"', 20_000),
  'thematic breaks': repeat('---\n', 5000),
  'setext underlines': repeat('a\n=\n', 2000),
  tabs: repeat('\t', 20_000),
  'empty lines': repeat('\n', 100_000),
  'carriage returns': repeat('\r', 100_000),
  'nothing but marks that combine': repeat('\u0301', 20_000),
  'halves of characters': repeat('\ud800', 5000),
  'open divisions': telling(repeat('<div>', 5000), 'html/unclosed'),
  'closed divisions': telling(repeat('</div>', 5000), 'html/stray-end-tag'),
  'a hidden part that is not closed': telling(repeat('<div class="hidden">\n\n', 500), 'html/unclosed'),
};

/** The page may be so much larger than what its text's growth explains: headings and footnotes are numbered. */
const SLACK = 1.2;

const TITLE = '# Title {#title}';
const TITLE_HTML = '<h1 id="title"><a class="header" href="#title">Title</a></h1>\n';

test.each(Object.entries(kinds))(
  'Markdown with %s renders to a page that grows in proportion',
  async (_, { text, size, codes = [] }) => {
    const small = text(size);
    const large = text(2 * size);
    const built = await buildFiles({
      'book.toml': '[output.html.print]\nenable = false\n',
      'src/SUMMARY.md': '- [Small](small.md)\n- [Large](large.md)\n- [Sound](sound.md)\n',
      // After a heading: at the very top a line of dashes would be front matter.
      'src/small.md': `${TITLE}\n\n${small}`,
      'src/large.md': `${TITLE}\n\n${large}`,
      'src/sound.md': 'Sound.\n',
    });
    expect(built.codes).toEqual(codes);
    const pages = { small: built.main('small.html'), large: built.main('large.html') };
    expect(pages.large.slice(0, TITLE_HTML.length)).toBe(TITLE_HTML);
    expect(pages.large.length).toBeLessThan(
      (SLACK * pages.small.length * large.length) / small.length + 1000,
    );
    expect(pages.large.length).toBeLessThan(50 * large.length + 1000);
    expect(built.main('sound.html')).toBe('<p>Sound.</p>\n');
  },
);
