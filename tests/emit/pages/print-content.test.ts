// Chapters as parts of the print page: ids get a prefix, and links to chapters stay on the page.
import { describe, expect, test } from 'vitest';
import { urlPath } from '../../../src/core/path.ts';
import { printAnchors, printChapter } from '../../../src/emit/pages/print-content.ts';

const urls = [urlPath('a.html'), urlPath('part/b.html')];
const anchors = printAnchors(urls);

/** The second chapter's HTML on the print page. */
const printed = (html: string): string => {
  const chapter = { url: urlPath('part/b.html'), name: 'B', html, titleId: 'b', onNewSheet: false };
  const around = /^<div id="p2-" class="print-chapter">\n([^]*)<\/div>\n$/.exec(
    printChapter(chapter, 1, anchors),
  );
  return around?.[1] ?? '';
};

test('a chapter in another language says so on the print page', () => {
  const chapter = { url: urlPath('a.html'), name: 'A', html: '', titleId: 'a', onNewSheet: false };
  const arabic = { ...chapter, language: 'ar', direction: 'rtl' as const };
  expect(printChapter(arabic, 0, anchors)).toBe(
    '<div id="p1-" class="print-chapter" lang="ar" dir="rtl">\n</div>\n',
  );
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
