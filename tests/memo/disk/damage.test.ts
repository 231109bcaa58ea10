// Whatever happens to the memo's files, a build makes what it would make without them.
import { describe, expect, test } from 'vitest';
import { createMemoStore } from '../../../src/memo/memo.ts';
import type { MemoryDisk, MemoryFile } from '../memory-disk.ts';
import { copyDisk, createMemoryDisk } from '../memory-disk.ts';
import { buildAfresh, buildBook, worldOf } from '../small-book.ts';

const files = new Map([
  ['a.md', '# A é\n[B]<x>'],
  ['b.md', '# B\n[A é]<y>'],
  ['x', 'words'],
]);
const chapters = ['a.md', 'b.md'];
const everyStage = 6;

async function buildOn(disk: MemoryDisk): Promise<readonly string[]> {
  const store = createMemoStore({ disk, programVersion: '1', heavyLimit: 0 });
  const memo = store.open(worldOf(files));
  expect(await buildBook(memo, chapters)).toStrictEqual(await buildAfresh(files, chapters));
  const runs = memo.takeRuns();
  await memo.save();
  await store.close();
  expect(disk.openCount()).toBe(0);
  return runs;
}

/** A folder with the answers of one build, all live. */
const filled = createMemoryDisk();
await buildOn(filled);

/** What runs on a good folder: `parse` keeps its heavy value in memory, and there is none. */
const always = await buildOn(copyDisk(filled));
const runsMore = (runs: readonly string[]): number => runs.length - always.length;

function fileOf(disk: MemoryDisk, ending: string): MemoryFile {
  const name = [...disk.files.keys()].find((one) => one.endsWith(ending));
  const file = name === undefined ? undefined : disk.files.get(name);
  if (file === undefined) throw new Error(`no file ends with ${ending}`);
  return file;
}

/** Builds on the good folder after `spoil` has been at one of its files; says how much more ran. */
async function runsAfter(ending: string, spoil: (file: MemoryFile) => void): Promise<number> {
  const disk = copyDisk(filled);
  spoil(fileOf(disk, ending));
  const more = runsMore(await buildOn(disk));
  // And the folder is whole again.
  expect(runsMore(await buildOn(disk))).toBe(0);
  return more;
}

const flip = (at: number, mask: number) => (file: MemoryFile) => {
  file.bytes[at] = (file.bytes[at] ?? 0) ^ mask;
};
const cut = (length: number) => (file: MemoryFile) => {
  file.bytes = file.bytes.subarray(0, length);
};

test('a good folder answers all but what is kept in memory', () => {
  expect(new Set(always)).toEqual(new Set(['parse:a.md (again)', 'parse:b.md (again)']));
});

describe.each(['index', '.light', '.heavy'])('of the file %s', (ending) => {
  const size = fileOf(filled, ending).bytes.length;
  const offsets = Array.from({ length: size }, (_, at) => at);

  test('any byte may be wrong, and is noticed', async () => {
    for (const at of offsets) {
      const more = await runsAfter(ending, flip(at, 1 << (at % 8)));
      expect([at, more > 0]).toEqual([at, true]);
    }
  });

  test('any part may be cut off, and is noticed', async () => {
    for (const at of offsets.filter((offset) => offset % 5 === 0)) {
      const more = await runsAfter(ending, cut(at));
      expect([at, more > 0]).toEqual([at, true]);
    }
  });

  test('the content may be something else, longer or missing', async () => {
    for (const other of [
      '',
      '\n',
      'build-book memo 1 00000000\n{}',
      '\0'.repeat(size),
      'words '.repeat(size),
    ]) {
      await runsAfter(ending, (file) => (file.bytes = Buffer.from(other)));
    }
    await runsAfter(ending, (file) => (file.bytes = Buffer.concat([file.bytes, file.bytes])));
    const disk = copyDisk(filled);
    for (const name of disk.files.keys()) if (name.endsWith(ending)) disk.files.delete(name);
    expect(runsMore(await buildOn(disk))).toBeGreaterThan(0);
    expect(runsMore(await buildOn(disk))).toBe(0);
  });
});

test('a damaged record costs one run, and so does a damaged heavy value', async () => {
  expect(await runsAfter('.light', flip(40, 1))).toBe(1);
  expect(await runsAfter('.heavy', flip(0, 1))).toBe(1);
});

test('an index that leads out of the folder is not followed', async () => {
  const disk = copyDisk(filled);
  const { parseManifest, renderManifest } = await import('../../../src/memo/disk/memo-manifest.ts');
  const manifest = parseManifest(fileOf(disk, 'index').bytes);
  const [segment] = manifest?.segments ?? [];
  expect(segment?.dead).toEqual([]);
  for (const name of ['../1-000000000000', `${segment?.name ?? ''}/../x`, '', 'index']) {
    const segments = [{ name, dead: [] }];
    expect(parseManifest(renderManifest({ generation: 1, programVersion: '1', segments }))).toBeUndefined();
  }
});

describe('a disk', () => {
  const broken = (changes: Partial<MemoryDisk>): MemoryDisk => ({ ...copyDisk(filled), ...changes });

  test('that cannot be read is as good as none', async () => {
    const runs = await buildOn(broken({ open: () => Promise.resolve(undefined) }));
    expect(runs.filter((run) => !run.endsWith('(again)'))).toHaveLength(everyStage);
  });

  test('that takes no new file is as good as none', async () => {
    const disk = createMemoryDisk();
    await buildOn({ ...disk, create: () => Promise.resolve(undefined) });
    expect(disk.files.size).toBe(0);
  });

  test('that cannot rename keeps what it had', async () => {
    const disk = createMemoryDisk();
    await buildOn({ ...disk, rename: () => Promise.resolve(false) });
    expect([...disk.files.keys()].filter((name) => name.endsWith('index'))).toEqual([]);
    await buildOn(disk);
    expect(runsMore(await buildOn(disk))).toBe(0);
  });

  test('that is full at any moment keeps what it had, or has all that is new', async () => {
    for (let room = 0; room < 1200; room += 40) {
      const disk = createMemoryDisk();
      await buildOn(fullAfter(disk, room));
      await buildOn(disk);
      expect(runsMore(await buildOn(disk))).toBe(0);
    }
  });
});

/** The same disk, which takes `room` bytes and then no more. */
function fullAfter(disk: MemoryDisk, room: number): MemoryDisk {
  let left = room;
  return {
    ...disk,
    async create(name) {
      const file = await disk.create(name);
      if (file === undefined) return undefined;
      const append = async (bytes: Uint8Array): Promise<boolean> => {
        const fits = Math.min(left, bytes.length);
        left -= fits;
        await file.append(bytes.subarray(0, fits));
        return fits === bytes.length;
      };
      return { ...file, append };
    },
  };
}
