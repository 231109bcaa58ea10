// Hostile inputs: how the time of a build grows when an input that is odd in one way is doubled.
//
//     node tests/bench/hostile.mjs [SIZE] [NAME...]     default: 25,000 and all
//
// For each kind it prints the seconds at SIZE and at twice the size, and their ratio: 2 is linear, 4 quadratic. It ends with 1 if a
// kind grows more than 2.6 times and takes over 2 s at twice the size, or is stopped after 60 s.
import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const [sizeText = '25000', ...wanted] = process.argv.slice(2);
const size = Number(sizeText);
const program = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
/** Seconds of the processor after which a build is stopped. */
const LIMIT = 60;
/** A kind fails if it grows by more than this and takes longer than this many seconds at twice the size. */
const GROWTH = 2.6;
const SLOW = 2;

/** @param {number} n @param {(i: number) => string} piece */
const times = (n, piece) => Array.from({ length: n }, (_, i) => piece(i)).join('');
/** @param {string} text */
const chapter = (text) => ({ 'src/a.md': `# A\n\n${text}\n` });
/** @param {string} piece */
const repeated = (piece) => (/** @type {number} */ n) => chapter(piece.repeat(n));

/** @type {Readonly<Record<string, (n: number) => Readonly<Record<string, string>>>>} */
const kinds = {
  'double quotation marks': repeated('"a" '),
  'double quotation marks alone': repeated('" '),
  'open double quotation marks': repeated('"a '),
  'closing double quotation marks': repeated('a" '),
  'single quotation marks': repeated("'a' "),
  'single quotation marks alone': repeated("' "),
  'apostrophes in one word': repeated("'"),
  'quotation marks in emphasis': repeated('*"a*" '),
  'wrong anchors x headings': (n) =>
    chapter(times(n, (i) => `[x](#wrong-${i})\n\n`) + times(n, (i) => `## Heading ${i}\n\n`)),
  'wrong anchors of another page': (n) => ({
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md': `# A\n\n${times(n, (i) => `[x](b.md#wrong-${i})\n`)}`,
    'src/b.md': `# B\n\n${times(n, (i) => `## Heading ${i}\n\n`)}`,
  }),
  'wrong links x chapters': (n) => ({
    'src/SUMMARY.md': '- [A](a.md)\n',
    'src/a.md': `# A\n\n${times(n, (i) => `[x](wrong-${i}.md)\n`)}`,
  }),
  'undefined labels x definitions': (n) =>
    chapter(
      times(n, (i) => `[x][wrong-${i}]\n`) + '\n' + times(n, (i) => `[label-${i}]: https://example.org/\n`),
    ),
  'missing includes': (n) => chapter(times(n, (i) => `{{#include missing-${i}.txt}}\n`)),
  'wrong anchors of an included file': (n) => ({
    ...chapter(times(Math.min(n, 9000), (i) => `{{#include x.txt:wrong-${i}}}\n`)),
    'src/x.txt': times(Math.min(n, 9000), (i) => `// ANCHOR: name-${i}\n// ANCHOR_END: name-${i}\n`),
  }),
  'anchors of an included file': (n) => ({
    ...chapter('{{#include x.txt}}\n\n{{#include x.txt:name-1}}'),
    'src/x.txt': times(n, (i) => `// ANCHOR: name-${i}\nx\n// ANCHOR_END: name-${i}\n`),
  }),
  'open anchors of an included file': (n) => ({
    ...chapter('{{#include x.txt:name-1}}'),
    'src/x.txt': times(n, (i) => `// ANCHOR: name-${i}\nx\n`),
  }),
  'brackets in SUMMARY.md': (n) => ({
    'src/SUMMARY.md': `- [A](a.md)\n\n${'['.repeat(n)}\n`,
    ...chapter('x'),
  }),
  'brackets of entries in SUMMARY.md': (n) => ({
    'src/SUMMARY.md': `- [A](a.md)\n- ${'['.repeat(n)}\n`,
    ...chapter('x'),
  }),
  'parentheses in SUMMARY.md': (n) => ({
    'src/SUMMARY.md': `- [A](a.md)\n- [B]${'('.repeat(n)}\n`,
    ...chapter('x'),
  }),
  'stars in SUMMARY.md': (n) => ({
    'src/SUMMARY.md': `- [A](a.md)\n- [${'*_ '.repeat(n)}](b.md)\n`,
    ...chapter('x'),
    'src/b.md': '',
  }),
  'tags in SUMMARY.md': (n) => ({ 'src/SUMMARY.md': `- [A](a.md)\n\n${'<a '.repeat(n)}\n`, ...chapter('x') }),
  'comments in SUMMARY.md': (n) => ({
    'src/SUMMARY.md': `- [A](a.md)\n\n${'<!-- '.repeat(n)}\n`,
    ...chapter('x'),
  }),
  'entries of SUMMARY.md that repeat': (n) => ({
    'src/SUMMARY.md': '- [A](a.md)\n'.repeat(n),
    ...chapter('x'),
  }),
  'separators in SUMMARY.md': (n) => ({
    'src/SUMMARY.md': `- [A](a.md)\n${'\n---\n'.repeat(n)}`,
    ...chapter('x'),
  }),
  'open images': repeated('!['),
  'open links': repeated('['),
  'closing brackets': repeated(']'),
  'nested images': (n) => chapter(`${'!['.repeat(n)}${'](x)'.repeat(n)}`),
  'nested links': (n) => chapter(`${'['.repeat(n)}x${'](x)'.repeat(n)}`),
  'links with open destinations': repeated('[a](<b'),
  'links with open titles': repeated('[a](b "'),
  'open parentheses of a link': (n) => chapter(`[a](${'('.repeat(n)}`),
  'reference links of nothing': repeated('[a][b] '),
  'link labels that never end': (n) => chapter(`${'[a '.repeat(n)}]: x`),
  'less-than signs': repeated('<'),
  'open tags': repeated('<a '),
  'open tags on lines': repeated('<a\n'),
  'open attributes': repeated('<a b="'),
  'open comments': repeated('<!-- '),
  'open comments on lines': repeated('<!--\n\n'),
  'open processing instructions': repeated('<? '),
  'open declarations': repeated('<!A '),
  'open CDATA': repeated('<![CDATA['),
  'raw tags that are never closed': repeated('<div>\n\n'),
  'raw inline tags that are never closed': repeated('<b>'),
  'closing tags': repeated('</div>\n\n'),
  'hidden sections': repeated('<div class="hidden">\n\n'),
  'private comments': repeated('<!--private\n\n'),
  'open directives': repeated('{{'),
  'open includes': repeated('{{#include '),
  'open includes of angles': repeated('<<#include '),
  'open index markers': repeated('{{hi:'),
  'escaped directives': repeated('\\{{#x}} '),
  'index markers of one term': repeated('{{i:term}} '),
  'index markers of many terms': (n) => chapter(times(n, (i) => `{{i:term ${i}}} `)),
  'nested index terms': (n) => chapter(times(n, (i) => `{{i:a!b!c ${i}}} `)),
  'dollar signs': repeated('$'),
  'dollar signs apart': repeated('$ '),
  'formulas that never end': repeated('$a '),
  'display formulas that never end': repeated('$$a\n\n'),
  'table cells': (n) => chapter(`${'|'.repeat(n)}\n${'|-'.repeat(n)}|\n${'|'.repeat(n)}`),
  'table rows': repeated('|a|b|\n'),
  'a table of few columns and many cells': (n) =>
    chapter(`|a|b|\n|-|-|\n${`|${'x|'.repeat(100)}\n`.repeat(n / 100)}`),
  'a table of many columns and short rows': (n) => {
    const side = Math.floor(Math.sqrt(n) * 3);
    return chapter(`|${'a|'.repeat(side)}\n|${'-|'.repeat(side)}\n${'|x|\n'.repeat(side)}`);
  },
  'stars and underscores': repeated('*_'),
  'stars that open': repeated('*a '),
  'stars that open and close': repeated('**a *b** '),
  'underscores in a word': repeated('a_'),
  tildes: repeated('~~a '),
  'caret and tilde': repeated('a^b~c '),
  ampersands: repeated('&'),
  'entities that never end': repeated('&amp'),
  'entities with many digits': (n) => chapter(`&#${'0'.repeat(n)};`),
  backslashes: repeated('\\'),
  'grave accents': (n) => chapter(times(Math.floor(Math.sqrt(n * 2)), (i) => `${'`'.repeat(i + 1)} `)),
  'grave accents alone': repeated('` a '),
  'fences of growing length': (n) =>
    chapter(times(Math.floor(Math.sqrt(n * 2)), (i) => `${'`'.repeat(i + 3)}\n`)),
  'fences that never end': repeated('```\n\n~~~\n\n'),
  'block quotes, nested': (n) => chapter(`${'>'.repeat(n)} x`),
  'block quotes, nested on lines': (n) => {
    const depth = Math.floor(Math.sqrt(n));
    return chapter(times(depth, (i) => `${'> '.repeat(i + 1)}x\n`));
  },
  'lists, nested on a line': (n) => chapter(`${'- '.repeat(n)}x`),
  'lists, nested on lines': (n) => {
    const depth = Math.floor(Math.sqrt(n));
    return chapter(times(depth, (i) => `${'  '.repeat(i)}- x\n`));
  },
  'ordered lists, nested on a line': (n) => chapter(`${'1. '.repeat(n)}x`),
  'list items': repeated('- x\n'),
  'loose list items': repeated('- x\n\n'),
  'lazy lines': (n) => chapter(`> x\n${'x\n'.repeat(n)}`),
  'definition lists': repeated('term\n: text\n\n'),
  'definitions of one term': (n) => chapter(`term\n${': text\n'.repeat(n)}`),
  'lines of colons': repeated(':::\n'),
  'open containers': repeated('::: tip\n\n'),
  alerts: repeated('> [!NOTE]\n> x\n\n'),
  'task lists': repeated('- [ ] x\n'),
  'link definitions': (n) => chapter(times(n, (i) => `[label ${i}]: https://example.org/${i}\n`)),
  'link definitions of one label': repeated('[label]: https://example.org/\n'),
  'definitions in refs/': (n) => ({
    'refs/x.md': times(n, (i) => `[label ${i}]: https://example.org/${i}\n`),
    ...chapter('[label 1]'),
  }),
  'headings of one name': repeated('# A\n\n'),
  'headings with names that collide': (n) =>
    chapter(times(n, (i) => (i % 2 === 0 ? `# A\n\n` : `# A ${i}\n\n`))),
  'headings with one id': repeated('# A {#x}\n\n'),
  'heading attributes': repeated('# A {.x\n\n'),
  'raw ids of one name': repeated('<a id="x"></a> '),
  'underlined headings': repeated('A\n=\n'),
  'lines over an underline': (n) => chapter(`${'x\n'.repeat(n)}===`),
  footnotes: (n) => chapter(times(n, (i) => `x[^${i}] `) + '\n\n' + times(n, (i) => `[^${i}]: note\n\n`)),
  'references to one footnote': (n) => chapter(`${'x[^1] '.repeat(n)}\n\n[^1]: note`),
  'footnotes that are not there': (n) => chapter(times(n, (i) => `x[^${i}] `)),
  'footnotes in footnotes': (n) => chapter('x[^0]\n\n' + times(n, (i) => `[^${i}]: note[^${i + 1}]\n\n`)),
  'inline footnotes': repeated('^[x '),
  redirects: (n) => ({
    'book.toml': `[output.html.redirect]\n${times(n, (i) => `"/old-${i}.html" = "a.html"\n`)}`,
    ...chapter('x'),
  }),
  'chained redirects': (n) => ({
    'book.toml': `[output.html.redirect]\n${times(n, (i) => `"/old-${i}.html" = "old-${i + 1}.html"\n`)}`,
    ...chapter('x'),
  }),
  'keys of book.toml': (n) => ({ 'book.toml': `[book]\n${times(n, (i) => `k${i} = 1\n`)}`, ...chapter('x') }),
  variables: (n) => ({
    'book.toml': `[build-book.variables]\n${times(n, (i) => `v${i} = "x"\n`)}`,
    ...chapter(times(n, (i) => `{{v${i}}} `)),
  }),
  'unknown variables': (n) => ({
    'book.toml': `[preprocessor.variables.variables]\n${times(n, (i) => `name${i} = "x"\n`)}`,
    ...chapter(times(n, (i) => `{{wrong${i}}} `)),
  }),
  'a long line': (n) => chapter('word '.repeat(n * 10)),
  'a long word': (n) => chapter('x'.repeat(n * 50)),
  'a long line of code': (n) => chapter(`\`\`\`rust\n${'x '.repeat(n)}\n\`\`\``),
  'lines of code': (n) => chapter(`\`\`\`rust\n${'let x = 1;\n'.repeat(n / 4)}\`\`\``),
  'blocks of code': (n) => chapter(times(n / 10, (i) => `\`\`\`rust\nlet x = ${i};\n\`\`\`\n\n`)),
  'hidden lines of code': (n) => chapter(`\`\`\`rust\n${'# x\n'.repeat(n)}\`\`\``),
  'blank lines': repeated('\n'),
  spaces: (n) => chapter(`x${' '.repeat(n * 10)}x`),
  'spaces at line ends': repeated(`x${' '.repeat(50)}\n`),
  tabs: (n) => chapter(`x${'\t'.repeat(n * 10)}x`),
  'bare addresses': repeated('https://example.org/ '),
  'an address of dots': (n) => chapter(`https://example.org/${'.'.repeat(n)}`),
  'at signs': repeated('a@'),
  wikilinks: repeated('[[a'),
  'front matter that never ends': (n) => ({ 'src/a.md': `---\n${'a: b\n'.repeat(n)}` }),
  'front matter with many keys': (n) => ({ 'src/a.md': `---\n${times(n, (i) => `k${i}: b\n`)}---\n# A\n` }),
  'front matter, nested': (n) => ({ 'src/a.md': `---\na: ${'['.repeat(n)}\n---\n# A\n` }),
  suppressions: repeated('<!-- check-ignore x -->\n\n'),
  ideographs: repeated('漢字'),
  'emphasis beside ideographs': repeated('**重要：**请'),
  'combining accents': (n) => chapter(`a${'\u0301'.repeat(n)}`),
  'headings that are long': (n) => chapter(`## ${'word '.repeat(n)}`),
};

/** Reports the processor's time of the program's threads together, which other programs on the machine don't change. */
const meter = `data:text/javascript,${encodeURIComponent(`
  import { writeSync } from 'node:fs';
  process.on('exit', () => {
    const { user, system } = process.cpuUsage();
    writeSync(3, String((user + system) / 1e6));
  });
`)}`;

/** Seconds of a build; infinite if it was stopped or crashed. @param {Readonly<Record<string, string>>} files */
function secondsFor(files) {
  const root = mkdtempSync(join(tmpdir(), 'build-book-hostile-'));
  const usual = { 'src/SUMMARY.md': '- [A](a.md)\n', '.git/HEAD': '' };
  for (const [path, text] of Object.entries({ ...usual, ...files })) {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), text);
  }
  const env = { ...process.env, MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };
  const command = `ulimit -t ${LIMIT}; exec "$0" "$@" 3>&1 >/dev/null 2>&1`;
  const args = [
    '-c',
    command,
    process.execPath,
    '--import',
    meter,
    program,
    'build',
    root,
    '--no-cache',
    '--json',
  ];
  const { stdout, status } = spawnSync('sh', args, { env, encoding: 'utf8' });
  rmSync(root, { recursive: true, force: true });
  const hasEnded = status === 0 || status === 1;
  return { seconds: hasEnded ? Number(stdout) : Infinity, status: status ?? 'killed' };
}

const nothing = secondsFor(chapter('text')).seconds;
console.log(`${'kind'.padEnd(44)}${String(size).padStart(10)}${String(2 * size).padStart(10)}   ratio`);
let bad = 0;
for (const [name, book] of Object.entries(kinds)) {
  if (wanted.length > 0 && !wanted.some((word) => name.includes(word))) continue;
  const once = secondsFor(book(size));
  const twice = secondsFor(book(2 * size));
  const ratio = Math.max(0.01, twice.seconds - nothing) / Math.max(0.01, once.seconds - nothing);
  const isBad = twice.seconds === Infinity || (ratio > GROWTH && twice.seconds - nothing > SLOW);
  if (isBad) bad++;
  const row = [once, twice].map(({ seconds, status }) =>
    (seconds === Infinity ? `(${status})` : seconds.toFixed(2)).padStart(10),
  );
  console.log(`${name.padEnd(44)}${row.join('')}${ratio.toFixed(1).padStart(8)}${isBad ? '  <-' : ''}`);
}
process.exitCode = bad > 0 ? 1 : 0;
