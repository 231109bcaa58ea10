// What stands after `admonish` in a fence: the quotes in a title, however they are protected.
import { expect, test } from 'vitest';
import { parseAdmonishInfo } from '../../../src/plugins/admonish/admonish-info.ts';

test.each([
  [String.raw`tip "Say \\"yes\\""`, 'Say "yes"'],
  [String.raw`tip title="Say \\"yes\\""`, 'Say "yes"'],
  [String.raw`tip title="Say \"yes\""`, 'Say "yes"'],
  [String.raw`tip title='Say \*yes\*'`, 'Say *yes*'],
  [String.raw`tip title="C:\\\\new"`, String.raw`C:\new`],
])('%s is titled %s', (words, title) => {
  expect(parseAdmonishInfo(words)).toEqual({ type: 'tip', title, classes: [] });
});

test('what makes no sense in either way is told as it is read', () => {
  expect(parseAdmonishInfo(String.raw`tip title="a`).rest).toBe('title="a');
});
