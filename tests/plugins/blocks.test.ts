import { describe, expect, test } from 'vitest';
import { messageOf } from '../../src/core/catalog.ts';
import { blocks } from '../../src/plugins/blocks/blocks.ts';
import { playingOf } from '../../src/plugins/blocks/video-address.ts';
import { alerts } from '../../src/plugins/alerts/alerts.ts';
import { readChapter } from '../scan/markdown/chapter.ts';
import { loaded } from './loaded.ts';

const plugins = await loaded([alerts, true], [blocks, true]);

const read = (markdown: string) => readChapter(markdown, {}, {}, plugins);
const htmlOf = (markdown: string): string => read(markdown).html.replace(/\s*\n\s*/g, '');
const problemsOf = (markdown: string): readonly string[] => read(markdown).diagnostics.map(messageOf);

const cards = (...items: readonly string[]): string =>
  `<ul class="cards">${items.map((item) => `<li class="card">${item}</li>`).join('')}</ul>`;

describe('cards', () => {
  test.each<[string, string, string]>([
    ['a link', '- [A](a.md)', '<p class="card-title"><a book="a.md">A</a></p>'],
    [
      'a link and text',
      '- [A](a.md): text *x*',
      '<p class="card-title"><a book="a.md">A</a></p><p>text <em>x</em></p>',
    ],
    [
      'a link and a paragraph',
      '- [A](a.md)\n\n  text',
      '<p class="card-title"><a book="a.md">A</a></p><p>text</p>',
    ],
    ['bold text', '- **A** – text', '<p class="card-title">A</p><p>text</p>'],
    ['a bold link', '- **[A](a.md)** text', '<p class="card-title"><a book="a.md">A</a></p><p>text</p>'],
    [
      'an icon',
      '- <i class="fa fa-bolt"></i> [A](a.md)',
      '<p class="card-icon">⟦icon⟧</p><p class="card-title"><a book="a.md">A</a></p>',
    ],
    ['only text', '- text **x**', '<p>text <strong>x</strong></p>'],
    [
      'inner blocks',
      '- **A**\n  - b\n\n  ```\n  c\n  ```',
      '<p class="card-title">A</p><ul><li>b</li></ul><pre><code>c</code></pre>',
    ],
  ])('may start with %s', (_, item, card) => {
    expect(htmlOf(`:::cards\n${item}\n:::`)).toBe(cards(card));
    expect(problemsOf(`:::cards\n${item}\n:::`)).toEqual([]);
  });

  test('have a title as a paragraph of its own, with what else is in the block', () => {
    expect(htmlOf(':::cards All *of* them\n- **A**\n\ntext\n:::')).toBe(
      `<div class="block"><p>All <em>of</em> them</p>${cards('<p class="card-title">A</p>')}<p>text</p></div>`,
    );
  });

  test('can be many', () => {
    const list = Array.from({ length: 100 }, (_, i) => `- [${i}](a.md)\n`).join('');
    expect(htmlOf(`:::cards\n${list}:::`).match(/class="card"/g)).toHaveLength(100);
  });
});

test('steps are a numbered list that keeps its start', () => {
  expect(htmlOf(':::steps\n3. a\n4. b\n:::')).toBe('<ol start="3" class="steps"><li>a</li><li>b</li></ol>');
});

test('columns are no list', () => {
  expect(htmlOf(':::columns\n- a\n- b\n:::')).toBe(
    '<div class="columns"><div class="column">a</div><div class="column">b</div></div>',
  );
});

test('a file tree has folders that can be folded, and comments', () => {
  expect(htmlOf(':::file-tree\n- src/ all of it\n  - **a.ts**\n  - lib/\n  - …\n- `b.md` *last*\n:::')).toBe(
    [
      '<ul class="file-tree"><li><details open=""><summary>⟦icon⟧ <span class="file-name">src/</span> ',
      '<span class="file-comment">all of it</span></summary><ul>',
      '<li>⟦icon⟧ <span class="file-name"><strong>a.ts</strong></span></li>',
      '<li>⟦icon⟧ <span class="file-name">lib/</span></li>',
      '<li><span class="file-name">…</span></li></ul></details></li>',
      '<li>⟦icon⟧ <span class="file-name"><code>b.md</code></span> <span class="file-comment"> <em>last</em></span></li></ul>',
    ].join(''),
  );
});

