import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { mappedFile } from '../../../src/core/mapped-text.ts';
import { bookPath } from '../../../src/core/path.ts';
import { type HiddenOptions, resolveHidden, stripHidden } from '../../../src/read/preprocess/hidden.ts';
import { wrongSegments } from './memory-book.ts';

const file = bookPath('src/a.md');

function resolve(text: string, options: HiddenOptions) {
  const outcome = resolveHidden(mappedFile(file, text), options);
  expect(wrongSegments(outcome.value, () => text)).toEqual([]);
  return outcome;
}

/** The text that comes out, when nothing is wrong. */
function textOf(text: string, options: HiddenOptions): string {
  const { value, diagnostics } = resolve(text, options);
  expect(diagnostics).toEqual([]);
  return value.text;
}

const strip = (text: string): string => textOf(text, { sections: 'strip' });
const show = (text: string): string => textOf(text, { sections: 'show' });

describe('hidden sections', () => {
  const text = 'a\n\n<div class="hidden">\n\n## Head\n\n</div>\n\nb';

  test('are kept as they are', () => {
    const mapped = mappedFile(file, text);
    expect(resolveHidden(mapped, { sections: 'keep' }).value).toBe(mapped);
  });

  test.each([
    ['one', text, 'a\n\n\n\nb'],
    ['without blank lines', 'a\n<div class="hidden">\n[x](y)\n</div>\nb', 'a\n\nb'],
    ['an empty one', '<div class="hidden">\n</div>', ''],
    ['on one line', 'a\n<div class="hidden">b</div> c', 'a\n c'],
    ['at the end of the file', 'a\n\n<div class="hidden">\nb\n\n</div>', 'a\n\n'],
    ['two', '<div class="hidden">a</div>\n\nb\n\n<div class="hidden">c</div>', '\n\nb\n\n'],
    ['other quotes, classes and attributes', "<div id=x class='y hidden'>a</div>b<div>", 'b<div>'],
    ['a class without quotes', '<div class=hidden>a</div>', ''],
    ['a tag over two lines', '<div\n class="hidden">a</div>', ''],
    ['nested sections', '<div class="hidden">\n<div>a</div>\n<div class="hidden">b</div>\n</div>c', 'c'],
    ['a closing tag in a code span', '<div class="hidden">\n\n`</div>` a\n\n</div>b', 'b'],
    ['a closing tag in a fence', '<div class="hidden">\n\n```\n</div>\n```\n\n</div>b', 'b'],
    ['a closing tag in a comment', '<div class="hidden"><!-- </div> --></div>b', 'b'],
    ['other tags', '<div class="hidden">\n<p>a</p><divx>\n</div>b', 'b'],
    ['in a list item', '- a\n\n  <div class="hidden">\n  b\n  </div>\n\n- c', '- a\n\n  \n\n- c'],
    ['in a quote', '> a\n>\n> <div class="hidden">b</div>\n> c', '> a\n>\n> \n> c'],
    ['inside another division', '<div>\n<div class="hidden">a</div>\nb</div>', '<div>\n\nb</div>'],
    ['capital letters', '<DIV CLASS="hidden">a</DIV>b', 'b'],
  ])('%s is taken out', (_, before, after) => {
    expect(strip(before)).toBe(after);
  });

  test.each([
    ['a fence', '```html\n<div class="hidden">a</div>\n```'],
    ['a code span', '`<div class="hidden">` and `</div>`'],
    ['a sentence', 'between <div class="hidden"> and </div>'],
    ['indented code', 'a\n\n    <div class="hidden">b</div>'],
    ['a comment', '<!--\n<div class="hidden">a</div>\n-->'],
    ['another class', '<div class="hidden-not">a</div>\n<div class="un-hidden">b</div>'],
    ['another attribute', '<div title="hidden">a</div>'],
    ['another tag', '<span class="hidden">a</span>\n<details class="hidden"></details>'],
  ])('not in %s', (_, before) => {
    expect(strip(before)).toBe(before);
    expect(show(before)).toBe(before);
  });

  test('one that is not closed lasts to the end, and is told', () => {
    const { value, diagnostics } = resolve('a\n<div class="hidden">\n<div>b</div>\n\nc', {
      sections: 'strip',
    });
    expect(value.text).toBe('a\n');
    expect(diagnostics).toEqual([
      { code: 'hidden/not-closed', args: { tag: 'div' }, at: { file, span: { start: 2, end: 22 } } },
    ]);
  });

  test.each([
    ['a', '<div class="hidden">\n[x](y)\n</div>', '<div class="hidden-shown">\n\n\n[x](y)\n\n\n</div>'],
    ['b', '<div class="x hidden">a</div>', '<div class="x hidden-shown">\n\na\n\n</div>'],
    ['c', '> <div class="hidden">a</div>', '> <div class="hidden-shown">\n>\n> a\n>\n> </div>'],
    [
      'e',
      '<div id="hidden-x" class="hidden">a</div>',
      '<div id="hidden-x" class="hidden-shown">\n\na\n\n</div>',
    ],
    ['d', '- <div class="hidden">a</div>', '- <div class="hidden-shown">\n\n  a\n\n  </div>'],
  ])('is shown as a box of Markdown (%s)', (_, before, after) => {
    expect(show(before)).toBe(after);
    expect(new MarkdownIt({ html: true }).render(after)).toContain('<p>');
  });

  test('one that is not closed is shown to the end', () => {
    const { value, diagnostics } = resolve('<div class="hidden">a', { sections: 'show' });
    expect(value.text).toBe('<div class="hidden-shown">\n\na');
    expect(diagnostics.map(({ code }) => code)).toEqual(['hidden/not-closed']);
  });
});

