import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { originOf } from '../../../src/core/mapped-text.ts';
import { bookPath } from '../../../src/core/path.ts';
import { type ExpandOptions, type Expanded, expandChapter } from '../../../src/read/preprocess/expand.ts';
import { memoryBook, wrongSegments } from './memory-book.ts';

type Files = Readonly<Record<string, string>>;

/** Expands `src/a.md` of `files`; every segment of the answer is checked on the way. */
function expand(files: Files, options: Partial<ExpandOptions> = {}) {
  const { read, list } = memoryBook(files);
  const outcome = expandChapter(
    {
      source: bookPath('src/a.md'),
      start: 0,
      text: files['src/a.md'] ?? '',
      options: { angleMarkers: true, ...options },
    },
    { read, list },
  );
  expect(wrongSegments(outcome.value.text, (path) => files[path] ?? '')).toEqual([]);
  return outcome;
}

/** The text that comes out, when nothing is wrong. */
function textOf(files: Files, options: Partial<ExpandOptions> = {}): string {
  const { value, diagnostics } = expand(files, options);
  expect(diagnostics).toEqual([]);
  return value.text.text;
}

/** Where the first `wanted` of the answer was written: `file:offset`. */
function placeOf({ text }: Expanded, wanted: string): string {
  const at = text.text.indexOf(wanted);
  const origin = originOf(text, at, at + wanted.length);
  return `${origin?.file ?? '?'}:${origin?.span.start ?? '?'}-${origin?.span.end ?? '?'}`;
}

describe('a text without directives', () => {
  test.each([
    '',
    'text',
    '{{hi:x}} <<hi:x>> \\{{hi:y}} \\<<hi:x>>',
    '{{hi:{{#includes }}}} <<hi:Vec<T>>> {{hi:a}{{hi:b}} {{hi:over\na line}}',
    '| {{hi:a|b}} | <<i:c>>{{ii:d}} |',
    '{{#unknown x}} {{#toc}} <<#toc x>> {{#tabs global="g" }}',
    '<<i::8>> cout<<x<<y <<EOF <<-EOF <<~T <<< T <<: *a <<T as X>::Y>',
    '<<<<<<< HEAD\n<<name>> <<interface>> <<ref,text>> <<< @/file.ts#include {1}',
    '${{ x }} {{ site.title }} {% raw %}{{#each list}}{{> part}}{{/each}}',
    '{{#include}} <<#include>> {{#include \\{{#title',
  ])('`%s` stays as it is', (text) => {
    expect(textOf({ 'src/a.md': text })).toBe(text);
  });
});

