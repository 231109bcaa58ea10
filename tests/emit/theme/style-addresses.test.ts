import { expect, test } from 'vitest';
import { styleAddresses } from '../../../src/emit/theme/style-addresses.ts';

test.each([
  ['unquoted', 'a { background: url(a.png) }', ['a.png']],
  ['with blanks around', 'a { background: url(  a.png\n) }', ['a.png']],
  ['in double quotes', 'a { background: url("a b.png") }', ['a b.png']],
  ['in single quotes', "a { background: url('a)b.png') }", ['a)b.png']],
  ['in capitals', 'a { background: URL(a.png) }', ['a.png']],
  [
    'several in one declaration',
    'a { src: url(a.eot?#iefix) format("x"), url(b.woff2) }',
    ['a.eot?#iefix', 'b.woff2'],
  ],
  [
    'with escapes',
    String.raw`a { background: url(a\ b.png) url("c\22 d.png") url(\e9.png) }`,
    ['a b.png', 'c"d.png', 'é.png'],
  ],
  ['in a data address', 'a { background: url(data:image/png;base64,AA==) }', ['data:image/png;base64,AA==']],
  [
    'in a data address with quotes and brackets',
    `a { background: url("data:image/svg+xml,<svg fill='url(%23x)'/>") }`,
    [`data:image/svg+xml,<svg fill='url(%23x)'/>`],
  ],
  ['an import as a string', '@import "a.css" layer(b) screen;', ['a.css']],
  ['an import as url()', "@IMPORT url('a.css') supports(display: grid);", ['a.css']],
  ['an import behind a comment', '@import/* x */"a.css";', ['a.css']],
  [
    'in a set of images',
    'a { background: image-set("a.png" 1x, url(b.png) 2x, "c.avif" type("image/avif")) , "d" }',
    ['a.png', 'b.png', 'c.avif'],
  ],
  ['in a comment', '/* url(a.png) @import "b.css"; */', []],
  ['in a comment that never ends', 'a {} /* url(a.png)', []],
  ['in the text of a string', 'a { content: "url(a.png)" }', []],
  ['as the end of another name', 'a { background: my-url(a.png) }', []],
  ['in other strings', '@charset "utf-8"; a { font-family: "A"; content: "x.png" }', []],
  ['empty', 'a { background: url() url("") }', ['']],
  ['in a string that ends with its line', 'a { content: "x\n} b { background: url(b.png) }', ['b.png']],
])('an address %s', (_, text, addresses) => {
  expect(styleAddresses(text).map(({ address }) => address)).toEqual(addresses);
});

test('spans cover what is written, and imports are known', () => {
  const text = '@import "a.css";\np { background: url(a.png) }';
  const found = styleAddresses(text).map(({ span, isImport }) => [
    text.slice(span.start, span.end),
    isImport,
  ]);
  expect(found).toEqual([
    ['"a.css"', true],
    ['a.png', false],
  ]);
});

test.each([
  'url(',
  'url(   ',
  'url("',
  "url('a",
  '@import/*',
  '@import /**/',
  '/*',
  '"',
  'image-set(',
  '(',
  '\\',
])('a hundred thousand times %j are read in one pass', (part) => {
  expect(styleAddresses(part.repeat(100_000)).length).toBeLessThanOrEqual(100_000);
});
