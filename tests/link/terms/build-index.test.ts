import { describe, expect, test } from 'vitest';
import { bookPath, urlPath } from '../../../src/core/path.ts';
import { type Mark, buildHtmlIndex, buildIndex } from '../../../src/link/terms/build-index.ts';
import { searchTerms } from '../../../src/link/terms/search-terms.ts';
import type { IndexRules, TermEntry, TermIndex } from '../../../src/link/terms/term-index.ts';

const rules: IndexRules = { seeInstead: {}, nestUnder: {}, suppressHead: false, language: 'en' };

/** Marks of pages `a.html`, `b.html`... in order: one text each, or several. */
const marks = (...pages: readonly (string | readonly string[])[]): readonly Mark[] =>
  pages.flatMap((texts, page) =>
    [texts].flat().map((text, i) => ({
      text,
      place: { url: urlPath(`${'abcdef'[page] ?? 'z'}.html`), id: `i${i}`, chapter: `Chapter ${page}` },
      at: { file: bookPath('src/a.md'), span: { start: 0, end: 1 } },
    })),
  );

const entriesIn = ({ groups }: TermIndex): readonly string[] =>
  groups.flatMap(({ entries }) => entries.flatMap((entry) => lines(entry, '')));

function lines({ text, places, see, children }: TermEntry, indent: string): readonly string[] {
  const found = places.map(({ url, id = '' }) => ` ${url}#${id}`).join('');
  const also = see.map(({ text: target, key }) => ` -> ${target}${key === undefined ? '?' : ''}`).join('');
  return [`${indent}${text}${found}${also}`, ...children.flatMap((child) => lines(child, `${indent}  `))];
}

const index = (all: readonly Mark[], own: Partial<IndexRules> = {}): readonly string[] =>
  entriesIn(buildIndex(all, { ...rules, ...own }).value);

describe('an index entry', () => {
  test('has one place per page, the first one, in reading order', () => {
    expect(index(marks(['x', 'y', 'x'], 'z', 'x'))).toEqual([
      'x a.html#i0 c.html#i0',
      'y a.html#i1',
      'z b.html#i0',
    ]);
  });

  test('is a different one in another letter case', () => {
    expect(index(marks('borrow', 'Borrow'))).toEqual(['Borrow b.html#i0', 'borrow a.html#i0']);
  });

  test('with a redirect passes on its places and is listed even without a marker', () => {
    const own = { seeInstead: { 'unit type': '`()`', nobody: '`()`' } };
    expect(index(marks('`()`', 'unit type'), own)).toEqual([
      '`()` a.html#i0 b.html#i0',
      'nobody -> `()`',
      'unit type -> `()`',
    ]);
  });

  test('is nested under its parent, which is created if it has no marker', () => {
    const own = { nestUnder: { PUSH: 'protocol', PAIR: 'protocol', protocol: 'network' } };
    expect(index(marks('PUSH', 'PAIR'), own)).toEqual([
      'network',
      '  protocol',
      '    PAIR b.html#i0',
      '    PUSH a.html#i0',
    ]);
  });

  test('may name its parents itself, and is the same either way', () => {
    expect(index(marks('test!unit', 'unit'), { nestUnder: { unit: 'test' } })).toEqual([
      'test',
      '  unit a.html#i0 b.html#i0',
    ]);
  });

  test('may omit its parent’s word', () => {
    const own = { nestUnder: { 'test, unit': 'test', 'doc test': 'test' }, suppressHead: true };
    expect(index(marks(['test, unit', 'doc test']), own)).toEqual([
      'test',
      '  doc test a.html#i1',
      '  unit a.html#i0',
    ]);
  });

  test('refers to others by a marker, which is not one of its places', () => {
    expect(
      index(marks('RiiR|see rewrite', 'rewrite', 'rewrite|see also port!rewrite', 'port!rewrite')),
    ).toEqual(['port', '  rewrite d.html#i0', 'rewrite b.html#i0 -> port, rewrite', 'RiiR -> rewrite']);
  });
});

describe('the index reports', () => {
  test('a reference to an entry that does not exist', () => {
    const { value, diagnostics } = buildIndex(marks('generics', 'types|see generic'), rules);
    expect(diagnostics.map(({ code, args, at }) => [code, args, at?.file])).toEqual([
      ['term/no-such-entry', { entry: 'types', target: 'generic', nearest: 'generics' }, 'src/a.md'],
    ]);
    expect(entriesIn(value)).toEqual(['generics a.html#i0', 'types -> generic?']);
  });

  test('an entry nested under itself', () => {
    const { value, diagnostics } = buildIndex(marks('a'), { ...rules, nestUnder: { a: 'b', b: 'a' } });
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['term/nested-in-itself', { entry: 'a' }],
    ]);
    expect(entriesIn(value)).toEqual(['a a.html#i0']);
  });
});

test('the names of Object’s own properties are ordinary index entries', () => {
  expect(index(marks('constructor', '__proto__', 'toString'))).toEqual([
    'constructor a.html#i0',
    '__proto__ b.html#i0',
    'toString c.html#i0',
  ]);
});

test('index entries with HTML are sorted by their text', () => {
  const html = marks('<code>b</code>', 'a', 'c').map(({ text, place }) => ({ text, place }));
  expect(entriesIn(buildHtmlIndex(html, 'en'))).toEqual([
    'a b.html#i0',
    '<code>b</code> a.html#i0',
    'c c.html#i0',
  ]);
});

test('search finds every index entry that has places by its full name', () => {
  const { value } = buildIndex(marks('test!*unit*', '`Vec<T>`', 'x|see test!*unit*'), rules);
  expect(searchTerms(value).map(({ text, places }) => [text, places.length])).toEqual([
    ['test, unit', 1],
    ['Vec<T>', 1],
  ]);
});