describe('an include', () => {
  test('inserts a file as it is, without its last newline', () => {
    const files = { 'src/a.md': '1\n{{#include b.txt}}\n2', 'src/b.txt': 'l1\n\nl3\n' };
    expect(textOf(files)).toBe('1\nl1\n\nl3\n2');
  });

  test('repeats the indentation and quote markers before it on each line', () => {
    const files = { 'src/a.md': '> > {{#include b.txt}}\n\t{{#include b.txt}}!', 'src/b.txt': 'x\n\ny\n' };
    expect(textOf(files)).toBe('> > x\n> > \n> > y\n\tx\n\t\n\ty!');
  });

  test('repeats the markers of both levels in nested includes', () => {
    const files = {
      'src/a.md': '> {{#include b.md}}',
      'src/b.md': '- {{#include c.txt}}\n  {{#include c.txt}}\n',
      'src/c.txt': 'x\ny\n',
    };
    expect(textOf(files)).toBe('> - x\n>   y\n>   x\n>   y');
  });

  test.each([
    ['> Quote: *', '> Quote: x\n> \n> y'],
    ['>Quote: *', '>Quote: x\n> \n> y'],
    ['> [!NOTE]\n> See *', '> [!NOTE]\n> See x\n> \n> y'],
    ['- *', '- x\n  \n  y'],
    ['- [ ] a *', '- [ ] a x\n  \n  y'],
    ['- a\n\n  b *', '- a\n\n  b x\n  \n  y'],
    ['- a\nlazy *', '- a\nlazy x\n  \n  y'],
    ['10) **b** *', '10) **b** x\n    \n    y'],
    ['> - a\n>   1. b *', '> - a\n>   1. b x\n>      \n>      y'],
    ['t\n: d *', 't\n: d x\n  \n  y'],
    ['t\n:   d *', 't\n:   d x\n    \n    y'],
    ['[^1]: n *', '[^1]: n x\n    \n    y'],
    ['[^1]: n\n\n    m *', '[^1]: n\n\n    m x\n    \n    y'],
    ['> ```\n> a = *\n> ```', '> ```\n> a = x\n> \n> y\n> ```'],
    ['- ```yaml\n  - *\n  ```', '- ```yaml\n  - x\n  \n  y\n  ```'],
    ['- ```yaml\n  a: *\n  ```', '- ```yaml\n  a: x\n  \n  y\n  ```'],
  ])('keeps all its lines in their quote, item or note: %j', (markdown, expected) => {
    const text = markdown.replace(/\*(?=\n|$)/, '{{#include b.txt}}');
    expect(textOf({ 'src/a.md': text, 'src/b.txt': 'x\n\ny\n' })).toBe(expected);
  });

  test.each([
    'a *',
    '# a *',
    'a\n    b *',
    '<div>\n    <td>*',
    '```yaml\n- *\n```',
    '| * |',
    '- a\n\nb *',
    '**b** *',
  ])('repeats nothing outside of them: %j', (markdown) => {
    const text = markdown.replace(/\*(?=\n|$| \|)/, '{{#include b.txt}}');
    expect(textOf({ 'src/a.md': text, 'src/b.txt': 'x\n\ny\n' })).toBe(
      text.replace('{{#include b.txt}}', 'x\n\ny'),
    );
  });

  test('in code repeats the prefix that hides a line', () => {
    const files = {
      'src/a.md': '```rust\n# {{#include b.txt}}\n```\n# {{#include b.txt}}',
      'src/b.txt': 'x\ny\n',
    };
    expect(textOf(files)).toBe('```rust\n# x\n# y\n```\n# x\ny');
  });

  test('does not repeat other text before it', () => {
    expect(textOf({ 'src/a.md': 'a {{#include b.txt}}', 'src/b.txt': 'x\ny\n' })).toBe('a x\ny');
  });

  test('accepts lines and anchors', () => {
    const files = {
      'src/a.md': '{{#include ../code/m.rs:2}}|{{#include ../code/m.rs:part}}',
      'code/m.rs': 'a\nb\n// ANCHOR: part\nc\n// ANCHOR_END: part\n',
    };
    expect(textOf(files)).toBe('b|c');
  });

  test('works in fences, code spans and comments, as in prose', () => {
    const files = {
      'src/a.md': '```rs\n{{#include b}}\n```\n`{{#include b}}` <!-- {{#include b}} -->',
      'src/b': 'x',
    };
    expect(textOf(files)).toBe('```rs\nx\n```\n`x` <!-- x -->');
  });

  test('ignores words after the path', () => {
    expect(textOf({ 'src/a.md': '{{#include b.txt c d}}', 'src/b.txt': 'x' })).toBe('x');
  });

  test('works the same in both marker forms', () => {
    const files = { 'src/a.md': '<<#include b>> {{#include b}}', 'src/b': '<<#include c>>', 'src/c': 'x' };
    expect(textOf(files)).toBe('x x');
    expect(textOf(files, { angleMarkers: false })).toBe('<<#include b>> <<#include c>>');
  });

  test('can read a file outside the book’s folder', () => {
    expect(textOf({ 'src/a.md': '{{#include ../../LICENSE}}', '../LICENSE': 'MIT' })).toBe('MIT');
    expect(textOf({ 'src/a.md': '{{#include /etc/x}}', '/etc/x': 'y' })).toBe('y');
  });

  test('lists each included file once, in order', () => {
    const files = {
      'src/a.md': '{{#include c}}{{#include b}}{{#include c}}',
      'src/b': '{{#include d}}',
      'src/c': '1',
      'src/d': '2',
    };
    expect(expand(files).value.included).toEqual(['src/c', 'src/b', 'src/d']);
  });
});

