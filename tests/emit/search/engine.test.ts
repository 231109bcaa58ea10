// What queries find, from Markdown to results.
import { describe, expect, test, vi } from 'vitest';
import { once } from '../../../src/core/once.ts';
import { searchedBook } from './searched-book.ts';

// Whole builds, on a machine that may have more to do.
vi.setConfig({ testTimeout: 180_000 });

describe('the words of a query', () => {
  const book = once(() =>
    searchedBook({
      'a.md':
        '# Sockets\n\nA socket is **open** until it closes. It isn’t a file.\n\n## Closing\n\nCall `shutdown()` first.\n',
      'b.md':
        '# Files\n\nReading files, and a note on sockets.\n\n```rust\nuse std::io::Read;\nlet x: Option<u8> = None;\n```\n',
      'c.md':
        '# Threads\n\nA HashMap behind a mutex, at compile time. Threads `--release` locks in `v2.0.0`, and C++.\n',
      'd.md': '# 说明\n\n所有权系统是核心。\n\n# Deutsch\n\nEine Datenbankverbindung.\n',
    }),
  );

  test.each([
    ['socket', ['a.html', 'b.html']],
    ['SOCKETS', ['a.html', 'b.html']],
    ['closed', ['a.html']],
    ['read', ['b.html']],
    ['isn’t', ['a.html']],
    ["isn't", ['a.html']],
    ['isnt', ['a.html']],
    ['std::io', ['b.html']],
    ['io::Read', ['b.html']],
    ['Option<u8>', ['b.html']],
    ['shutdown()', ['a.html']],
    ['hashmap', ['c.html']],
    ['HashMap', ['c.html']],
    ['hash map', ['c.html']],
    ['--release', ['c.html']],
    ['2.0.0', ['c.html']],
    ['C++', ['c.html']],
    ['thr', ['c.html']],
    ['mutx', ['c.html']],
    ['muttex', ['c.html']],
    ['mutax', ['c.html']],
    ['umtex', ['c.html']],
    ['所有权', ['d.html']],
    ['核', ['d.html']],
    ['心', ['d.html']],
    ['verbindung', ['d.html']],
    ['"compile time"', ['c.html']],
    ['“at compile time”', ['c.html']],
    ['"time compile"', []],
    ['socket -closing', ['b.html']],
    ['socket open', ['a.html']],
    ['quokka', []],
    ['', []],
    ['"', []],
  ])('%s', async (query, expected) => {
    expect(await (await book()).pages(query)).toEqual(expected);
  });

  test('are marked in the heading of a result', async () => {
    const [page] = await (await book()).find('closing');
    expect(page?.sections[0]?.heading).toEqual([{ text: 'Closing', mark: true }]);
  });

  test.each([
    ['borrow', ['borrow', 'borrow', 'borrow']],
    ['borrow_mut', ['borrow', 'borrow', 'borrow_mut']],
    ['String::from', ['String::from']],
  ])('are marked alone in longer names: %s', async (query, marks) => {
    const names = await searchedBook({
      'a.md': '# Names\n\n```rust\none_borrow.push(String::from(x)); two_borrow; value.borrow_mut()\n```\n',
    });
    const [page] = await names.find(query);
    const found = page?.sections[0]?.excerpt.filter(({ mark }) => mark) ?? [];
    expect(found.map(({ text }) => text)).toEqual(marks);
  });

  test('are marked in the excerpt, without the punctuation around them', async () => {
    const [page] = await (await book()).find('open file');
    expect(page?.sections[0]).toMatchObject({ title: 'Sockets', url: 'a.html#sockets' });
    expect(page?.sections[0]?.excerpt).toEqual([
      { text: 'A socket is ', mark: false },
      { text: 'open', mark: true },
      { text: ' until it closes. It isn’t a ', mark: false },
      { text: 'file', mark: true },
      { text: '.', mark: false },
    ]);
  });

  test('are marked in scripts without spaces', async () => {
    const [page] = await (await book()).find('所有权');
    expect(page?.sections[0]?.excerpt).toEqual([
      { text: '所有权', mark: true },
      { text: '系统是核心。', mark: false },
    ]);
  });
});

test('a page whose title is the query comes before pages that have it often', async () => {
  const { pages } = await searchedBook({
    'a.md': '# Notes\n\n## The borrow checker and more\n\nborrow checker, borrow checker, borrow checker\n',
    'b.md': '# Borrow checker\n\nIt checks.\n',
  });
  expect(await pages('borrow checker')).toEqual(['b.html', 'a.html']);
});

describe('signs', () => {
  const book = once(() =>
    searchedBook({
      'a.md': '# Locks\n\nA lock, a thread.\n\n- [x] A `C` library\n',
      'b.md': "# Errors\n\nThe `?` operator, a lock, and `'a`: a c, a d. What is a lock + that?\n",
      'c.md': '# Letters\n\nA is for apple, c is for cat.\n\n## C\n\n## A\n\nC++ code & more.\n',
    }),
  );

  test.each([
    ['lock ?', ['a.html', 'b.html']],
    ['what is a lock ?', ['b.html']],
    ['thread & lock', ['a.html']],
    ['- thread', ['a.html']],
    ['? operator', ['b.html']],
    ['?', ['b.html']],
    ['c++', ['c.html']],
    ["'a", ['b.html']],
  ])('are not required beside words, and make names of letters: %s', async (query, expected) => {
    expect(await (await book()).pages(query)).toEqual(expected);
  });
});

