import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { codePlacesIn } from '../../../../src/read/preprocess/include/code-places.ts';
import { fencesIn } from '../../../../src/read/preprocess/include/raw-blocks.ts';

const fences = (text: string): readonly string[] =>
  fencesIn(text).map(({ start, end }) => text.slice(start, end));

describe('a fenced block', () => {
  test.each([
    ['one', 'a\n```rs x\nb\n```\nc', ['```rs x\nb\n```']],
    ['tildes, whose info may hold backticks', '~~~ `a`\n```\n~~~', ['~~~ `a`\n```\n~~~']],
    ['backticks after backticks are a code span', '``` a ```\nb', []],
    ['a longer fence around a shorter one', '````\n```\na\n````', ['````\n```\na\n````']],
    ['a closing line with more marks', '```\na\n`````\nb', ['```\na\n`````']],
    ['a closing line with text', '```\na\n``` b\n```', ['```\na\n``` b\n```']],
    ['no closing line', 'a\n```\nb\nc', ['```\nb\nc']],
    ['two marks', '``\na\n``', []],
    ['three spaces before, four before', '   ```\na\n   ```\n\n    ```\nb', ['   ```\na\n   ```']],
    ['in a list item', '- a\n\n  ```\n  b\n  ```\n', ['  ```\n  b\n  ```']],
    ['right after the list mark', '1. ```\n   a\n   ```\nb', ['1. ```\n   a\n   ```']],
    ['deep in lists', '- a\n  - b\n\n    ```\n    c\n    ```\n', ['    ```\n    c\n    ```']],
    ['left open by its list item', '- ```\n  a\n\nb\n```\nc\n```', ['- ```\n  a\n', '```\nc\n```']],
    ['left open by its quote', '> ```\n> a\n\nb', ['> ```\n> a']],
    ['in a quote in a list', '- > ```\n  > a\n  > ```\n', ['- > ```\n  > a\n  > ```']],
    ['an HTML block without a blank line', '<div>\n```\n</div>\n\n```\na\n```', ['```\na\n```']],
    ['in a comment', '<!--\n```\n\n-->\n```\na\n```', ['```\na\n```']],
    ['in a script, over blank lines', '<script>\n\n```\n</script>\n```\na\n```', ['```\na\n```']],
    ['after a tag in a paragraph', 'a\n<b>\n```\nc\n```', ['```\nc\n```']],
    ['after a tag on a line of its own', '\n<b>\n```\n\n```\nc\n```', ['```\nc\n```']],
    ['a thematic break isn’t a list', '- - -\n  ```\n  a\n```', ['  ```\n  a\n```']],
  ])('%s', (_, text, expected) => {
    expect(fences(text)).toEqual(expected);
  });

  test('has its info string', () => {
    expect(fencesIn('```  rust,editable x \n```')[0]?.info).toBe('rust,editable x');
  });

  test('is found in random text where Markdown finds it', () => {
    const line = fc.constantFrom(
      '```',
      '````',
      '~~~',
      '``` a',
      'text',
      '',
      '> ```',
      '> a',
      '- b',
      '  c',
      '  ```',
      '    ```',
      '1. d',
      '- ```',
      '   ```',
      '<div>',
      '<b>',
      '<!-- a',
      '-->',
      '# h',
      '---',
      '\t```',
      '2. e',
      '-',
      '>```',
      '- - ```',
      '===',
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 12 }), (lines) => {
        const text = `${lines.join('\n')}\n`;
        const expected = new MarkdownIt({ html: true })
          .parse(text, {})
          .flatMap(({ type, map }) => (type === 'fence' ? [map?.[0]] : []));
        const found = fencesIn(text).map(({ start }) => text.slice(0, start).split('\n').length - 1);
        expect(found).toEqual(expected);
      }),
      { numRuns: 3000 },
    );
  });
});

describe('a code span', () => {
  const spans = (text: string): readonly string[] =>
    codePlacesIn(text).flatMap(({ kind, start, end }) => (kind === 'span' ? [text.slice(start, end)] : []));

  test.each([
    ['one', 'a `b` c', ['`b`']],
    ['two', '`a` `b`', ['`a`', '`b`']],
    ['double marks', '``a ` b`` c', ['``a ` b``']],
    ['over a line end', '`a\nb`', ['`a\nb`']],
    ['not over a blank line', '`a\n\nb`', []],
    ['not into the next item', '- `a\n- b`', []],
    ['an escaped mark', '\\`a` b`', ['` b`']],
    ['a backslash isn’t an escape inside', '`a\\` b', ['`a\\`']],
    ['no partner', '`` a ` b', []],
    ['around a fence', '`a\n```\nb`\n```\nc`', []],
  ])('%s', (_, text, expected) => {
    expect(spans(text)).toEqual(expected);
  });

  test('is not found quadratically: many unpaired backticks are read quickly', () => {
    expect(
      spans(Array.from({ length: 3000 }, (_, i) => '`'.repeat(i % 400)).join(' ')).length,
    ).toBeGreaterThan(0);
    expect(spans('`a` '.repeat(100_000)).length).toBe(100_000);
  });
});
