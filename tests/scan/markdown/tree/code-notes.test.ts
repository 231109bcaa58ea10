// Numbered comments and the list below a block -> notes about its lines.
import { describe, expect, test } from 'vitest';
import type { CodeSlot } from '../../../../src/scan/markdown/body.ts';
import { mappedFile } from '../../../../src/core/mapped-text.ts';
import { bookPath } from '../../../../src/core/path.ts';
import { parseChapter } from '../../../../src/scan/markdown/parse-chapter.ts';
import { defaults, readChapter } from '../chapter.ts';

interface Found {
  /** Each line, with the numbers of its notes. */
  readonly lines: readonly string[];
  readonly ids: readonly (string | undefined)[];
  readonly args: readonly unknown[];
}

function read(text: string, options: Partial<typeof defaults> = {}): Found {
  const path = bookPath('src/chapter.md');
  const { value, diagnostics } = parseChapter({
    source: path,
    text: mappedFile(path, text),
    frontMatter: { data: {} },
    options: { ...defaults, ...options },
    definitionOf: () => undefined,
  });
  const slots = value.body.filter(
    (piece): piece is CodeSlot => typeof piece !== 'string' && piece.kind === 'code',
  );
  return {
    lines: slots.flatMap(({ lines }) =>
      lines
        .filter(({ text: line }) => line !== '')
        .map(({ text: line, notes }) => [line, ...(notes ?? [])].join('|')),
    ),
    ids: slots.map(({ notesId }) => notesId),
    args: diagnostics.map(({ code, args }) => [code, args]),
  };
}

const block = (line: string, language = 'js'): string =>
  `\`\`\`${language}\n${line}\n\`\`\`\n\n1. One\n2. Two\n`;
const linesOf = (line: string, language?: string): readonly string[] => read(block(line, language)).lines;

describe('a comment', () => {
  test.each([
    ['a(); // (1)!', 'a();|1'],
    ['a(); //(1)!', 'a();|1'],
    ['a(); // (1)! (2)!', 'a();|1|2'],
    ['a(); /* (2)! */', 'a();|2'],
    ['a {/* (1)! */}', 'a|1'],
    ['a # (1)!', 'a|1'],
    ['a -- (1)!', 'a|1'],
    ['a ; (1)!', 'a|1'],
    ['a % (1)!', 'a|1'],
    ['<a> <!-- (1)! -->', '<a>|1'],
    ['a (* (1)! *)', 'a|1'],
    ['a {- (1)! -}', 'a|1'],
    ['a {{!-- (1)! --}}', 'a|1'],
    ['  // (1)!', ''],
  ])('that is only a number, %j, is a note', (line, result) => {
    expect(linesOf(line).concat(result === '' ? [''] : [])[0]).toBe(result);
  });

  test.each([
    'a(); // (1)',
    'a(); // see (1)!',
    'a(); // O(1)!',
    'a(1)!',
    'a (1)!',
    'a(); // (1)! b',
    '"// (1)!"',
    'a(); // (x)!',
    'a(); // (1234)!',
    'a(); // (1)!!',
  ])('that says something else, %j, stays', (line) => {
    expect(read(block(line))).toEqual({ lines: [line], ids: [undefined], args: [] });
  });
});

describe('a list of notes', () => {
  test('gets ids that the lines refer to, also under a caption', () => {
    const { html, facts, diagnostics } = readChapter(
      `${block('a // (1)! (2)!')}\ntext\n\n${block('b // (2)! (1)!', 'js title="x"')}`,
    );
    expect(html.match(/<(?:ol|li)[^>]*>/g)).toEqual([
      '<ol class="code-notes">',
      '<li id="code-note-1-1">',
      '<li id="code-note-1-2">',
      '<ol class="code-notes">',
      '<li id="code-note-2-1">',
      '<li id="code-note-2-2">',
    ]);
    expect(facts.uses).toEqual(['code-notes']);
    expect(diagnostics).toEqual([]);
    expect(facts.anchors.map(({ id }) => id)).toEqual([
      'code-note-1-1',
      'code-note-1-2',
      'code-note-2-1',
      'code-note-2-2',
    ]);
  });

  test('may start at any number', () => {
    expect(read('```js\na // (3)!\n```\n\n3. Three\n')).toEqual({
      lines: ['a|3'],
      ids: ['code-note-1'],
      args: [],
    });
  });

  test('isn’t a list of notes below code without such comments', () => {
    const { html } = readChapter('```js\na // (1)\n```\n\n1. One\n');
    expect(html).toBe('<pre><code class="language-js">a // (1)\n</code></pre>\n<ol>\n<li>One</li>\n</ol>');
  });

  test.each([
    ['```js\na // (1)!\n```\n', [['code/no-note', { number: 1, items: 0 }]]],
    ['```js\na // (1)!\n```\n\ntext\n\n1. One\n', [['code/no-note', { number: 1, items: 0 }]]],
    ['```js\na // (1)!\n```\n\n- One\n', [['code/no-note', { number: 1, items: 0 }]]],
    [
      '```js\na // (1)!\nb // (3)!\n```\n\n1. One\n2. Two\n',
      [
        ['code/no-note', { number: 3, items: 2 }],
        ['code/unused-note', { number: 2 }],
      ],
    ],
  ])('that does not fit the comments is reported: %j', (text, problems) => {
    expect(read(text).args).toEqual(problems);
  });

  test('is reported where its block begins', () => {
    expect(readChapter('text\n\n```js\na // (1)!\n```\n').diagnostics[0]?.at).toEqual({
      file: 'src/chapter.md',
      span: { start: 6, end: 11 },
    });
  });
});

test('hidden lines, editable code and blocks that show Markdown keep their comments', () => {
  expect(linesOf('# a // (1)!\nb // (2)!', 'rust,ignore')).toEqual(['a // (1)!', 'b|2']);
  const playground = { editable: true, runnable: true };
  expect(read(block('fn main() {} // (1)! (2)!', 'rust,editable'), { playground })).toEqual({
    lines: ['fn main() {} // (1)! (2)!'],
    ids: [undefined],
    args: [],
  });
  const about = '````md\n```js\na // (1)!\n```\n````\n\n1. One\n';
  expect(read(about)).toEqual({ lines: ['```js', 'a // (1)!', '```'], ids: [undefined], args: [] });
});

test('markers of lines work next to notes', () => {
  expect(linesOf('a // [!code ++] // (1)!')).toEqual(['a|1']);
  const { html } = readChapter('> ```js\n> a // (1)!\n> ```\n>\n> 1. One\n');
  expect(html).toContain('<li id="code-note-1-1">');
});
