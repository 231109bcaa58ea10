// Links in headings, terms and links: no link is inside another one.
import { describe, expect, test } from 'vitest';
import { searchableHtml } from '../../../../src/scan/search/searchable-html.ts';
import { readChapter } from '../chapter.ts';

const options = { wikiLinks: true, inlineFootnotes: true };
const read = (text: string): ReturnType<typeof readChapter> => readChapter(text, options);

describe('the own link of a heading', () => {
  test.each([
    ['See [B](b.md) now', 'see-b-now', '@See @@<a book="b.md">B</a> now'],
    ['[B](b.md) now', 'b-now', '<a book="b.md">B</a>@ now@@'],
    ['[B](b.md)', 'b', '=<a book="b.md">B</a>'],
    ['**[B](b.md) b**', 'b-b', '=<strong><a book="b.md">B</a> b</strong>'],
    ['*A* **[B](b.md)** c', 'a-b-c', '@<em>A</em> @@<strong><a book="b.md">B</a></strong> c'],
    ['<https://x.y>', 'httpsxy', '=<a href="https://x.y">https://x.y</a>'],
    ['A <a href="b.html">b</a>', 'a-b', '@A @@<a book="b.html">b</a>'],
    ['A [[B]]', 'a', '@A @@⟦B|⟧'],
    ['A ![b](c.png)', 'a', '@A <img in link book="c.png" alt="b">@@'],
    ['A [![b](c.png)](d.md)', 'a', '@A @@<a book="d.md"><img in link book="c.png" alt="b"></a>'],
    ['A {{i:b}}', 'a-b', '@A <span id="idx-b-1" class="index-term"></span>b@@'],
    ['A<a name="b"></a>', 'a', '@A<span id="b"></span>@@'],
    ['A<a id="b" class="c"></a>', 'a', '@A<span id="b" class="c"></span>@@'],
    ['A<a id="b" name="b"></a>', 'a', '@A<span id="b"></span>@@'],
    ['A<a id="b" name="c"></a>', 'a', '@A@@<a id="b" name="c"></a>'],
    ['A `b` *c*', 'a-b-c', '@A <code>b</code> <em>c</em>@@'],
  ])('holds no other one: %s', (markdown, id, pattern) => {
    const label = markdown.includes('b**') ? 'B b' : markdown.replace(/^<|>$|\[|\]\(.*/g, '');
    const expected = pattern
      .replace(/^=/, `<a class="header" href="#${id}" aria-label="${label}"></a>`)
      .replace('@@', '</a>')
      .replace('@', `<a class="header" href="#${id}">`);
    expect(read(`## ${markdown}`).html).toBe(`<h2 id="${id}">${expected}</h2>`);
    expect(read(`${markdown}\n: x`).html).toContain(`<dt id="${id}">${expected}</dt>`);
  });
});

describe('numbers of notes', () => {
  const { html, facts } = read('## Title[^n] x ^[y]\n\nText[^n] end.\n\n[^n]: note');

  test('stay outside of the heading’s link', () => {
    expect(html).toMatch(
      /<span id="title1-x-2"><\/span><a class="header" href="#title-x">Title<\/a><sup .*? x <sup/s,
    );
  });

  test('are not part of ids, titles, descriptions and searched words, but old ids still lead there', () => {
    expect(facts.headings).toEqual([
      {
        level: 2,
        id: 'title-x',
        text: 'Title x',
        html: 'Title x ',
        at: { file: 'src/chapter.md', span: { start: 0, end: 19 } },
      },
    ]);
    expect(facts.anchors).toContainEqual(expect.objectContaining({ id: 'title1-x-2' }));
    expect(facts.summary).toBe('Text end.');
    expect(
      searchableHtml(['a<sup class="footnote-reference" id="fr-n-1"><a href="#footnote-n">1</a></sup> b']),
    ).toBe('a b');
  });
});

describe('a link', () => {
  test.each([
    ['[m {{i:a}}](b.md)', '<a book="b.md">m <span id="idx-a-1" class="index-term"></span>a</a>'],
    ['[q <a id="z"></a>](b.md)', '<a book="b.md">q <span id="z"></span></a>'],
    ['[a [[B]] c](b.md)', '[a ⟦B|⟧ c](b.md)'],
    ['[a <a href="http://c">c</a>](b.md)', '<a book="b.md">a </a><a href="http://c">c</a>'],
    ['[a ![p](x.png)](b.md)', '<a book="b.md">a <img in link book="x.png" alt="p"></a>'],
    ['[a](b.md)', '<a book="b.md">a</a>'],
  ])('is split around those in it: %s', (markdown, expected) => {
    expect(read(markdown).html).toBe(`<p>${expected}</p>`);
  });

  test('is split around an inline note', () => {
    expect(read('[a ^[n] b](b.md)').html).toMatch(
      /^<p><a book="b.md">a <\/a><sup class="footnote-reference".*?<\/sup><a book="b.md"> b<\/a><\/p>/,
    );
  });
});