describe('before includes', () => {
  const stripped = (text: string, options: HiddenOptions): string =>
    stripHidden(mappedFile(file, text), options).text;

  test('what is to be stripped and is closed is taken out', () => {
    const options: HiddenOptions = { sections: 'strip', private: { remove: true, style: true, notice: '' } };
    expect(stripped('a\n<div class="hidden">b</div>\n<!--private c-->d', options)).toBe('a\n\nd');
  });

  test('what is not closed yet stays, and so does what is shown', () => {
    const text = '<div class="hidden">a</div>\n\n<div class="hidden">\n\n{{#include rest-of-it.md}}';
    expect(stripped(text, { sections: 'strip' })).toBe(text);
    expect(stripped('<div class="hidden">a</div>', { sections: 'show' })).toBe('<div class="hidden">a</div>');
  });
});

describe('private comments', () => {
  const how = (remove: boolean, style: boolean): HiddenOptions => ({
    sections: 'keep',
    private: { remove, style, notice: 'TOP <SECRET>' },
  });

  test.each([
    ['one', 'a\n\n<!--private\nb\n-->\n\nc', 'a\n\n\nc'],
    ['in a line', 'a <!-- private b --> c', 'a  c'],
    ['with its line end', 'a\n<!--private b-->\nc', 'a\nc'],
    ['with fences and blank lines', '<!--private\n\n```\n\nb\n-->\nc', 'c'],
    ['an empty one', '<!--private-->a', 'a'],
  ])('%s is removed', (_, before, after) => {
    expect(textOf(before, how(true, true))).toBe(after);
  });

  test.each([
    ['another comment', '<!-- privately -->\n<!-- a private one -->'],
    ['in code', '`<!--private a-->`\n\n```\n<!--private b-->\n```'],
  ])('%s stays', (_, text) => {
    for (const options of [how(true, true), how(false, true), how(false, false)]) {
      expect(textOf(text, options)).toBe(text);
    }
  });

  test('are comments like others where nothing is said about them', () => {
    expect(strip('<!--private a-->')).toBe('<!--private a-->');
  });

  test('are shown plain', () => {
    expect(textOf('a\n\n<!--private\n\nb\n-->\n\nc', how(false, false))).toBe('a\n\nb\n\nc');
  });

  test('are shown in a box that tells what they are', () => {
    expect(textOf('<!--private *b* -->\nc', how(false, true))).toBe(
      '<blockquote class="private"><span class="private-notice">TOP &lt;SECRET&gt;</span>' +
        '\n\n*b*\n\n</blockquote>\n\n\nc',
    );
    expect(textOf('a <!--private b-->', how(false, true))).toMatch(/^a \n\n<blockquote/);
  });

  test('one that is not closed lasts to the end, and is told', () => {
    const { value, diagnostics } = resolve('a\n<!--private b\n\nc', how(true, true));
    expect(value.text).toBe('a\n');
    expect(diagnostics).toEqual([
      { code: 'hidden/not-closed', args: { tag: '<!--private' }, at: { file, span: { start: 2, end: 14 } } },
    ]);
  });

  test('may hold a hidden section, which goes by its own rule', () => {
    const text = '<!--private\n<div class="hidden">a</div>\nb\n-->';
    expect(textOf(text, { ...how(false, false), sections: 'strip' })).toBe('\nb');
  });
});

test('random texts never throw, and nothing of a closed section is left', () => {
  const piece = fc.constantFrom(
    '<div class="hidden">',
    '\n<div class="hidden">\n',
    '</div>',
    '\n</div>\n',
    '<div>',
    '\n\n',
    '```\n',
    '`',
    '> ',
    '- ',
    '<!--',
    '<!--private ',
    '-->',
    'text',
  );
  const options = fc.constantFrom<HiddenOptions>(
    { sections: 'strip', private: { remove: true, style: true, notice: '' } },
    { sections: 'show', private: { remove: false, style: true, notice: 'x' } },
    { sections: 'show', private: { remove: false, style: false, notice: 'x' } },
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), options, (pieces, how) => {
      const text = pieces.join('');
      expect(resolve(text, how)).toEqual(resolve(text, how));
    }),
    { numRuns: 1000 },
  );
});

test('thousands of tags without ends take no time', () => {
  expect(resolve('<div class="hidden">\n\n'.repeat(20_000), { sections: 'strip' }).value.text).toBe('');
  expect(resolve('<div '.repeat(200_000), { sections: 'strip' }).diagnostics).toEqual([]);
  expect(resolve(`${'\n<div class="hidden'.repeat(20_000)}>`, { sections: 'strip' }).diagnostics.length).toBe(
    1,
  );
  expect(resolve(`<div class="hidden">${'<!--'.repeat(200_000)}`, { sections: 'strip' }).value.text).toBe('');
  const nested = `${'- > '.repeat(100_000)}\n\n<div class="hidden">\n</div>\n`;
  expect(resolve(nested.repeat(2), { sections: 'strip' }).diagnostics).toEqual([]);
});
