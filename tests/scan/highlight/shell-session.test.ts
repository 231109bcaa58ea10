// A terminal transcript -> which of its lines are commands.
import { describe, expect, test } from 'vitest';
import { renderSession } from '../../../src/scan/highlight/shell-session.ts';
import { escapeText } from '../../../src/core/escape-html.ts';

const plainShell = { next: escapeText, restart: () => undefined, isLate: () => false };

const unescape = (text: string): string =>
  text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** What the copy button takes. */
const commandsOf = (...lines: readonly string[]): readonly string[] =>
  renderSession(lines, plainShell).flatMap((line) =>
    [...line.matchAll(/<span class="code-command">(.*?)<\/span>/g)].map(([, text = '']) => unescape(text)),
  );

test('every line keeps its text', () => {
  const lines = ['$ a > b', '', 'out <x>', '# comment', '> more', '(gdb) b', 'C:\\>dir', '$', '$ '];
  const texts = renderSession(lines, plainShell).map((line) => unescape(line.replace(/<[^>]*>/g, '')));
  expect(texts).toEqual(lines);
});

describe('a prompt', () => {
  test.each([
    '$ ',
    '% ',
    '# ',
    '> ',
    '❯ ',
    '➜ ',
    '  $ ',
    '(venv) $ ',
    'me@host:~/x$ ',
    'root@host:/# ',
    '[me@host x]$ ',
    'bash-5.1$ ',
    '~/x $ ',
    '/x $ ',
    'PS> ',
    'PS C:\\x> ',
    'C:\\x> ',
    'C:\\Program Files>',
  ])('%j starts a command', (prompt) => {
    expect(commandsOf(`${prompt}ls -a`, 'output')).toEqual(['ls -a']);
  });

  test.each([
    [' --> src/main.rs:1:1', '  |', '1 > x', '=> y', 'a$ b', '$x'],
    ['', '> app@1.0.0 build', '> vite build'],
    ['VITE ready', '', '  ➜  Local: http://localhost'],
    ['Usage: x', '# Heading', '% Total'],
    ['# Install the tool', 'cargo install tool'],
    ['# install the tool', 'npm i tool'],
    ['just', 'output'],
  ])('is not in %j', (...lines) => {
    expect(commandsOf(...lines)).toEqual([]);
  });

  test('of another kind is output, or a comment', () => {
    expect(
      commandsOf('$ npm run build', '', '> app@1.0.0 build', '> vite', '  ➜  Local: x', '# done', '$ ls'),
    ).toEqual(['npm run build', 'ls']);
  });
});

describe('a command goes on', () => {
  test.each([
    ['after a backslash', ['cargo run \\', '  --release']],
    ['after a backtick', ['Get-Item `', '  -Path x']],
    ['after a pipe', ['cat x |', '  sort']],
    ['after &&', ['a &&', 'b']],
    ['in quotes', ['git commit -m "one', '', 'two"']],
    ['in a document of its own', ['cat <<EOF > x', 'hello', '$ not a prompt', 'EOF']],
  ])('%s', (_, [first = '', ...others]) => {
    expect(commandsOf(`$ ${first}`, ...others, 'output', '$ ls')).toEqual([
      ...[first, ...others].filter((line) => line !== ''),
      'ls',
    ]);
  });

  test.each([
    ['> ', ['for i in 1 2', 'do echo $i', 'done']],
    ['> ', ['if true; then', '  ls', 'fi']],
    ['>> ', ['if (1) {', '  ls', '}']],
    ['heredoc> ', ['cat <<EOF', 'x', 'EOF']],
    ['dquote> ', ['echo "a', 'b"']],
  ])('at the second prompt %j', (prompt, [first = '', ...others]) => {
    expect(commandsOf(`$ ${first}`, ...others.map((line) => prompt + line), 'output')).toEqual([
      first,
      ...others,
    ]);
  });

  test('not after an apostrophe in a comment, or a quotation mark without a partner', () => {
    expect(commandsOf("$ ls # don't", "it's", '$ echo "', 'out', '$ a "b"')).toEqual([
      "ls # don't",
      'echo "',
      'a "b"',
    ]);
  });
});

test('a program that a session starts has prompts of its own', () => {
  expect(
    commandsOf(
      ...['$ python3', 'Python 3.12.1', '>>> def f():', '...     return 1', '... ', '>>> f()', '1'],
      ...[
        '$ psql shop',
        'shop=# select',
        'shop-# 1;',
        ' ?column?',
        '$ gdb x',
        '(gdb) break "a',
        'Breakpoint 1',
      ],
    ),
  ).toEqual(['python3', 'def f():', '    return 1', 'f()', 'psql shop', 'select', '1;', 'gdb x', 'break "a']);
});

test('a long transcript of open commands takes linear time', () => {
  const lines = Array.from({ length: 5000 }, () => '$ echo "x \\');
  expect(commandsOf(...lines).length).toBe(5000);
  expect(commandsOf('$ echo "', ...Array.from({ length: 20_000 }, () => "x ' y")).length).toBe(1);
});
