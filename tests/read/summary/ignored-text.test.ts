// Text around the links of SUMMARY.md, which no chapter shows.
import { expect, test } from 'vitest';
import { readOutline } from './read-outline.ts';

/** What is reported as ignored, as written in the message. */
const ignored = (text: string): readonly string[] =>
  readOutline(text).diagnostics.flatMap(({ code, args }) =>
    /^summary\/text-/.test(code)
      ? [`${code.slice('summary/text-'.length)}: ${(args as { text: string }).text}`]
      : [],
  );

test.each([
  ['text', '- [A](a.md) some text', ['after-link: some text']],
  ['text behind a dash', '- [A](a.md) - some text', ['after-link: - some text']],
  ['text in emphasis', '- [A](a.md) *new*', ['after-link: new']],
  ['text in code', '- [A](a.md) `async`', ['after-link: `async`']],
  ['an image', '- [A](a.md) ![](new.png)', ['after-link: ![](new.png)']],
  ['an image before the link', '- ![](new.png) [A](a.md)', ['before-link: ![](new.png)']],
  ['HTML', '- [A](a.md) <sup>new</sup>', ['after-link: <sup>new</sup>']],
  ['a symbol', '- [A](a.md) 🚧', ['after-link: 🚧']],
  ['the next line', '- [A](a.md)\n  some\n  text', ['after-link: some text']],
  ['a lazy line', '- [A](a.md)\nsome text', ['after-link: some text']],
  ['another paragraph', '- [A](a.md)\n\n  some *more* text\n\n- [B](b.md)', ['after-link: some *more* text']],
  ['text before a nested list', '- [A](a.md) text\n  - [B](b.md)', ['after-link: text']],
  ['text of a nested item', '- [A](a.md)\n  - [B](b.md) text', ['after-link: text']],
  ['text behind a prefix chapter', '[A](a.md) text\n\n- [B](b.md)', ['after-link: text']],
  ['text before a suffix chapter', '- [B](b.md)\n\nSee [A](a.md)', ['before-link: See']],
  ['text between two prefix chapters', '[A](a.md) and [B](b.md)\n\n- [C](c.md)', ['after-link: and']],
  ['text in every item', '- [A](a.md) x\n- [B](b.md) y', ['after-link: x', 'after-link: y']],
])('%s is reported', (_, text, found) => {
  expect(ignored(`# Summary\n\n${text}\n`)).toEqual(found);
});

test.each([
  ['nothing', '- [A](a.md)  \n- [B](b.md)'],
  ['emphasis around the link', '- **[A](a.md)**\n- *[B](b.md)*'],
  ['a badge', '- [A](a.md) `new`\n- [B](b.md) `neww`'],
  ['a comment', '- [A](a.md) <!-- to do: split -->'],
  ['punctuation', '- [A](a.md);\n- [B](b.md) -'],
  ['a link that is reported by itself', '- [A](a.md) and [B](b.md)'],
  ['a link that leads outside', '- [A](a.md) ([source](https://example.org))'],
  ['prefix chapters on lines of their own', '[A](a.md)\n[B](b.md)\n\n- [C](c.md)'],
  ['text in a paragraph without a link', 'Some text.\n\n- [A](a.md)'],
])('%s is not reported', (_, text) => {
  expect(ignored(`# Summary\n\n${text}\n`)).toEqual([]);
});

test('the place of ignored text is the text', () => {
  const text = '- [A](a.md)  **(new)** <!-- x -->\n';
  const [found] = readOutline(text).diagnostics;
  expect(text.slice(found?.at?.span.start, found?.at?.span.end)).toBe('(new)');
});
