import { describe, expect, test } from 'vitest';
import { hashOf } from '../../src/core/hash.ts';
import { bookPath } from '../../src/core/path.ts';
import { createMemoStore } from '../../src/memo/memo.ts';
import type { Stage, StageRun } from '../../src/memo/stage.ts';
import { fileDependency } from '../../src/memo/dependency-values.ts';
import { createMemoryDisk } from './memory-disk.ts';
import { dependenciesOf } from './small-book.ts';

/** A stage that reads the file of its name; heavy is its text, light how long that is. */
const readerOf = (keepHeavy: boolean): Stage<string, string, string> => ({
  name: 'read',
  keepHeavy,
  load: () =>
    Promise.resolve((path, track) => {
      const source = track(fileDependency(bookPath(path)));
      const text = source.kind === 'file' ? source.text : '';
      return { light: `${text.length} letters`, heavy: text };
    }),
});

const stageOf = <In>(work: StageRun<In, unknown, unknown>): Stage<In, unknown, unknown> => ({
  name: 'do',
  keepHeavy: false,
  load: () => Promise.resolve(work),
});

const empty = dependenciesOf(new Map());

describe('a memoized stage', () => {
  test('is loaded once, when it first runs', async () => {
    let loads = 0;
    const reader = readerOf(true);
    const counted = { ...reader, load: () => ((loads += 1), reader.load()) };
    const disk = createMemoryDisk();
    const store = createMemoStore({ disk, program: '1' });
    const memo = store.open(dependenciesOf(new Map([['a', 'x']])));
    await Promise.all(['a', 'b', 'c'].map((path) => memo.run(counted, path, path)));
    await memo.save();
    expect(loads).toBe(1);
    const later = createMemoStore({ disk, program: '1' }).open(dependenciesOf(new Map([['a', 'x']])));
    expect(await (await later.run(counted, 'a', 'a')).heavy()).toBe('x');
    expect(loads).toBe(1);
  });

  test('returns a copy of what it made, whose strings don’t keep the text that they were cut from', async () => {
    const made = { titles: ['a title'] };
    const memo = createMemoStore({ program: '1' }).open(empty);
    const { light } = await memo.run(
      stageOf(() => ({ light: made, heavy: undefined })),
      'a',
      'a',
    );
    expect(light).toEqual(made);
    expect(light).not.toBe(made);
  });

  test('is loaded again if loading failed', async () => {
    const reader = readerOf(true);
    let isDown = true;
    const shaky = {
      ...reader,
      load: () => (isDown ? Promise.reject(new Error('no such module')) : reader.load()),
    };
    const memo = createMemoStore({ program: '1' }).open(empty);
    await expect(memo.run(shaky, 'a', 'a')).rejects.toThrow('no such module');
    isDown = false;
    expect((await memo.run(shaky, 'a', 'a')).light).toBe('0 letters');
  });

  test('runs again after it threw', async () => {
    const memo = createMemoStore({ program: '1' }).open(empty);
    const failing = stageOf(() => {
      throw new Error('a bug');
    });
    await expect(memo.run(failing, 'a', 1)).rejects.toThrow('a bug');
    await expect(memo.run(failing, 'a', 1)).rejects.toThrow('a bug');
    expect(memo.takeRuns()).toEqual(['do:a', 'do:a']);
  });

  test('that returns a Map is a bug, and so is an input with one', async () => {
    const memo = createMemoStore({ program: '1' }).open(empty);
    const result = stageOf(() => ({ light: { m: new Map() }, heavy: 1 }));
    await expect(memo.run(result, 'a', 1)).rejects.toThrow('a result contains [object Map] in .m');
    await expect(memo.run(result, 'a', new Map())).rejects.toThrow('an input contains [object Map]');
  });

  test('that reads a dependency after it has returned is a bug', async () => {
    const memo = createMemoStore({ program: '1' }).open(empty);
    let readLater = () => {};
    const stage = stageOf((_, track) => {
      readLater = () => {
        track(fileDependency(bookPath('a')));
      };
      return { light: 1, heavy: 1 };
    });
    await memo.run(stage, 'a', 1);
    expect(readLater).toThrow('file:a was read after the stage had returned');
  });

  test('runs once for concurrent equal requests', async () => {
    const memo = createMemoStore({ program: '1' }).open(empty);
    const slow = stageOf(async (input) => {
      await Promise.resolve();
      return { light: input, heavy: input };
    });
    const results = await Promise.all([1, 1, 2, 1].map((input) => memo.run(slow, String(input), input)));
    expect(results.map(({ light }) => light)).toEqual([1, 1, 2, 1]);
    expect(memo.takeRuns()).toEqual(['do:1', 'do:2']);
  });
});

