import { describe, expect, test } from 'vitest';
import { createBookBuilder } from '../../src/build/book-builder.ts';
import { builtInPlugins } from '../../src/plugins/plugins.ts';
import { openCaches } from '../../src/build/session-caches.ts';
import type { SessionOptions } from '../../src/build/session.ts';
import { bookFolder } from '../link/check/book.ts';

/** How often a build in that mode asks for the highlighter while it reads a book with much code. */
async function loadsIn(mode: SessionOptions['mode']): Promise<number> {
  const code = 'let a = 1;\n'.repeat(4000);
  const root = bookFolder({ 'src/a.md': `# A\n\n\`\`\`rust\n${code}\`\`\`\n` });
  const options = { root, environment: {}, cache: 'none', mode } as const;
  let loads = 0;
  const caches = {
    ...openCaches(options, '1'),
    highlighter: () => {
      loads++;
      return Promise.reject(new Error('this block isn’t shown'));
    },
  };
  await createBookBuilder({ ...options, plugins: builtInPlugins }, caches).build(undefined);
  await caches.close();
  return loads;
}

describe('a build in check mode', () => {
  test('highlights no code, since it renders no pages', async () => {
    expect([await loadsIn('build'), await loadsIn('check')]).toEqual([1, 0]);
  });
});
