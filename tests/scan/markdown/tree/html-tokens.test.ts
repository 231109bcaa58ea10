import fc from 'fast-check';
import { expect, test } from 'vitest';
import {
  allTokens,
  htmlTokens,
  plainTokens,
  withTokenizer,
} from '../../../../src/scan/markdown/tree/html-tokens.ts';

test('work begins again with the whole tokenizer when its HTML needs that, and never before', async () => {
  const begun: string[] = [];
  const tokensOf = (html: string) =>
    withTokenizer(() => {
      begun.push(html);
      return htmlTokens(html);
    });
  expect(await tokensOf('<b>')).toEqual(plainTokens('<b>'));
  expect(begun).toEqual(['<b>']);
  expect(await tokensOf('a &amp; b')).toEqual([{ kind: 'text', text: 'a & b' }]);
  expect(begun).toEqual(['<b>', 'a &amp; b', 'a &amp; b']);
  await tokensOf('&lt;');
  expect(begun.slice(3)).toEqual(['&lt;']);
});

test('other failures of the work are its caller’s', async () => {
  const failure = new Error('of the work');
  await expect(
    withTokenizer(() => {
      throw failure;
    }),
  ).rejects.toBe(failure);
});

test('tags, text and comments are distinguished', () => {
  expect(plainTokens('<DIV class="a" b=\'c\' d>x<br/><!-- y --></DIV >')).toEqual([
    {
      kind: 'start',
      name: 'div',
      attributes: [
        ['class', 'a'],
        ['b', 'c'],
        ['d', ''],
      ],
      selfClosing: false,
      start: 0,
      end: 23,
    },
    { kind: 'text', text: 'x' },
    { kind: 'start', name: 'br', attributes: [], selfClosing: true, start: 24, end: 29 },
    { kind: 'comment', text: ' y ' },
    { kind: 'end', name: 'div', start: 39, end: 46 },
  ]);
});

test.each(['a &amp; b', '<script>x</script>', '<a b=c>', 'a < b', '<!-- a -- b -->', '<!doctype html>'])(
  '%s is left to the full tokenizer',
  (html) => {
    expect(plainTokens(html)).toBeUndefined();
  },
);

test('the fast path gives the same tokens as the full tokenizer', () => {
  const piece = fc.constantFrom(
    '<',
    '>',
    '</',
    '/',
    '!',
    '--',
    '<!--',
    '-->',
    'div',
    'A',
    ' ',
    '\n',
    '=',
    '"',
    "'",
    'x-y',
    '&',
    'é',
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 24 }), (pieces) => {
      const html = pieces.join('');
      const quick = plainTokens(html);
      if (quick) expect(quick).toEqual(allTokens(html));
    }),
    { numRuns: 3000 },
  );
});
