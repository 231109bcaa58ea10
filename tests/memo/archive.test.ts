import { expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import type { Archive, ArchivedResult } from '../../src/memo/archive.ts';
import { createArchive } from '../../src/memo/archive.ts';
import type { ArchiveDisk } from '../../src/memo/archive-disk.ts';
import type { MemoryDisk } from './memory-disk.ts';
import { createMemoryDisk } from './memory-disk.ts';

const resultOf = (name: string, size = 10) => ({
  key: hashOf(name),
  hash: hashOf(['result', name]),
  trace: { dependencies: ['file:é'], hashes: [hashOf(1)] },
  light: JSON.stringify(`light of ${name}`),
  heavy: JSON.stringify(name.padEnd(size, '.')),
});

/** A process that has opened the disk. */
function start(disk: ArchiveDisk, program = '1') {
  const archive = createArchive(disk, program);
  const live = new Set(archive.load());
  const save = () => archive.save(() => live);
  const add = (name: string, size?: number): ArchivedResult => {
    const saved = archive.add(resultOf(name, size));
    live.add(saved);
    return saved;
  };
  return { archive, live, save, add };
}

const lightsOf = (archive: Archive, live: Iterable<ArchivedResult>): readonly unknown[] =>
  [...live].map((saved) => archive.parse(saved)?.light).sort();

/** The content of the disk for a reader that opens it now. */
async function found(disk: MemoryDisk) {
  const { archive, live } = start(disk);
  const lights = lightsOf(archive, live);
  await archive.close();
  return lights;
}

test('a result can be read before a save, after it, and when the disk is opened again', async () => {
  const disk = createMemoryDisk();
  const { archive, add, save } = start(disk);
  const saved = add('a');
  const result = { hash: hashOf(['result', 'a']), trace: resultOf('a').trace, light: 'light of a' };
  expect(archive.parse(saved)).toEqual(result);
  expect(archive.heavy(saved)).toBe('"a........."');
  expect(await found(disk)).toEqual([]);
  await save();
  expect(archive.parse(saved)).toEqual(result);
  expect(archive.heavy(saved)).toBe('"a........."');
  const other = start(disk);
  const [read] = other.live;
  expect(read && other.archive.parse(read)).toEqual(result);
  expect(read && other.archive.heavy(read)).toBe('"a........."');
});

test('a save without new results writes nothing', async () => {
  const disk = createMemoryDisk();
  const { add, save } = start(disk);
  await save();
  expect(disk.file).toBeUndefined();
  add('a');
  await save();
  const before = disk.file;
  await save();
  await start(disk).save();
  expect(disk.file).toBe(before);
});

test('results that are not live are gone when the disk is opened again', async () => {
  const disk = createMemoryDisk();
  const { add, live, save } = start(disk);
  const [a] = ['a', 'b', 'c'].map((name) => add(name, 1000));
  await save();
  const before = disk.file?.bytes.length ?? 0;
  if (a) live.delete(a);
  await save();
  expect(await found(disk)).toEqual(['light of b', 'light of c']);
  expect(disk.file?.bytes.length).toBeLessThan(before - 1000);
});

test('many saves lose no result and leave one file open', async () => {
  const disk = createMemoryDisk();
  const { archive, add, save } = start(disk);
  const all: ArchivedResult[] = [];
  for (let i = 0; i < 100; i++) {
    all.push(add(`a${i}`));
    await save();
  }
  expect([disk.openCount(), disk.draftCount()]).toEqual([1, 0]);
  for (const [i, saved] of all.entries()) {
    expect(archive.heavy(saved)).toBe(JSON.stringify(`a${i}`.padEnd(10, '.')));
  }
  expect(await found(disk)).toHaveLength(100);
});

test('results are loaded in the order in which they were saved', async () => {
  const disk = createMemoryDisk();
  const names = ['c', 'a', 'b'];
  const { add, save } = start(disk);
  for (const name of names) add(name);
  await save();
  expect([...start(disk).live].map(({ key }) => key)).toEqual(names.map((name) => hashOf(name)));
});

test('of two archives that save, the last one wins, and both can still read their own results', async () => {
  const disk = createMemoryDisk();
  const one = start(disk);
  const two = start(disk);
  const a = one.add('a');
  const b = two.add('b');
  await Promise.all([one.save(), two.save()]);
  expect([['light of a'], ['light of b']]).toContainEqual(await found(disk));
  for (let i = 0; i < 10; i++) {
    two.add(`more${i}`);
    await two.save();
  }
  expect(one.archive.heavy(a)).toBe('"a........."');
  expect(two.archive.heavy(b)).toBe('"b........."');
  one.add('c');
  await one.save();
  expect(await found(disk)).toEqual(['light of a', 'light of c']);
});

test('a result that is added during a save can be read, and is saved with the next one', async () => {
  const disk = createMemoryDisk();
  const first = start(disk);
  first.add('large', 5 << 20);
  first.add('small');
  await first.save();
  const { archive, add, save } = start(disk);
  add('b');
  const saving = save();
  // The copy of the large value lets others have their turn.
  await new Promise((resolve) => setImmediate(resolve));
  const c = add('c');
  expect(archive.heavy(c)).toBe('"c........."');
  await saving;
  expect(await found(disk)).toEqual(['light of b', 'light of large', 'light of small']);
  expect(archive.heavy(c)).toBe('"c........."');
  await save();
  expect(await found(disk)).toHaveLength(4);
  expect([disk.openCount(), disk.draftCount()]).toEqual([2, 0]);
});

test('an archive file that is removed while in use is written again with the next save', async () => {
  const disk = createMemoryDisk();
  const { add, save } = start(disk);
  add('a');
  await save();
  disk.file = undefined;
  add('b');
  await save();
  expect(await found(disk)).toEqual(['light of a', 'light of b']);
  disk.file = undefined;
  await save();
  expect(await found(disk)).toEqual(['light of a', 'light of b']);
});

test('a save does not make a damaged result valid', async () => {
  const disk = createMemoryDisk();
  const { add, save } = start(disk);
  for (const name of ['a', 'c']) add(name);
  await save();
  const spoil = (text: string): void => {
    const bytes = disk.file?.bytes ?? Buffer.alloc(0);
    bytes.writeUInt8(0x20, bytes.indexOf(text) + 2);
  };
  spoil('light of a');
  spoil('c.........');
  const later = start(disk);
  later.add('b');
  await later.save();
  const last = start(disk);
  expect(lightsOf(last.archive, last.live)).toEqual(['light of b', 'light of c', undefined]);
  const heavies = [...last.live].map((saved) => last.archive.heavy(saved));
  expect(heavies).toEqual(['"a........."', undefined, '"b........."']);
});

test('a save to a full disk leaves the file as it was, and the next save has every result', async () => {
  const disk = createMemoryDisk();
  let isFull = false;
  const create: ArchiveDisk['create'] = () => {
    const file = disk.create();
    if (file === undefined) return undefined;
    const { read, close, publish, discard } = file;
    return {
      get size() {
        return file.size;
      },
      ...{ read, close, publish, discard },
      append: (bytes) => !isFull && file.append(bytes),
    };
  };
  const { archive, add, save } = start({ ...disk, open: disk.open, exists: disk.exists, create });
  const a = add('a');
  await save();
  isFull = true;
  add('b');
  await save();
  expect(await found(disk)).toEqual(['light of a']);
  expect(archive.heavy(a)).toBe('"a........."');
  isFull = false;
  add('c');
  await save();
  expect(await found(disk)).toEqual(['light of a', 'light of b', 'light of c']);
});

test('results of another program are ignored, and removed by the next save', async () => {
  const disk = createMemoryDisk();
  const old = start(disk, 'old');
  old.add('a');
  await old.save();
  const { live, add, save } = start(disk);
  expect(live.size).toBe(0);
  add('b');
  await save();
  expect(await found(disk)).toEqual(['light of b']);
});

test('an archive that is closed without a save leaves no file', async () => {
  const disk = createMemoryDisk();
  const { archive, add } = start(disk);
  add('a');
  await archive.close();
  expect(disk.file).toBeUndefined();
  expect([disk.openCount(), disk.draftCount()]).toEqual([0, 0]);
});
