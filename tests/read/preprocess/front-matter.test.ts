import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseFrontMatter } from '../../../src/read/preprocess/front-matter.ts';
import { sourceFile } from './memory-book.ts';

const take = (text: string) => parseFrontMatter(sourceFile('src/a.md', text));
const bodyOf = (text: string): string => text.slice(take(text).value.bodyStart);

describe('front matter', () => {
  test('gives its keys and the offset where the Markdown starts', () => {
    const text = [
      '---',
      'title: A page',
      'description: What it says',
      'draft: true',
      'keywords: [a, b]',
      'redirect-from: old.html',
      'weight: 3',
      '---',
      '# Head',
    ].join('\n');
    const { value, diagnostics } = take(text);
    expect(diagnostics).toEqual([]);
    expect(text.slice(value.bodyStart)).toBe('# Head');
    expect(value.frontMatter).toEqual({
      title: 'A page',
      description: 'What it says',
      draft: true,
      keywords: ['a', 'b'],
      redirectFrom: ['old.html'],
      data: {
        title: 'A page',
        description: 'What it says',
        draft: true,
        keywords: ['a', 'b'],
        'redirect-from': 'old.html',
        weight: 3,
      },
    });
  });

  test('accepts keywords separated by commas, and several aliases', () => {
    const { frontMatter } = take(
      '---\nkeywords: a b, c\nredirect-from:\n  - x.html\n  - y.html\n---\n',
    ).value;
    expect(frontMatter.keywords).toEqual(['a b', 'c']);
    expect(frontMatter.redirectFrom).toEqual(['x.html', 'y.html']);
  });

  test('turns dates into ISO strings', () => {
    const { data } = take('---\nday: 2024-05-01\ntime: 2024-05-01T10:20:30Z\nlist: [2020-01-01]\n---\n').value
      .frontMatter;
    expect(data).toEqual({ day: '2024-05-01', time: '2024-05-01T10:20:30.000Z', list: ['2020-01-01'] });
  });

  test('is plain data, whatever YAML can express', () => {
    const { data } = take('---\na: .nan\nb: .inf\nc: ~\nd: !!binary aGk=\ne: {f: [1, {g: x}]}\n---\n').value
      .frontMatter;
    expect(data).toEqual({ a: 'NaN', b: 'Infinity', c: null, d: 'aGk=', e: { f: [1, { g: 'x' }] } });
    expect(JSON.parse(JSON.stringify(data))).toEqual(data);
  });

  test('may end with a closing line that has trailing blanks or is the last', () => {
    expect(bodyOf('---  \ntitle: x\n--- \t\nbody')).toBe('body');
    expect(bodyOf('---\ntitle: x\n---')).toBe('');
  });

  test('accepts YAML comments and quoted keys', () => {
    expect(take('---\n# a comment\n\n"title": x\n---\n').value.frontMatter.title).toBe('x');
  });

  test.each([
    ['a thematic break', '---\n\nText\n'],
    ['two thematic breaks around prose', '---\n\nNote: this is prose\n\n---\n'],
    ['two thematic breaks and words with a colon', '---\nSome more words: of prose\n---\n'],
    ['a heading between breaks', '---\nText\n---\n'],
    ['a list between breaks', '---\n- a\n- b\n---\n'],
    ['nothing between breaks', '---\n---\ntext'],
    ['a directive between breaks', '---\n{{#include a.md}}\n---\n'],
    ['a longer break', '----\ntitle: x\n----\n'],
    ['a break that is not closed', '---\ntitle: x\n'],
    ['a closing line with more on it', '---\ntitle: x\n--- more\n'],
    ['a closing line that is longer', '---\ntitle: x\n----\n'],
    ['a break that is not at the top', '\n---\ntitle: x\n---\n'],
    ['an indented break', ' ---\ntitle: x\n---\n'],
    ['TOML', '+++\ntitle = "x"\n+++\n'],
    ['nothing', ''],
  ])('does not start with %s', (_, text) => {
    expect(take(text)).toEqual({ value: { frontMatter: { data: {} }, bodyStart: 0 }, diagnostics: [] });
  });

  test('with a YAML error is reported at its place and removed from the page', () => {
    const text = '---\ntitle: x\nlist: [a, b\nmore: y\n---\nbody';
    const { value, diagnostics } = take(text);
    expect(text.slice(value.bodyStart)).toBe('body');
    expect(value.frontMatter).toEqual({ data: {} });
    expect(diagnostics.map(({ code, at }) => [code, at?.file])).toEqual([
      ['front-matter/syntax', 'src/a.md'],
    ]);
    const { start, end } = diagnostics[0]?.at?.span ?? { start: 0, end: 0 };
    expect(text.slice(start, end)).toBe('more: y');
  });

  test.each([
    ['title: Part 1: Start', 'title: "Part 1: Start"'],
    ['title: Say "x": y', 'title: \'Say "x": y\''],
    ['title: @home', 'title: "@home"'],
    ['title: `code`', 'title: "`code`"'],
    ['title: "open', undefined],
    ['title: [a', 'title: "[a"'],
  ])('with `%s` is reported with quotes if those would fix it', (line, quoted) => {
    const [diagnostic] = take(`---\n${line}\nother: 1\n---\n`).diagnostics;
    expect(diagnostic).toMatchObject({ code: 'front-matter/syntax', args: { quoted } });
  });

  test('with a repeated key is an error', () => {
    const [diagnostic] = take('---\ntitle: x\ntitle: y\n---\n').diagnostics;
    expect(diagnostic).toMatchObject({
      code: 'front-matter/syntax',
      args: { reason: 'duplicated mapping key' },
    });
  });

  test.each([
    ['title: 3', 'title', 'a string', '`3`'],
    ['description: [a]', 'description', 'a string', 'a list'],
    ['draft: "yes"', 'draft', '`true` or `false`', '`"yes"`'],
    ['keywords: {a: b}', 'keywords', 'a string or a list of strings', 'a mapping'],
    ['redirect-from: [1]', 'redirect-from', 'a string or a list of strings', 'a list'],
  ])('with `%s` has the wrong type', (line, key, expected, found) => {
    const text = `---\nother: 1\n${line}\n---\nbody`;
    const { value, diagnostics } = take(text);
    expect(diagnostics).toEqual([
      {
        code: 'front-matter/wrong-type',
        args: { key, expected, found },
        at: { file: 'src/a.md', span: { start: 13, end: 13 + line.length } },
      },
    ]);
    expect(Object.keys(value.frontMatter)).toEqual(['data']);
    expect(text.slice(value.bodyStart)).toBe('body');
  });

  test('treats a key without a value as absent', () => {
    expect(take('---\ntitle:\ndraft:\n---\n')).toEqual({
      value: { frontMatter: { data: { title: null, draft: null } }, bodyStart: 22 },
      diagnostics: [],
    });
  });

  test('cannot pollute the prototype', () => {
    const { data } = take('---\n__proto__: {polluted: true}\na: {__proto__: {polluted: true}}\n---\n').value
      .frontMatter;
    expect(data).toEqual({ a: {} });
    expect(Object.getPrototypeOf(data)).toBe(Object.prototype);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });

  test('with aliases that form an endless expansion is rejected', () => {
    const bomb = ['a: &a [x,x,x,x,x,x,x,x,x]'];
    for (let i = 1; i < 9; i++) {
      const [last, name] = [String.fromCharCode(96 + i), String.fromCharCode(97 + i)];
      bomb.push(`${name}: &${name} [${Array(9).fill(`*${last}`).join(',')}]`);
    }
    expect(take(`---\n${bomb.join('\n')}\n---\n`).diagnostics.map(({ code }) => code)).toEqual([
      'front-matter/syntax',
    ]);
    expect(take('---\na: &a [*a]\n---\n').diagnostics.map(({ code }) => code)).toEqual([
      'front-matter/syntax',
    ]);
  });

  test('is parsed the same whatever was read before', () => {
    const broken = '---\ntitle: [\n---\n';
    expect(take(broken)).toEqual(take(broken));
    const first = take('---\na: {b: c}\n---\n').value.frontMatter.data as { a: { b: string } };
    first.a.b = 'changed';
    expect(take('---\na: {b: c}\n---\n').value.frontMatter.data).toEqual({ a: { b: 'c' } });
  });

  test('keeps every character of the body for random texts, and never throws', () => {
    const line = fc.oneof(
      fc.constantFrom('---', '--- ', '', 'title: x', 'a: [', '- b', '# c', '"d": e', '<<: *a', '...'),
      fc.string(),
    );
    fc.assert(
      fc.property(fc.array(line, { maxLength: 8 }), (lines) => {
        const text = ['---', ...lines].join('\n');
        const { value } = take(text);
        expect(
          value.bodyStart === 0 || text[value.bodyStart - 1] === '\n' || value.bodyStart === text.length,
        ).toBe(true);
      }),
    );
  });
});

describe('code in front matter', () => {
  const program = '{ title: (globalThis.ran = true, "x") }';

  test.each(['---js', '---javascript', '---JS', '--- js', '---json', '---yaml', '--- yaml'])(
    '`%s` is not front matter and does not run',
    (open) => {
      const text = `${open}\n${program}\n---\nbody`;
      expect(take(text)).toEqual({ value: { frontMatter: { data: {} }, bodyStart: 0 }, diagnostics: [] });
      expect('ran' in globalThis).toBe(false);
    },
  );

  test('in YAML types is rejected', () => {
    const { diagnostics } = take('---\na: !!js/function "function () { globalThis.ran = true }"\n---\n');
    expect(diagnostics.map(({ code }) => code)).toEqual(['front-matter/syntax']);
    expect('ran' in globalThis).toBe(false);
  });
});
