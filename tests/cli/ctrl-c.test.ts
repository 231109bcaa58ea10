// Ctrl-C in a terminal: the signal reaches every process of the group, in any order.
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, tempFolder } from '../helpers/temp-folder.ts';
import { type SpawnedResult, ended, runCommand, start } from './spawned.ts';

const chapters = Array.from({ length: 40 }, (_, i) => `c${i}`);

const book = (): string =>
  tempFolder({
    'src/SUMMARY.md': chapters.map((name) => `- [${name}](${name}.md)\n`).join(''),
    ...Object.fromEntries(
      chapters.map((name) => [`src/${name}.md`, `# ${name}\n\n${'word '.repeat(500)}\n`]),
    ),
  });

const tick = (): Promise<void> => new Promise((done) => void setTimeout(done, 1));

/** Sends a signal to the group of a process; there is none if it has ended. */
function signalGroup(child: ChildProcess, signal: NodeJS.Signals): void {
  if (child.exitCode === null && child.signalCode === null) process.kill(-(child.pid ?? 0), signal);
}

/** Starts a command and sends a signal to its group as soon as a file appears. */
async function interrupt(
  argv: readonly string[],
  { signal, sign }: { readonly signal: NodeJS.Signals; readonly sign: string },
): Promise<{ readonly folder: string; readonly result: SpawnedResult }> {
  const folder = book();
  const child = start(argv, { folder, isGroup: true });
  const end = ended(child);
  // Once more, since a write that has begun is finished first.
  child.stderr?.on('data', (text: string) => {
    if (text.includes('press Ctrl-C again')) signalGroup(child, signal);
  });
  while (!existsSync(join(folder, sign)) && child.exitCode === null) await tick();
  signalGroup(child, signal);
  const result = await end;
  // On a busy machine a build may be over before a signal reaches it, the first or the second one: it has reported its result,
  // and there was nothing to interrupt.
  return result.out !== '' && argv.length === 0 ? interrupt(argv, { signal, sign }) : { folder, result };
}

test.runIf(process.platform !== 'win32').each([
  ['SIGINT', 130, 'book/.build-book.lock'],
  ['SIGTERM', 143, 'book/.build-book.lock'],
  ['SIGINT', 130, 'book/c20.html'],
] as const)(
  '%s to the group ends a build with code %i and one line, when %s is there',
  async (signal, code, sign) => {
    const { folder, result } = await interrupt([], { signal, sign });
    expect({ code: result.code, err: result.err }).toEqual({
      code,
      err: expect.stringMatching(
        /^(?:interrupted: finishing the write; press Ctrl-C again to stop immediately\n)?interrupted\n$/,
      ) as string,
    });
    expect(filesIn(folder).filter((name) => name.includes('.build-book.lock'))).toEqual([]);
    expect(await runCommand([], { folder })).toMatchObject({ code: 0, err: '' });
  },
);

test.runIf(process.platform !== 'win32')(
  'watch leaves no lock when it is interrupted while it writes',
  async () => {
    const { folder, result } = await interrupt(['watch'], {
      signal: 'SIGINT',
      sign: 'book',
    });
    expect(result.code).toBe(0);
    expect(existsSync(join(folder, 'book/.build-book.lock'))).toBe(false);
  },
);