describe('a memoized result', () => {
  test('is valid only for the program that made it', async () => {
    const disk = createMemoryDisk();
    const runsWith = async (program: string) => {
      const store = createMemoStore({ disk, program });
      const memo = store.open(empty);
      await memo.run(readerOf(true), 'a', 'a');
      await memo.save();
      await store.close();
      return memo.takeRuns();
    };
    expect(await runsWith('1')).toEqual(['read:a']);
    expect(await runsWith('1')).toEqual([]);
    expect(await runsWith('2')).toEqual(['read:a']);
    expect(await runsWith('2')).toEqual([]);
  });

  test('has the same hash whether computed or read, and differs with its light or heavy part', async () => {
    const disk = createMemoryDisk();
    const hashes = async () => {
      const memo = createMemoStore({ disk, program: '1' }).open(empty);
      const both = stageOf<readonly [unknown, unknown]>(([light, heavy]) => ({ light, heavy }));
      const inputs = [
        ['a', 'b'],
        ['ab', ''],
        ['', 'ab'],
        ['a', undefined],
        [undefined, 'a'],
      ] as const;
      const results = await Promise.all(inputs.map((input) => memo.run(both, 'x', input)));
      await memo.save();
      return results.map(({ hash }) => hash);
    };
    const made = await hashes();
    expect(new Set(made).size).toBe(5);
    expect(await hashes()).toEqual(made);
  });

  test('is forgotten in memory and on disk if no run has used it since the memo was opened', async () => {
    const disk = createMemoryDisk();
    const store = createMemoStore({ disk, program: '1' });
    const run = async (paths: readonly string[]) => {
      const memo = store.open(empty);
      for (const path of paths) await memo.run(readerOf(true), path, path);
      await memo.save();
      return memo.takeRuns();
    };
    expect(await run(['a', 'b', 'c'])).toHaveLength(3);
    expect(await run(['a', 'b'])).toEqual([]);
    expect(await run(['a', 'b', 'c'])).toEqual(['read:c']);
    expect(await run(['a', 'b'])).toEqual([]);
    const later = createMemoStore({ disk, program: '1' }).open(empty);
    for (const path of ['a', 'b', 'c']) await later.run(readerOf(true), path, path);
    expect(later.takeRuns()).toEqual(['read:c']);
  });

  test('stays if its memo is saved again, used in between or not', async () => {
    const disk = createMemoryDisk();
    const store = createMemoStore({ disk, program: '1' });
    const memo = store.open(empty);
    for (const path of ['a', 'b']) await memo.run(readerOf(true), path, path);
    await memo.save();
    await store.open(empty).run(readerOf(true), 'a', 'a');
    await memo.save();
    await memo.save();
    const later = createMemoStore({ disk, program: '1' }).open(empty);
    for (const path of ['a', 'b']) await later.run(readerOf(true), path, path);
    expect(later.takeRuns()).toEqual([]);
  });

  test('stays if it was used during a save', async () => {
    const disk = createMemoryDisk();
    const memo = createMemoStore({ disk, program: '1' }).open(empty);
    await memo.run(readerOf(true), 'a', 'a');
    const saved = memo.save();
    await memo.run(readerOf(true), 'b', 'b');
    await memo.run(readerOf(true), 'a', 'a');
    await saved;
    await memo.save();
    const later = createMemoStore({ disk, program: '1' }).open(empty);
    for (const path of ['a', 'b']) await later.run(readerOf(true), path, path);
    expect(later.takeRuns()).toEqual([]);
  });

  test('from before the last change is still known after the store is opened again', async () => {
    const disk = createMemoryDisk();
    const run = async (text: string) => {
      const store = createMemoStore({ disk, program: '1' });
      const memo = store.open(dependenciesOf(new Map([['a', text]])));
      const { light } = await memo.run(readerOf(true), 'a', 'a');
      await memo.save();
      await store.close();
      return [light, ...memo.takeRuns()];
    };
    expect(await run('x')).toEqual(['1 letters', 'read:a']);
    expect(await run('xx')).toEqual(['2 letters', 'read:a']);
    expect(await run('x')).toEqual(['1 letters']);
    expect(await run('xx')).toEqual(['2 letters']);
  });
});

