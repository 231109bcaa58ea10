import { mkdir, readdir, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createArchiveDisk } from '../../../src/disk/cache/archive-file.ts';
import type { ArchiveDisk } from '../../../src/memo/archive-disk.ts';
import { createMemoStore } from '../../../src/memo/memo.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { buildAfresh, buildBook, dependenciesOf } from '../../memo/small-book.ts';

let root: string;
let disk: ArchiveDisk;
beforeEach(() => {
  root = tempFolder();
  disk = createArchiveDisk(join(root, 'a/b'));
});

const write = async (text: string): Promise<void> => {
  const draft = disk.create();
  draft?.append(Buffer.from(text));
  await draft?.publish();
  draft?.close();
};
const textNow = (): string | undefined => {
  const file = disk.open();
  const text = file?.read(0, file.size)?.toString();
  file?.close();
  return text;
};

describe('the file', () => {
  test('doesn’t exist at first, and is created with its folder', async () => {
    expect([disk.exists(), disk.open()]).toEqual([false, undefined]);
    await write('one');
    expect([disk.exists(), textNow()]).toEqual([true, 'one']);
  });

  test('can’t be created if its folder can’t', async () => {
    await writeFile(join(root, 'a'), 'in the way');
    expect(disk.create()).toBeUndefined();
    expect(disk.exists()).toBe(false);
  });

  test('is replaced as a whole, and a reader that has opened it keeps the old one', async () => {
    await write('old');
    const file = disk.open();
    await write('newer');
    expect(textNow()).toBe('newer');
    expect(file?.size).toBe(3);
    expect(file?.read(0, 3)?.toString()).toBe('old');
    file?.close();
    file?.close();
    expect(file?.read(0, 3)).toBeUndefined();
  });

  test('cannot be read when it is a folder', async () => {
    await mkdir(join(root, 'a/b'), { recursive: true });
    expect(disk.open()?.read(0, 1)).toBeUndefined();
  });
});

describe('a draft', () => {
  test('can be read where it has been written', () => {
    const draft = disk.create();
    expect(draft?.append(Buffer.from('one '))).toBe(true);
    expect(draft?.append(Buffer.from('two'))).toBe(true);
    expect(draft?.size).toBe(7);
    expect(draft?.read(4, 3)?.toString()).toBe('two');
    expect(draft?.read(7, 0)?.toString()).toBe('');
    for (const [offset, length] of [
      [4, 4],
      [-1, 2],
      [2, -1],
    ] as const)
      expect(draft?.read(offset, length)).toBeUndefined();
    draft?.close();
    expect(draft?.read(4, 3)).toBeUndefined();
  });

  test('is not seen before it is published, and stays readable when it is discarded', async () => {
    await write('old');
    const draft = disk.create();
    draft?.append(Buffer.from('new'));
    expect(textNow()).toBe('old');
    draft?.discard();
    expect(draft?.read(0, 3)?.toString()).toBe('new');
    expect(await draft?.publish()).toBe(false);
    expect(textNow()).toBe('old');
    draft?.close();
    expect(await readdir(join(root, 'a'))).toEqual(['b']);
  });

  test('of a killed process does no harm and is removed later', async () => {
    await write('old');
    disk.create()?.append(Buffer.from('cut sho'));
    const [killed = ''] = (await readdir(join(root, 'a'))).filter((name) => name !== 'b');
    await writeFile(join(root, 'a/other.draft'), 'of another program');
    expect(textNow()).toBe('old');
    await write('new');
    expect(await readdir(join(root, 'a'))).toContain(killed);
    for (const name of [killed, 'other.draft']) await utimes(join(root, 'a', name), 0, 0);
    await write('newer');
    expect(await readdir(join(root, 'a'))).toEqual(['b', 'other.draft']);
    expect(textNow()).toBe('newer');
  });
});

test('a memo on disk keeps all results, and only a changed chapter runs again', async () => {
  const files = new Map([
    ['a.md', '# A\n[B]'],
    ['b.md', '# B'],
  ]);
  const chapters = [...files.keys()];
  const build = async () => {
    const store = createMemoStore({ disk, program: '1' });
    const memo = store.open(dependenciesOf(files));
    expect(await buildBook(memo, chapters)).toStrictEqual(await buildAfresh(files, chapters));
    await memo.save();
    await store.close();
    return memo.takeRuns().filter((run) => !run.endsWith('(again)'));
  };
  expect(await build()).toHaveLength(6);
  expect(await build()).toEqual([]);
  files.set('a.md', '# A\n[B] words');
  expect(await build()).toEqual(['expand:a.md', 'parse:a.md', 'render:a.md']);
  expect(await build()).toEqual([]);
  expect(await readdir(join(root, 'a'))).toEqual(['b']);
});

test('stores that use the same file at the same time don’t disturb each other', async () => {
  const chapters = ['a.md', 'b.md', 'c.md'];
  const rounds = Array.from(
    { length: 12 },
    (_, i) => new Map(chapters.map((name) => [name, `# ${name} ${i % 5}`])),
  );
  const work = async (offset: number) => {
    for (const [i] of rounds.entries()) {
      const files = rounds[(i + offset) % rounds.length] ?? new Map<string, string>();
      const store = createMemoStore({ disk: createArchiveDisk(join(root, 'shared')), program: '1' });
      const memo = store.open(dependenciesOf(files));
      expect(await buildBook(memo, chapters)).toStrictEqual(await buildAfresh(files, chapters));
      await memo.save();
      await store.close();
    }
  };
  await Promise.all([work(0), work(1), work(5), work(7)]);
});
