// A build with damaged memo files has the same results as one without them.
import { describe, expect, test, vi } from 'vitest';
import type { ArchiveDraft } from '../../src/memo/archive-disk.ts';
import { createMemoStore } from '../../src/memo/memo.ts';
import type { MemoryDisk, MemoryFile } from './memory-disk.ts';
import { copyDisk, createMemoryDisk } from './memory-disk.ts';
import { buildAfresh, buildBook, dependenciesOf } from './small-book.ts';

const files = new Map([
  ['a.md', '# A é\n[B]<x>'],
  ['b.md', '# B\n[A é]<y>'],
  ['x', 'words'],
]);
// Thousands of small builds.
vi.setConfig({ testTimeout: 180_000 });

const chapters = ['a.md', 'b.md'];
const everyStage = 6;

async function buildOn(disk: MemoryDisk): Promise<readonly string[]> {
  const store = createMemoStore({ disk, program: '1' });
  const memo = store.open(dependenciesOf(files));
  expect(await buildBook(memo, chapters)).toStrictEqual(await buildAfresh(files, chapters));
  const runs = memo.takeRuns();
  await memo.save();
  await store.close();
  expect(disk.openCount()).toBe(0);
  return runs;
}

/** A disk with the results of one build, all live. */
const filled = createMemoryDisk();
await buildOn(filled);

function fileOf({ file }: MemoryDisk): MemoryFile {
  if (file === undefined) throw new Error('nothing was saved');
  return file;
}

/** Builds on the good file after `spoil` has been at it; says how much more ran. */
async function runsAfter(spoil: (file: MemoryFile) => void): Promise<number> {
  const disk = copyDisk(filled);
  spoil(fileOf(disk));
  const { length: more } = await buildOn(disk);
  // And the file is whole again.
  expect(await buildOn(disk)).toEqual([]);
  return more;
}

const flip = (at: number, mask: number) => (file: MemoryFile) => {
  file.bytes[at] = (file.bytes[at] ?? 0) ^ mask;
};
const cut = (length: number) => (file: MemoryFile) => {
  file.bytes = file.bytes.subarray(0, length);
};

test('an undamaged archive has every result', async () => {
  expect(await buildOn(copyDisk(filled))).toEqual([]);
});

describe('in a damaged archive', () => {
  const { length: size } = fileOf(filled).bytes;
  const offsets = Array.from({ length: size }, (_, at) => at);

  test('any wrong byte is detected', async () => {
    for (const at of offsets) {
      const more = await runsAfter(flip(at, 1 << (at % 8)));
      expect([at, more > 0]).toEqual([at, true]);
    }
  });

  test('truncation at any byte is detected', async () => {
    for (const at of offsets.filter((offset) => offset % 5 === 0)) {
      const more = await runsAfter(cut(at));
      expect([at, more > 0]).toEqual([at, true]);
    }
  });

  test('content that is foreign, too long or missing is detected', async () => {
    const trailer = fileOf(filled).bytes.subarray(-60);
    for (const other of ['', '\n', '\0'.repeat(size), 'words '.repeat(size), trailer]) {
      await runsAfter((file) => (file.bytes = Buffer.from(other)));
    }
    await runsAfter((file) => (file.bytes = Buffer.concat([file.bytes, file.bytes])));
    const disk = createMemoryDisk();
    expect(await buildOn(disk)).not.toEqual([]);
    expect(await buildOn(disk)).toEqual([]);
  });
});

test('a damaged record costs one run of its stage, and so does a damaged heavy value', async () => {
  const { bytes } = fileOf(filled);
  expect(await runsAfter(flip(bytes.indexOf('[[') + 1, 1))).toBe(1);
  expect(await runsAfter(flip(0, 1))).toBe(1);
});

describe('the memo’s disk', () => {
  const broken = (changes: Partial<MemoryDisk>): MemoryDisk => ({ ...copyDisk(filled), ...changes });

  test('is ignored if it cannot be read', async () => {
    const runs = await buildOn(broken({ open: () => undefined }));
    expect(runs.filter((run) => !run.endsWith('(again)'))).toHaveLength(everyStage);
  });

  test('is ignored if it cannot create files', async () => {
    const disk = createMemoryDisk();
    await buildOn({ ...disk, create: () => undefined });
    expect(disk.file).toBeUndefined();
  });

  test('keeps the old file if it cannot replace it', async () => {
    const disk = createMemoryDisk();
    await buildOn({ ...disk, create: () => draftOf(disk, { publish: () => Promise.resolve(false) }) });
    expect(disk.file).toBeUndefined();
    expect(disk.draftCount()).toBe(0);
    await buildOn(disk);
    expect(await buildOn(disk)).toEqual([]);
  });

  test('has either the old or the new results if it is full at any point', async () => {
    for (let room = 0; room < 1500; room += 40) {
      const disk = createMemoryDisk();
      await buildOn(fullAfter(disk, room));
      await buildOn(disk);
      expect(await buildOn(disk)).toEqual([]);
    }
  });
});

/** A new draft that does some things otherwise. */
function draftOf(disk: MemoryDisk, changes: Partial<ArchiveDraft>): ArchiveDraft | undefined {
  const draft = disk.create();
  return (
    draft && {
      ...draft,
      get size() {
        return draft.size;
      },
      ...changes,
    }
  );
}

/** The same disk, which takes `room` bytes and then no more. */
function fullAfter(disk: MemoryDisk, room: number): MemoryDisk {
  let left = room;
  return {
    ...disk,
    create() {
      const draft = disk.create();
      if (draft === undefined) return undefined;
      const append = (bytes: Buffer): boolean => {
        const fits = Math.min(left, bytes.length);
        left -= fits;
        draft.append(bytes.subarray(0, fits));
        return fits === bytes.length;
      };
      return draftOf({ ...disk, create: () => draft }, { append });
    },
  };
}
