import { expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import type { Archive } from '../../../src/memo/disk/archive.ts';
import { createArchive } from '../../../src/memo/disk/archive.ts';
import type { MemoDisk, MemoFile } from '../../../src/memo/disk/disk.ts';
import type { Saved } from '../../../src/memo/disk/save.ts';
import type { MemoryDisk } from '../memory-disk.ts';
import { createMemoryDisk } from '../memory-disk.ts';

const recordOf = (name: string, size = 10) => ({
  key: hashOf(name),
  hash: hashOf(['answer', name]),
  trace: { questions: ['file:é'], hashes: [hashOf(1)] },
  light: JSON.stringify(`light of ${name}`),
  heavy: JSON.stringify(name.padEnd(size, '.')),
});

/** A process that has opened the folder. */
async function start(disk: MemoryDisk) {
  const archive = createArchive(disk, '1');
  const live = new Set(await archive.load());
  const save = () => archive.save(() => live);
  const add = (name: string, size?: number): Saved => {
    const saved = archive.add(recordOf(name, size));
    live.add(saved);
    return saved;
  };
  return { archive, live, save, add };
}

const lightsOf = async (archive: Archive, live: Iterable<Saved>): Promise<readonly unknown[]> => {
  const lights: unknown[] = [];
  for (const saved of live) lights.push((await archive.answer(saved))?.light);
  return lights.sort();
};

/** What somebody who opens the folder now finds in it. */
async function found(disk: MemoryDisk) {
  const { archive, live } = await start(disk);
  const lights = await lightsOf(archive, live);
  await archive.close();
  return lights;
}

const segmentsIn = (disk: MemoryDisk) =>
  [...disk.files.keys()].filter((name) => name.endsWith('.light')).length;

test('an answer can be read before it is saved, after, and by whoever opens the folder then', async () => {
  const disk = createMemoryDisk();
  const { archive, add, save } = await start(disk);
  const saved = add('a');
  const answer = { hash: hashOf(['answer', 'a']), trace: recordOf('a').trace, light: 'light of a' };
  expect(await archive.answer(saved)).toEqual(answer);
  expect(await archive.heavy(saved)).toBe('"a........."');
  expect(await found(disk)).toEqual([]);
  await save();
  expect(await archive.answer(saved)).toEqual(answer);
  const other = await start(disk);
  const [read] = other.live;
  expect(read && (await other.archive.answer(read))).toEqual(answer);
  expect(read && (await other.archive.heavy(read))).toBe('"a........."');
});

test('a save that has nothing new writes nothing', async () => {
  const disk = createMemoryDisk();
  const { add, save } = await start(disk);
  add('a');
  await save();
  const before = new Map(disk.files);
  await save();
  await (await start(disk)).save();
  expect(new Map(disk.files)).toEqual(before);
});

test('a save of one answer does not write the others again', async () => {
  const disk = createMemoryDisk();
  const { add, save } = await start(disk);
  for (let i = 0; i < 50; i++) add(`a${i}`);
  await save();
  const before = new Map(disk.files);
  add('new');
  await save();
  const written = [...disk.files].filter(([name, file]) => before.get(name) !== file);
  const bytes = written.reduce((sum, [, file]) => sum + file.bytes.length, 0);
  expect(bytes).toBeLessThan(500);
  expect(await found(disk)).toHaveLength(51);
});

test('what is not live is gone for the next who opens the folder', async () => {
  const disk = createMemoryDisk();
  const { add, live, save } = await start(disk);
  const [a] = ['a', 'b', 'c'].map((name) => add(name));
  await save();
  if (a) live.delete(a);
  await save();
  expect(await found(disk)).toEqual(['light of b', 'light of c']);
});

test('a folder that is half dead is written anew, and the old files go in the end', async () => {
  const disk = createMemoryDisk();
  const { archive, add, live, save } = await start(disk);
  const many = Array.from({ length: 20 }, (_, i) => add(`a${i}`, 1000));
  await save();
  const total = () => [...disk.files.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
  const before = total();
  for (const saved of many.slice(0, 15)) live.delete(saved);
  for (let i = 0; i < 8; i++) {
    add(`more${i}`);
    await save();
  }
  expect(total()).toBeLessThan(before / 2);
  const kept = many[19];
  expect(kept && (await archive.heavy(kept))).toBe(JSON.stringify('a19'.padEnd(1000, '.')));
  expect(await found(disk)).toHaveLength(13);
});

test('many small saves leave few files and lose nothing', async () => {
  const disk = createMemoryDisk();
  const { archive, add, save } = await start(disk);
  const all: Saved[] = [];
  for (let i = 0; i < 100; i++) {
    all.push(add(`a${i}`));
    await save();
  }
  expect(segmentsIn(disk)).toBeLessThan(14);
  expect(disk.openCount()).toBeLessThan(20);
  for (const [i, saved] of all.entries()) {
    expect(await archive.heavy(saved)).toBe(JSON.stringify(`a${i}`.padEnd(10, '.')));
  }
  expect(await found(disk)).toHaveLength(100);
});

test('of two who save, the last one’s answers count, and both go on reading theirs', async () => {
  const disk = createMemoryDisk();
  const one = await start(disk);
  const two = await start(disk);
  const a = one.add('a');
  const b = two.add('b');
  await Promise.all([one.save(), two.save()]);
  expect([['light of a'], ['light of b']]).toContainEqual(await found(disk));
  for (let i = 0; i < 10; i++) {
    two.add(`more${i}`);
    await two.save();
  }
  expect(await one.archive.heavy(a)).toBe('"a........."');
  expect(await two.archive.heavy(b)).toBe('"b........."');
  one.add('c');
  await one.save();
  expect(await found(disk)).toEqual(['light of a', 'light of c']);
});

test('files that another process is writing are left alone', async () => {
  const disk = createMemoryDisk();
  const slow = await start(disk);
  const quick = await start(disk);
  slow.add('a');
  await slow.archive.drained();
  quick.add('b');
  await quick.save();
  await slow.save();
  expect(await found(disk)).toEqual(['light of a']);
});

test('a process whose files were removed before it saved saves them all the same', async () => {
  const disk = createMemoryDisk();
  const slow = await start(disk);
  const quick = await start(disk);
  const a = slow.add('a');
  expect(await slow.archive.heavy(a)).toBe('"a........."');
  for (let i = 0; i < 6; i++) {
    quick.add(`b${i}`);
    await quick.save();
  }
  expect([...disk.files.keys()]).not.toContain(`${a.segment.name}.light`);
  await slow.save();
  expect(await found(disk)).toEqual(['light of a']);
  expect(await slow.archive.heavy(a)).toBe('"a........."');
});

test('a folder emptied while it is in use is filled again with the next save', async () => {
  const disk = createMemoryDisk();
  const { add, save } = await start(disk);
  add('a');
  await save();
  disk.files.clear();
  add('b');
  await save();
  expect(await found(disk)).toEqual(['light of a', 'light of b']);
  disk.files.clear();
  await save();
  expect(await found(disk)).toEqual(['light of a', 'light of b']);
});

test('a segment that is listed no more stays for one save, for whoever has just read the old index', async () => {
  const disk = createMemoryDisk();
  const { add, live, save } = await start(disk);
  const large = add('large', 5000);
  await save();
  for (let i = 0; i < 6; i++) {
    add(`a${i}`);
    await save();
  }
  const file = `${large.segment.name}.heavy`;
  live.delete(large);
  await save();
  expect(disk.files.has(file)).toBe(true);
  add('b');
  await save();
  expect(disk.files.has(file)).toBe(false);
});

test('a record that was damaged is not made good by a merge', async () => {
  const disk = createMemoryDisk();
  const { add, save } = await start(disk);
  const a = add('a');
  const c = add('c');
  await save();
  const light = disk.files.get(`${a.segment.name}.light`);
  const heavy = disk.files.get(`${a.segment.name}.heavy`);
  light?.bytes.writeUInt8(0x20, a.place.at + a.place.bytes - 2);
  heavy?.bytes.writeUInt8(0x20, (c.place.heavy?.at ?? 0) + 2);
  const before = a.segment.name;
  for (const name of ['b', 'd']) add(name);
  await save();
  expect(c.segment.name).not.toBe(before);
  const later = await start(disk);
  expect(await lightsOf(later.archive, later.live)).toEqual(['light of b', 'light of c', 'light of d']);
  const heavies = await Promise.all([...later.live].map((saved) => later.archive.heavy(saved)));
  expect(heavies.filter((text) => text !== undefined)).toEqual(['"b........."', '"d........."']);
});

test('a merge that the disk has no room for leaves all as it was', async () => {
  const disk = createMemoryDisk();
  let isFull = false;
  const create: MemoDisk['create'] = async (name) => {
    const file = await disk.create(name);
    return file && { ...file, append: async (bytes) => !isFull && (await file.append(bytes)) };
  };
  const { archive, add, save } = await start({ ...disk, create });
  const a = add('a');
  await save();
  isFull = true;
  add('b');
  await save();
  expect(await found(disk)).toEqual(['light of a']);
  expect(await archive.heavy(a)).toBe('"a........."');
  isFull = false;
  add('c');
  await save();
  expect(await found(disk)).toEqual(['light of a', 'light of c']);
});

test('what is merged while it is being read is read where it went', async () => {
  const disk = createMemoryDisk();
  const gates: Promise<void>[] = [];
  const create: MemoDisk['create'] = async (name) => {
    const file = await disk.create(name);
    const read: MemoFile['read'] = async (offset, length) => {
      await gates.pop();
      return file?.read(offset, length);
    };
    return file && { ...file, read };
  };
  const { archive, add, save } = await start({ ...disk, create });
  const a = add('a');
  await save();
  let open = () => {};
  gates.push(new Promise((resolve) => (open = resolve)));
  const before = a.segment;
  const reading = archive.heavy(a);
  // Far enough into the read that it waits at the gate.
  await new Promise((resolve) => setImmediate(resolve));
  add('b');
  await save();
  expect(a.segment).not.toBe(before);
  open();
  expect(await reading).toBe('"a........."');
});

test('files of somebody else stay, and files of a process that died go', async () => {
  const disk = createMemoryDisk();
  const strange = ['CACHEDIR.TAG', 'index.bak', '1-abc.light', 'x-000000000000.light', '1-000000000000.txt'];
  const dead = ['1-000000000000.light', '1-000000000000.heavy', '1-00000000000a.index'];
  for (const name of [...strange, ...dead]) disk.files.set(name, { bytes: Buffer.from('x') });
  const { add, save } = await start(disk);
  for (let i = 0; i < 6; i++) {
    add(`a${i}`);
    await save();
  }
  expect([...strange, ...dead].filter((name) => disk.files.has(name))).toEqual(strange);
});

test('another program version’s answers are not taken, and go with the saves', async () => {
  const disk = createMemoryDisk();
  const old = createArchive(disk, 'old');
  const saved = old.add(recordOf('a'));
  await old.save(() => [saved]);
  const { live, add, save } = await start(disk);
  expect(live.size).toBe(0);
  for (let i = 0; i < 6; i++) {
    add(`b${i}`);
    await save();
  }
  expect(await found(disk)).toHaveLength(6);
  expect([...disk.files.keys()].filter((name) => name.startsWith('1-'))).toEqual([]);
});

test('what was not saved leaves no files when the archive is closed', async () => {
  const disk = createMemoryDisk();
  const { archive, add } = await start(disk);
  add('a');
  await archive.close();
  expect([...disk.files.keys()]).toEqual([]);
  expect(disk.openCount()).toBe(0);
});
