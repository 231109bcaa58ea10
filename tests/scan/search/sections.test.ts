// A chapter's searchable HTML -> its sections.
import { expect, test } from 'vitest';
import { sectionsOf } from '../../../src/scan/search/sections.ts';

test('each heading with an id begins a section with the text up to the next', () => {
  const html =
    '<p>Before</p><h1 id="a"><a class="header" href="#a">A &amp; <code>B</code></a></h1><p>one</p><h2 id="c">C</h2><p>two</p>';
  expect(sectionsOf(html, 6)).toEqual([
    { title: '', runs: [{ text: ' Before ', isCode: false }], ids: [] },
    { id: 'a', title: 'A & B', runs: [{ text: ' one ', isCode: false }], ids: ['a'] },
    { id: 'c', title: 'C', runs: [{ text: ' two ', isCode: false }], ids: ['c'] },
  ]);
});

test('headings below the split level or without an id are text of their section', () => {
  const sections = sectionsOf('<h1 id="a">A</h1><h3 id="b">B</h3><h2>C</h2>', 2);
  expect(sections).toEqual([
    { id: 'a', title: 'A', runs: [{ text: ' B C ', isCode: false }], ids: ['a', 'b'] },
  ]);
});

test('code is apart from text, and inline elements don’t separate words', () => {
  const [section] = sectionsOf('<p><em>un</em>safe <code>a::b</code></p><pre><code>x\n\ty</code></pre>', 6);
  expect(section?.runs).toEqual([
    { text: ' unsafe ', isCode: false },
    { text: 'a::b', isCode: true },
    { text: ' ', isCode: false },
    { text: 'x y', isCode: true },
    { text: ' ', isCode: false },
  ]);
});

test('scripts, styles, drawings and comments aren’t text, and entities are the characters they name', () => {
  const html =
    '<script>a < b</script><style>p > a {}</style><svg><text>b</text></svg><!-- c --><p title="x > y">&lt;d&gt;&#39;&#x41;&nbsp;&mdash;&unknown;</p>';
  expect(sectionsOf(html, 6)).toEqual([
    { title: '', runs: [{ text: " <d>'A —&unknown; ", isCode: false }], ids: [] },
  ]);
});

test('the ids of a section are those of its elements, quoted in any way', () => {
  const [section] = sectionsOf('<h1 id="a">A</h1><a id=b></a><p class="x" id=\'c&amp;d\'>text</p>', 6);
  expect(section?.ids).toEqual(['a', 'b', 'c&d']);
});
