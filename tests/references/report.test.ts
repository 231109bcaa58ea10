import { expect, test } from 'vitest';
import { createLabelHints } from '../../src/references/label-hints.ts';
import { diagnoseSameUrls, unusedDefinitions } from '../../src/references/report.ts';
import { definitionsIn, scope } from './definitions.ts';

const book = definitionsIn({
  'a.md': '[one]: 1.md\n[two]: 2.md\n[TWO]: 3.md\n[deux]: 2.md\n',
  'b.md': '[one]: 4.md\n[c-tokio]: https://docs.rs/tokio\n',
});
const files = scope('a.md', 'b.md');

test('a definition is used by the pages that look it up first in its file', () => {
  const unused = unusedDefinitions(files, [{ labels: ['ONE', 'TWO'], scope: files }], book);
  expect(unused.map(({ label, at }) => `${at.file} ${label}`)).toEqual([
    'a.md TWO',
    'a.md deux',
    'b.md one',
    'b.md c-tokio',
  ]);
});

test('labels of one file that lead to one place are told', () => {
  expect(diagnoseSameUrls(files, book).map(({ args }) => args)).toEqual([
    { label: 'deux', url: '2.md', first: 'two' },
  ]);
});

test('a label that is not defined may have been meant for one that the page sees', () => {
  const hints = createLabelHints(files, book);
  expect(hints(scope('b.md'), 'c-tokyo')).toEqual({ nearest: 'c-tokio' });
  expect(hints(scope('a.md'), 'c-tokyo')).toEqual({});
});

test('a label that another file defines is said to be there', () => {
  expect(createLabelHints(files, book)(scope('a.md'), 'C-Tokio')).toEqual({ elsewhere: 'b.md' });
});
