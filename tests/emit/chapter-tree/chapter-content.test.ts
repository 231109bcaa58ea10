// HTML of any kind becomes valid XHTML without anything interactive.
import { describe, expect, test } from 'vitest';
import { chapterContent } from '../../../src/emit/chapter-tree/chapter-content.ts';
import type { ChapterUse } from '../../../src/emit/chapter-tree/chapter-use.ts';
import { createIdSet } from '../../../src/emit/chapter-tree/id-set.ts';
import { xml, xmlDocument, xmlText } from '../../../src/emit/chapter-tree/xml.ts';

interface Converted {
  readonly xhtml: string;
  readonly noticed: readonly string[];
}

function convert(html: string, more: Partial<ChapterUse> = {}): Converted {
  const noticed: string[] = [];
  const use: ChapterUse = {
    curlyQuotes: false,
    direction: 'ltr',
    linkHref: (href) => (href.startsWith('javascript:') ? undefined : href),
    image: (src) => (src.startsWith('http') ? 'remote' : src === 'none.png' ? undefined : { href: src }),
    imageHref: () => undefined,
    takeId: createIdSet().take,
    onUnsafe: () => noticed.push('script'),
    onLeftOut: (element) => noticed.push(element),
    onDiagram: () => noticed.push('diagram'),
    onFeature: (feature) => noticed.push(feature),
    onStyle: (css) => noticed.push(`style ${css}`),
    ...more,
  };
  return { xhtml: chapterContent(html, use).map(xmlText).join(''), noticed };
}

const xhtmlOf = (html: string): string => convert(html).xhtml;

test('a picture is labelled only by elements that it has', () => {
  const svg = (id: string): string => `<svg aria-labelledby="${id}"><desc id="desc">A cat</desc></svg>`;
  const labels = xhtmlOf(svg('desc') + svg('desc') + svg('none')).match(/aria-labelledby="\w+"|<desc/g);
  expect(labels).toEqual(['aria-labelledby="desc"', '<desc', '<desc', '<desc']);
});

describe('what the site has for browsers', () => {
  test.each([
    ['a permalink is its heading', '<h2 id="a"><a class="header" href="#a">A</a></h2>', '<h2 id="a">A</h2>'],
    ['a task has a box as text', '<li><input type="checkbox" checked=""> x</li>', '<div>☑ x</div>'],
    [
      'a picture that can be enlarged is there once',
      '<label class="checkbox-label"><input class="checkbox-img" type="checkbox"><img src="a.png" alt="A"><span class="img-wrapper"><img src="a.png" alt="A"></span></label>',
      '<img src="a.png" alt="A"/>',
    ],
    [
      'a hidden line of code is left out',
      '<pre><code><span class="boring">x\n</span>y</code></pre>',
      '<pre><code>y</code></pre>',
    ],
    [
      'details are open',
      '<details class="d"><summary>More</summary>text</details>',
      '<div class="d"><p class="summary">More</p>text</div>',
    ],
    [
      'a note is an aside with its number',
      '<ol class="footnote-definition"><li id="footnote-a"><p>Note. <a href="#fr-a-1">↩</a></p></li></ol>',
      '<section class="footnotes" epub:type="footnotes"><aside class="footnote" epub:type="footnote" role="doc-footnote" id="footnote-a"><p><span class="footnote-number">1. </span>Note. <a href="#fr-a-1" role="doc-backlink">↩</a></p></aside>\n</section>',
    ],
    [
      'a reference to a note is one for readers too',
      '<sup class="footnote-reference" id="fr-a-1"><a href="#footnote-a">1</a></sup>',
      '<sup class="footnote-reference" id="fr-a-1"><a href="#footnote-a" epub:type="noteref" role="doc-noteref">1</a></sup>',
    ],
  ])('%s', (_, html, xhtml) => {
    expect(xhtmlOf(html)).toBe(xhtml);
  });
});

