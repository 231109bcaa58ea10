import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { checkFolder } from '../../src/link/check/check-book.ts';
import { checkedBook, readFolder } from '../../src/cli/book-for-checks.ts';
import { createMoreChecks } from '../../src/cli/more-checks.ts';
import { bookPath } from '../../src/core/path.ts';
import type { Diagnostic } from '../../src/core/diagnostic.ts';
import { openSession } from '../../src/build/session.ts';
import { type SlicedWork, runSliced } from '../../src/core/time-slices.ts';
import { serveBook } from '../../src/serve/serve-book.ts';
import { bookFolder } from '../link/check/book.ts';

const files = {
  'src/a.md': '# A\n\n### Deep\n\ntext\n\n{{#include part.txt}}\n',
  'src/part.txt': '![](x.png)\n',
  'src/x.png': '',
  'src/orphan.md': '# O\n',
};

const codesOf = (found: readonly Diagnostic[] | undefined): readonly string[] | undefined =>
  found?.map(({ code, at }) => `${code} ${at?.file ?? ''}`).toSorted();

/** The result of the work and how often it could have been interrupted. */
function countPauses<T>(work: SlicedWork<T>): readonly [value: T, count: number] {
  for (let count = 0; ; count++) {
    const slice = work.next();
    if (slice.done === true) return [slice.value, count];
  }
}

function open() {
  const root = bookFolder(files);
  const session = openSession({ root, environment: {}, cache: 'none', mode: 'serve' });
  onTestFinished(() => session.close());
  const more = createMoreChecks(root);
  return {
    more,
    quick: async (changed?: readonly string[]) =>
      codesOf(await more.quick(await session.build(changed?.map(bookPath)), () => true)),
    write: (path: string, text: string) => {
      writeFileSync(join(root, path), text);
    },
    session,
  };
}

describe('a served book', () => {
  test('is checked page by page, and again only where its sources changed', async () => {
    const { quick, write } = open();
    const both = ['check/heading-skipped src/a.md', 'check/no-alternative-text src/part.txt'];
    expect(await quick()).toEqual(both);
    write('src/b.md', '# B\n\n## Empty\n');
    expect(await quick(['src/b.md'])).toEqual(['check/empty-section src/b.md', ...both]);
    write('src/b.md', '# B\n\n## Empty\n\nno more\n');
    expect(await quick(['src/b.md'])).toEqual(both);
    write('src/part.txt', '![an x](x.png)\n');
    expect(await quick(['src/part.txt'])).toEqual(['check/heading-skipped src/a.md']);
  });

  test('has its folder searched for unused files', async () => {
    const { session, more } = open();
    expect(codesOf(await more.slow(await session.build(), () => true))).toEqual([
      'check/orphan src/orphan.md',
    ]);
  });

  test('yields while its folder is searched, and stops when a save makes the search obsolete', async () => {
    const root = bookFolder({
      ...files,
      ...Object.fromEntries(Array.from({ length: 300 }, (_, i) => [`src/orphan-${i}.md`, '# O\n'])),
    });
    const session = openSession({ root, environment: {}, cache: 'none', mode: 'serve' });
    onTestFinished(() => session.close());
    const { slow } = createMoreChecks(root);
    const built = await session.build();
    const found = Array.from({ length: 301 }, () => 'check/orphan');
    const [book, listing] = countPauses(readFolder(root, built));
    const checked = checkedBook(root, built, book);
    if (checked === undefined) throw new Error('there is a book');
    const [orphans, looking] = countPauses(checkFolder(checked));
    expect(orphans.map(({ code }) => code)).toEqual(found);
    // Every file of the folder, and of those in it each that may be a snippet.
    expect([listing > 300, looking > 300]).toEqual([true, true]);
    expect((await slow(built, () => true))?.map(({ code }) => code)).toEqual(found);
    let left = 5;
    const stopping = runSliced(readFolder(root, built), () =>
      --left > 0 ? 'continue' : Promise.resolve('stop'),
    );
    expect([await stopping, left]).toEqual([undefined, 0]);
  });

  test('reports the results of all these checks', async () => {
    const root = bookFolder(files);
    const told = await new Promise<readonly Diagnostic[]>((tell, fail) => {
      const served = serveBook({
        session: { root, environment: {}, cache: 'none', mode: 'serve' },
        host: '127.0.0.1',
        port: 0,
        ifTaken: 'next',
        more: createMoreChecks(root),
        judge: (_built, found) => found,
        onFound: (_built, found) => {
          if (found.some(({ code }) => code === 'check/orphan')) tell(found);
        },
        onListening: () => undefined,
        onRefused: () => {
          fail(new Error('refused'));
        },
        onTrouble: () => undefined,
        onFault: fail,
      });
      onTestFinished(served.close);
    });
    expect(codesOf(told)).toEqual([
      'check/heading-skipped src/a.md',
      'check/no-alternative-text src/part.txt',
      'check/orphan src/orphan.md',
    ]);
  });
});
