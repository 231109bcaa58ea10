import { describe, expect, test } from 'vitest';
import { mappedFile } from '../../src/core/mapped-text.ts';
import { bookPath } from '../../src/core/path.ts';
import { privateHooks } from '../../src/plugins/private/private-comments.ts';
import { type HiddenOptions, resolveHidden } from '../../src/read/preprocess/hidden.ts';
import { wrongSegments } from '../read/preprocess/memory-book.ts';

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

describe('private comments', () => {
  const how = (remove: boolean, style: boolean): HiddenOptions => ({
    sections: 'keep',
    hooks: [{ hooks: privateHooks, options: { remove, style, notice: 'TOP <SECRET>' } }],
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

  test('are ordinary comments without the plugin', () => {
    expect(textOf('<!--private a-->', { sections: 'strip' })).toBe('<!--private a-->');
  });

  test('are shown plain', () => {
    expect(textOf('a\n\n<!--private\n\nb\n-->\n\nc', how(false, false))).toBe('a\n\nb\n\nc');
  });

  test('can be shown in a box with a label', () => {
    expect(textOf('<!--private *b* -->\nc', how(false, true))).toBe(
      '<blockquote class="private"><span class="private-notice">TOP &lt;SECRET&gt;</span>' +
        '\n\n*b*\n\n</blockquote>\n\n\nc',
    );
    expect(textOf('a <!--private b-->', how(false, true))).toMatch(/^a \n\n<blockquote/);
  });

  test('that are not closed extend to the end, with a diagnostic', () => {
    const { value, diagnostics } = resolve('a\n<!--private b\n\nc', how(true, true));
    expect(value.text).toBe('a\n');
    expect(diagnostics).toEqual([
      { code: 'hidden/not-closed', args: { tag: '<!--private' }, at: { file, span: { start: 2, end: 14 } } },
    ]);
  });

  test('may contain a hidden section, which follows its own rule', () => {
    const text = '<!--private\n<div class="hidden">a</div>\nb\n-->';
    expect(textOf(text, { ...how(false, false), sections: 'strip' })).toBe('\nb');
  });
});