describe('a nested include', () => {
  const files = {
    'src/a.md': 'top\n{{#include sub/b.md}}\nend',
    'src/sub/b.md': 'in b\n{{#include deep/c.md:2:}}\n',
    'src/sub/deep/c.md': 'skipped\nin c {{#include ../../d.md}}!\n',
    'src/d.md': 'in d',
  };

  test('resolves its path from the file that contains it', () => {
    expect(textOf(files)).toBe('top\nin b\nin c in d!\nend');
  });

  test('maps each character to its origin, through three levels', () => {
    const { value } = expand(files);
    expect(placeOf(value, 'top')).toBe('src/a.md:0-3');
    expect(placeOf(value, 'in b')).toBe('src/sub/b.md:0-4');
    expect(placeOf(value, 'in c')).toBe('src/sub/deep/c.md:8-12');
    expect(placeOf(value, 'in d')).toBe('src/d.md:0-4');
    expect(placeOf(value, '!')).toBe('src/sub/deep/c.md:36-37');
    expect(placeOf(value, 'end')).toBe('src/a.md:26-29');
  });

  test.each([
    ['in the chapter’s folder', '{{#include listng.rs}}', 'listing.rs'],
    ['from the book’s root', '{{#include code/main.rs}}', '../../code/main.rs'],
    ['from the folder of the sources', '{{#include parts/x.md}}', '../parts/x.md'],
    ['with the path from the root', '{{#include src/parts/x.md}}', '../parts/x.md'],
    ['one folder too high', '{{#include ../../parts/x.md}}', '../parts/x.md'],
    ['one folder too low', '{{#include ../code/main.rs}}', '../../code/main.rs'],
    ['with another ending', '{{#include listing.py}}', 'listing.rs'],
    ['with a short name that is another one', '{{#include ../sql.md}}', undefined],
    ['with a number that is another one', '{{#include step-2.rs}}', undefined],
  ])('a file that is named %s is suggested as it has to be typed there', (_, text, nearest) => {
    const { diagnostics } = expand({
      'src/SUMMARY.md': '',
      'src/a.md': '{{#include deep/c.md}}',
      'src/deep/c.md': text,
      'src/deep/listing.rs': '',
      'src/deep/step-1.rs': '',
      'src/sqf.md': '',
      'src/parts/x.md': '',
      'code/main.rs': '',
    });
    expect(diagnostics.map(({ code, args }) => [code, 'nearest' in args && args.nearest])).toEqual([
      ['include/not-found', nearest],
    ]);
  });

  test('reports a problem where it was written', () => {
    const { diagnostics } = expand({ ...files, 'src/sub/deep/c.md': 'skipped\nin c {{#include no.md}}!\n' });
    expect(diagnostics).toEqual([
      {
        code: 'include/not-found',
        args: { path: 'src/sub/deep/no.md' },
        at: { file: 'src/sub/deep/c.md', span: { start: 13, end: 31 } },
      },
    ]);
  });

  test('goes ten files deep and no deeper', () => {
    const chain: Record<string, string> = { 'src/a.md': '0{{#include 1}}' };
    for (let i = 1; i <= 10; i++) chain[`src/${i}`] = `-${i}{{#include ${i + 1}}}`;
    chain['src/10'] = '-10';
    expect(textOf(chain)).toBe('0-1-2-3-4-5-6-7-8-9-10');
    chain['src/10'] = '-10{{#include 11}}|';
    chain['src/11'] = '-11';
    const { value, diagnostics } = expand(chain);
    expect(value.text.text).toBe('0-1-2-3-4-5-6-7-8-9-10|');
    expect(diagnostics).toEqual([
      { code: 'include/too-deep', args: { depth: 10 }, at: { file: 'src/10', span: { start: 3, end: 18 } } },
    ]);
  });

  test('reports a cycle once, with the whole chain', () => {
    const { value, diagnostics } = expand({
      'src/a.md': 'a{{#include b}}a',
      'src/b': 'b{{#include c}}b',
      'src/c': 'c{{#include b}}c',
    });
    expect(value.text.text).toBe('abccba');
    expect(diagnostics).toEqual([
      {
        code: 'include/cycle',
        args: { chain: ['src/b', 'src/c', 'src/b'] },
        at: { file: 'src/c', span: { start: 1, end: 15 } },
      },
    ]);
  });

  test('may include lines of its own chapter, but not the whole chapter', () => {
    expect(textOf({ 'src/a.md': 'x\ny\n{{#include a.md:1:2}}' })).toBe('x\ny\nx\ny');
    const whole = expand({ 'src/a.md': 'x{{#include a.md}}' });
    expect(whole.value.text.text).toBe('x');
    expect(whole.diagnostics).toEqual([
      {
        code: 'include/cycle',
        args: { chain: ['src/a.md', 'src/a.md'] },
        at: { file: 'src/a.md', span: { start: 1, end: 18 } },
      },
    ]);
    const lines = expand({ 'src/a.md': 'x{{#include a.md:1}}' });
    expect(lines.value.text.text).toBe('xx');
    expect(lines.diagnostics).toEqual([
      {
        code: 'include/cycle',
        args: { chain: ['src/a.md', 'src/a.md'] },
        at: { file: 'src/a.md', span: { start: 1, end: 20 } },
      },
    ]);
  });

  test('that doubles at each level stops at a limit, reported once', () => {
    const files: Record<string, string> = { 'src/a.md': '{{#include 1}}'.repeat(6) };
    for (let i = 1; i < 9; i++) files[`src/${i}`] = `{{#include ${i + 1}}}`.repeat(6);
    files['src/9'] = 'x';
    const { value, diagnostics } = expand(files);
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['include/too-large', { limit: '10,000 files' }],
    ]);
    expect(value.text.text.length).toBeGreaterThan(5000);
  });

  test('that produces too much text stops at a limit', () => {
    const files = { 'src/a.md': '{{#include b}}'.repeat(70), 'src/b': 'x'.repeat(1_000_000) };
    const { value, diagnostics } = expand(files);
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['include/too-large', { limit: '4 MB' }],
    ]);
    expect(value.text.text.length).toBe(4_000_000);
  });

  test('of very many lines stays in its quote', () => {
    const files = { 'src/a.md': '> {{#include b}}', 'src/b': 'x\n'.repeat(300_000) };
    expect(expand(files).value.text.text.startsWith('> x\n> x\n> x\n')).toBe(true);
  });

  test('that grows tenfold at each of ten levels stops at a limit', () => {
    const files: Record<string, string> = { 'src/a.md': '{{#include 1}}\n'.repeat(10) };
    for (let i = 1; i < 10; i++) files[`src/${i}`] = `{{#include ${i + 1}}}\n`.repeat(10);
    files['src/10'] = 'text\n'.repeat(1000);
    const { value, diagnostics } = expand(files);
    expect(diagnostics).toEqual([
      {
        code: 'include/too-large',
        args: { limit: '4 MB' },
        at: { file: 'src/9', span: { start: 112, end: 127 } },
      },
    ]);
    expect(value.text.text.length).toBeLessThan(4_100_000);
  });
});

