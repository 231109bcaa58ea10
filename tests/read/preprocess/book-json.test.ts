import { describe, expect, test } from 'vitest';
import type { ConfigTables } from '../../../src/read/config/config.ts';
import { bookPath, urlPath } from '../../../src/core/path.ts';
import {
  type BookJson,
  type ChapterJson,
  bookJson,
  chaptersJson,
  mapChapters,
  outlineFromJson,
  renameReadmes,
} from '../../../src/read/preprocess/book-json.ts';
import { configJson, contextJson } from '../../../src/read/preprocess/external/context-json.ts';
import { checkBook, parseBookJson } from '../../../src/read/preprocess/external/parse-book-json.ts';
import type { Outline, WrittenChapter } from '../../../src/read/summary/outline.ts';

const src = bookPath('src');
const at = (start: number) => ({ file: bookPath('src/SUMMARY.md'), span: { start, end: start + 1 } });
const written = (name: string, path: string, rest: Partial<WrittenChapter> = {}): WrittenChapter => ({
  kind: 'chapter',
  name,
  source: bookPath(`src/${path}`),
  url: urlPath(path.replace('README', 'index').replace('.md', '.html')),
  children: [],
  at: at(name.length),
  ...rest,
});

const outline: Outline = {
  items: [
    written('Pre', 'README.md'),
    { kind: 'part', title: 'Part' },
    written('A', 'a/README.md', {
      number: [1],
      children: [
        written('Bee', 'a/b.md', { number: [1, 1] }),
        { kind: 'draft', name: 'Draft', number: [1, 2], children: [], at: at(9) },
      ],
    }),
    { kind: 'separator' },
    written('The end', 'end.md'),
  ],
};

const chapter = (name: string, path: string | null, rest: Partial<ChapterJson> = {}) => ({
  Chapter: {
    name,
    content: path === null ? '' : `# ${name}`,
    number: null,
    sub_items: [],
    path,
    source_path: path,
    parent_names: [],
    ...rest,
  },
});

// What mdBook 0.5.4 itself gave a preprocessor for this SUMMARY.md.
const json: BookJson = {
  items: [
    chapter('Pre', 'README.md'),
    { PartTitle: 'Part' },
    chapter('A', 'a/README.md', {
      number: [1],
      sub_items: [
        chapter('Bee', 'a/b.md', { number: [1, 1], parent_names: ['A'] }),
        chapter('Draft', null, { number: [1, 2], parent_names: ['A'] }),
      ],
    }),
    'Separator',
    chapter('The end', 'end.md'),
  ],
};

const made = (): BookJson => bookJson(outline, src, ({ name }) => `# ${name}`);

describe('the book JSON that a preprocessor receives', () => {
  test('has the same shape as mdBook’s', () => {
    expect(made()).toEqual(json);
    expect(Object.keys(made().items[0] as object)).toEqual(['Chapter']);
  });

  test('has paths relative to the sources, wherever they are', () => {
    const here: Outline = { items: [written('X', 'x.md', { source: bookPath('x/y.md') })] };
    expect([...chaptersJson(bookJson(here, bookPath(''), () => '').items)][0]?.path).toBe('x/y.md');
    expect([...chaptersJson(bookJson(here, bookPath('x/z'), () => '').items)][0]?.path).toBe('../y.md');
  });

  test('has README pages from the `index` preprocessor', () => {
    const paths = (book: BookJson) =>
      [...chaptersJson(book.items)].map(({ path, source_path }) => [path, source_path]);
    expect(paths(renameReadmes(made()))).toEqual([
      ['index.md', 'README.md'],
      ['a/index.md', 'a/README.md'],
      ['a/b.md', 'a/b.md'],
      [null, null],
      ['end.md', 'end.md'],
    ]);
    const odd = ['rEaDmE.markdown', 'README', 'README-2.md', 'x.README.md', 'd/Readme.md'];
    const book = { items: odd.map((path) => chapter('x', path)) };
    expect(paths(renameReadmes(book)).map(([path]) => path)).toEqual([
      'index.md',
      'index.md',
      'README-2.md',
      'x.README.md',
      'd/index.md',
    ]);
  });
});

describe('the outline from a preprocessor’s output', () => {
  test('is the same if nothing changed', () => {
    const answered = outlineFromJson(renameReadmes(made()), outline, src);
    expect(answered.outline).toEqual(outline);
    expect(answered.chapters.map(({ chapter: { url }, json: { content } }) => [url, content])).toEqual([
      ['index.html', '# Pre'],
      ['a/index.html', '# A'],
      ['a/b.html', '# Bee'],
      ['end.html', '# The end'],
    ]);
  });

  test('includes chapters that were renamed, moved, renumbered, removed and added', () => {
    const book: BookJson = {
      items: [
        chapter('New name', 'moved/there.md', { source_path: 'end.md', number: [7] }),
        chapter('Made', 'made.md', { source_path: null }),
        chapter('Now a draft', null, { source_path: 'a/b.md' }),
        chapter('No extension', 'LICENSE'),
      ],
    };
    expect(outlineFromJson(book, outline, src).outline.items).toEqual([
      {
        kind: 'chapter',
        name: 'New name',
        number: [7],
        source: 'src/end.md',
        url: 'moved/there.html',
        children: [],
        at: at(7),
      },
      { kind: 'chapter', name: 'Made', source: 'src/made.md', url: 'made.html', children: [], at: at(7) },
      { kind: 'draft', name: 'Now a draft', children: [], at: at(3) },
      {
        kind: 'chapter',
        name: 'No extension',
        source: 'src/LICENSE',
        url: 'LICENSE.html',
        children: [],
        at: at(3),
      },
    ]);
  });

  test('a README that no `index` preprocessor renamed has a page of its own name', () => {
    expect(outlineFromJson(made(), outline, src).chapters[0]?.chapter.url).toBe('README.html');
  });

  test('a book with only generated chapters refers to SUMMARY.md', () => {
    const answered = outlineFromJson({ items: [chapter('X', 'x.md')] }, { items: [] }, src);
    expect(answered.chapters[0]?.chapter.at).toEqual({ file: 'src/SUMMARY.md', span: { start: 0, end: 0 } });
  });

  test('chapters can be changed one by one, with those below them', () => {
    const changed = mapChapters(json, (one) => ({ ...one, name: one.name.toUpperCase() }));
    expect([...chaptersJson(changed.items)].map(({ name }) => name)).toEqual([
      'PRE',
      'A',
      'BEE',
      'DRAFT',
      'THE END',
    ]);
  });
});