describe('a memoized heavy value', () => {
  const files = new Map([
    ['a', 'text of a'],
    ['b', 'text of b'],
  ]);

  /** Asks twice for the heavy values of `a` and `b`, in the store that computed them and in a reopened one. */
  const runsFor = async (keepHeavy: boolean) => {
    const disk = createMemoryDisk();
    const track = async () => {
      const memo = createMemoStore({ disk, program: '1' }).open(dependenciesOf(files));
      const [a, b] = await Promise.all(['a', 'b'].map((path) => memo.run(readerOf(keepHeavy), path, path)));
      memo.takeRuns();
      for (let i = 0; i < 2; i++) {
        expect([await a?.heavy(), await b?.heavy()]).toEqual(['text of a', 'text of b']);
      }
      await memo.save();
      return memo.takeRuns();
    };
    return { made: await track(), read: await track() };
  };
  const a = 'read:a (again)';
  const b = 'read:b (again)';

  test('that is kept is never recomputed', async () => {
    expect(await runsFor(true)).toEqual({ made: [], read: [] });
  });

  test('that is not kept is recomputed each time', async () => {
    expect(await runsFor(false)).toEqual({ made: [a, b, a, b], read: [a, b, a, b] });
  });

  test('that is kept without a disk lives as long as the store', async () => {
    const store = createMemoStore({ program: '1' });
    for (let build = 0; build < 2; build++) {
      const memo = store.open(dependenciesOf(files));
      const result = await memo.run(readerOf(true), 'a', 'a');
      await memo.save();
      expect(await result.heavy()).toBe('text of a');
      expect(memo.takeRuns()).toEqual(build === 0 ? ['read:a'] : []);
    }
  });

  test('requested twice at once is computed once', async () => {
    const memo = createMemoStore({ program: '1' }).open(dependenciesOf(files));
    const one = await memo.run(readerOf(false), 'a', 'a');
    const same = await memo.run(readerOf(false), 'a', 'a');
    memo.takeRuns();
    expect(await Promise.all([one.heavy(), same.heavy()])).toEqual(['text of a', 'text of a']);
    expect(memo.takeRuns()).toEqual([a]);
  });

  test('that differs because a dependency has changed is not stored for the old result', async () => {
    const moving = new Map([['a', 'old']]);
    const disk = createMemoryDisk();
    const first = createMemoStore({ disk, program: '1' }).open(dependenciesOf(moving));
    await first.run(readerOf(false), 'a', 'a');
    await first.save();
    const store = createMemoStore({ disk, program: '1' });
    const memo = store.open(dependenciesOf(moving));
    const result = await memo.run(readerOf(false), 'a', 'a');
    moving.set('a', 'newer');
    expect(await result.heavy()).toBe('newer');
    moving.set('a', 'old');
    const later = await store.open(dependenciesOf(moving)).run(readerOf(false), 'a', 'a');
    expect(await later.heavy()).toBe('old');
  });
});

test('the dependents of a file are the stages that read it in this build', async () => {
  const store = createMemoStore({ program: '1' });
  const pair = stageOf<readonly string[]>((paths, track) => {
    const found = paths.map((path) => track(fileDependency(bookPath(path))).kind);
    return { light: found, heavy: 0 };
  });
  const inputs = { two: ['a', 'b'], one: ['b'], none: [] };
  for (const files of [new Map<string, string>(), new Map([['b', 'x']])]) {
    const memo = store.open(dependenciesOf(files));
    for (const [label, input] of Object.entries(inputs)) await memo.run(pair, label, input);
    expect(memo.dependentsOf('file:a')).toEqual(['do:two']);
    expect(memo.dependentsOf('file:b')).toEqual(['do:one', 'do:two']);
    expect(memo.dependentsOf('file:c')).toEqual([]);
  }
  expect(store.open(empty).dependentsOf('file:a')).toEqual([]);
});

test('a dependency that is read twice in one run appears once in its trace', async () => {
  let hashes = 0;
  const dependencies = {
    read: () => 'x' as never,
    hash: (key: string) => ((hashes += 1), hashOf(key)),
  };
  const store = createMemoStore({ program: '1' });
  const twice = stageOf((_, track) => {
    track(fileDependency(bookPath('a')));
    track(fileDependency(bookPath('a')));
    return { light: 0, heavy: 0 };
  });
  await store.open(dependencies).run(twice, 'x', 1);
  hashes = 0;
  await store.open(dependencies).run(twice, 'x', 1);
  expect(hashes).toBe(1);
});
