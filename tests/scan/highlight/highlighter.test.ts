import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createHighlighter } from '../../../src/scan/highlight/highlighter.ts';
import { CODE_LIMIT, type HighlightedCode, LINE_LIMIT } from '../../../src/scan/highlight/job.ts';
import { createGrammars } from '../../../src/scan/highlight/grammars.ts';
import { createLineTokenizer } from '../../../src/scan/highlight/tokenize.ts';
import { tokenClasses } from '../../../src/scan/highlight/token-classes.ts';
import { samples } from './samples.ts';

const highlighter = createHighlighter();

async function highlight(language: string, code: string): Promise<HighlightedCode> {
  const [result] = await highlighter.highlight([{ language, code }]);
  return result ?? { lines: [] };
}

const textOf = (lines: readonly string[]): string =>
  lines
    .join('\n')
    .replace(/<span class="(?:hljs|code)-[\w -]+">|<\/span>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');

/** Balanced tags, none within another, except in the command of a transcript. */
const isWhole = (line: string): boolean => {
  const tags = line.replace(/<span class="code-command">(.*)<\/span>$/s, '$1').match(/<[^>]*>/g) ?? [];
  return (
    tags.every((tag, i) => (i % 2 === 0 ? tag.startsWith('<span class="hljs-') : tag === '</span>')) &&
    tags.length % 2 === 0
  );
};

test('highlighted blocks are in the order of the jobs, with equal blocks too', async () => {
  const jobs = ['let', 'text', 'let'].map((code) => ({ language: 'rust', code }));
  const lines = (await highlighter.highlight(jobs)).map((result) => result.lines[0]);
  expect(lines).toEqual([
    '<span class="hljs-keyword">let</span>',
    'text',
    '<span class="hljs-keyword">let</span>',
  ]);
});

test('plain text and unknown languages are only escaped', async () => {
  const plain = { lines: ['a &lt;b&gt; &amp; "c"', ''] };
  expect(await highlight('text', 'a <b> & "c"\n')).toEqual(plain);
  expect(await highlight('', 'a <b> & "c"\n')).toEqual(plain);
  expect(await highlight('klingon', 'a <b> & "c"\n')).toEqual(plain);
});

test('a comment over several lines is closed at each line end and reopened', async () => {
  expect((await highlight('rust', '/* a\n\nb */ x')).lines).toEqual([
    '<span class="hljs-comment">/* a</span>',
    '',
    '<span class="hljs-comment">b */</span> x',
  ]);
});

test('a line that was highlighted before is highlighted by where it is', async () => {
  const known = await highlight('rust', 'fn main() {\nlet a = 1;\n}');
  const line = known.lines[1] ?? '';
  expect(line).toBe('<span class="hljs-keyword">let</span> a = <span class="hljs-number">1</span>;');
  const { lines } = await highlight(
    'rust',
    '/*\nlet a = 1;\n*/\nlet a = 1;\nlet b = "\nlet a = 1;\n";\nlet a = 1;',
  );
  expect([lines[3], lines[7]]).toEqual([line, line]);
  expect(lines[1]).toBe('<span class="hljs-comment">let a = 1;</span>');
  expect(lines[5]).toBe('<span class="hljs-string">let a = 1;</span>');
});

test('white space between two tokens of one class is inside their span, elsewhere outside', async () => {
  expect((await highlight('rust', '  pub fn  x ')).lines).toEqual([
    '  <span class="hljs-keyword">pub fn</span>  x ',
  ]);
});

test.each(Object.entries(samples))(
  'highlighted %s keeps its text, as one HTML string per line',
  async (language, code) => {
    const { lines } = await highlight(language, code);
    expect(textOf(lines)).toBe(code);
    expect(lines.length).toBe(code.split('\n').length);
    expect(lines.filter((line) => !isWhole(line))).toEqual([]);
  },
);

test('any text is kept in any language', async () => {
  const pieces = [
    '"',
    "'",
    '`',
    '/*',
    '*/',
    '<!--',
    '<',
    '&amp;',
    '{{',
    '$',
    '#',
    '\\',
    '\n',
    '\t',
    ' ',
    'a',
    'fn',
    '😀',
    '\u2028',
  ];
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...Object.keys(samples)),
      fc.array(fc.constantFrom(...pieces), { maxLength: 40 }),
      async (language, parts) => {
        const code = parts.join('');
        const { lines, plain } = await highlight(language, code);
        expect(plain).toBe(undefined);
        expect(textOf(lines)).toBe(code);
        expect(lines.every(isWhole)).toBe(true);
      },
    ),
    { numRuns: 150 },
  );
});

