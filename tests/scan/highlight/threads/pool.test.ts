import { afterAll, afterEach, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { HighlightJob } from '../../../../src/scan/highlight/job.ts';
import * as fromSource from '../../../../src/scan/highlight/highlighter.ts';
import { createThreadPool, type ThreadPool } from '../../../../src/scan/highlight/threads/pool.ts';
import { samples } from '../samples.ts';
import { type Compiled, compileSources } from './compile.ts';

const faulty = new URL('../../../fixtures/highlight/faulty-worker.mjs', import.meta.url);

describe('a thread pool with failing threads', () => {
  let pool: ThreadPool;
  const poolOf = (threads: number): ThreadPool =>
    (pool = createThreadPool({ entry: faulty, threads, stuckAfter: 300 }));
  afterEach(() => pool.close());

  const run = async (threads: number, codes: readonly string[]): Promise<readonly string[]> => {
    const results = await poolOf(threads).run(codes.map((code) => ({ language: 'rust', code })));
    return results.map(({ lines, plain }) => [lines.join('\n'), ...(plain ? [plain] : [])].join(': '));
  };

  test('answers in the order of the jobs', async () => {
    expect(await run(1, ['a', 'b', 'c'])).toEqual(['a 1', 'b 2', 'c 3']);
  });

  test('leaves a hanging block plain and continues with a new thread', async () => {
    expect(await run(1, ['a', 'hang', 'b', 'c'])).toEqual(['a 1', 'hang: time', 'b 1', 'c 2']);
  });

  test('leaves a block plain if it ends its thread', async () => {
    expect(await run(1, ['die', 'a', 'die'])).toEqual(['die: failure', 'a 1', 'die: failure']);
  });

  test('rejects if a thread cannot highlight at all, and works again afterwards', async () => {
    await expect(run(1, ['a', 'break'])).rejects.toThrow('no engine');
    expect(await pool.run([{ language: 'rust', code: 'b' }])).toEqual([{ lines: ['b 1'] }]);
  });

  test('rejects if the module does not exist', async () => {
    pool = createThreadPool({ entry: new URL('absent.mjs', faulty), threads: 1 });
    await expect(pool.run([{ language: 'rust', code: 'a' }])).rejects.toThrow('absent.mjs');
  });

  test('runs lists that are submitted together one after the other', async () => {
    poolOf(1);
    const both = [pool.run([{ language: 'a', code: 'x' }]), pool.run([{ language: 'a', code: 'y' }])];
    expect((await Promise.all(both)).flat().map(({ lines }) => lines[0])).toEqual(['x 1', 'y 2']);
  });

  test('starts no more threads than the amount of code justifies', async () => {
    expect(await run(4, ['a', 'b', 'c', 'd'])).toEqual(['a 1', 'b 2', 'c 3', 'd 4']);
    const answers = await run(2, ['x'.repeat(60_000), 'y'.repeat(60_000), '']);
    expect(answers.map((answer) => answer.slice(-3))).toEqual(['x 1', 'y 1', ' 2']);
  });

  test('ends a thread that has nothing to do for a while, and starts another one for the next job', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout'] });
    onTestFinished(() => void vi.useRealTimers());
    const answer = async (code: string): Promise<string> =>
      (await pool.run([{ language: 'rust', code }])).flatMap(({ lines }) => lines).join('\n');
    pool = createThreadPool({ entry: faulty, threads: 1, restAfter: 1000 });
    expect(await answer('a')).toBe('a 1');
    await vi.advanceTimersByTimeAsync(999);
    expect(await answer('b')).toBe('b 2');
    await vi.advanceTimersByTimeAsync(1000);
    expect(await answer('c')).toBe('c 1');
  });

  test('returns nothing for no jobs', async () => {
    expect(await run(2, [])).toEqual([]);
  });
});

describe('compiled highlighting threads', () => {
  let compiled: Compiled;
  let published: typeof fromSource;
  beforeAll(async () => {
    compiled = compileSources(['core', 'scan/highlight', 'scan/highlight/threads', 'disk']);
    published = (await import(compiled.module('scan/highlight/highlighter.js').href)) as typeof fromSource;
  });
  afterAll(() => {
    compiled.remove();
  });

  // Enough code that two threads share it.
  const jobs: readonly HighlightJob[] = [
    ...Object.entries(samples).map(([language, code]) => ({ language, code })),
    ...[1, 2, 3].map((i) => ({ language: 'rust', code: `${samples.rust}\n`.repeat(80) + String(i) })),
  ];

  test('return the same as the main thread, however many there are', async () => {
    const expected = await fromSource.createHighlighter().highlight(jobs);
    expect(expected.filter(({ plain }) => plain !== undefined)).toEqual([]);
    for (const threads of [1, 2]) {
      const highlighter = published.createHighlighter({ threads });
      expect(await highlighter.highlight(jobs)).toEqual(expected);
      await highlighter.close();
    }
  }, 60_000);

  test('give up only the block on which a grammar takes minutes', async () => {
    const pool = createThreadPool({
      entry: compiled.module('scan/highlight/threads/worker.js'),
      threads: 1,
      stuckAfter: 3000,
    });
    const results = await pool.run([
      { language: 'csharp', code: 'int a;' },
      { language: 'csharp', code: 'async ('.repeat(270) },
      { language: 'rust', code: 'fn' },
    ]);
    await pool.close();
    expect(results).toEqual([
      { lines: ['<span class="hljs-type">int</span> a;'] },
      { lines: ['async ('.repeat(270)], plain: 'time' },
      { lines: ['<span class="hljs-keyword">fn</span>'] },
    ]);
  }, 60_000);
});