describe('an empty line replaces', () => {
  test('a missing file, which is reported with a suggestion', () => {
    const files = {
      'src/a.md': 'p\n{{#include sub/lsting.rs}}\n[x]: y',
      'src/sub/listing.rs': '',
      'src/sub/other.rs': '',
    };
    const { value, diagnostics } = expand(files);
    expect(value.text.text).toBe('p\n\n[x]: y');
    expect(diagnostics).toEqual([
      {
        code: 'include/not-found',
        args: { path: 'src/sub/lsting.rs', nearest: 'sub/listing.rs' },
        at: { file: 'src/a.md', span: { start: 2, end: 28 } },
      },
    ]);
  });

  test.each(['folder', 'not-a-file', 'not-utf8', 'too-large', 'forbidden', 'unreadable'])(
    'a path that is %s',
    (why) => {
      const { value, diagnostics } = expand({ 'src/a.md': 'a\n{{#include b}}\nc', 'src/b': why });
      expect(value.text.text).toBe('a\n\nc');
      expect(diagnostics).toMatchObject([{ code: 'include/unreadable', args: { path: 'src/b', why } }]);
    },
  );

  test('a missing anchor, which is reported with a suggestion', () => {
    const files = {
      'src/a.md': '```\n{{#include b:partt}}\n```',
      'src/b': '// ANCHOR: other\n// ANCHOR: part\nx',
    };
    const { value, diagnostics } = expand(files);
    expect(value.text.text).toBe('```\n\n```');
    expect(diagnostics).toEqual([
      {
        code: 'include/no-such-anchor',
        args: { path: 'src/b', anchor: 'partt', nearest: 'part' },
        at: { file: 'src/a.md', span: { start: 4, end: 24 } },
      },
    ]);
  });

  test('lines that do not exist, but keeps those that do', () => {
    const { value, diagnostics } = expand({ 'src/a.md': '{{#include b:2:9}}', 'src/b': 'x\ny\n' });
    expect(value.text.text).toBe('y');
    expect(diagnostics).toEqual([
      {
        code: 'include/bad-range',
        args: { path: 'src/b', range: '2:9', lines: 2 },
        at: { file: 'src/a.md', span: { start: 0, end: 18 } },
      },
    ]);
  });

  test('the hidden lines of a rustdoc_include with a missing anchor, as in mdBook', () => {
    const { value, diagnostics } = expand({ 'src/a.md': '{{#rustdoc_include b:x}}', 'src/b': '1\n2\n' });
    expect(value.text.text).toBe('# 1\n# 2');
    expect(diagnostics.map(({ code }) => code)).toEqual(['include/no-such-anchor']);
  });

  test('a directive without a file', () => {
    const { value, diagnostics } = expand({ 'src/a.md': '{{#include  }} {{#playground  }} {{#include :x}}' });
    expect(value.text.text).toBe('{{#include  }} {{#playground  }} ');
    expect(diagnostics.map(({ code, at }) => [code, at?.span.start])).toEqual([
      ['include/no-path', 0],
      ['include/no-path', 15],
      ['include/no-path', 33],
    ]);
  });
});

