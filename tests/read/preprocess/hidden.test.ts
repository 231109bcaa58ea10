import fc from 'fast-check';
import MarkdownIt from 'markdown-it';
import { describe, expect, test } from 'vitest';
import { mappedFile } from '../../../src/core/mapped-text.ts';
import { bookPath } from '../../../src/core/path.ts';
import { type HiddenOptions, resolveHidden, stripHidden } from '../../../src/read/preprocess/hidden.ts';
import { privateParts } from '../../../src/plugins/private/private.ts';
import type { PrivateOptions } from '../../../src/plugins/private/private-comments.ts';
import { loaded } from '../../plugins/loaded.ts';
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
  ])('are removed: %s', (_, before, after) => {
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
  ])('are not recognized in %s', (_, before) => {
    expect(strip(before)).toBe(before);
    expect(show(before)).toBe(before);
  });

  test('that are not closed extend to the end, with a diagnostic', () => {
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
  ])('are shown as a box of Markdown (%s)', (_, before, after) => {
    expect(show(before)).toBe(after);
    expect(new MarkdownIt({ html: true }).render(after)).toContain('<p>');
  });

  test('that are not closed are shown to the end', () => {
    const { value, diagnostics } = resolve('<div class="hidden">a', { sections: 'show' });
    expect(value.text).toBe('<div class="hidden-shown">\n\na');
    expect(diagnostics.map(({ code }) => code)).toEqual(['hidden/not-closed']);
  });
});

describe('hidden sections before includes are expanded', () => {
  const stripped = (text: string, options: HiddenOptions): string =>
    stripHidden(mappedFile(file, text), options).text;

  test('are removed if they are closed and to be stripped', async () => {
    const { active: hooks } = await loaded([privateParts, { remove: true, style: true, notice: '' }]);
    const options: HiddenOptions = { sections: 'strip', hooks };
    expect(stripped('a\n<div class="hidden">b</div>\n<!--private c-->d', options)).toBe('a\n\nd');
  });

  test('stay if they are not closed yet or are to be shown', () => {
    const text = '<div class="hidden">a</div>\n\n<div class="hidden">\n\n{{#include rest-of-it.md}}';
    expect(stripped(text, { sections: 'strip' })).toBe(text);
    expect(stripped('<div class="hidden">a</div>', { sections: 'show' })).toBe('<div class="hidden">a</div>');
  });
});

test('random texts never throw, and nothing of a closed hidden section remains', async () => {
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
  const hooks = async (options: PrivateOptions): Promise<NonNullable<HiddenOptions['hooks']>> =>
    (await loaded([privateParts, options])).active;
  const options = fc.constantFrom<HiddenOptions>(
    { sections: 'strip', hooks: await hooks({ remove: true, style: true, notice: '' }) },
    { sections: 'show', hooks: await hooks({ remove: false, style: true, notice: 'x' }) },
    { sections: 'show', hooks: await hooks({ remove: false, style: false, notice: 'x' }) },
  );
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 16 }), options, (pieces, how) => {
      const text = pieces.join('');
      expect(resolve(text, how)).toEqual(resolve(text, how));
    }),
    { numRuns: 1000 },
  );
});

test('thousands of unclosed hidden tags are read quickly', () => {
  expect(resolve('<div class="hidden">\n\n'.repeat(20_000), { sections: 'strip' }).value.text).toBe('');
  expect(resolve('<div '.repeat(200_000), { sections: 'strip' }).diagnostics).toEqual([]);
  expect(resolve(`${'\n<div class="hidden'.repeat(20_000)}>`, { sections: 'strip' }).diagnostics.length).toBe(
    1,
  );
  expect(resolve(`<div class="hidden">${'<!--'.repeat(200_000)}`, { sections: 'strip' }).value.text).toBe('');
  const nested = `${'- > '.repeat(100_000)}\n\n<div class="hidden">\n</div>\n`;
  expect(resolve(nested.repeat(2), { sections: 'strip' }).diagnostics).toEqual([]);
});
