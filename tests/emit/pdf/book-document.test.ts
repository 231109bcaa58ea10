// The Typst document of a small book: all of its text, and how HTML of every kind is written in it.
import { describe, expect, test } from 'vitest';
import { bookPath, urlPath } from '../../../src/core/path.ts';
import { createBookImages } from '../../../src/emit/chapter-tree/book-images.ts';
import { createFileNames } from '../../../src/emit/chapter-tree/file-names.ts';
import { createNotices } from '../../../src/emit/chapter-tree/notices.ts';
import { type BookDocument, bookDocument } from '../../../src/emit/pdf/book-document.ts';
import { type ChapterTree, chapterTree } from '../../../src/emit/pdf/chapter-tree-of.ts';
import { createLabels } from '../../../src/emit/pdf/labels.ts';
import type { Page } from '../../../src/link/resolve/book-index.ts';
import type { OutlineItem, WrittenChapter } from '../../../src/read/summary/outline.ts';

const at = { file: bookPath('src/SUMMARY.md'), span: { start: 0, end: 0 } };

const chapterAt = (
  name: string,
  number?: readonly number[],
  children: OutlineItem[] = [],
): WrittenChapter => ({
  ...{ kind: 'chapter', name, number, children, at },
  source: bookPath(`src/${name}.md`),
  url: urlPath(`${name}.html`),
});

/** The document of an outline, with the HTML of each chapter by its name. */
function documentOf(items: readonly OutlineItem[], html: Readonly<Record<string, string>>): BookDocument {
  const trees: ChapterTree[] = [];
  const keys = new Map(Object.keys(html).map((name, i) => [urlPath(`${name}.html`), `c${i + 1}`]));
  const add = (item: OutlineItem, parents: readonly WrittenChapter[]): void => {
    if (item.kind !== 'chapter') return;
    const page: Page = {
      ...{ chapter: item, parents, ids: new Set() },
      facts: { headings: [], links: [], frontMatter: {} } as unknown as Page['facts'],
    };
    trees.push(
      chapterTree(
        { page, key: keys.get(item.url) ?? '', html: html[item.name] ?? '' },
        {
          files: { read: () => ({ kind: 'none', path: item.source, why: 'missing' }) },
          images: createBookImages({ bytes: () => undefined }, createFileNames()),
          notices: createNotices('pdf'),
          sourceOf: () => undefined,
          keyOf: (url) => keys.get(url),
        },
      ),
    );
    for (const child of item.children) add(child, [...parents, item]);
  };
  for (const item of items) add(item, []);
  let level = 1;
  return bookDocument(items, ({ url }) => trees.find(({ page }) => page.chapter.url === url), {
    labels: createLabels(trees),
    formula: (tex) => (tex === 'bad' ? undefined : `T(${tex})`),
    picture: () => undefined,
    drawing: () => undefined,
    ...{ notesAddresses: false, charactersPerLine: 80, newPageLevel: 1, contentsLevel: 2 },
    nextLevel: (wanted) => (level = Math.min(wanted, level + 1)),
  });
}

