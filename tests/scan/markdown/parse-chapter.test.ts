import { describe, expect, test } from 'vitest';
import { messageOf, remedyOf } from '../../../src/core/catalog.ts';
import { readChapter } from './chapter.ts';

const html = (text: string, options = {}): string => readChapter(text, options).html;
const codes = (text: string): readonly string[] => readChapter(text).diagnostics.map(({ code }) => code);

describe('headings in a chapter', () => {
  test('get mdBook’s ids, unique on the page', () => {
    const ids = readChapter(
      [
        '# `--passes`: add more rustdoc passes',
        '# Method-call 🐙 expressions \u{1f47c}',
        '# 中文標題 CJK title',
        '# Repeat',
        '# Repeat',
        '# Repeat 1',
        '# a -- b',
        '# ♥',
        '# ♥',
      ].join('\n\n'),
    ).facts.headings.map(({ id }) => id);
    expect(ids).toEqual([
      '--passes-add-more-rustdoc-passes',
      'method-call--expressions-',
      '中文標題-cjk-title',
      'repeat',
      'repeat-1',
      'repeat-1-1',
      'a--b',
      'section',
      'section-1',
    ]);
  });

  test('keep an author’s id, class and attributes, which do not count as used ids', () => {
    expect(html('## Title { #mine .one .two data-x=y }\n\n## Mine')).toBe(
      '<h2 data-x="y" id="mine" class="one two"><a class="header" href="#mine">Title</a></h2>\n' +
        '<h2 id="mine"><a class="header" href="#mine">Mine</a></h2>',
    );
  });

  test('keep braces that are not attributes', () => {
    expect(html('# A {\\b}')).toBe('<h1 id="a-b"><a class="header" href="#a-b">A {\\b}</a></h1>');
  });

  test('written as HTML stay unchanged', () => {
    expect(html('<h2>Raw</h2>')).toBe('<h2>Raw</h2>');
  });
});

describe('links in a chapter', () => {
  test('become slots if they lead into the book, and HTML otherwise', () => {
    expect(html('[a](b.md#c) [d](https://e.f "t") [g](#h) <i@j.k>')).toBe(
      '<p><a book="b.md#c">a</a> <a href="https://e.f" title="t">d</a> <a href="#h">g</a> <a href="mailto:i@j.k">i@j.k</a></p>',
    );
  });

  test('in raw HTML become slots too, as does Markdown between the tags', () => {
    expect(html('<a href="x.md" class="y">*z*</a>')).toBe('<p><a book="x.md" class="y"><em>z</em></a></p>');
  });

  test('have their positions', () => {
    const text = '# T\n\n> - one [a](a.md)\n>   two ![b](b.png) [c][d]\n\n[d]: d.md\n';
    const places = readChapter(text).facts.links.map(({ at }) => text.slice(at.span.start, at.span.end));
    expect(places).toEqual(['[a](a.md)', '![b](b.png)', '[c][d]']);
  });

  test('in table cells have their positions', () => {
    const text = '| a | b |\n|---|---|\n| [x](1.md) | [x](1.md) |\n';
    const starts = readChapter(text).facts.links.map(({ at }) => at.span.start);
    expect(starts).toEqual([text.indexOf('[x]'), text.lastIndexOf('[x]')]);
  });

  test('that would run code stay text', () => {
    expect(html('[x](javascript:alert(1))')).toBe('<p>[x](javascript:alert(1))</p>');
  });
});

describe('shared definitions', () => {
  const shared = { TOKIO: { href: 'https://docs.rs/tokio', title: '' } };

  test('resolve labels that the chapter does not define', () => {
    const { html: page, facts } = readChapter('[`t`][tokio]', {}, shared);
    expect(page).toBe('<p><a href="https://docs.rs/tokio"><code>t</code></a></p>');
    expect(facts.labels).toEqual([{ label: 'TOKIO', html: '<code>t</code>' }]);
  });

  test('are overridden by the chapter’s own, anywhere in it', () => {
    expect(readChapter('[t][tokio]\n\n[tokio]: own.md', {}, shared).html).toBe(
      '<p><a book="own.md">t</a></p>',
    );
  });
});

