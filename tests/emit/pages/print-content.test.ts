// Chapters as parts of the print page: ids get a prefix, and links to chapters stay on the page.
import { describe, expect, test } from 'vitest';
import { urlPath } from '../../../src/core/path.ts';
import { printAnchors, printChapter } from '../../../src/emit/pages/print-content.ts';

const urls = [urlPath('a.html'), urlPath('part/b.html')];
const anchors = printAnchors(urls);

const titled = [{ level: 1, text: 'Title' }];

/** The second chapter's HTML on the print page. */
const printed = (html: string): string => {
  const chapter = { url: urlPath('part/b.html'), name: 'B', html, headings: titled, onNewSheet: false };
  const around = /^<div id="p2-" class="print-chapter">\n([^]*)<\/div>\n$/.exec(
    printChapter(chapter, 1, anchors),
  );
  return around?.[1] ?? '';
};

test('a chapter in another language says so on the print page', () => {
  const chapter = {
    url: urlPath('a.html'),
    name: 'A',
    html: '',
    headings: [{ level: 1, text: 'A' }],
    onNewSheet: false,
  };
  const arabic = { ...chapter, language: 'ar', direction: 'rtl' as const };
  expect(printChapter(arabic, 0, anchors)).toBe(
    '<div id="p1-" class="print-chapter" lang="ar" dir="rtl">\n</div>\n',
  );
});

const hidden = '<h1 class="visually-hidden">A &amp; B</h1>\n';
const shown = '<h1>A &amp; B</h1>\n';
test.each([
  ['a heading of level 1 anywhere', '<p>x</p>\n<h1 id="a">C</h1>', ''],
  ['text, and headings below it', '<p>x</p>\n<h2 id="a">C</h2>', shown],
  ['no heading', '<p>x</p>', shown],
  ['several headings of its highest level', '<h2 id="a">C</h2>\n<h2 id="b">D</h2>', shown],
  ['several of them, the first with its name', '<h2 id="a">A & B</h2>\n<h2 id="b">C</h2>', hidden],
  ['a lower heading as its title', '<h2 id="a">C</h2>\n<h3 id="b">D</h3>', hidden],
])('the title of a chapter with %s', (_, html, title) => {
  const headings = Array.from(html.matchAll(/<h(\d)[^>]*>([^<]*)/g), ([, level, text = '']) => ({
    level: Number(level),
    text,
  }));
  const chapter = { url: urlPath('a.html'), name: 'A & B', html, headings, onNewSheet: false };
  const around = /<div [^>]*>\n(<h1>.*\n|<h1 class.*\n)?/.exec(printChapter(chapter, 0, anchors));
  expect(around?.[1] ?? '').toBe(title);
});

describe('on the print page', () => {
  test.each([
    ['an id', '<h2 id="x">', '<h2 id="p2-x">'],
    ['an id after a class', '<span class="k" id="x">', '<span class="k" id="p2-x">'],
    [
      'an id after a class that looks like the end of a tag',
      '<span class="a>b" id="x">',
      '<span class="a>b" id="p2-x">',
    ],
    ['an id before a class', '<span id="x" class="k">', '<span id="p2-x" class="k">'],
    ['an id in a tag that closes itself', '<input disabled id="x" />', '<input disabled id="p2-x" />'],
    ['the label of an id', '<label for="x">', '<label for="p2-x">'],
    ['a link to the other chapter', '<a href="../a.html">', '<a href="#p1-">'],
    ['a link to a heading of it', '<a class="header" href="../a.html#x">', '<a class="header" href="#p1-x">'],
    ['a link on the same page', '<a href="#x">', '<a href="#p2-x">'],
    ['an image', '<img src="c.png" alt="">', '<img src="part/c.png" alt="">'],
  ])('%s is rewritten', (_, html, expected) => {
    expect(printed(`<p>${html}</p>`)).toBe(`<p>${expected}</p>`);
  });

  test.each([
    ['code', '<code><span class="k">let</span> <span class="s">"id="</span></code>'],
    ['text that looks like attributes', '<p>A tag has id="x" and href="../a.html".</p>'],
    ['escaped markup', '&lt;span id="x"&gt;'],
    ['a link to another site', '<a href="https://example.org/a.html#x">'],
  ])('%s stays the same', (_, html) => {
    expect(printed(html)).toBe(html);
  });
});
