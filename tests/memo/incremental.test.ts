import { expect, test } from 'vitest';
import { createMemoStore } from '../../src/memo/memo.ts';
import { buildBook, dependenciesOf } from './small-book.ts';

const chapters = ['a.md', 'b.md', 'c.md'];

const start = () => {
  const files = new Map([
    ['a.md', '# A\ntext <s.rs>'],
    ['b.md', '# B\n[A]'],
    ['c.md', '# C\nplain'],
  ]);
  const store = createMemoStore({ program: '1' });
  const build = async () => {
    const memo = store.open(dependenciesOf(files));
    const built = await buildBook(memo, chapters);
    await memo.save();
    return { built, runs: [...memo.takeRuns()].sort() };
  };
  return { files, build };
};

test('the first build runs every stage of every chapter, the next none', async () => {
  const { build } = start();
  expect((await build()).runs).toHaveLength(9);
  expect((await build()).runs).toEqual([]);
});

test('an edit in a paragraph runs the stages of that chapter', async () => {
  const { files, build } = start();
  await build();
  files.set('c.md', '# C\nplain text changed');
  expect((await build()).runs).toEqual(['expand:c.md', 'parse:c.md', 'render:c.md']);
});

test('creating a missing include runs the chapter that includes it', async () => {
  const { files, build } = start();
  expect((await build()).built.expanded[0]).toEqual([{ missing: ['s.rs'] }, '# A\ntext ']);
  files.set('s.rs', 'fn main() {}');
  const { built, runs } = await build();
  expect(runs).toEqual(['expand:a.md', 'parse:a.md', 'render:a.md']);
  expect(built.expanded[0]).toEqual([{ missing: [] }, '# A\ntext fn main() {}']);
});

test('a changed heading runs the pages that show it and no other stage', async () => {
  const { files, build } = start();
  await build();
  files.set('c.md', '# C renamed\nplain');
  expect((await build()).runs).toEqual([
    'expand:c.md',
    'parse:c.md',
    'render:a.md',
    'render:b.md',
    'render:c.md',
  ]);
});

test('a change that leaves a stage’s result unchanged runs that stage alone', async () => {
  const { files, build } = start();
  files.set('b.md', '# B\n<x>');
  files.set('x', 'same');
  await build();
  files.set('b.md', '# B\n<y>');
  files.set('y', 'same');
  expect((await build()).runs).toEqual(['expand:b.md']);
});

// A result for another input has another key. No build used it while the edit was there, so it was dropped.
test('undoing or repeating an edit reuses the result for the same input', async () => {
  const { files, build } = start();
  await build();
  files.set('c.md', '# C\nnew');
  await build();
  files.set('c.md', '# C\nplain');
  expect((await build()).runs).toEqual(['parse:c.md', 'render:c.md']);
  files.set('c.md', '# C\nnew');
  expect((await build()).runs).toEqual(['parse:c.md', 'render:c.md']);
});