describe('undefined references', () => {
  test('become slots where the label cannot be anything else', () => {
    const { html: page, facts } = readChapter('see [`t`][c-tokio]⮳ and ![b][c-badge]');
    expect(page).toBe('<p>see ⟦<code>t</code>⟧(c-tokio)⮳ and ⟦b⟧(c-badge)</p>');
    expect(facts.undefinedLabels.map(({ label }) => label)).toEqual(['c-tokio', 'c-badge']);
  });

  test.each(['a[i][j]', 'x [a] [b-c]', '[a][b]', 'f()[a][b-c]'])('are not detected in %s', (text) => {
    expect(readChapter(text).facts.undefinedLabels).toEqual([]);
  });
});

describe('raw HTML', () => {
  test('an end tag of an element without content is reported, and </br> is a line break', () => {
    const { html: page, diagnostics } = readChapter('one</br>two\n\n<hr></hr>\n');
    expect(page).toBe('<p>one<br>two</p>\n<hr>');
    expect(page.match(/<hr>/g)).toHaveLength(1);
    expect(diagnostics.map((found) => [found.code, remedyOf(found)])).toEqual([
      ['html/stray-end-tag', 'write `<br>`, which is used for now'],
      ['html/stray-end-tag', 'delete it; it is left out of the page'],
    ]);
  });

  test('is balanced: a stray end tag is dropped, an open one closed with its block', () => {
    expect(html('a</div>b <b>c\n\nd')).toBe('<p>ab <b>c</b></p>\n<p>d</p>');
    expect(codes('a</div>b <b>c\n\nd')).toEqual(['html/stray-end-tag', 'html/unclosed']);
  });

  test('may leave out end tags that are optional', () => {
    expect(html('<ul><li>a<li>b</ul>\nc').replaceAll('\n', '')).toBe('<ul><li>a<li>b</li></li></ul>c');
    expect(codes('<ul><li>a<li>b</ul>')).toEqual([]);
    expect(codes('<table><tr><td>\n\na\n\n</table>')).toEqual([]);
  });

  test.each([
    ['<p><video></p>', '`</p>` comes before the end of `<video>`'],
    ['a <b><i>c</b></i> d', '`</b>` comes before the end of `<i>`'],
    ['<details><div>\n\na\n\n</details>', '`</details>` comes before the end of `<div>`'],
  ])('whose elements overlap is reported once: %j', (text, message) => {
    expect(readChapter(text).diagnostics.map(messageOf)).toEqual([message]);
  });

  test('may have Markdown between its blocks', () => {
    expect(html('<div class="x">\n\n*a*\n\n</div>')).toBe('<div class="x">\n<p><em>a</em></p>\n</div>');
  });

  test('keeps scripts and comments unchanged', () => {
    expect(html('<script>\nif (a < b) "c";\n</script>\n\n<!-- d -- e -->')).toBe(
      '<script>\nif (a < b) "c";\n</script>\n<!-- d -- e -->',
    );
  });

  test('is not detected in type arguments', () => {
    expect(html('Option<T> and Vec<u8> but a<b>c</b>')).toBe(
      '<p>Option&lt;T&gt; and Vec&lt;u8&gt; but a<b>c</b></p>',
    );
    expect(html('Vec<Data>, Foo<A>, list<object>')).toBe(
      '<p>Vec&lt;Data&gt;, Foo&lt;A&gt;, list&lt;object&gt;</p>',
    );
  });

  test.each([
    ['one<p>two', '<p>one\n<p>two</p>\n</p>'],
    ['one<hr>two', '<p>one\n<hr>two</p>'],
    ['one<HR>two', '<p>one\n<hr>two</p>'],
    ['one<section id="x">two', '<p>one<section id="x">two</section></p>'],
  ])('may follow a word directly, as in %j', (markdown, expected) => {
    expect(html(markdown)).toBe(expected);
  });
});