describe('what XHTML or a screen reader doesn’t accept', () => {
  test.each([
    ['a block in a span', '<span><div>x</div></span>', '<div><div>x</div></div>'],
    ['a block in a heading', '<h2><div>x</div></h2>', '<h2><span>x</span></h2>'],
    ['text in a list', '<ul>x<li>y</ul>', '<ul><li>x</li><li>y</li></ul>'],
    ['a description without a term', '<dl><dd>x</dl>', '<dl><dt></dt>\n<dd>x</dd>\n</dl>'],
    ['a cell without a table', '<span><li>x</li></span>', '<div><div>x</div></div>'],
    [
      'obsolete elements',
      '<center><tt>x</tt></center>',
      '<div style="text-align: center"><code>x</code></div>',
    ],
    ['custom elements', '<my-box foo="1"><p>x</p></my-box>', '<div><p>x</p></div>'],
    ['unknown attributes', '<p onclick="x()" foo="1" class="c">x</p>', '<p class="c">x</p>'],
    ['an id that is taken', '<p id="a">x</p><p id="a">y</p>', '<p id="a">x</p><p>y</p>'],
    ['an old anchor', '<a name="a"></a>', '<span id="a"></span>'],
    ['a width in percent', '<img src="a.png" alt="A" width="50%">', '<img src="a.png" alt="A"/>'],
    ['a link in a link', '<a href="x">a <object><a href="y">b</a></object></a>', '<a href="x">a b</a>'],
    [
      'a link without text',
      '<a id="a" href="x"> </a><a href="y"><b></b></a>',
      '<span id="a"></span> <b></b>',
    ],
    [
      'a header cell without text',
      '<table><tr><th id="a" scope="col"></th><th><img src="a.png" alt="A"></th></tr></table>',
      '<table><tbody><tr><td id="a"></td><th><img src="a.png" alt="A"/></th></tr></tbody></table>',
    ],
  ])('%s is something that it allows', (_, html, xhtml) => {
    expect(xhtmlOf(html)).toBe(xhtml);
  });
});

describe('what a book can’t show', () => {
  test.each([
    [
      'a frame',
      '<iframe src="https://e.org/" title="Page"></iframe>',
      { xhtml: '<a href="https://e.org/">Page</a>', noticed: ['iframe'] },
    ],
    [
      'a video',
      '<video><source src="v.mp4"></video>',
      { xhtml: '<a href="v.mp4">v.mp4</a>', noticed: ['video'] },
    ],
    [
      'a form',
      '<form><input name="x"><button>Go</button></form>',
      { xhtml: '<div><span>Go</span></div>', noticed: ['form', 'input', 'button'] },
    ],
    [
      'a remote image',
      '<img src="https://e.org/a.png" alt="A">',
      { xhtml: '<a href="https://e.org/a.png">A</a>', noticed: [] },
    ],
    [
      'a missing image',
      '<img src="none.png" alt="A">',
      { xhtml: '<span class="missing-image">A</span>', noticed: [] },
    ],
    ['a script', '<script>alert(1)</script>', { xhtml: '', noticed: [] }],
    ['a link that runs code', '<a href="javascript:x()">x</a>', { xhtml: 'x', noticed: [] }],
    [
      'a diagram',
      '<pre class="mermaid">a</pre>',
      { xhtml: '<pre class="mermaid">a</pre>', noticed: ['diagram'] },
    ],
  ])('%s has a substitute, and a notice where the check of links gives none', (_, html, converted) => {
    expect(convert(html)).toEqual(converted);
  });
});

test('long lines of code are elements, and so are the parts of an element that spans them', () => {
  const long = 'x'.repeat(40);
  expect(xhtmlOf(`<pre><code><span class="c">${long}\nshort\n${long}</span></code></pre>`)).toBe(
    `<pre><code><span class="line"><span class="c">${long}</span>\n</span><span class="c">short</span>\n<span class="line"><span class="c">${long}</span></span></code></pre>`,
  );
});

test('drawings lose scripts and everything that they would load', () => {
  const svg =
    '<svg onload="x()"><script>1</script><a href="javascript:x()"><use href="x.svg#a"/></a><image href="http://e.org/a.png"/><path d="M0 0"/></svg>';
  expect(convert(svg)).toEqual({
    xhtml:
      '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"><a><use/></a><path d="M0 0"/></svg>',
    noticed: ['svg', 'script', 'script', 'script', 'script', 'script'],
  });
});

test('formulas are MathML that says how they were written', () => {
  const math =
    '<math><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>';
  expect(convert(math)).toEqual({
    xhtml:
      '<math xmlns="http://www.w3.org/1998/Math/MathML" alttext="x"><semantics><mi>x</mi><annotation encoding="application/x-tex">x</annotation></semantics></math>',
    noticed: ['mathml'],
  });
});

test('straight quotes become curly ones outside of code', () => {
  const { xhtml } = convert(`<p>"It's <em>"so"</em>" <code>"x"</code></p><p>'90s</p>`, { curlyQuotes: true });
  expect(xhtml).toBe('<p>“It’s <em>“so”</em>” <code>"x"</code></p><p>’90s</p>');
});

test('code in a book from right to left is left to right', () => {
  expect(convert('<p><code>x</code></p><pre>y</pre>', { direction: 'rtl' }).xhtml).toBe(
    '<p><code dir="ltr">x</code></p><pre dir="ltr">y</pre>',
  );
});

test('characters that XML forbids become the replacement character', () => {
  expect(xmlDocument(xml('p', [['title', 'a\u0001\n']], ['b\u000b\ud800\u{1f600}']))).toBe(
    '<?xml version="1.0" encoding="UTF-8"?>\n<p title="a\ufffd&#10;">b\ufffd\ufffd\u{1f600}</p>\n',
  );
});
