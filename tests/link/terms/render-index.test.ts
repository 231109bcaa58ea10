import { describe, expect, test } from 'vitest';
import { urlPath } from '../../../src/core/path.ts';
import { createEntryHtml } from '../../../src/link/terms/entry-html.ts';
import { renderIndex } from '../../../src/link/terms/render-index.ts';
import type { TermEntry, TermIndex } from '../../../src/link/terms/term-index.ts';
import { english } from '../../english.ts';

const entry = (text: string, own: Partial<TermEntry> = {}): TermEntry => ({
  text,
  places: [],
  see: [],
  children: [],
  ...own,
});

const render = (index: TermIndex, names: 'chapter' | 'section' = 'section'): string =>
  renderIndex(index, {
    url: urlPath('back/index.html'),
    id: 'index',
    names,
    entryHtml: createEntryHtml('plain'),
    words: english,
  });

const one = (only: TermEntry): TermIndex => ({
  form: 'markdown',
  groups: [{ label: 'A', key: 'a', entries: [only] }],
});

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/<a href="(\.\.[^"]*)">([^<]*)<\/a>/g)].map(([, href, name]) => `${name} ${href}`);

test('the index has a heading for each letter, with a bar of links', () => {
  const index: TermIndex = {
    form: 'markdown',
    groups: [
      { key: 'symbols', entries: [entry('`*`')] },
      { label: 'Ä', key: 'ä', entries: [entry('Äpfel')] },
    ],
  };
  expect(render(index)).toBe(
    '<nav class="index-letters" aria-label="Index by letter"><a href="#index-symbols">Symbols</a> <a href="#index-ä">Ä</a></nav>\n' +
      '<h2 id="index-symbols" class="index-letter"><a class="header" href="#index-symbols">Symbols</a></h2>\n' +
      '<ul class="index-list">\n<li><span class="index-entry"><code>*</code></span></li>\n</ul>\n' +
      '<h2 id="index-ä" class="index-letter"><a class="header" href="#index-ä">Ä</a></h2>\n' +
      '<ul class="index-list">\n<li><span class="index-entry">Äpfel</span></li>\n</ul>\n',
  );
});

test('an index without entries is empty', () => {
  expect(render({ form: 'markdown', groups: [] })).toBe('');
});

describe('a rendered index entry', () => {
  test.each([
    ['`Rc<T>` and *it*', '<code>Rc&lt;T&gt;</code> and <em>it</em>'],
    ['Vec<T> & <script>', 'Vec&lt;T&gt; &amp; &lt;script&gt;'],
    ['[a](javascript:b) ![c](d) <https://e.f>', '[a](javascript:b) ![c](d) &lt;https://e.f&gt;'],
    ['a\\!b', 'a!b'],
  ])('shows the Markdown of %s', (text, html) => {
    expect(render(one(entry(text)))).toContain(`<span class="index-entry">${html}</span>`);
  });

  test('shows “see” and “see also”', () => {
    const see = [{ text: '`b`', key: 'b' }, { text: 'c' }];
    const html = '<em>see</em> <a href="#index-entry-b"><code>b</code></a>; c';
    expect(render(one(entry('a', { see })))).toContain(`<span class="index-places">${html}</span>`);
    const places = [{ url: urlPath('x.html'), chapter: 'X' }];
    expect(render(one(entry('a', { see, places })))).toContain(
      '<a href="../x.html">X</a>; <em>see also</em> ',
    );
    expect(render(one(entry('b', { key: 'b' })))).toContain('<li id="index-entry-b">');
  });

  test('contains its nested entries', () => {
    expect(render(one(entry('a', { children: [entry('b')] })))).toContain(
      '<li><span class="index-entry">a</span>\n<ul class="index-list">\n<li><span class="index-entry">b</span></li>\n</ul>\n</li>',
    );
  });
});

describe('the places of an index entry', () => {
  const at = (url: string, chapter: string, own: object = {}): TermEntry['places'][number] => ({
    url: urlPath(url),
    chapter,
    ...own,
  });

  test('are named by chapter and section, each with a link', () => {
    const places = [
      at('net/index.html', 'Networking', { section: 'Server', id: 'idx-a-1' }),
      at('back/a b.html', 'A & B', { id: 'é' }),
    ];
    expect(linksIn(render(one(entry('x', { places }))))).toEqual([
      'Networking, Server ../net/index.html#idx-a-1',
    ]);
    expect(render(one(entry('x', { places })))).toContain('<a href="a%20b.html#%C3%A9">A &amp; B</a>');
  });

  test('are named by chapter alone if the book wants that', () => {
    const places = [at('a.html', 'Networking', { section: 'Server' })];
    expect(linksIn(render(one(entry('x', { places })), 'chapter'))).toEqual(['Networking ../a.html']);
  });

  test('are named by the parent chapter or a number if their names are the same', () => {
    const places = [
      at('a.html', 'Introduction', { parent: 'One' }),
      at('b.html', 'Introduction', { parent: 'Two' }),
      at('c.html', 'Introduction'),
      at('d.html', 'Introduction'),
      at('e.html', 'Other', { parent: 'Two' }),
    ];
    expect(linksIn(render(one(entry('x', { places }))))).toEqual([
      'One, Introduction ../a.html',
      'Two, Introduction ../b.html',
      'Introduction ../c.html',
      'Introduction (2) ../d.html',
      'Other ../e.html',
    ]);
  });
});