test('only the classes of the table are used', async () => {
  const results = await highlighter.highlight(
    Object.entries(samples).map(([language, code]) => ({ language, code })),
  );
  const found = results.flatMap(({ lines }) =>
    [...lines.join('').matchAll(/class="([^"]*)"/g)].map((match) => match[1]?.split(' ') ?? []),
  );
  const others = ['code-prompt', 'code-command'];
  expect(found.length).toBeGreaterThan(100);
  expect(found.flat().filter((name) => ![...tokenClasses, ...others].includes(name))).toEqual([]);
});

test('the result does not depend on what was highlighted before', async () => {
  const jobs = Object.entries(samples).map(([language, code]) => ({ language, code }));
  const together = await highlighter.highlight(jobs);
  for (const [i, job] of [...jobs.entries()].reverse()) {
    expect(await createHighlighter().highlight([job])).toEqual([together[i]]);
  }
});

test('a fence inside Markdown is highlighted if its language is known, whatever other blocks contained', async () => {
  const fenced = (language: string): string => `\`\`\`${language}\nfn x() {}\n\`\`\``;
  const first = await highlight('markdown', fenced('klingon'));
  const rust = await highlight('markdown', fenced('rust'));
  expect(first.lines[1]).toBe('fn x() {}');
  expect(rust.lines[1]).toBe('<span class="hljs-keyword">fn</span> <span class="hljs-title">x</span>() {}');
  expect(await highlight('markdown', fenced('klingon'))).toEqual(first);
});

test('a line that is too long stays plain without affecting the lines after it', async () => {
  const long = `"${'x'.repeat(LINE_LIMIT)}"`;
  expect((await highlight('js', `/*\n${long}\n*/ let`)).lines).toEqual([
    '<span class="hljs-comment">/*</span>',
    long,
    '<span class="hljs-comment">*/</span> <span class="hljs-keyword">let</span>',
  ]);
});

test('a block that is too long stays plain and is reported', async () => {
  const code = 'let x;\n'.repeat(CODE_LIMIT / 7 + 1);
  const { lines, plain } = await highlight('js', code);
  expect(plain).toBe('size');
  expect(lines.join('\n')).toBe(code);
});

test('a tokenizer that runs out of time is reported', async () => {
  const grammar = await createGrammars().load('rust', '');
  const late = createLineTokenizer(grammar, 0);
  late.next('fn');
  expect(late.isLate()).toBe(true);
  const early = createLineTokenizer(grammar, 60_000);
  early.next('fn');
  expect(early.isLate()).toBe(false);
});

test('inputs on which many grammars are slow finish or are given up', async () => {
  const lines = ['(', '<', 'a<', '[', '{', '"', '=>(', '${', '*a*_b_', '[a]('].map((unit) =>
    unit.repeat(Math.floor(LINE_LIMIT / unit.length)),
  );
  for (const language of ['rust', 'js', 'markdown', 'html', 'toml', 'bash']) {
    const results = await highlighter.highlight(lines.map((code) => ({ language, code })));
    expect(results.map((result) => textOf(result.lines))).toEqual(lines);
  }
}, 60_000);

const prompted = (prompt: string, command: string): string =>
  `<span class="hljs-meta code-prompt">${prompt.replace('>', '&gt;')}</span><span class="code-command">${command}</span>`;

test('the commands of a transcript are highlighted as shell script', async () => {
  expect((await highlight('console', '$ ls\nx')).lines).toEqual([
    prompted('$ ', '<span class="hljs-title">ls</span>'),
    'x',
  ]);
  expect((await highlight('console', '# ls\n$ x')).lines[0]).toBe('<span class="hljs-comment"># ls</span>');
});