describe('code blocks', () => {
  test('in Rust get a main function, and lines that start with # are hidden', () => {
    expect(html('```rust,edition2018\n#![feature(x)]\n# use a;\nlet x = 1;\n## y\n#[z]\n```')).toBe(
      '<pre class="playground"><code class="language-rust edition2018">[#![allow(unused)]]\n#![feature(x)]\n[fn main() {]\n[use a;]\nlet x = 1;\n# y\n#[z]\n[}]</code></pre>',
    );
  });

  test('with a Rust attribute only cannot be run', () => {
    expect(html('```rust,editable\n```')).toBe('<pre><code class="language-rust editable"></code></pre>');
  });

  test('in other languages hide lines by a prefix of the block or of the book', () => {
    expect(html('```python hidelines=!!!\n!!!x\ny\n```')).toBe(
      '<pre><code class="language-python hidelines=!!!">[x]\ny\n</code></pre>',
    );
    expect(html('```python\n ~x\ny\n```', { hideLines: { python: '~' } })).toBe(
      '<pre><code class="language-python">[ x]\ny\n</code></pre>',
    );
  });

  test('without a language are plain', () => {
    expect(html('```\n<a>\n```')).toBe('<pre><code>&lt;a&gt;\n</code></pre>');
  });

  test('written as HTML are read like others', () => {
    expect(html('<pre><code class="language-rust ignore"># a\nb</code></pre>')).toBe(
      '<pre><code class="language-rust ignore">[a]\nb</code></pre>',
    );
  });
});

describe('footnotes', () => {
  test('can follow a text in brackets, whatever their label', () => {
    const { html: written, facts } = readChapter('[After `pre`][^pre-init].\n\n[^pre-init]: Note');
    expect(written).toContain(
      '<p>[After <code>pre</code>]<sup class="footnote-reference" id="fr-pre-init-1">',
    );
    expect(facts.undefinedLabels).toEqual([]);
  });

  test('are numbered by first use, listed at the end, and link back to each use', () => {
    expect(html('a[^x] b[^y] c[^x]\n\n[^y]: Y\n\n[^x]: X\n\n    more')).toBe(
      '<p>a<sup class="footnote-reference" id="fr-x-1"><a href="#footnote-x">1</a></sup>' +
        ' b<sup class="footnote-reference" id="fr-y-1"><a href="#footnote-y">2</a></sup>' +
        ' c<sup class="footnote-reference" id="fr-x-2"><a href="#footnote-x">1</a></sup></p>\n' +
        '<hr>\n<ol class="footnote-definition">\n' +
        '<li id="footnote-x">\n<p>X</p>\n<p>more <a href="#fr-x-1">↩</a> <a href="#fr-x-2">↩2</a></p>\n</li>\n' +
        '<li id="footnote-y">\n<p>Y <a href="#fr-y-1">↩</a></p>\n</li>\n</ol>',
    );
  });

  test('that are unused, repeated or undefined are not rendered', () => {
    expect(html('a[^z]')).toBe('<p>a[^z]</p>');
    expect(codes('a[^x]\n\n[^x]: 1\n\n[^x]: 2\n\n[^u]: 3')).toEqual([
      'footnote/duplicate',
      'footnote/unused',
    ]);
  });
});