describe('a video', () => {
  test('of another site is a link that a script replaces by a player', () => {
    const { html, facts } = read(':::video\n[![Tour](a.png)](https://youtu.be/x1)\n:::');
    expect(html.replace(/\s*\n\s*/g, '')).toBe(
      '<div class="block"><a href="https://youtu.be/x1" class="video" data-embed="https://www.youtube-nocookie.com/embed/x1?autoplay=1"><img src="book:a.png" alt=""><span class="video-play">⟦icon⟧</span><span class="video-title">Tour</span></a></div>',
    );
    expect(facts.uses).toEqual(['blocks', 'videos']);
  });

  test('of the book is played without a script, and loaded on demand', () => {
    const { html, facts } = read(':::video\n[![Tour](a.png)](tour.mp4)\n:::');
    expect(html.replace(/\s*\n\s*/g, '')).toBe(
      '<div class="block"><video class="video" src="book:tour.mp4" controls="" preload="none" aria-label="Tour" poster="book:a.png"><a book="tour.mp4">Tour</a></video></div>',
    );
    expect(facts.uses).toEqual(['blocks']);
    expect(facts.links.map(({ url }) => url)).toEqual(['tour.mp4', 'a.png', 'tour.mp4']);
  });

  test.each([
    [
      'https://www.youtube.com/watch?v=a-b_1&t=42s',
      'https://www.youtube-nocookie.com/embed/a-b_1?autoplay=1&start=42',
    ],
    ['https://youtube.com/shorts/x', 'https://www.youtube-nocookie.com/embed/x?autoplay=1'],
    ['https://vimeo.com/123', 'https://player.vimeo.com/video/123?dnt=1&autoplay=1'],
  ])('at %s has a player', (address, url) => {
    expect(playingOf(address)).toEqual({ kind: 'embed', url });
  });

  test.each([
    'https://example.com/v',
    'https://youtu.be/"x',
    'https://youtube.com.evil.org/watch?v=x',
    'a.md',
  ])('at %s has none', (address) => {
    expect(playingOf(address)).toBeUndefined();
  });
});

describe('a badge', () => {
  test('is a text in a box, of a kind', () => {
    expect(htmlOf('[New]{.badge} [v2 & b]{ .badge .beta } `[c]{.badge}`')).toBe(
      '<p><span class="badge">New</span> <span class="badge badge-beta">v2 &amp; b</span> <code>[c]{.badge}</code></p>',
    );
  });

  test('has no part in the id of a heading', () => {
    expect(htmlOf('## Search [New]{.badge .new}')).toBe(
      '<h2 id="search"><a class="header" href="#search">Search <span class="badge badge-new">New</span></a></h2>',
    );
  });

  test('holds no links, and is text after a backslash', () => {
    expect(htmlOf('[[a](a.md)]{.badge} \\[x]{.badge}')).toBe(
      '<p>[<a book="a.md">a</a>]{.badge} [x]{.badge}</p>',
    );
  });

  test('of an unknown kind is reported', () => {
    expect(problemsOf('[a]{.badge .bata}')).toEqual(['unknown badge `bata`; did you mean `beta`?']);
    expect(htmlOf('[a]{.badge .bata}')).toBe('<p><span class="badge">a</span></p>');
  });
});

test('a button is a link, and other attributes are text', () => {
  expect(
    htmlOf('[a](a.md){.button} [b][b]{ .button .secondary } [c](c.md){.x} x{.button}\n\n[b]: b.md'),
  ).toBe(
    '<p><a book="a.md" class="button">a</a> <a book="b.md" class="button secondary">b</a> <a book="c.md">c</a>{.x} x{.button}</p>',
  );
});

describe('blocks that are not right are shown, and reported', () => {
  test.each<[string, readonly string[], string]>([
    [
      ':::cards\ntext\n:::',
      ['`:::cards` contains no list, so it has no effect'],
      '<div class="block"><p>text</p></div>',
    ],
    [
      ':::steps\n- a\n:::',
      ['`:::steps` contains no numbered list, so it has no effect'],
      '<div class="block"><ul><li>a</li></ul></div>',
    ],
    [
      ':::video\ntext\n:::',
      ['`:::video` contains no link to a video'],
      '<div class="block"><p>text</p></div>',
    ],
    [
      ':::video\n[x](https://example.com)\n:::',
      ['`https://example.com` can’t be played in the page, so it stays a link'],
      '<div class="block"><p><a href="https://example.com">x</a></p></div>',
    ],
    [
      ':::cards\n- a\n',
      ['the container `:::cards` is never closed, so it is shown as text'],
      '<p>:::cards</p><ul><li>a</li></ul>',
    ],
    [
      ':::card\n- a\n:::',
      ['unknown container `:::card`; did you mean `cards`?'],
      '<p>:::card</p><ul><li>a:::</li></ul>',
    ],
    [':::steps {.x}\n1. a\n:::', [], '<div class="block"><p>{.x}</p><ol class="steps"><li>a</li></ol></div>'],
  ])('%j', (markdown, problems, html) => {
    expect(problemsOf(markdown)).toEqual(problems);
    expect(htmlOf(markdown)).toBe(html);
  });
});

test('blocks can be nested, also with alerts', () => {
  expect(htmlOf('::::columns\n- :::steps\n  1. a\n  :::\n- b\n::::')).toBe(
    '<div class="columns"><div class="column"><ol class="steps"><li>a</li></ol></div><div class="column">b</div></div>',
  );
  expect(htmlOf('::::cards\n- **A**\n\n  :::steps\n  1. x\n  :::\n::::')).toBe(
    cards('<p class="card-title">A</p><ol class="steps"><li>x</li></ol>'),
  );
});