describe('the directive rustdoc_include', () => {
  test('hides what is not selected, and expands what it includes', () => {
    const files = {
      'src/a.md': '{{#rustdoc_include b.rs:2}}',
      'src/b.rs': 'a {{#include c}}\nb\nc\n',
      'src/c': 'x',
    };
    expect(textOf(files)).toBe('# a x\nb\n# c');
    expect(placeOf(expand(files).value, 'c')).toBe('src/b.rs:19-20');
  });
});

describe('the directive playground', () => {
  test('creates a fenced block from a whole file, with its attributes', () => {
    const files = {
      'src/a.md': '1\n{{#playground m.rs editable no_run}}\n2',
      'src/m.rs': 'fn main() {\n}\n',
    };
    expect(textOf(files)).toBe('1\n```rust,editable,no_run\nfn main() {\n}\n```\n\n2');
  });

  test('ends the last line of the file', () => {
    expect(textOf({ 'src/a.md': 'x{{#playground m.rs}}y', 'src/m.rs': '' })).toBe('x```rust\n\n```\ny');
  });

  test('treats a colon as part of the path', () => {
    expect(expand({ 'src/a.md': '{{#playground m.rs:1}}', 'src/m.rs': '' }).diagnostics).toEqual([
      {
        code: 'include/not-found',
        args: { path: 'src/m.rs:1', nearest: 'm.rs' },
        at: { file: 'src/a.md', span: { start: 0, end: 22 } },
      },
    ]);
  });

  test('works under its old name, with a notice', () => {
    const { value, diagnostics } = expand({ 'src/a.md': '{{#playpen m.rs}}', 'src/m.rs': 'x\n' });
    expect(value.text.text).toBe('```rust\nx\n```\n');
    expect(diagnostics).toEqual([
      {
        code: 'include/old-name',
        args: { name: 'playpen', instead: 'playground' },
        at: { file: 'src/a.md', span: { start: 0, end: 17 } },
      },
    ]);
  });
});