describe('smart punctuation', () => {
  test.each([
    [`"a" 'b' it's`, '“a” ‘b’ it’s'],
    ['a--b a---b a----b ...', 'a–b a—b a––b …'],
    ['`"x"` \\"y\\"', '<code>"x"</code> "y"'],
    ['"*a*" ("b")', '“<em>a</em>” (“b”)'],
  ])('turns %s', (text, expected) => {
    expect(html(text)).toBe(`<p>${expected}</p>`);
  });

  test('applies in footnotes written in place and in alt texts', () => {
    expect(html('a^[it’s "so" \\*or\\* "not"]', { inlineFootnotes: true })).toContain('it’s “so” *or* “not”');
    expect(html('![an ![*"b"*](c.png) \\*](a.png)')).toBe('<p><img book="a.png" alt="an “b” *"></p>');
  });

  test('can be off', () => {
    expect(html('"a" -- b', { smartPunctuation: false })).toBe('<p>"a" -- b</p>');
  });

  test.each(['code', 'kbd', 'samp', 'pre', 'tt', 'script', 'CODE', 'code class="a > b"', 'kbd\nid=x'])(
    'leaves the text of raw <%s> as written',
    (tag) => {
      const name = tag.split(/\s/)[0] ?? '';
      const read = html(`x "a" <${tag}>"b" -- it's...</${name}> "c" --`);
      expect(read).toContain(`"b" -- it's...`);
      expect(read).toMatch(/^<p>x “a” .*“c” –/s);
    },
  );

  test.each([
    ['<kbd><kbd>--</kbd> --</kbd> --', '<kbd><kbd>--</kbd> --</kbd> –'],
    ['<code/> --', '<code></code> –'],
    ['<coder> --</coder>', '<coder> –</coder>'],
    ['</code> --', ' –'],
    ['<code>![a "b"](c)</code>', '<code><img book="c" alt="a "b""></code>'],
    ['<code>[a "b"](http://c)</code> --', '<code><a href="http://c">a "b"</a></code> –'],
    ['<var>--</var> <em>--</em>', '<var>–</var> <em>–</em>'],
  ])('tells literal elements from others: %s', (markdown, expected) => {
    expect(html(markdown)).toBe(`<p>${expected}</p>`);
  });

  test('leaves autolinks unchanged', () => {
    expect(html('<https://a.b/c...d--e> --- [x...y](z)...')).toBe(
      '<p><a href="https://a.b/c...d--e">https://a.b/c...d--e</a> — <a book="z">x…y</a>…</p>',
    );
  });
});

