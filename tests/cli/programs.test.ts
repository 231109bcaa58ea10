// Programs of a book on the command line: their time limit, what is shown while they run, and what is said of failures.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createProgress } from '../../src/cli/progress.ts';
import { withoutSearch } from '../build/book.ts';
import { run } from './test-terminal.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const book = { 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n\ntext\n' };

/** A book with a program that any of its tables may name as `PROGRAM`. */
function folderWith(toml: string, program: string): string {
  const root = tempFolder(book);
  writeFileSync(join(root, 'program.mjs'), program);
  writeFileSync(
    join(root, 'book.toml'),
    toml.replaceAll('PROGRAM', JSON.stringify(`'${process.execPath}' '${join(root, 'program.mjs')}'`)),
  );
  return root;
}

describe('`build-book.program-timeout` reaches', () => {
  const hang = 'setInterval(() => {}, 1000);';
  test.each([
    ['a preprocessor', '[preprocessor.x]\nrenderers = ["html"]\ncommand = PROGRAM\n', hang],
    ['a preprocessor that is asked for its renderers', '[preprocessor.x]\ncommand = PROGRAM\n', hang],
    ['a module', '[preprocessor.x]\nmodule = "./program.mjs"\n', `export default () => { for (;;); };`],
    ['a renderer', '[output.html]\n[output.x]\ncommand = PROGRAM\n', hang],
  ])('%s, which is stopped', async (_, tables, program) => {
    const folder = folderWith(`[build-book]\nprogram-timeout = 1\n${tables}`, program);
    const { code, err } = await run(['build', '--no-cache'], { folder, environment: withoutSearch });
    expect(code).toBe(1);
    expect(err).toMatch(/stopped after 1 second$/m);
    expect(err).toContain('set `program-timeout = 3`');
  });
});

describe('while a program runs', () => {
  /** What is written to a terminal or a log, with each second of `seconds`. */
  function written(
    isTerminal: boolean,
    seconds: number,
    mode: 'shown' | 'quiet' = 'shown',
  ): readonly string[] {
    const all: string[] = [];
    const err = { write: (text: string) => void all.push(text), isTerminal, width: 80, color: 'none' };
    const terminal = { err, environment: {} } as unknown as Parameters<typeof createProgress>[0];
    const progress = createProgress(terminal, mode);
    for (let at = 1; at <= seconds; at++) progress.wait({ command: 'cargo run', seconds: at });
    return all;
  }

  test('a terminal shows its command and the seconds from the third on', () => {
    expect(written(true, 4).map((text) => text.replace('\r\u001b[2K', ''))).toEqual([
      'waiting for `cargo run` (3 s)...',
      'waiting for `cargo run` (4 s)...',
    ]);
  });

  test('a log gets a line after 10 and 30 seconds and then each minute', () => {
    expect(written(false, 130)).toEqual(
      [10, 30, 60, 120].map((at) => `waiting for \`cargo run\` (${String(at)} s)\n`),
    );
    expect(written(false, 9)).toEqual([]);
  });

  test('nothing is shown with --quiet', () => {
    expect([...written(true, 70, 'quiet'), ...written(false, 70, 'quiet')]).toEqual([]);
  });
});

describe('the traceback of a program that fails', () => {
  const fails = "console.error('Traceback (most recent call last):\\nValueError: broken'); process.exit(3);";
  const tables =
    '[preprocessor.x]\nrenderers = ["html", "y", "z"]\ncommand = PROGRAM\n[output.html]\n[output.y]\ncommand = "true"\n[output.z]\ncommand = "true"\n';

  test('is shown once by `check`, with its place', async () => {
    const folder = folderWith(tables, fails);
    const { err } = await run(['check', '--no-cache'], { folder });
    expect(err.match(/ValueError: broken/g)).toHaveLength(1);
    expect(err).toContain('--> book.toml:1:15');
  });

  test('is shown by `build` as it comes, and not again in the report', async () => {
    const folder = folderWith('[preprocessor.x]\nrenderers = ["html"]\ncommand = PROGRAM\n', fails);
    const { err } = await run(['build', '--no-cache'], { folder, environment: withoutSearch });
    expect(err.match(/ValueError: broken/g)).toHaveLength(1);
    expect(err).toContain('failed with exit status: 3');
  });

  test('of several formats is one problem', async () => {
    const folder = folderWith(tables, fails);
    const { err } = await run(['build', '--no-cache'], { folder, environment: withoutSearch });
    expect(err.match(/error\[program\/failed\]/g)).toHaveLength(1);
    expect(err).not.toContain('more place');
  });

  test('is part of the message for programs', async () => {
    const folder = folderWith('[preprocessor.x]\nrenderers = ["html"]\ncommand = PROGRAM\n', fails);
    const { out } = await run(['build', '--no-cache', '--format', 'github'], {
      folder,
      environment: withoutSearch,
    });
    expect(out).toContain('ValueError: broken');
  });
});
