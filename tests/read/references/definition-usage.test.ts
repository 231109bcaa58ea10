import { describe, expect, test } from 'vitest';
import { remedyOf } from '../../../src/core/catalog.ts';
import { diagnose } from '../../../src/core/diagnostic.ts';
import { createLabelHints } from '../../../src/read/references/label-hints.ts';
import { diagnoseSameUrls, unusedDefinitions } from '../../../src/read/references/definition-usage.ts';
import { definitionsIn, scope } from './definitions.ts';

const book = definitionsIn({
  'a.md': '[one]: 1.md\n[two]: 2.md\n[TWO]: 3.md\n[deux]: 2.md\n',
  'b.md': '[one]: 4.md\n[c-tokio]: https://docs.rs/tokio\n',
});
const files = scope('a.md', 'b.md');

test('a definition counts as used by pages that look it up first in its file', () => {
  const unused = unusedDefinitions(files, [{ labels: ['ONE', 'TWO'], scope: files }], book);
  expect(unused.map(({ label, at }) => `${at.file} ${label}`)).toEqual([
    'a.md TWO',
    'a.md deux',
    'b.md one',
    'b.md c-tokio',
  ]);
});

test('labels of one file with the same address are reported', () => {
  expect(diagnoseSameUrls(files, book).map(({ args }) => args)).toEqual([
    { label: 'deux', url: '2.md', first: 'two' },
  ]);
});

test('an undefined label gets a suggestion from those that the page sees', () => {
  const hints = createLabelHints(files, book);
  expect(hints(scope('b.md'), 'c-tokyo')).toEqual({ nearest: 'c-tokio' });
  expect(hints(scope('b.md'), 'c-serde')).toEqual({});
});

test('a label that is only similar to one of another file is reported with that file', () => {
  const hint = createLabelHints(files, book)(scope('a.md'), 'c-tokyo');
  expect(hint).toEqual({ nearest: 'c-tokio', elsewhere: 'b.md' });
  expect(remedyOf(diagnose('reference/undefined', { label: 'c-tokyo', uses: 1, ...hint }))).toBe(
    '`b.md` defines `[c-tokio]`; include that file in this chapter',
  );
});

test('a label that another file defines is reported with that file', () => {
  expect(createLabelHints(files, book)(scope('a.md'), 'C-Tokio')).toEqual({ elsewhere: 'b.md' });
});

describe('the suggestion for an undefined label', () => {
  const labels = [
    ...['c-roaring', 'c-tokio', 'c-tokio-badge', 'c-lru-badge', 'c-actix-web', 'c-serde_json', 'b-rand'],
    ...['cat-web', 'c~reqwest~docs', 'tokio'],
  ];
  const text = labels.map((label) => `[${label}]: https://a.example/${label}\n`).join('');
  const hints = createLabelHints(scope('c.md'), definitionsIn({ 'c.md': text }));
  const meant = (label: string) => hints(scope('c.md'), label).nearest;

  test('differs in a quarter of the letters of at most one part', () => {
    expect(meant('c-io_uring')).toBeUndefined();
    expect(meant('c-tokyo')).toBe('c-tokio');
    expect(meant('c-toiko-badge')).toBe('c-tokio-badge');
    expect(meant('c~reqest~docs')).toBe('c~reqwest~docs');
    expect(meant('c-log-badge')).toBeUndefined();
    expect(meant('tokoi')).toBe('tokio');
  });

  test('may have another separator', () => {
    expect(meant('c-actix_web')).toBe('c-actix-web');
    expect(meant('c_serde_json')).toBe('c-serde_json');
  });

  test('is of the same kind, except for one letter in a longer name of the kind', () => {
    expect(meant('c-rand')).toBeUndefined();
    expect(meant('catt-web')).toBe('cat-web');
    expect(meant('catt-wib')).toBeUndefined();
  });

  test('has the same number of parts', () => {
    expect(meant('c-actix')).toBeUndefined();
    expect(meant('c-roaring-badge')).toBeUndefined();
    expect(meant('c-actixweb')).toBe('c-actix-web');
  });

  test('drops a link that was made from a word in the label', () => {
    expect(meant('c-[tokio][p-tokio]-badge')).toBe('c-tokio-badge');
    expect(meant('c-[tokyo][p-tokyo]-badge')).toBe('c-tokio-badge');
  });
});
