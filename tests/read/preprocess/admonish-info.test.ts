// What stands after `admonish` in a fence: the quotes in a title, however they are protected.
import { expect, test } from 'vitest';
import { parseAdmonishInfo } from '../../../src/plugins/admonish/admonish-info.ts';

test.each([
  [String.raw`tip "Say \\"yes\\""`, 'Say "yes"'],
  [String.raw`tip title="Say \\"yes\\""`, 'Say "yes"'],
  [String.raw`tip title="Say \"yes\""`, 'Say "yes"'],
  [String.raw`tip title='Say \*yes\*'`, 'Say *yes*'],
  [String.raw`tip title="C:\\\\new"`, String.raw`C:\new`],
])('the admonition %s has the title %s', (words, title) => {
  expect(parseAdmonishInfo(words)).toEqual({ type: 'tip', title, classes: [] });
});

test('an invalid info string is reported as the old form would read it', () => {
  expect(parseAdmonishInfo(String.raw`tip title="a`).rest).toBe('title="a');
});