test('a debugger’s prompt is marked and its command stays plain', async () => {
  expect((await highlight('console', '(gdb) break "a\nBreakpoint 1')).lines).toEqual([
    prompted('(gdb) ', 'break "a'),
    'Breakpoint 1',
  ]);
});

/** The lines of commands, without their prompts. */
const commandsIn = (lines: readonly string[]): readonly string[] =>
  lines.flatMap((line) => {
    const command = /<span class="code-command">(.*)<\/span>$/.exec(line)?.[1];
    return command === undefined ? [] : [textOf([command])];
  });

test.each([
  ['pycon', '>>> for x in y:|...     x|... |1', 'for x in y:|    x'],
  ['python', 'Python 3.12.1 (main)|Type "help" for more.|>>> 1 + 1|2', '1 + 1'],
  ['ipython', 'In [1]: def f():|   ...:     pass|   ...: |Out[1]: 1', 'def f():|    pass'],
  ['python', '(Pdb) p x|1', 'p x'],
  ['irb', 'irb(main):001:0> def f|irb(main):002:1* end|=> :f', 'def f|end'],
  ['ruby', 'irb(main)> 1|=> 1', '1'],
  ['ruby', '[1] pry(main)> 1|=> 1', '1'],
  ['ruby', '>> 1|=> 1', '1'],
  ['sqlite', 'sqlite> select|   ...> 1;|1', 'select|1;'],
  ['mysql', 'mysql> select|    -> 1;|+---+', 'select|1;'],
  ['sql', 'MariaDB [shop]> select 1;|+---+', 'select 1;'],
  ['psql', 'psql=# select|psql-# 1;| ?column?', 'select|1;'],
  ['sql', 'shop=> select 1;| ?column?', 'select 1;'],
  ['julia', 'julia> 1|1', '1'],
  ['scala', 'scala> 1|val res0: Int = 1', '1'],
  ['elixir', 'iex(1)> 1|1', '1'],
  ['haskell', 'ghci> 1|1', '1'],
  ['haskell', '*Main> 1|1', '1'],
  ['clojure', 'user=> (+ 1|  #_=> 1)|2', '(+ 1|1)'],
  ['php', 'php > echo 1;|1', 'echo 1;'],
  ['java', 'jshell> 1|$1 ==> 1', '1'],
  ['node', '> 1 +|... 1|2', '1 +|1'],
  ['js', 'node > 1|1', '1'],
  ['lua', '> print(1)|1', 'print(1)'],
  ['r', '> 1 +|+ 1|[1] 2', '1 +|1'],
  ['erlang', '1> X.|1', 'X.'],
  ['matlab', '>> 1|ans = 1', '1'],
  ['powershell', 'PS C:\\> ls|out', 'ls'],
  ['pwsh', 'PS> ls `|>> -a|out', 'ls `|-a'],
  ['bat', 'C:\\x>dir|out', 'dir'],
  ['console', '>>> 1|1', '1'],
  ['console', 'PS C:\\x> ls|out', 'ls'],
  ['console', '127.0.0.1:6379> get x|"1"', 'get x'],
])('in a block of %s the commands of %j are copied', async (language, session, commands) => {
  const { lines } = await highlight(language, session.replaceAll('|', '\n'));
  expect(textOf(lines)).toBe(session.replaceAll('|', '\n'));
  expect(commandsIn(lines).join('|')).toBe(commands);
});

test.each([
  ['python', 'x = """\n>>> 1\n"""'],
  ['js', 'const a = 1\n> 2'],
  ['sql', 'select 1 -- sqlite> x'],
  ['ruby', 'irb = 1'],
  ['powershell', 'PSReadLine > x'],
])('code in %s that has something like a prompt, %j, stays code', async (language, code) => {
  expect(commandsIn((await highlight(language, code)).lines)).toEqual([]);
});

test('a shell script that starts with `$ ` is a transcript', async () => {
  expect((await highlight('sh', '$ ls "a"\nit\'s')).lines).toEqual([
    prompted('$ ', '<span class="hljs-title">ls</span> <span class="hljs-string">"a"</span>'),
    "it's",
  ]);
});