describe('the Markdown dialect', () => {
  test('has alerts', () => {
    expect(html('> [!note]\n> a')).toMatch(
      /^<blockquote class="blockquote-tag blockquote-tag-note">\n<p class="blockquote-tag-title"><svg.*<\/svg>Note<\/p>\n<p>a<\/p>\n<\/blockquote>$/s,
    );
    expect(html('> [!note]b')).toBe('<blockquote>\n<p>[!note]b</p>\n</blockquote>');
  });

  test('has task lists', () => {
    expect(html('- [x] a\n- [ ] b\n- [c] d')).toBe(
      '<ul>\n<li><input disabled="" type="checkbox" checked=""> a</li>\n<li><input disabled="" type="checkbox"> b</li>\n<li>[c] d</li>\n</ul>',
    );
  });

  test('keeps type arguments as text, with mdBook’s ids for headings', () => {
    const { html: written, facts } = readChapter('# Maybe<T> and `Some<T>` of Option<T>');
    expect(written).toBe(
      '<h1 id="maybe-and-somet-of-option"><a class="header" href="#maybe-and-somet-of-option">Maybe&lt;T&gt; and <code>Some&lt;T&gt;</code> of Option&lt;T&gt;</a></h1>',
    );
    expect(facts.headings.map(({ text }) => text)).toEqual(['Maybe<T> and Some<T> of Option<T>']);
  });

  test('has definition lists', () => {
    expect(html('term\n: one\n: two\n\nother\n\n: three')).toBe(
      '<dl>\n<dt id="term"><a class="header" href="#term">term</a></dt>\n<dd>\n<p>one</p>\n</dd>\n<dd>\n<p>two</p>\n</dd>\n' +
        '<dt id="other"><a class="header" href="#other">other</a></dt>\n<dd>\n<p>three</p>\n</dd>\n</dl>',
    );
    expect(html('term\n: one')).toBe(
      '<dl>\n<dt id="term"><a class="header" href="#term">term</a></dt>\n<dd>one</dd>\n</dl>',
    );
    expect(html('a\n: one\n\nb\n: two\n  - three\n- c')).toContain('<dd>one</dd>');
  });

  test('has nested definition lists, however deep', () => {
    const nested = html('one\n: a\n    two\n    : b\n        three\n        : c');
    expect(nested.replace(/<\/?a[^>]*>|\n/g, '')).toBe(
      '<dl><dt id="one">one</dt><dd><dl><dt id="a-two">atwo</dt><dd><dl><dt id="b-three">bthree</dt><dd>c</dd></dl></dd></dl></dd></dl>',
    );
  });

  test('renders paragraphs throughout a definition list with a blank line between two blocks', () => {
    expect(html('a\n: one\n\nb\n: two\n\n  three')).toContain('<dd>\n<p>one</p>\n</dd>');
    expect(html('> a\n> : one\n>\n> b\n> : two\n>\n>   three')).toContain('<dd>\n<p>one</p>\n</dd>');
  });

  test('has strikethrough with one or two tildes', () => {
    expect(html('~a~ ~~b~~ c~d~e ~~~f~~~')).toBe('<p><del>a</del> <del>b</del> c~d~e ~~~f~~~</p>');
  });

  test('has tables, which interrupt a paragraph only if they start with a pipe', () => {
    expect(html('| a |\n|:-:|\n| b |')).toBe(
      '<div class="table-wrapper">\n<table>\n<thead>\n<tr><th class="align-center">a</th></tr>\n</thead>\n<tbody>\n<tr><td class="align-center">b</td></tr>\n</tbody>\n</table>\n</div>',
    );
    expect(html('x\n| a | b\n|---|---|')).toMatch(/^<p>x<\/p>\n<div class="table-wrapper">/);
    expect(html('> x\n> | a |\n> |---|')).toContain('<table>');
    expect(html('x\na | b\n--|--')).toBe('<p>x\na | b\n–|–</p>');
    expect(html('x\n| a | b |\n|---|')).toBe('<p>x\n| a | b |\n|—|</p>');
    expect(html('x\n| a \\| b |\n|---|---|')).toBe('<p>x\n| a | b |\n|—|—|</p>');
    expect(html('> x\n| a |\n|---|')).not.toContain('<table>');
    expect(html('- x\n| a |\n|---|')).not.toContain('<table>');
  });

  test('reads a table’s alignment, wherever the colons are among the hyphens', () => {
    const alignments = (line: string): readonly string[] =>
      [...html(`|a|b|\n${line}`).matchAll(/<th(?: class="align-(\w+)")?>/g)].map(
        ([, side]) => side ?? 'none',
      );
    expect(alignments('|--:---|:--:--|')).toEqual(['right', 'center']);
    expect(alignments('|-:-|- - -|')).toEqual(['right', 'none']);
    expect(alignments('| : -- |::--|')).toEqual(['left', 'center']);
    expect(alignments('|---|::|')).toEqual([]);
    expect(html('- a\n  | b |\n  |--:--|\n  | c |')).toContain('<td class="align-right">c</td>');
  });

  test('reads rows of a table, however far they are indented', () => {
    const rows = (text: string): number => html(text).split('<tr>').length - 1;
    expect(rows('a|b\n-|-\n    0   |1\n\t 2|3\n')).toBe(3);
    expect(rows('- a|b\n  -|-\n         0   |1\n')).toBe(2);
    expect(html('a|b\n-|-\n\n    0   |1\n')).toContain('<pre');
    expect(html('a|b\n-|-\n0|1\n    > 2|3\n')).toContain('<pre><code>&gt; 2|3');
  });

  test('has images inside and outside links', () => {
    expect(html('[![a *b*](c.svg)](d.md) ![e](https://f.g)')).toBe(
      '<p><a book="d.md"><img in link book="c.svg" alt="a b"></a> <img book="https://f.g" alt="e"></p>',
    );
  });
});
