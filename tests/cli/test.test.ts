// `build-book test` with a rustdoc of the tests' own: a script that takes code with `panic!` for code that fails.
import { chmodSync, existsSync, readFileSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';
import { isRunning } from '../../src/disk/running-process.ts';
import { ended, start } from './spawned.ts';
import { type RunResult, run } from './test-terminal.ts';

const rustdoc = `#!${process.execPath}
const { appendFileSync, readFileSync } = require('node:fs');
const [chapter, ...args] = process.argv.slice(2);
appendFileSync(__dirname + '/calls.txt', [chapter, ...args].join(' ') + '\\n');
const text = readFileSync(chapter, 'utf8');
if (text.includes('#include')) process.exit(1);
if (!text.includes('panic!')) process.exit(0);
console.log('test ' + chapter + ' ... FAILED');
process.exit(101);
`;

const book = {
  'book.toml': '[rust]\nedition = "2021"\n',
  'src/SUMMARY.md': '- [One](one.md)\n- [Two](sub/two.md)\n- [Words](words.md)\n',
  'src/one.md': '```rust\n{{#include one.rs}}\n```\n',
  'src/one.rs': 'fn main() {}\n',
  'src/sub/two.md': '> ```rust\n> panic!();\n> ```\n',
  'src/words.md': 'No code.\n',
  'bin/rustdoc': rustdoc,
};

interface Tested extends RunResult {
  /** The calls of rustdoc, sorted. */
  readonly calls: readonly string[];
  readonly root: string;
}

async function testIn(files: Readonly<Record<string, string>>, ...argv: readonly string[]): Promise<Tested> {
  const root = tempFolder(files);
  if ('bin/rustdoc' in files) chmodSync(join(root, 'bin/rustdoc'), 0o755);
  const PATH = [join(root, 'bin'), ...('bin/rustdoc' in files ? [process.env['PATH'] ?? ''] : [])].join(
    delimiter,
  );
  const result = await run(['test', ...argv], { folder: root, environment: { PATH } });
  const calls = (): readonly string[] =>
    readFileSync(join(root, 'bin/calls.txt'), 'utf8').trim().split('\n').sort();
  return { ...result, root, calls: 'bin/rustdoc' in files ? calls() : [] };
}

test('build-book test gives rustdoc each chapter with code, after includes, in the book’s edition', async () => {
  const { code, out, err, calls } = await testIn(book);
  expect({ code, out }).toEqual({ code: 1, out: '2 chapters tested, 1 failed\n' });
  expect(err).toBe('error: the code of `Two` (sub/two.md) failed\n\ntest sub/two.md ... FAILED\n\n');
  expect(calls).toEqual(['one.md --test --edition 2021', 'sub/two.md --test --edition 2021']);
});

test('build-book test does not call chapters without Rust code tested', async () => {
  const words = {
    ...book,
    'src/SUMMARY.md': '- [Words](words.md)\n- [Js](js.md)\n',
    'src/js.md': '```js\n```\n',
  };
  // As rustdoc answers for code in other languages.
  const silent = `#!${process.execPath}\nconsole.log('\\nrunning 0 tests\\n'); require('node:fs').writeFileSync(__dirname + '/calls.txt', 'x');`;
  const { code, out } = await testIn({ ...words, 'bin/rustdoc': silent });
  expect({ code, out }).toEqual({ code: 0, out: 'nothing to test: no Rust code in 2 chapters\n' });
  const without = { 'src/SUMMARY.md': '- [Words](words.md)\n', 'src/words.md': 'No code.\n' };
  expect(await testIn(without)).toMatchObject({
    code: 0,
    out: 'nothing to test: no Rust code in 1 chapter\n',
  });
});

test('build-book test tests one chapter by its name or its path, with crates', async () => {
  const named = await testIn(book, '-c', 'One', '-L', 'deps,more', '-L', '/third');
  expect(named).toMatchObject({ code: 0, out: '1 chapter tested, all passed\n', err: '' });
  const folders = `-L ${join(named.root, 'deps')} -L ${join(named.root, 'more')} -L /third`;
  expect(named.calls).toEqual([`one.md --test ${folders} --edition 2021`]);
  expect((await testIn(book, '--chapter', './sub/two.md')).calls).toHaveLength(1);
});

test('build-book test reports a chapter that does not exist', async () => {
  const files = { ...book, 'bin/calls.txt': 'none' };
  const { code, err, calls } = await testIn(files, '-c', 'Wonds');
  expect({ code, calls }).toEqual({ code: 1, calls: ['none'] });
  expect(err).toBe('error: chapter `Wonds` not found; did you mean `Words`?\n');
});

test('build-book test reports that rustdoc is not installed', async () => {
  const files = Object.fromEntries(Object.entries(book).filter(([path]) => path !== 'bin/rustdoc'));
  const { code, err } = await testIn(files);
  expect(code).toBe(1);
  expect(err).toBe('error: cannot run `rustdoc`: it isn’t installed; install Rust from https://rustup.rs\n');
});

test('build-book test says nothing about chapters where there is no book', async () => {
  const { code, out, err } = await run(['test'], { folder: tempFolder({}) });
  expect({ code, out }).toEqual({ code: 1, out: '' });
  expect(err).toContain('error[summary/missing]');
});

const refused = {
  code: 1,
  out: '',
  err: 'error: `restrict` is set, and testing would run the book’s code\n',
  calls: ['none'],
};
const untested = { ...book, 'bin/calls.txt': 'none' };

test.each([
  ['the option', untested, ['--restrict']],
  ['its settings', { ...untested, 'book.toml': '[build-book]\nrestrict = true\n' }, []],
  [
    'the option, though its settings say otherwise',
    { ...untested, 'book.toml': '[build-book]\nrestrict = false\n' },
    ['--restrict'],
  ],
] as const)('build-book test runs no code of a book that is restricted by %s', async (_, files, argv) => {
  expect(await testIn(files, ...argv)).toMatchObject(refused);
});

test.each(['SIGINT', 'SIGTERM'] as const)('%s ends the tests and leaves nothing', async (signal) => {
  const waiting = `#!${process.execPath}
const { writeFileSync } = require('node:fs');
writeFileSync(process.env.STARTED, String(process.pid));
setInterval(() => {}, 1000);
`;
  const root = tempFolder({
    ...book,
    'src/SUMMARY.md': '- [One](one.md)\n',
    'bin/rustdoc': waiting,
    'tmp/x': '',
  });
  chmodSync(join(root, 'bin/rustdoc'), 0o755);
  const started = join(root, 'started');
  const PATH = [join(root, 'bin'), process.env['PATH'] ?? ''].join(delimiter);
  const child = start(['test'], {
    folder: root,
    environment: { PATH, TMPDIR: join(root, 'tmp'), STARTED: started },
  });
  const end = ended(child);
  await vi.waitUntil(() => existsSync(started) && readFileSync(started, 'utf8') !== '', { timeout: 60_000 });
  expect(readdirSync(join(root, 'tmp'))).toHaveLength(2);
  child.kill(signal);
  expect(await end).toMatchObject({ code: signal === 'SIGINT' ? 130 : 143, err: 'interrupted\n' });
  expect(readdirSync(join(root, 'tmp'))).toEqual(['x']);
  const runs = (): boolean => isRunning(Number(readFileSync(started, 'utf8')));
  await vi.waitUntil(() => !runs(), { timeout: 60_000 });
});