test('soft hyphens and marks of direction, which are invisible, don’t split words', async () => {
  const { find, pages } = await searchedBook({
    'a.md': '# A\n\nDonau\u00addampf\u00adschiff and har&shy;bour\n',
    'b.md': '# B\n\nnumbat\n',
  });
  expect(await pages('donaudampfschiff')).toEqual(['a.html']);
  expect(await pages('harbour')).toEqual(['a.html']);
  expect(await pages('\u202anum\u00adbat\u202c')).toEqual(['b.html']);
  const [page] = await find('"donaudampfschiff and"');
  expect(page?.sections[0]?.excerpt.filter(({ mark }) => mark).map(({ text }) => text)).toEqual([
    'Donau\u00addampf\u00adschiff',
    'and',
  ]);
});

test('pages with all words come first, and pages with one of many are not found', async () => {
  const { pages } = await searchedBook({
    'a.md': '# A\n\ngreen\n',
    'b.md': '# B\n\nred apples and green pears\n',
    'c.md': '# C\n\nred apples and green pears in a basket\n',
  });
  const found = await pages('green pears in a basket');
  expect(found[0]).toBe('c.html');
  expect(found).not.toContain('a.html');
});

test('results have the page’s part and parents, and can be of one part', async () => {
  const { find, pages, parts } = await searchedBook({
    'SUMMARY.md':
      '[Zero](z.md)\n\n# First\n\n- [One](a.md)\n  - [Two](b.md)\n\n# Second\n\n- [Three](c.md)\n',
    'z.md': '# Zero\n\nword\n',
    'a.md': '# One\n\nword\n',
    'b.md': '# Two\n\nword\n',
    'c.md': '# Three\n\nword\n',
  });
  const found = await find('word');
  expect(parts).toEqual(['First', 'Second']);
  expect(found.map(({ title, trail }) => [title, ...trail]).sort()).toEqual([
    ['One', 'First'],
    ['Three', 'Second'],
    ['Two', 'First', 'One'],
    ['Zero'],
  ]);
  expect(await pages('word', 'Second')).toEqual(['c.html']);
});

test('an entry of the book’s index that is the query is named, and its page is first', async () => {
  const { find } = await searchedBook({
    'a.md': '# A\n\nsocket socket socket socket\n',
    'b.md': '# B\n\nText.\n\n## C\n\nOne opens it.{{hi:socket}}\n',
  });
  const [page] = await find('Socket');
  expect(page?.url).toBe('b.html');
  expect(page?.terms).toEqual([{ text: 'socket', url: expect.stringMatching(/^b\.html#/) as string }]);
});

test('addresses of odd file names and ids are encoded', async () => {
  const { find } = await searchedBook({
    'c#.md': '# Wombat\n\n## Größe & mehr\n\nnumbat\n',
    'why?.md': '# Why\n\nnumbat\n',
  });
  const found = await find('numbat');
  expect(found.flatMap(({ sections }) => sections.map(({ url }) => url)).sort()).toEqual([
    'c%23.html#gr%C3%B6%C3%9Fe--mehr',
    'why%3F.html#why',
  ]);
});

test('chapters in another language than the book are found by other forms of their words', async () => {
  const { pages } = await searchedBook({
    'a.md': '---\nlang: de\n---\n# Sperren\n\nDie Verbindung wartet.\n',
    'b.md': '# Locks\n\nWaiting.\n',
  });
  expect(await pages('Verbindungen')).toEqual(['a.html']);
  expect(await pages('waited')).toEqual(['b.html']);
});

test('words that a compound ends with find it, in languages that write compounds', async () => {
  const { pages } = await searchedBook({
    'book.toml': '[book]\nlanguage = "de"\n',
    'a.md': '# Eins\n\nDie Verbindung wartet.\n',
    'b.md': '# Zwei\n\nDie Datenbankverbindung wartet.\n',
  });
  expect(await pages('Verbindung')).toEqual(['a.html', 'b.html']);
});

test('`output.html.search` sets the weight of headings and text, and the depth of sections', async () => {
  const files = { 'a.md': '# A\n\n## Numbat\n\n### Deep\n\ntext\n', 'b.md': '# B\n\nnumbat numbat numbat\n' };
  const usual = await searchedBook(files);
  expect(await usual.pages('numbat')).toEqual(['a.html', 'b.html']);
  const other = await searchedBook({
    ...files,
    'book.toml': '[output.html.search]\nboost-title = 0\nboost-paragraph = 4\nheading-split-level = 2\n',
  });
  expect((await other.pages('numbat'))[0]).toBe('b.html');
  expect((await other.find('deep'))[0]?.sections[0]?.url).toBe('a.html#numbat');
});
