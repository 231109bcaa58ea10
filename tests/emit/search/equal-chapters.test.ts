// Chapters whose texts are equal: what differs is only where they are in the book.
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, vi } from 'vitest';
import { openSession } from '../../../src/build/session.ts';
import { bookOf, openBook, searchedBook, textsOf } from './searched-book.ts';

// Whole builds, on a machine that may have more to do.
vi.setConfig({ testTimeout: 180_000 });

const COUNT = 80;
const names = Array.from({ length: COUNT }, (_, i) => `c${i}.md`);
const equal = {
  ...Object.fromEntries(names.map((name) => [name, '# License\n\nThe quokka clause.\n'])),
  'SUMMARY.md': names.map((name) => `- [License](${name})\n`).join(''),
};

test('are all found, each with its own address', async () => {
  const book = await searchedBook(equal);
  const pages = await book.pages('quokka', undefined, COUNT);
  expect([...pages].sort()).toEqual(names.map((name) => name.replace('.md', '.html')).sort());
});

test('follow the names of their parts, though no chapter changes', async () => {
  const summary = (part: string): string => `# Summary\n\n# ${part}\n\n- [Child](child.md)\n`;
  const root = bookOf({
    'SUMMARY.md': summary('Before'),
    'child.md': '# Child\n\nA quokka.\n',
  });
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'build' });
  const trail = async (): Promise<readonly string[] | undefined> => {
    await session.build();
    const book = await openBook(await textsOf((await session.search(() => true)) ?? new Map()));
    return (await book.find('quokka'))[0]?.trail;
  };
  expect(await trail()).toEqual(['Before']);
  writeFileSync(join(root, 'src/SUMMARY.md'), summary('After'));
  expect(await trail()).toEqual(['After']);
  await session.close();
});