/** The text of a book's only chapter, after its title. */
const bodyOf = (html: string): string =>
  (documentOf([chapterAt('a')], { a: html }).chapters['/chapters/c1.typ'] ?? '')
    .replace(/^[^]*?\[#"a"\]\n/, '')
    .trim();

test('a book is its parts and chapters in order, and the front matter before them', () => {
  const items: readonly OutlineItem[] = [
    chapterAt('pre'),
    { kind: 'part', title: 'Part "1"' },
    chapterAt('one', [1], [chapterAt('two', [1, 1])]),
    { kind: 'separator' },
    chapterAt('end'),
  ];
  const html = {
    pre: '<h1 id="p">Preface</h1><p>See <a href="two.html#x">there</a>, <a href="one.html">one</a>.</p>',
    one: '<h1 id="one">One</h1><p>Text.</p>',
    two: '<h1 id="two">Two</h1><h2 id="x">X</h2><p><a href="pre.html#p">back</a> <a href="#x">up</a></p>',
    end: '<p>No title.</p>',
  };
  expect(documentOf(items, html)).toEqual({
    main: `#import "/book.typ": *

#show: book

#half-title()
#title-page()
#contents()

#show: main-matter

#include "/chapters/c1.typ"
#part(level: 1)[#"Part \\"1\\""]
#include "/chapters/c2.typ"
#include "/chapters/c3.typ"
#include "/chapters/c4.typ"
`,
    chapters: {
      '/chapters/c1.typ': `#import "/book.typ": *

#chapter("c1", level: 1, rank: 1, running: "Preface")[#"Preface"]
#paragraph[#"See "#see("c3-2", far: true)[#"there"]#", "#see("c2", far: true)[#"one"]#"."]
`,
      '/chapters/c2.typ': `#import "/book.typ": *

#chapter("c2", level: 2, rank: 1, number: "1", running: "1 One")[#"One"]
#paragraph[#"Text."]
`,
      '/chapters/c3.typ': `#import "/book.typ": *

#chapter("c3", level: 3, rank: 2, number: "1.1", opens-page: false, running: "1.1 Two")[#"Two"]
#section(level: 4, rank: 3)[#mark("c3-2")#"X"]
#paragraph[#see("c1", far: true)[#"back"]#" "#see("c3-2")[#"up"]]
`,
      '/chapters/c4.typ': `#import "/book.typ": *

#chapter("c4", level: 1, rank: 1, running: "end")[#"end"]
#paragraph[#"No title."]
`,
    },
  });
});

describe('text of the author is a string', () => {
  test.each([
    [
      'code of Typst',
      '<p>#read("/etc/passwd") $x$ \\] *b* @c &lt;d&gt;</p>',
      '#paragraph[#"#read(\\"/etc/passwd\\") $x$ \\\\] *b* @c <d>"]',
    ],
    ['a quote after a backslash', '<p>\\"] #panic()</p>', '#paragraph[#"\\\\\\"] #panic()"]'],
    ['control characters', '<p>a\u0007b\u2028c</p>', '#paragraph[#"a\ufffdb\ufffdc"]'],
    [
      'an address',
      '<p><a href="https://e.org/&quot;)#x">y</a></p>',
      '#paragraph[#web("https://e.org/%22)#x")[#"y"]]',
    ],
  ])('%s', (_, html, typst) => {
    expect(bodyOf(html)).toBe(typst);
  });
});

describe('HTML as Typst', () => {
  test.each([
    ['white space is collapsed', '<p> a\n <em> b </em> c</p>', '#paragraph[#"a "#emph[#"b "]#"c"]'],
    [
      'text beside blocks is a paragraph',
      '<div>a<p>b</p>c</div>',
      '#paragraph[#"a"]\n#paragraph[#"b"]\n#paragraph[#"c"]',
    ],
    ['code', '<p><code>a</code></p>', '#paragraph[#mono[#"a"]]'],
    [
      'long code may be broken after punctuation',
      '<p><code>std::collections::HashMap</code></p>',
      '#paragraph[#mono[#"std::"#cut;#"collections::"#cut;#"Hash"#cut;#"Map"]]',
    ],
    [
      'a line may end before punctuation that begins a word',
      '<p>use <code>:::note</code>, /usr</p>',
      '#paragraph[#"use "#mono[#gap;#":::note"]#", "#gap;#"/usr"]',
    ],
    [
      'a tight list',
      '<ul><li>a</li><li>b</li></ul>',
      '#list(tight: true)[#paragraph[#"a"]\n][#paragraph[#"b"]\n]',
    ],
    ['numbers', '<ol start="3"><li><p>a</p></li></ol>', '#enum(tight: false, start: 3)[#paragraph[#"a"]\n]'],
    [
      'a task',
      '<ul><li><input type="checkbox" checked> a</li></ul>',
      '#list(tight: true)[#paragraph[#task(true);#" a"]\n]',
    ],
    [
      'terms',
      '<dl><dt>a</dt><dd>b</dd></dl>',
      '#terms(tight: false, terms.item([#"a"], [#paragraph[#"b"]\n]))',
    ],
    ['a quote', '<blockquote><p>a</p></blockquote>', '#quotation[#paragraph[#"a"]\n]'],
    [
      'an alert',
      '<blockquote class="blockquote-tag blockquote-tag-tip"><p class="blockquote-tag-title">Tip</p><p>a</p></blockquote>',
      '#callout(kind: "blockquote-tag-tip")[#callout-title(kind: "blockquote-tag-tip")[#"Tip"]\n#paragraph[#"a"]\n]',
    ],
    [
      'a footnote is at its first reference',
      '<p>a<sup class="footnote-reference"><a href="#footnote-1">1</a></sup> b<sup class="footnote-reference"><a href="#footnote-1">1</a></sup></p>' +
        '<hr><ol class="footnote-definition"><li id="footnote-1"><p>note <a href="#fr-1-1">↩</a></p></li></ol>',
      '#paragraph[#"a"#footnote[#"note "]#label("c1n1");#" b"#footnote(label("c1n1"));]',
    ],
    [
      'a table with spans',
      '<table><thead><tr><th>a</th><th class="align-right">b</th></tr></thead><tbody><tr><td colspan="2">c</td></tr></tbody></table>',
      '#data-table(columns: 2, table.header(table.cell(x: 0, y: 0)[#strong[#"a"]], table.cell(x: 1, y: 0, align: right)[#strong[#"b"]]), table.cell(x: 0, y: 1, colspan: 2)[#"c"])',
    ],
    [
      'code blocks have short lines as content, and long ones with their width',
      `<pre><code><span class="hljs-keyword">let</span> a;\n\t${'x'.repeat(40)}</code></pre>`,
      `#code-block(([#token("hljs-keyword", "let")#" a;"],\n(44, (("", "    ${'x'.repeat(40)}", 1, ), )),\n))`,
    ],
    [
      'formulas',
      '<p><math><semantics><annotation>x</annotation></semantics></math></p>',
      '#paragraph[#formula("T(x)", alt: "x")]',
    ],
    [
      'what can’t be a formula is its source',
      '<p><math><semantics><annotation>bad</annotation></semantics></math></p>',
      '#paragraph[#mono[#"bad"]]',
    ],
  ])('%s', (_, html, typst) => {
    expect(bodyOf(html)).toBe(typst);
  });

  test('lists that are deeper than Typst allows continue without an indent', () => {
    const html = '<ul><li>a'.repeat(60) + '</li></ul>'.repeat(60);
    const typst = bodyOf(html);
    expect(typst.match(/#list/g)).toHaveLength(8);
    expect(typst.match(/#"a"/g)).toHaveLength(60);
  });

  test('a table that is too wide is in parts, each with the first column', () => {
    const cells = Array.from({ length: 20 }, (_, i) => `<td>${i}</td>`).join('');
    const typst = bodyOf(`<table><tbody><tr>${cells}</tr></tbody></table>`);
    expect(typst.match(/columns: \d+/g)).toEqual(['columns: 13', 'columns: 8']);
    expect(typst.match(/#"0"/g)).toHaveLength(2);
  });
});

describe('the index', () => {
  const entry = (term: string, places: string): string =>
    `<ul class="index-list"><li><span class="index-entry">${term}</span> <span class="index-places">${places}</span></li></ul>`;

  test('has the pages of the places, and no names of chapters', () => {
    const items = [chapterAt('a', [1]), chapterAt('index', [2])];
    const html = {
      a: '<h1>A</h1><p><a id="i1"></a>star <span id="i2">star</span></p>',
      index: `<h1>Index</h1>${entry('star', '<a href="a.html#i1">A</a>; <a href="a.html#i2">A (2)</a>; <em>see also</em> <a href="#index-entry-sun">sun</a>')}`,
    };
    const { chapters } = documentOf(items, html);
    expect(chapters['/chapters/c1.typ']).toBe(
      '#import "/book.typ": *\n\n#chapter("c1", level: 1, rank: 1, number: "1", running: "1 A")[#"A"]\n#paragraph[#mark("c1-1")#"star "#mark("c1-2")#"star"]\n',
    );
    expect(chapters['/chapters/c2.typ']).toBe(
      '#import "/book.typ": *\n\n#chapter("c2", level: 1, rank: 1, number: "2", running: "2 Index")[#"Index"]\n#index-columns[#index-list[#index-entry(depth: 0)[#"star"#" "#index-pages("c1-1", "c1-2")#"; "#emph[#"see also"]#" "#see("c2")[#"sun"]]]]\n',
    );
  });
});