describe('a preprocessor’s output', () => {
  const parse = (text: string) => parseBookJson(Buffer.from(text));

  test('is a book again', () => {
    expect(parse(JSON.stringify(json))).toEqual({ kind: 'book', book: json });
  });

  test('may omit nullable fields and have unknown ones', () => {
    const small = { name: 'X', content: '', sub_items: [], parent_names: [], more: true };
    expect(parse(JSON.stringify({ items: [{ Chapter: small }], __non_exhaustive: null }))).toEqual({
      kind: 'book',
      book: { items: [chapter('X', null)] },
    });
  });

  test.each([
    ['null', 'it isn’t an object'],
    ['[]', 'it isn’t an object'],
    ['{}', 'items must be an array'],
    ['{"sections": []}', 'it has `sections`, as in mdBook 0.4, instead of `items`'],
    ['{"items": [1]}', 'items[0] must be a chapter, a part title or a separator'],
    ['{"items": ["separator"]}', 'items[0] must be a chapter, a part title or a separator'],
    ['{"items": [{"Chapter": 1}]}', 'items[0].Chapter must be an object'],
    ['{"items": ["Separator", {"Chapter": {}}]}', 'items[1].Chapter.name must be a string'],
    ['{"items": [{"Chapter": {"name": "a"}}]}', 'items[0].Chapter.content must be a string'],
    ['{"items": [{"Chapter": {"name": "a", "content": ""}}]}', 'items[0].Chapter.sub_items must be an array'],
    [
      '{"items": [{"Chapter": {"name": "a", "content": "", "number": ["1"], "sub_items": []}}]}',
      'items[0].Chapter.number must be an array of whole numbers',
    ],
    [
      '{"items": [{"Chapter": {"name": "a", "content": "", "sub_items": [], "parent_names": [1]}}]}',
      'items[0].Chapter.parent_names[0] must be a string',
    ],
    [
      '{"items": [{"Chapter": {"name": "a", "content": "", "sub_items": [{"PartTitle": 3}]}}]}',
      'items[0].Chapter.sub_items[0] must be a chapter, a part title or a separator',
    ],
  ])('`%s` is rejected', (text, reason) => {
    expect(parse(text)).toEqual({ kind: 'invalid', reason });
    expect(checkBook(JSON.parse(text))).toEqual({ kind: 'invalid', reason });
  });

  test('is rejected if it is not JSON or not UTF-8', () => {
    expect(parse('Hello').kind).toBe('invalid');
    expect(parse('').kind).toBe('invalid');
    expect(parseBookJson(new Uint8Array([0x22, 0xff, 0x22])).kind).toBe('invalid');
  });

  test('is rejected if it is nested without end', () => {
    const open = '{"items":[{"Chapter":{"name":"","content":"","parent_names":[],"sub_items":[';
    const text = `${open}${open.slice(10).repeat(200)}${']}}'.repeat(201)}]}`;
    expect(parse(text)).toMatchObject({ kind: 'invalid' });
  });
});

describe('the settings that a preprocessor receives', () => {
  const tables: ConfigTables = { book: {}, build: {}, rust: {}, output: {}, preprocessor: {} };

  test('are mdBook’s defaults for an empty book.toml', () => {
    expect(contextJson('/home/x/book', tables, 'html')).toEqual({
      root: '/home/x/book',
      config: {
        book: { title: null, authors: [], description: null, language: 'en', 'text-direction': null },
      },
      renderer: 'html',
      mdbook_version: '0.5.4',
    });
  });

  test('are those of book.toml, as mdBook serializes them', () => {
    const said: ConfigTables = {
      book: { title: 'T', authors: ['A'], src: 'text', multilingual: false },
      build: { 'create-missing': false },
      rust: { edition: '2021' },
      output: { html: { print: { enable: false } } },
      preprocessor: { dump: { command: './dump' } },
    };
    expect(JSON.stringify(configJson(said))).toBe(
      '{"book":{"title":"T","authors":["A"],"description":null,"src":"text","language":"en","text-direction":null},' +
        '"build":{"build-dir":"book","create-missing":false,"use-default-preprocessors":true,"extra-watch-dirs":[]},' +
        '"rust":{"edition":"2021"},"output":{"html":{"print":{"enable":false}}},' +
        '"preprocessor":{"dump":{"command":"./dump"}}}',
    );
  });

  test('omit tables that only repeat defaults', () => {
    expect(
      configJson({ ...tables, build: { 'build-dir': 'book', 'create-missing': true } }),
    ).not.toHaveProperty('build');
  });
});