describe('the directive title', () => {
  test('is removed from its line, which stays', () => {
    const { value } = expand({ 'src/a.md': '{{#title  My: *title*  }}\n# Head' });
    expect(value.headTitle).toBe('My: *title*');
    expect(value.text.text).toBe('\n# Head');
  });

  test('works in an included file, and the last one wins', () => {
    const files = { 'src/a.md': '{{#title one}}{{#include b}}', 'src/b': '{{#title two}}' };
    expect(expand(files).value.headTitle).toBe('two');
  });

  test('is absent when there is none or an empty one', () => {
    expect(expand({ 'src/a.md': 'x' }).value.headTitle).toBeUndefined();
    expect(expand({ 'src/a.md': '{{#title   }}' }).value.headTitle).toBeUndefined();
  });
});

describe('an escaped directive', () => {
  test('loses one backslash and nothing else', () => {
    expect(textOf({ 'src/a.md': '\\{{#include b}} \\\\{{#title x}} and {{#title y}} z' })).toBe(
      '{{#include b}} \\\\{{#title x}} and {{#title y}} z',
    );
    expect(textOf({ 'src/a.md': '\\<<#include b>> and \\<<#title c>>' })).toBe(
      '<<#include b>> and <<#title c>>',
    );
  });

  test('is unescaped once, where it was written', () => {
    const files = { 'src/a.md': '{{#include b}}', 'src/b': '{{#include c}}', 'src/c': '\\{{#include d}}' };
    expect(textOf(files)).toBe('{{#include d}}');
  });

  test('keeps the positions of the text it shows', () => {
    const { value } = expand({ 'src/a.md': 'a \\{{#title x}}' });
    expect(placeOf(value, '{{#title x}}')).toBe('src/a.md:3-15');
  });
});

describe('an angle marker in code', () => {
  const files = { 'src/b': 'x' };

  test.each([
    ['alone on its line in a fence', '```\n  <<#include b>>\n```', '```\n  x\n```'],
    ['with other text in a fence', '```\na <<#include b>>\n```', '```\na <<#include b>>\n```'],
    [
      'in a fence in a list',
      '- a\n\n  ~~~\n  x <<#include b>>\n  ~~~\n',
      '- a\n\n  ~~~\n  x <<#include b>>\n  ~~~\n',
    ],
    [
      'in a fence in a quote',
      '> ```\n> <<#include b>>\n> y <<#include b>>',
      '> ```\n> x\n> y <<#include b>>',
    ],
    ['after a quote that left its fence open', '> ```\n\ny <<#include b>>', '> ```\n\ny x'],
    ['in a code span', 'a `<<#include b>>` <<#include b>>', 'a `<<#include b>>` x'],
    ['in a code span with two marks', '``a ` <<#include b>>`` <<#include b>>', '``a ` <<#include b>>`` x'],
    ['after a lone backtick', 'a ` <<#include b>>', 'a ` x'],
    ['after an escaped backtick', '\\`<<#include b>>`', '\\`x`'],
    ['an escape among other code', '`\\<<#include b>>`', '`\\<<#include b>>`'],
  ])('%s', (_, text, expected) => {
    expect(textOf({ ...files, 'src/a.md': text })).toBe(expected);
  });

  test('in a file inside a fence is code as a whole', () => {
    const nested = {
      'src/a.md': '```\n{{#include c}}\n```',
      'src/c': 'y <<#include b>>\n<<#include b>>',
      'src/b': 'x',
    };
    expect(textOf(nested)).toBe('```\ny <<#include b>>\nx\n```');
    expect(textOf({ ...nested, 'src/a.md': '{{#playground c}}' })).toBe(
      '```rust\ny <<#include b>>\nx\n```\n',
    );
  });
});

