// Ctrl-C in a terminal: the signal reaches every process of the group, in any order.
import { existsSync, watch } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { filesIn, tempFolder } from '../helpers/temp-folder.ts';
import { ended, runCommand, start } from './spawned.ts';

const chapters = Array.from({ length: 40 }, (_, i) => `c${i}`);

const book = (): string =>
  tempFolder({
    'src/SUMMARY.md': chapters.map((name) => `- [${name}](${name}.md)\n`).join(''),
    ...Object.fromEntries(
      chapters.map((name) => [`src/${name}.md`, `# ${name}\n\n${'word '.repeat(500)}\n`]),
    ),
  });

/** Resolves when a file appears. */
const appears = (folder: string, name: string): Promise<void> =>
  new Promise((done) => {
    const watcher = watch(folder, { recursive: true }, () => {
      if (!existsSync(join(folder, name))) return;
      watcher.close();
      done();
    });
  });

test.runIf(process.platform !== 'win32').each([
  ['SIGINT', 130, 'book/.build-book.lock'],
  ['SIGTERM', 143, 'book/.build-book.lock'],
  ['SIGINT', 130, 'book/c20.html'],
] as const)(
  '%s to the group ends a build with code %i and one line, when %s is there',
  async (signal, code, sign) => {
    const folder = book();
    const seen = appears(folder, sign);
    const child = start([], { folder, isGroup: true });
    const result = ended(child);
    // Once more, since a write that has begun is finished first.
    child.stderr?.on('data', (text: string) => {
      if (text.includes('press Ctrl-C again')) process.kill(-(child.pid ?? 0), signal);
    });
    await seen;
    process.kill(-(child.pid ?? 0), signal);
    const { code: found, err } = await result;
    expect({ code: found, err }).toEqual({
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
    const folder = book();
    const seen = appears(folder, 'book/.build-book.lock');
    const child = start(['watch'], { folder, isGroup: true });
    const result = ended(child);
    await seen;
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect((await result).code).toBe(0);
    expect(existsSync(join(folder, 'book/.build-book.lock'))).toBe(false);
  },
);
