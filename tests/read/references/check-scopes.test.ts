import { describe, expect, test } from 'vitest';
import { type Scope, checkScopes } from '../../../src/read/references/check-scopes.ts';
import { definitionsIn, scope } from './definitions.ts';

const files = {
  'a/refs.md': '[p-server]: server.md\n[x]: https://x.org\n',
  'b/refs.md': '[p-server]: ../a/server.md\n',
  'all.md': '[X]: https://x.org/other\n[y]: https://y.org\n[Y]: https://y.org\n[//]: # (a)\n[//]: # (b)\n',
};

const check = (...scopes: readonly Scope[]): readonly string[] =>
  checkScopes(scopes, definitionsIn(files)).map(
    ({ code, at, args }) => `${code} ${at?.file ?? ''}:${at?.span.start ?? ''} ${JSON.stringify(args)}`,
  );

describe('a label in several files', () => {
  test('may have a different meaning in each folder', () => {
    expect(check(scope('a/refs.md'), scope('b/refs.md'))).toEqual([]);
  });

  test('is reported once if a page sees two definitions, whatever other pages see', () => {
    const conflict =
      'reference/conflict b/refs.md:0 {"label":"p-server","url":"../a/server.md","first":"a/refs.md","firstUrl":"server.md"}';
    expect(check(scope('a/refs.md', 'b/refs.md'))).toEqual([conflict]);
    expect(
      check(scope('a/refs.md'), scope('a/refs.md', 'b/refs.md'), scope('a/refs.md', 'b/refs.md')),
    ).toEqual([conflict]);
  });

  test('is reported at the repetition in one file, by the case folding of CommonMark', () => {
    expect(check(scope('all.md'))).toEqual(['reference/duplicate all.md:44 {"label":"Y","first":"all.md"}']);
  });

  test('has the meaning that the page finds first', () => {
    expect(check(scope('all.md', 'a/refs.md'))).toEqual([
      'reference/conflict a/refs.md:22 {"label":"x","url":"https://x.org","first":"all.md","firstUrl":"https://x.org/other"}',
      'reference/duplicate all.md:44 {"label":"Y","first":"all.md"}',
    ]);
  });
});
