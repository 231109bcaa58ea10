import { describe, expect, test } from 'vitest';
import { readChapter } from './chapter.ts';

const terms = (text: string, options = {}): readonly string[] =>
  readChapter(text, options).facts.terms.map((term) => term.text);

/** The page without the anchors of markers. */
const shown = (text: string): string =>
  readChapter(text, { smartPunctuation: false }).html.replace(
    /<a id="idx-[^"]*" class="index-term"><\/a>/g,
    '',
  );

describe('index markers', () => {
  test.each([
    ['word{{hi:simple}}.', ['simple'], '<p>word.</p>'],
    ['{{i:shown *as* is}}', ['shown *as* is'], '<p>shown <em>as</em> is</p>'],
    ['{{ii:slanted}}', ['slanted'], '<p><em>slanted</em></p>'],
    ['a{{hi:one}}{{hi:two}} b', ['one', 'two'], '<p>a b</p>'],
    ['{{hi:ab    cd}}{{hi: lead}}{{hi:trail }}', ['ab cd', 'lead', 'trail'], '<p></p>'],
    ['{{hi:over\nlines}}', ['over lines'], '<p></p>'],
    ['{{i:[text](https://a.b)}}', ['text'], '<p><a href="https://a.b">text</a></p>'],
    ['{{hi:{{#includes }}}}', ['{{#includes }}'], '<p></p>'],
    ['<<hi:Vec<T>>>', ['Vec<T>'], '<p></p>'],
    ['<<i:std::vector<int>>>', ['std::vector<int>'], '<p>std::vector&lt;int&gt;</p>'],
    ['`x`{{hi:`x` and y}}⮳', ['`x` and y'], '<p><code>x</code>⮳</p>'],
  ])('are read in %s', (text, entries, html) => {
    expect(terms(text)).toEqual(entries);
    expect(shown(text)).toBe(html);
  });

  test.each([
    'cout <<x<< y',
    'cat <<EOF',
    'a <<< b',
    '${{ x }}',
    '<<i::8>>',
    '<<<hi:x>>>',
    '{{Hi:x}}',
    '{{ hi:x}}',
    '{{hi:a\n\nb}}',
    '`{{hi:x}}`',
    '```\n{{hi:x}}\n```',
    '    {{hi:x}}',
    '<!-- {{hi:x}} -->',
    '<pre>{{hi:x}}</pre>',
  ])('are ignored in %j', (text) => {
    expect(terms(text)).toEqual([]);
  });

  test('are printed after a backslash', () => {
    expect(shown('\\{{hi:x}} and \\<<hi:x>>')).toBe('<p>{{hi:x}} and &lt;&lt;hi:x&gt;&gt;</p>');
    expect(terms('\\{{hi:x}}{{hi:y}}')).toEqual(['y']);
  });

  test('in headings are not part of ids and the outline', () => {
    const { facts } = readChapter('## A{{hi:x}} b');
    expect(facts.headings.map(({ id, text, html }) => [id, text, html])).toEqual([['a-b', 'A b', 'A b']]);
    expect(facts.terms.map(({ section }) => section)).toEqual([0]);
  });

  test('may contain pipes in table cells', () => {
    expect(terms('| a | b |\n|---|---|\n| x{{hi:a | b}} | y<<hi:c|d>> |')).toEqual(['a | b', 'c|d']);
  });

  test('after a table’s row belong to its last cell', () => {
    const text = '| a | b |\n|---|---|\n| x | y |{{hi:one}}{{hi:two}}\n| z | |{{hi:three}}\n';
    const { facts, html } = readChapter(text);
    expect(facts.terms.map((term) => term.text)).toEqual(['one', 'two', 'three']);
    expect(facts.terms.map(({ at }) => text.slice(at.span.start, at.span.end))).toEqual([
      '{{hi:one}}',
      '{{hi:two}}',
      '{{hi:three}}',
    ]);
    expect(html).toContain(
      '<td>y<a id="idx-one-1" class="index-term"></a><a id="idx-two-2" class="index-term"></a></td>',
    );
  });

  test('are read in the text of raw HTML', () => {
    const text = '<div>\na {{hi:one}} b {{ii:two}} \\{{i:three}}\n</div>{{hi:four}}\n';
    const { facts } = readChapter(text);
    expect(facts.terms.map((term) => term.text)).toEqual(['one', 'two', 'four']);
    expect(facts.terms.map(({ at }) => text.slice(at.span.start, at.span.end))).toEqual([
      '{{hi:one}}',
      '{{ii:two}}',
      '{{hi:four}}',
    ]);
    expect(shown(text).trim()).toBe('<div>\na  b <em>two</em> {{i:three}}\n</div>');
  });

  test('that contain another or nothing are reported', () => {
    const { diagnostics } = readChapter("{{hi:Sync}{{hi:'static}} {{hi: }}");
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['term/malformed', { text: "Sync}{{hi:'static" }],
      ['term/empty', {}],
    ]);
  });

  test('have mdbook-indexing’s ids if a book asks for them', () => {
    expect(readChapter('{{hi:x}}{{hi:y}}', { legacyTermIds: true }).facts.terms.map(({ id }) => id)).toEqual([
      'a001',
      'a002',
    ]);
  });
});
