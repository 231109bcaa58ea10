// However files come and go, a build with a memo makes what a build without one makes.
import fc from 'fast-check';
import { test, expect } from 'vitest';
import type { MemoStore } from '../../src/memo/memo.ts';
import { createMemoStore } from '../../src/memo/memo.ts';
import type { MemoryDisk } from './memory-disk.ts';
import { createMemoryDisk } from './memory-disk.ts';
import { buildAfresh, buildBook, dependenciesOf } from './small-book.ts';

const chapters = ['a.md', 'b.md', 'c.md'];

// Few files and few texts, so that states come back and includes meet.
const file = fc.constantFrom('a.md', 'b.md', 'c.md', 'x', 'y');
const text = fc
  .array(fc.constantFrom('# A', '# B', 'words', '[A]', '[B]', '<x>', '<y>', '<b.md>', 'é😀\u2028'), {
    maxLength: 3,
  })
  .map((lines) => lines.join('\n'));
const edit = fc.record({ file, text: fc.option(text, { nil: undefined, freq: 3 }) });
const edits = fc.array(fc.array(edit, { maxLength: 2 }), { minLength: 1, maxLength: 8 });

const change = (
  files: Map<string, string>,
  changes: readonly { file: string; text: string | undefined }[],
) => {
  for (const { file: name, text: now } of changes) {
    if (now === undefined) files.delete(name);
    else files.set(name, now);
  }
};

test('a reused store returns the same results as no memo', async () => {
  const property = fc.asyncProperty(edits, async (steps) => {
    const files = new Map<string, string>();
    const store = createMemoStore({ program: '1' });
    for (const step of steps) {
      change(files, step);
      const memo = store.open(dependenciesOf(files));
      expect(await buildBook(memo, chapters)).toStrictEqual(await buildAfresh(files, chapters));
      await memo.save();
    }
  });
  await fc.assert(property, { numRuns: 150 });
});

test('a store that is opened for each build returns the same results as no memo, and repeats nothing', async () => {
  const property = fc.asyncProperty(edits, async (steps) => {
    const files = new Map<string, string>();
    const disk = createMemoryDisk();
    for (const step of steps) {
      change(files, step);
      const expected = await buildAfresh(files, chapters);
      for (const isRepeated of [false, true]) {
        const store = createMemoStore({ disk, program: '1' });
        const memo = store.open(dependenciesOf(files));
        expect(await buildBook(memo, chapters)).toStrictEqual(expected);
        if (isRepeated) expect(memo.takeRuns()).toEqual([]);
        await memo.save();
        await store.close();
      }
    }
    expect(disk.openCount()).toBe(0);
  });
  await fc.assert(property, { numRuns: 100 });
});

/** What one of several processes in one folder does next. */
const action = fc.record({
  who: fc.nat(2),
  what: fc.constantFrom('build', 'build and save', 'both save', 'leave', 'give up'),
  changes: fc.array(edit, { maxLength: 1 }),
});

const storeOf = (stores: Map<number, MemoStore>, who: number, disk: MemoryDisk): MemoStore => {
  const store = stores.get(who) ?? createMemoStore({ disk, program: '1' });
  stores.set(who, store);
  return store;
};

test('processes that share a file return the same results as no memo, in whatever order they save', async () => {
  const property = fc.asyncProperty(fc.array(action, { maxLength: 14 }), async (actions) => {
    const files = new Map<string, string>();
    const disk = createMemoryDisk();
    const stores = new Map<number, MemoStore>();
    for (const { who, what, changes } of actions) {
      change(files, changes);
      const expected = await buildAfresh(files, chapters);
      const memos = (what === 'both save' ? [who, (who + 1) % 3] : [who]).map((one) =>
        storeOf(stores, one, disk).open(dependenciesOf(files)),
      );
      for (const built of await Promise.all(memos.map((memo) => buildBook(memo, chapters)))) {
        expect(built).toStrictEqual(expected);
      }
      if (what !== 'build' && what !== 'give up') await Promise.all(memos.map((memo) => memo.save()));
      if (what !== 'leave' && what !== 'give up') continue;
      await stores.get(who)?.close();
      stores.delete(who);
    }
    for (const store of stores.values()) await store.close();
    expect(disk.openCount()).toBe(0);
  });
  await fc.assert(property, { numRuns: 150 });
});
