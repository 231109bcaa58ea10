// Words are highlighted in code that has tags and entities.
import { expect, test } from 'vitest';
import { markWord } from '../../../src/emit/slots/marked-word.ts';

const show = (html: string, word: string): string =>
  markWord(html, word).replaceAll('<mark class="code-word">', '[').replaceAll('</mark>', ']');

test.each([
  ['a bc a', 'a', '[a] bc [a]'],
  ['<span class="a">abc</span>', 'a', '<span class="a">[a]bc</span>'],
  ['<b>ab</b>cd', 'bc', '<b>a[b]</b>[c]d'],
  ['a &lt; b', 'a <', '[a &lt;] b'],
  ['&amp;lt;', 'lt', '&amp;[lt];'],
  ['&lt;', 'lt', '&lt;'],
  ['"x" &quot;x&quot;', '"x"', '["x"] [&quot;x&quot;]'],
  ['a😀b', '😀', 'a[😀]b'],
  ['abc', 'x', 'abc'],
])('%j with %j is %j', (html, word, result) => {
  expect(show(html, word)).toBe(result);
});