describe('a directive is left alone', () => {
  test.each([
    [
      'between two comments',
      '<!-- markers:off -->{{#include b}}<!--markers:on-->{{#include b}}',
      '{{#include b}}',
      1,
    ],
    ['to the end', '{{#include b}}<!-- markers:off -->{{#include b}} \\{{#title x}}', '\\{{#title x}}', 1],
    ['in a fence that asks for it', '```md ignore-directives\n{{#include b}}\n```', '{{#include b}}', 0],
    ['in a raw fence', '```md,raw\n{{#include b}}\n```\n{{#include b}}', '{{#include b}}', 1],
    ['but not in a fence of a language named so', '```raw\n{{#include b}}\n```', '```raw', 1],
  ])('in %s', (_, text, shown, expanded) => {
    const result = textOf({ 'src/a.md': text, 'src/b': 'EXPANDED' });
    expect(result).toContain(shown);
    expect(result.split('EXPANDED').length - 1).toBe(expanded);
  });
});

describe('an included file of link definitions', () => {
  const refs = {
    'src/refs/all.md': '{{#include crates.md}}\n{{#include other.md}}\n',
    'src/refs/crates.md': '[c-a]: https://a "A"\n[c-b]: https://b\n',
    'src/refs/other.md': '<!-- others -->\n\n[o]: <https://o>\n',
    'src/refs.incl.md': '[p-x]: x.md#y\n',
  };

  test('is referenced instead of pasted, and leaves an empty line', () => {
    const files = { ...refs, 'src/a.md': 'text\n{{#include refs.incl.md}}\n{{#include refs/all.md}}\nend' };
    const { value, diagnostics } = expand(files);
    expect(diagnostics).toEqual([]);
    expect(value.text.text).toBe('text\n\n\nend');
    expect(value.definitionFiles).toEqual(['src/refs.incl.md', 'src/refs/crates.md', 'src/refs/other.md']);
    expect(value.included).toEqual([]);
  });

  test('is referenced through another included file too', () => {
    const files = {
      ...refs,
      'src/a.md': '{{#include b.md}}',
      'src/b.md': 'text\n\n<<#include refs.incl.md>>\n',
    };
    expect(expand(files).value.definitionFiles).toEqual(['src/refs.incl.md']);
  });

  test.each([
    ['in a fence', '```\n{{#include refs.incl.md}}\n```'],
    ['on a line with other text', 'a {{#include refs.incl.md}}'],
    ['when only a part is asked for', '{{#include refs.incl.md:1}}'],
    ['by rustdoc_include', '{{#rustdoc_include refs.incl.md}}'],
  ])('is pasted %s', (_, text) => {
    const { value } = expand({ ...refs, 'src/a.md': text });
    expect(value.definitionFiles).toEqual([]);
    expect(value.text.text).toContain('[p-x]: x.md#y');
  });

  test('is pasted on request', () => {
    const { value } = expand({ ...refs, 'src/a.md': '{{#include refs/all.md}}' }, { definitions: 'paste' });
    expect(value.definitionFiles).toEqual([]);
    expect(value.text.text).toBe(
      '[c-a]: https://a "A"\n[c-b]: https://b\n<!-- others -->\n\n[o]: <https://o>',
    );
  });

  test('that is missing is reported, and the others are used', () => {
    const files = {
      ...refs,
      'src/a.md': '{{#include refs/all.md}}',
      'src/refs/all.md': '{{#include crates.md}}\n{{#include othr.md}}',
    };
    const { value, diagnostics } = expand(files);
    expect(value.definitionFiles).toEqual(['src/refs/crates.md']);
    expect(diagnostics).toEqual([
      {
        code: 'include/not-found',
        args: { path: 'src/refs/othr.md', nearest: 'other.md' },
        at: { file: 'src/refs/all.md', span: { start: 23, end: 43 } },
      },
    ]);
  });

  test('in a cycle is reported once', () => {
    const files = { 'src/a.md': '{{#include b.md}}', 'src/b.md': '[x]: y\n{{#include b.md}}' };
    const { value, diagnostics } = expand(files);
    expect(value.text.text).toBe('[x]: y\n');
    expect(diagnostics.map(({ code }) => code)).toEqual(['include/cycle']);
  });

  test('with one include of prose is all prose', () => {
    const files = {
      ...refs,
      'src/a.md': '{{#include b.md}}',
      'src/b.md': '[x]: y\n{{#include c.md}}',
      'src/c.md': 'prose',
    };
    expect(textOf(files)).toBe('[x]: y\nprose');
  });

  test('that was classified before is not read again', () => {
    const { read, reads } = memoryBook({ 'src/b.md': 'prose' });
    const { value } = expandChapter(
      {
        source: bookPath('src/a.md'),
        start: 0,
        text: '{{#include b.md}}',
        options: { angleMarkers: true },
      },
      { read, definitionsOnly: (path) => (path === 'src/b.md' ? { own: true, includes: [] } : undefined) },
    );
    expect(value.definitionFiles).toEqual(['src/b.md']);
    expect(reads).toEqual([]);
  });
});

