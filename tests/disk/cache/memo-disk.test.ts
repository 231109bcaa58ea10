import { readFile, readdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createMemoDisk } from '../../../src/disk/cache/memo-disk.ts';
import type { MemoDisk } from '../../../src/memo/disk/disk.ts';
import { createMemoStore } from '../../../src/memo/memo.ts';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { buildAfresh, buildBook, worldOf } from '../../memo/small-book.ts';

let root: string;
let disk: MemoDisk;
beforeEach(() => {
  root = tempFolder();
  disk = createMemoDisk(join(root, 'a/b'));
});

const bytesOf = (text: string) => Buffer.from(text);
const textOf = (bytes: Uint8Array | undefined) => bytes && Buffer.from(bytes).toString();

describe('a folder', () => {
  test('that is missing is empty, and is made with its first file', async () => {
    expect(await disk.list()).toEqual([]);
    expect(await disk.open('x')).toBeUndefined();
    await (await disk.create('x'))?.close();
    expect(await disk.list()).toEqual(['x']);
  });

  test('that cannot be made takes no file', async () => {
    await writeFile(join(root, 'a'), 'in the way');
    expect(await disk.create('x')).toBeUndefined();
    expect(await disk.list()).toEqual([]);
  });

  test('gives a name once', async () => {
    expect(await disk.create('x')).toBeDefined();
    expect(await disk.create('x')).toBeUndefined();
  });

  test('loses a file, and one that it has not', async () => {
    await disk.create('x');
    await disk.remove('x');
    await disk.remove('x');
    expect(await disk.list()).toEqual([]);
  });

  test('renames over another file, and not what it has not', async () => {
    for (const name of ['old', 'new']) await (await disk.create(name))?.append(bytesOf(name));
    expect(await disk.rename('new', 'old')).toBe(true);
    expect(await readFile(join(root, 'a/b/old'), 'utf8')).toBe('new');
    expect(await disk.rename('new', 'old')).toBe(false);
  });
});

describe('a file', () => {
  test('can be read where it has been written', async () => {
    const file = await disk.create('x');
    expect(await file?.append(bytesOf('one '))).toBe(true);
    expect(await file?.append(bytesOf('two'))).toBe(true);
    expect(textOf(await file?.read(4, 3))).toBe('two');
    expect(textOf(await file?.read(7, 0))).toBe('');
    expect(await file?.read(4, 4)).toBeUndefined();
  });

  test('knows its size when it is opened', async () => {
    await (await disk.create('x'))?.append(bytesOf('four'));
    const file = await disk.open('x');
    expect(file?.size).toBe(4);
    expect(textOf(await file?.read(0, 4))).toBe('four');
  });

  test('stays readable when its name is gone, until it is closed', async () => {
    await (await disk.create('x'))?.append(bytesOf('four'));
    const file = await disk.open('x');
    await disk.remove('x');
    expect(textOf(await file?.read(0, 4))).toBe('four');
    await file?.close();
    await file?.close();
    expect(await file?.read(0, 4)).toBeUndefined();
    expect(await file?.append(bytesOf('x'))).toBe(false);
  });

  test('that was opened takes nothing more', async () => {
    await disk.create('x');
    expect(await (await disk.open('x'))?.append(bytesOf('x'))).toBe(false);
  });

  test('that is a folder cannot be read', async () => {
    await disk.create('x');
    expect(await (await createMemoDisk(root).open('a'))?.read(0, 1)).toBeUndefined();
  });
});

test('a memo in a folder knows all again, and a changed chapter alone is made', async () => {
  const files = new Map([
    ['a.md', '# A\n[B]'],
    ['b.md', '# B'],
  ]);
  const chapters = [...files.keys()];
  const build = async () => {
    const store = createMemoStore({ disk, programVersion: '1' });
    const memo = store.open(worldOf(files));
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
  const names = await readdir(join(root, 'a/b'));
  expect(names).toContain('index');
});

test('stores that use a folder at once do each other no harm', async () => {
  const chapters = ['a.md', 'b.md', 'c.md'];
  const rounds = Array.from(
    { length: 12 },
    (_, i) => new Map(chapters.map((name) => [name, `# ${name} ${i % 5}`])),
  );
  const work = async (offset: number) => {
    for (const [i] of rounds.entries()) {
      const files = rounds[(i + offset) % rounds.length] ?? new Map<string, string>();
      const store = createMemoStore({ disk: createMemoDisk(join(root, 'shared')), programVersion: '1' });
      const memo = store.open(worldOf(files));
      expect(await buildBook(memo, chapters)).toStrictEqual(await buildAfresh(files, chapters));
      await memo.save();
      await store.close();
    }
  };
  await Promise.all([work(0), work(1), work(5), work(7)]);
});
