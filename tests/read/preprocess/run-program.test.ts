import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { type Socket, createServer } from 'node:net';
import { delimiter, join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import {
  type Call,
  type Program,
  type ProgramWorld,
  runProgram,
} from '../../../src/read/preprocess/run-program.ts';
import { sharedTempFolder } from '../../helpers/temp-folder.ts';

const root = sharedTempFolder();

const node = `'${process.execPath}'`;

/** A program of the book, written down as a file of its own. */
function script(name: string, text: string): string {
  writeFileSync(join(root, name), text);
  return `${node} ${name}`;
}

const program = (command: string, optional = false): Program => ({
  what: 'preprocessor',
  name: 'mine',
  command,
  optional,
});

const run = (command: string, call: Partial<Call> = {}, world: Partial<ProgramWorld> = {}) =>
  runProgram(
    program(command),
    { args: [], capturesOutput: true, ...call },
    { root, environment: process.env, ...world },
  );

/** The output of a program that ran without problems. */
async function outputOf(
  command: string,
  call: Partial<Call> = {},
  world: Partial<ProgramWorld> = {},
): Promise<string> {
  const { value, diagnostics } = await run(command, call, world);
  expect(diagnostics).toEqual([]);
  expect(value?.status).toBe('exit status: 0');
  return Buffer.from(value?.output ?? []).toString();
}

describe('a program of the book', () => {
  test('receives its arguments, input, folder and environment', async () => {
    const command = script(
      'tell.mjs',
      `let input = '';
       for await (const chunk of process.stdin) input += chunk;
       console.log(JSON.stringify([process.argv.slice(2), input, process.cwd(), process.env.OF_THE_BOOK]));`,
    );
    const answer = await outputOf(
      `${command} "one two" three`,
      { args: ['supports', 'html'], input: 'what is read' },
      { environment: { ...process.env, OF_THE_BOOK: 'yes' } },
    );
    expect(JSON.parse(answer)).toEqual([
      ['one two', 'three', 'supports', 'html'],
      'what is read',
      root,
      'yes',
    ]);
  });

  test('has empty input if it gets none', async () => {
    const command = script(
      'end.mjs',
      `for await (const chunk of process.stdin) console.log(chunk); console.log('end');`,
    );
    expect(await outputOf(command)).toBe('end\n');
  });

  test('may write while it reads, without limit', async () => {
    const command = script('echo.mjs', `process.stdin.pipe(process.stdout);`);
    const input = 'x'.repeat(5_000_000);
    expect((await outputOf(command, { input })) === input).toBe(true);
  });

  test('may write much before it reads', async () => {
    const command = script(
      'late.mjs',
      `process.stdout.write('y'.repeat(1_000_000), () => { process.stdin.resume(); });`,
    );
    expect((await outputOf(command, { input: 'x'.repeat(1_000_000) })).length).toBe(1_000_000);
  });

  test('may ignore its input', async () => {
    const command = script('deaf.mjs', `process.stdin.destroy(); console.log('done');`);
    expect(await outputOf(command, { input: 'x'.repeat(5_000_000) })).toBe('done\n');
  });

  test('runs in another folder on request', async () => {
    mkdirSync(join(root, 'out'));
    const command = `${node} ../where.mjs`;
    script('where.mjs', `console.log(process.cwd());`);
    expect(await outputOf(command, { folder: join(root, 'out') })).toBe(`${join(root, 'out')}\n`);
  });

  test('may be written in Python', async () => {
    writeFileSync(join(root, 'count.py'), 'import json, sys\nprint(len(json.load(sys.stdin)))\n');
    expect(await outputOf('python3 count.py', { input: '[1, 2, 3]' })).toBe('3\n');
  });
});

describe('the path of a program', () => {
  const executable = (path: string, says: string): void => {
    writeFileSync(join(root, path), `#!/bin/sh\necho ${says}\n`);
    chmodSync(join(root, path), 0o755);
  };

  test('with a slash is relative to the book’s root, wherever it runs', async () => {
    mkdirSync(join(root, 'tools'));
    mkdirSync(join(root, 'elsewhere'));
    executable('tools/hello', 'from tools');
    executable('hello', 'from root');
    expect(await outputOf('tools/hello', { folder: join(root, 'elsewhere') })).toBe('from tools\n');
    expect(await outputOf('./hello', { folder: join(root, 'elsewhere') })).toBe('from root\n');
    expect(await outputOf(join(root, 'hello'))).toBe('from root\n');
  });

  test('without a slash is looked up in PATH only', async () => {
    mkdirSync(join(root, 'bin'));
    executable('bin/only-in-path', 'from path');
    executable('only-here', 'from root');
    const path = [join(root, 'bin'), process.env['PATH']].join(delimiter);
    const environment = { ...process.env, PATH: path };
    expect(await outputOf('only-in-path', {}, { environment })).toBe('from path\n');
    expect((await run('only-here', {}, { environment })).diagnostics.map(({ code }) => code)).toEqual([
      'program/not-found',
    ]);
  });
});

describe('a program that cannot be started', () => {
  const named = { what: 'preprocessor', name: 'mine', command: 'no-such-program-at-all --x' };

  test('is an error', async () => {
    expect(await run(named.command)).toEqual({
      value: undefined,
      diagnostics: [{ code: 'program/not-found', args: named }],
    });
  });

  test('is a notice if it is optional', async () => {
    const outcome = await runProgram(
      program(named.command, true),
      { args: [], capturesOutput: true },
      { root, environment: process.env },
    );
    expect(outcome).toEqual({ value: undefined, diagnostics: [{ code: 'program/skipped', args: named }] });
  });

  test.each(['', '   ', '"open'])('is an error if the command is `%s`', async (command) => {
    expect((await run(command)).diagnostics).toEqual([
      {
        code: 'program/not-started',
        args: { what: 'preprocessor', name: 'mine', command, reason: 'the command is empty' },
      },
    ]);
  });

  test('is an error if it is not a program, or cannot be one', async () => {
    writeFileSync(join(root, 'plain.txt'), 'text');
    chmodSync(join(root, 'plain.txt'), 0o644);
    expect((await run('./plain.txt')).diagnostics.map(({ code }) => code)).toEqual(['program/not-started']);
    expect((await run(`${node} "a\0b"`)).diagnostics.map(({ code }) => code)).toEqual([
      'program/not-started',
    ]);
  });
});

describe('a program that fails', () => {
  test('is reported with its exit status and last output', async () => {
    const command = script(
      'fails.mjs',
      `for (let i = 1; i <= 30; i++) console.error('line ' + i); console.error('  '); process.exitCode = 3;`,
    );
    const said: string[] = [];
    const { value, diagnostics } = await run(command, {}, { onOutput: (text) => said.push(text) });
    expect(diagnostics).toEqual([]);
    expect([value?.succeeded, value?.status]).toEqual([false, 'exit status: 3']);
    expect(value?.lastLines).toEqual(Array.from({ length: 10 }, (_, i) => `line ${i + 21}`));
    expect(said.join('')).toContain('line 1\nline 2\n');
  });

  test('is reported with the signal that ended it', async () => {
    const { value } = await run(
      script('dies.mjs', `process.kill(process.pid, 'SIGTERM'); setInterval(() => {}, 1000);`),
    );
    expect([value?.succeeded, value?.status]).toEqual([false, 'signal: SIGTERM']);
  });

  test('is heard on both streams if no output is expected', async () => {
    const said: string[] = [];
    const command = script('talks.mjs', `console.log('näht'); console.error('ünd');`);
    const { value } = await run(command, { capturesOutput: false }, { onOutput: (text) => said.push(text) });
    expect(said.sort().join('')).toBe('näht\nünd\n');
    expect(value?.output.length).toBe(0);
  });

  test('is stopped when it takes too long', async () => {
    const command = script('hangs.mjs', `setInterval(() => {}, 1000);`);
    expect(await run(command, {}, { timeLimit: 0.2 })).toEqual({
      value: undefined,
      diagnostics: [
        {
          code: 'program/too-slow',
          args: { what: 'preprocessor', name: 'mine', command, seconds: 0.2 },
        },
      ],
    });
  });

  test('is reported as running each second until it ends', async () => {
    vi.useFakeTimers({ toFake: ['setInterval', 'clearInterval'] });
    const heard: string[] = [];
    const stop = new AbortController();
    const command = script('waits.mjs', `setInterval(() => {}, 1000);`);
    const onWaiting: ProgramWorld['onWaiting'] = (waiting) => heard.push(JSON.stringify(waiting));
    const running = run(command, {}, { onWaiting, signal: stop.signal });
    vi.advanceTimersByTime(2500);
    stop.abort();
    await running;
    vi.advanceTimersByTime(5000);
    vi.useRealTimers();
    expect(heard).toEqual([JSON.stringify({ command, seconds: 1 }), JSON.stringify({ command, seconds: 2 })]);
  });

  const rust = [
    "thread 'main' panicked at src/main.rs:2:5:",
    'no such chapter',
    'stack backtrace:',
    ...Array.from(
      { length: 80 },
      (_, i) =>
        `  ${String(i)}: core::ops::function::call\n             at /rustc/abc/library/core/src/ops.rs:250:5`,
    ),
    'note: Some details are omitted, run with `RUST_BACKTRACE=full` for a verbose backtrace.',
  ].join('\n');
  const node =
    'Error: no such chapter\n    at make (file:///book/make.mjs:3:9)\n    at file:///book/make.mjs:7:1';
  const python =
    'Traceback (most recent call last):\n  File "make.py", line 3, in <module>\n    make()\nValueError: no such chapter';
  test.each([
    ['a panic of Rust', rust, ["thread 'main' panicked at src/main.rs:2:5:", 'no such chapter']],
    ['an error of Node', node, ['Error: no such chapter']],
    ['an error of Python', python, python.split('\n')],
    ['the same message for each chapter', `${python}\n`.repeat(50), python.split('\n')],
    ['many lines', 'abcdefghijklmn'.split('').join('\n'), 'efghijklmn'.split('')],
    ['numbered lines', '1: one.md\nis missing', ['is missing']],
  ])('that fails with %s says what failed, without the frames', async (name, text, lines) => {
    const command = script(`${name.replaceAll(' ', '-')}.mjs`, `console.error(${JSON.stringify(text)});`);
    expect((await run(command)).value?.lastLines).toEqual(lines);
  });

  test.each(['stderr', 'stdout'])(
    'is stopped when it says too much on %s, which is not its result',
    async (stream) => {
      const command = script(
        `talk-${stream}.mjs`,
        `const talk = () => process.${stream}.write('x'.repeat(65_536), talk); talk();`,
      );
      const { diagnostics } = await run(command, { capturesOutput: false }, { outputLimit: 2 * 1024 * 1024 });
      expect(diagnostics).toMatchObject([{ code: 'program/too-much-output', args: { limit: '2 MiB' } }]);
    },
  );

  test('is stopped when it writes too much', async () => {
    const command = script(
      'floods.mjs',
      `const write = () => process.stdout.write('x'.repeat(1e6), write); write();`,
    );
    expect((await run(command, {}, { outputLimit: 2 * 1024 * 1024 })).diagnostics).toEqual([
      {
        code: 'program/too-much-output',
        args: { what: 'preprocessor', name: 'mine', command, limit: '2 MiB' },
      },
    ]);
  });

  test('is stopped with all its children when its result is no longer wanted', async () => {
    script('child.mjs', `(await import('node:net')).connect(Number(process.argv[2]), '127.0.0.1');`);
    const command = script(
      'parent.mjs',
      `(await import('node:child_process')).spawn(process.execPath, ['child.mjs', process.argv[2]], { stdio: 'inherit' });`,
    );
    const stopping = new AbortController();
    const server = createServer();
    const closed = new Promise<string>((settle) => {
      server.once('connection', (socket: Socket) => {
        socket.once('close', () => {
          settle('closed');
        });
        socket.on('error', () => undefined);
        socket.resume();
        stopping.abort();
      });
    });
    await new Promise<void>((settle) => server.listen(0, '127.0.0.1', settle));
    const { port } = server.address() as { port: number };
    expect(await run(`${command} ${port}`, {}, { signal: stopping.signal })).toEqual({
      value: undefined,
      diagnostics: [],
    });
    expect(await closed).toBe('closed');
    server.close();
    expect((await run(command, {}, { signal: stopping.signal })).value).toBeUndefined();
  });

  test('leaves no listeners behind', async () => {
    const before = process.listenerCount('exit');
    await run('no-such-program-at-all');
    await outputOf(script('fine.mjs', ''));
    expect(process.listenerCount('exit')).toBe(before);
  });
});