test('a directive prefix can be dropped without a diagnostic', () => {
  const files = { 'src/a.md': '{{#include _b}}|{{#include sub/_c}}|{{#playground _d}}', 'src/sub/_c': 'c' };
  expect(textOf(files, { leaveOut: '_' })).toBe('|c|');
});

test('directives of other programs can be dropped; escaped ones stay', () => {
  const text = 'a{{#example b}}{{#crate c d}}{{#other e}} \\{{#example f}}';
  expect(textOf({ 'src/a.md': text }, { drop: ['example', 'crate'] })).toBe('a{{#other e}} {{#example f}}');
});

test('text starts after the front matter, and offsets count from the top of the file', () => {
  const text = '---\ntitle: x\n---\nbody {{#include no}}';
  const { value, diagnostics } = expandChapter(
    { source: bookPath('src/a.md'), start: 17, text, options: { angleMarkers: true } },
    { read: memoryBook({}).read },
  );
  expect(placeOf(value, 'body')).toBe('src/a.md:17-21');
  expect(diagnostics[0]?.at?.span).toEqual({ start: 22, end: 37 });
});

test('every diagnostic has its own include: three missing files in a row', () => {
  const { value, diagnostics } = expand({ 'src/a.md': '{{#include 1}}\n{{#include 2}}\n{{#include 3}}\n' });
  expect(value.text.text).toBe('\n\n\n');
  expect(diagnostics.map(({ at }) => at?.span.start)).toEqual([0, 15, 30]);
});

test('random books never throw, and each character maps to its origin', () => {
  const path = fc.constantFrom('a.md', 'b', 'c', 'no', 'b:x', 'c:2', 'b:1:9', '');
  const piece = fc.oneof(
    fc
      .tuple(fc.constantFrom('include', 'rustdoc_include', 'playground', 'title'), path)
      .map(([name, file]) => `{{#${name} ${file}}}`),
    path.map((file) => `<<#include ${file}>>`),
    fc.constantFrom(
      '\n',
      '```\n',
      '\\',
      '{{',
      '}}',
      '> ',
      '- ',
      '`',
      'ANCHOR: x\n',
      'ANCHOR_END: x\n',
      '[a]: b\n',
      'text',
    ),
    fc.string({ maxLength: 5 }),
  );
  const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''));
  fc.assert(
    fc.property(text, text, text, (a, b, c) => {
      const files = { 'src/a.md': a, 'src/b': b, 'src/c': c };
      expect(expand(files)).toEqual(expand(files));
    }),
    { numRuns: 500 },
  );
});
