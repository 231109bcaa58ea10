// Info strings -> what blocks of code ask for; what they ask for -> their HTML.
import { describe, expect, test } from 'vitest';
import { mappedFile, concatMapped, generatedText } from '../../../src/core/mapped-text.ts';
import { bookPath } from '../../../src/core/path.ts';
import type { CodeSlot } from '../../../src/scan/markdown/body.ts';
import type { MarkdownOptions } from '../../../src/scan/markdown/options.ts';
import { parseChapter } from '../../../src/scan/markdown/parse-chapter.ts';
import { NO_ATTRIBUTES, parseCodeInfo } from '../../../src/scan/markdown/tree/code-attributes.ts';
import { fillCode } from '../../../src/emit/slots/code-slot.ts';
import { english } from '../../english.ts';
import { defaults, readChapter } from './chapter.ts';

/** What the built-in plugins add to info strings. */
const plugins = { attributes: new Set(['tab', 'group']), ownFences: new Set(['admonish']) };

const attributesOf = (info: string): unknown => parseCodeInfo(info).attributes;

describe('the info string of a code block', () => {
  test.each([
    ['rust', ['rust']],
    ['rust,editable,should_panic', ['rust', 'editable', 'should_panic']],
    ['rust, ignore', ['rust', 'ignore']],
    ['rust,edition2018', ['rust', 'edition2018']],
    ['python,hidelines=!!!', ['python', 'hidelines=!!!']],
    ['c++', ['c++']],
    ['2022-02-24T14:21:28Z', ['2022-02-24T14:21:28Z']],
    ['js:1x', ['js:1x']],
    ['admonish tip title="x"', ['admonish', 'tip', 'title="x"']],
    ['c#,ignore', ['c#', 'ignore']],
    ['text,foo="a b"', ['text', 'foo="a', 'b"']],
    ['rust ignore_if=x,no_run', ['rust', 'ignore_if=x', 'no_run']],
    ['{.python}', ['{.python}']],
    ['rust [1-8|6]', ['rust', '[1-8|6]']],
    ['rust [|4-6|8-10]', ['rust', '[|4-6|8-10]']],
    ['rust [5: 1,3]', ['rust', '[5:', '1', '3]']],
    ['', []],
  ])('of mdBook’s own words, %j, keeps them all', (info, words) => {
    expect(parseCodeInfo(info, plugins)).toEqual({ words, attributes: NO_ATTRIBUTES });
  });

  test.each([
    'rust,title="src/main.rs"',
    "rust title='src/main.rs'",
    'rust [src/main.rs]',
    'rust file=src/main.rs',
    'rust,name=src/main.rs',
  ])('sets the title with %j', (info) => {
    expect(parseCodeInfo(info)).toEqual({
      words: ['rust'],
      attributes: { ...NO_ATTRIBUTES, title: 'src/main.rs' },
    });
  });

  test.each([
    ['js:src/a.js', 'js', 'src/a.js'],
    ['yaml:role', 'yaml', 'role'],
    ['src/main.zig', 'zig', 'src/main.zig'],
    ['build.zig,numbers', 'zig', 'build.zig'],
    ['html.hbs', 'html.hbs', undefined],
    ['rust:src/main.rs', 'rust:src/main.rs', undefined],
    ['main.rs', 'main.rs', undefined],
    ['.python', '.python', undefined],
    ['a.unknown', 'a.unknown', undefined],
    ['unknown:a.js', 'unknown:a.js', undefined],
  ])('reads the language and the title of %j', (info, language, title) => {
    const { words, attributes } = parseCodeInfo(info);
    expect([words[0], attributes.title]).toEqual([language, title]);
  });

  test.each([
    ['js numbers', 1],
    ['js,linenos', 1],
    ['js linenums="1"', 1],
    ['js showLineNumbers', 1],
    ['js:line-numbers', 1],
    ['js:line-numbers=7', 7],
    ['js numbers=7', 7],
    ['js,linenos,linenostart=7', 7],
    ['js startLineNumber=7 showLineNumbers', 7],
    ['js no-numbers', 'none'],
    ['js:no-line-numbers', 'none'],
  ])('sets line numbers with %j', (info, numbers) => {
    expect(parseCodeInfo(info)).toEqual({ words: ['js'], attributes: { ...NO_ATTRIBUTES, numbers } });
  });

  test.each([
    'js {1,3-5}',
    'js{1,3-5}',
    'js,{1, 3-5}',
    'js hl_lines="1 3-5"',
    'js,hl_lines=1 3-5',
    'js mark={1,3-5}',
    'js highlight="1,3-5"',
  ])('marks lines with %j', (info) => {
    expect(parseCodeInfo(info)).toEqual({
      words: ['js'],
      attributes: {
        ...NO_ATTRIBUTES,
        marked: [
          [1, 1],
          [3, 5],
        ],
      },
    });
  });

  test('may set all of these at once', () => {
    expect(
      parseCodeInfo(
        'rust,ignore title="a, b" numbers=3 {2} ins={3} del="4-5",diff source tab="A" group=g',
        plugins,
      ),
    ).toEqual({
      words: ['rust', 'ignore'],
      attributes: {
        title: 'a, b',
        numbers: 3,
        marked: [[2, 2]],
        added: [[3, 3]],
        removed: [[4, 5]],
        focused: [],
        collapsed: [],
        diff: true,
        source: true,
        ofPlugins: { tab: 'A', group: 'g' },
      },
    });
  });

  test.each([
    ['js focus={2-3}', { focused: [[2, 3]] }],
    [
      'js focus="2" focus=4-',
      {
        focused: [
          [2, 2],
          [4, Infinity],
        ],
      },
    ],
    [
      'js mark="2, 4"',
      {
        marked: [
          [2, 2],
          [4, 4],
        ],
      },
    ],
    ['js mark="utf8"', { texts: [{ kind: 'text', text: 'utf8' }] }],
    [
      `js mark="a b" mark='c' mark=/d e\\d/i`,
      {
        texts: [
          { kind: 'text', text: 'a b' },
          { kind: 'text', text: 'c' },
          { kind: 'pattern', source: 'd e\\d', flags: 'i' },
        ],
      },
    ],
  ])('parses %j', (info, attributes) => {
    expect(parseCodeInfo(info)).toEqual({ words: ['js'], attributes: { ...NO_ATTRIBUTES, ...attributes } });
  });

  test('keeps paths and unquoted words', () => {
    expect(parseCodeInfo('js file=/usr/bin/x')).toMatchObject({ attributes: { title: '/usr/bin/x' } });
    expect(parseCodeInfo('js mark=word').words).toEqual(['js', 'mark=word']);
  });

  test('keeps unknown words', () => {
    expect(attributesOf('diff')).toEqual(NO_ATTRIBUTES);
    expect(parseCodeInfo('rust,numbersx title').words).toEqual(['rust', 'numbersx', 'title']);
  });
});

const filled = (slot: CodeSlot): string =>
  fillCode(slot, {
    slice: { hrefs: {} },
    headings: [],
    highlighted: () => undefined,
    undefinedReferences: 'text',
    icon: () => undefined,
    indexHtml: () => '',
    words: english,
  } as unknown as Parameters<typeof fillCode>[1]);

/** A chapter's HTML with its code filled in, without colors. */
function htmlOf(text: string, options: Partial<MarkdownOptions> = {}): string {
  const path = bookPath('src/chapter.md');
  const { body } = parseChapter({
    source: path,
    text: mappedFile(path, text),
    frontMatter: { data: {} },
    options: { ...defaults, ...options },
    definitionOf: () => undefined,
  }).value;
  return body
    .map((piece) => (typeof piece === 'string' ? piece : filled(piece as CodeSlot)))
    .join('')
    .trim();
}

describe('a block of code', () => {
  test('has line numbers as wide as the last one, in attributes that are not copied', () => {
    expect(htmlOf('```text numbers=9\na\n\nb\n```')).toBe(
      '<pre><code class="language-text"><span class="code-lines"><span class="code-line" id="code-1-L9" data-number=" 9">a</span>\n' +
        '<span class="code-line" id="code-1-L10" data-number="10"></span>\n' +
        '<span class="code-line" id="code-1-L11" data-number="11">b</span>\n</span></code></pre>',
    );
  });

  test('numbers only visible lines', () => {
    expect(htmlOf('```rust,ignore {2} numbers\n# hidden\na\nb\n```')).toBe(
      '<pre><code class="language-rust ignore"><span class="code-lines"><span class="boring">hidden\n</span>' +
        '<span class="code-line" id="code-1-L1" data-number="1">a</span>\n' +
        '<span class="code-line code-marked" id="code-1-L2" data-number="2">b</span></span></code></pre>',
    );
  });

  test('has ids for its numbered lines, after its own id or its place among those with numbers', () => {
    const idsIn = (text: string): readonly string[] =>
      [...htmlOf(text).matchAll(/ id="([^"]*)"/g)].flatMap(([, id]) => id ?? []);
    const block = (info: string): string => `\`\`\`text ${info}\na\n\`\`\`\n\n`;
    expect(idsIn(['numbers', '{1}', 'numbers=7 id="own"', 'numbers'].map(block).join(''))).toEqual([
      'code-1-L1',
      'own-L7',
      'code-3-L1',
    ]);
    expect(idsIn(['numbers id=code-2', 'numbers', 'numbers id=code-2'].map(block).join(''))).toEqual([
      'code-2-L1',
      'code-2-b-L1',
      'code-3-L1',
    ]);
    expect(readChapter(`${block('numbers id=a')}${block('numbers id=a')}${block('id=b')}`)).toMatchObject({
      facts: {
        numberedLines: [
          { id: 'a', first: 1, last: 1 },
          { id: 'code-2', first: 1, last: 1 },
        ],
        uses: ['code-lines', 'line-links'],
      },
      diagnostics: [
        { code: 'heading/duplicate-id', args: { id: 'a' } },
        { code: 'code/id-without-numbers', args: { id: 'b' } },
      ],
    });
  });

  test.each([
    ['text {1}', 'a', ['code-lines']],
    ['text mark="a"', 'a', ['code-lines']],
    ['js', 'a // [!code highlight]', ['code-lines']],
    ['ansi', '\\e[1ma', ['code-lines']],
    ['text title=a', 'a', []],
    ['console', '$ a', []],
    ['rust,ignore', '# a\nb', []],
  ])('needs the style sheet of marked lines only if it has some: %s, %j', (info, code, uses) => {
    expect(readChapter(`\`\`\`${info}\n${code}\n\`\`\`\n`).facts.uses).toEqual(uses);
  });

  test('of Rust can still be run', () => {
    expect(htmlOf('```rust {1}\nlet a = 1;\n```')).toContain('<pre class="playground">');
  });

  test('shows added and removed lines by their first column, in any language', () => {
    expect(htmlOf('```js diff\n  same\n- old\n+ new\n```')).toBe(
      '<pre><code class="language-js"><span class="code-lines"><span class="code-line">same</span>\n' +
        '<span class="code-line code-removed">old</span>\n<span class="code-line code-added">new</span>\n</span></code></pre>',
    );
  });

  test('keeps the space after a sign if not every line has one', () => {
    expect(htmlOf('```js diff\n-old\n+ new\n```')).toBe(
      '<pre><code class="language-js"><span class="code-lines"><span class="code-line code-removed">old</span>\n<span class="code-line code-added"> new</span>\n</span></code></pre>',
    );
  });

  const signed = (...lines: readonly string[]): string =>
    `<pre><code class="language-js"><span class="code-lines">${lines.join('\n')}\n</span></code></pre>`;

  test.each(['diff lang="js"', 'diff lang=js', "diff,lang='js'", 'diff-js', 'js diff'])(
    'with %j has a language and signs',
    (info) => {
      expect(htmlOf(`\`\`\`${info}\n-old\n+new\n same\n\`\`\``)).toBe(
        signed(
          '<span class="code-line code-removed">old</span>',
          '<span class="code-line code-added">new</span>',
          '<span class="code-line">same</span>',
        ),
      );
    },
  );

  test('that is a patch keeps its headers, which aren’t lines of a file', () => {
    expect(htmlOf('```diff-js\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-old\n+new\n```')).toBe(
      signed(
        ...['--- a/x', '+++ b/x', '@@ -1 +1 @@'].map(
          (line) => `<span class="code-line code-hunk"><span class="hljs-comment">${line}</span></span>`,
        ),
        '<span class="code-line code-removed">old</span>',
        '<span class="code-line code-added">new</span>',
      ),
    );
    expect(parseCodeInfo('diff').words).toEqual(['diff']);
    expect(parseCodeInfo('diff-nothing').words).toEqual(['diff-nothing']);
    expect(parseCodeInfo('js lang="ts"').words).toEqual(['js', 'lang="ts"']);
  });

  test('of Rust hides lines between signs too', () => {
    expect(htmlOf('```diff lang="rust"\n # hidden\n-old\n+new\n```')).toBe(
      '<pre><code class="language-rust"><span class="code-lines"><span class="boring">hidden\n</span>' +
        '<span class="code-line code-removed">old</span>\n<span class="code-line code-added">new</span></span></code></pre>',
    );
  });

  test('marks texts and patterns, but not in hidden lines', () => {
    const marked = (text: string): string => `<mark class="code-word">${text}</mark>`;
    expect(htmlOf('```rust,ignore mark="a < b" mark=/[A-Z]\\w+/\n# a < b\nif a < b { Some }\n```')).toBe(
      '<pre><code class="language-rust ignore"><span class="boring">a &lt; b\n</span>' +
        `if ${marked('a &lt; b')} { ${marked('Some')} }</code></pre>`,
    );
    expect(htmlOf('```text diff mark="b" {1}\n+ab\n```')).toContain(`a${marked('b')}`);
  });

  test('reports texts that it does not have, and patterns that cannot be used', () => {
    const problemsOf = (info: string): unknown =>
      readChapter(`\`\`\`text ${info}\n${'a'.repeat(60)}!\n\`\`\``).diagnostics.map(({ args }) => args);
    expect(problemsOf('mark="c" mark=/d/ mark=/x*/')).toEqual([
      { text: 'c' },
      { text: '/d/' },
      { text: '/x*/' },
    ]);
    expect(problemsOf('mark=/(/')).toEqual([{ pattern: '/(/', problem: 'unterminated group' }]);
    expect(problemsOf('mark=/a/zz')).toMatchObject([{ pattern: '/a/zz' }]);
    expect(problemsOf('mark=/(a+)+$/')).toEqual([{ pattern: '/(a+)+$/', problem: 'it takes too long' }]);
  });

  test('focuses lines up to its end', () => {
    expect(htmlOf('```text focus={2-}\na\nb\nc\n```')).toBe(
      '<pre><code class="language-text"><span class="code-lines"><span class="code-line">a</span>\n' +
        '<span class="code-line code-focused">b</span>\n<span class="code-line code-focused">c</span>\n</span></code></pre>',
    );
    expect(readChapter('```text focus={2-} focus={3}\na\n```').diagnostics.map(({ args }) => args)).toEqual([
      { range: '2-', lines: 1 },
      { range: '3', lines: 1 },
    ]);
  });

  test('has parts that are closed, which may overlap and include hidden lines', () => {
    const fold = (label: string, lines: string): string =>
      `<span class="code-fold" data-label="${label}"><span class="code-fold-lines">${lines}</span></span>`;
    expect(htmlOf('```text collapse={1-2,2-3} collapse={5-}\na\nb\nc\nd\ne\n```')).toBe(
      `<pre><code class="language-text">${fold('Lines 1 to 3', 'a\nb\nc\n')}d\n${fold('Line 5', 'e\n')}</code></pre>`,
    );
    expect(htmlOf('```rust,ignore collapse={1-2}\na\n# h\nb\nc\n```')).toBe(
      `<pre><code class="language-rust ignore">${fold('Lines 1 to 2', 'a\n<span class="boring">h\n</span>b\n')}c</code></pre>`,
    );
    expect(htmlOf('```text collapse={2} numbers=7\na\nb\n```')).toContain(
      'data-label="Line 8"><span class="code-fold-lines"><span class="code-line" id="code-1-L8"',
    );
    expect(readChapter('```text collapse={3} collapse={2-9}\na\nb\n```')).toMatchObject({
      facts: { uses: ['code-folds'] },
      diagnostics: [{ args: { range: '3', lines: 2 } }, { args: { range: '2-9', lines: 2 } }],
    });
  });

  test('has markers in comments, with a language and without', () => {
    expect(htmlOf('```js {1}\n// [!code ++]\na\nb // [!code word:b]\n```')).toBe(
      signed(
        '<span class="code-line code-marked code-added">a</span>',
        '<span class="code-line"><mark class="code-word">b</mark></span>',
      ),
    );
    expect(htmlOf('```\na // [!code ++]\n```')).toBe(
      '<pre><code><span class="code-lines"><span class="code-line code-added">a</span>\n</span></code></pre>',
    );
    expect(htmlOf('```rust,ignore\n# x // [!code ++]\ny // [!code --]\n```')).toBe(
      '<pre><code class="language-rust ignore"><span class="code-lines"><span class="boring">x\n</span><span class="code-line code-removed">y</span></span></code></pre>',
    );
    expect(htmlOf('`a // [!code ++]`')).toBe('<p><code>a // [!code ++]</code></p>');
  });

  test('with escape characters is terminal output, also in transcripts and plain text', () => {
    for (const language of ['ansi', 'text', 'console'])
      expect(htmlOf(`\`\`\`${language}\n\u001b[31mx\u001b[0m\n\`\`\``)).toContain(
        '<span class="ansi-red">x</span>',
      );
    expect(htmlOf('```js\n"\\x1b[31m"\n```')).toBe(
      '<pre><code class="language-js">"\\x1b[31m"\n</code></pre>',
    );
  });

  test('without a language supports all of this', () => {
    expect(htmlOf('```{1}\na\n```')).toBe(
      '<pre><code><span class="code-lines"><span class="code-line code-marked">a</span>\n</span></code></pre>',
    );
  });

  test('has its title as a caption', () => {
    expect(htmlOf('```text title="a & b"\nx\n```')).toBe(
      '<figure class="code-figure"><figcaption><span class="code-title">a &amp; b</span></figcaption>\n' +
        '<pre><code class="language-text">x\n</code></pre>\n</figure>',
    );
  });

  const figure = (classes: string, caption: string, code: string): string =>
    `<figure class="${classes}"><figcaption>${caption}</figcaption>\n<pre>${code}</pre>\n</figure>`;

  test('shows its language next to its title, or is a terminal, where frames are on', () => {
    const framed = (text: string): string => htmlOf(text, { codeFrames: true });
    const title = '<span class="code-title">x</span>';
    const code = (name: string, text: string): string => `<code class="language-${name}">${text}\n</code>`;
    expect(framed('```js title="x"\na\n```')).toBe(
      figure('code-figure code-file', `<span class="code-language">js</span>${title}`, code('js', 'a')),
    );
    expect(framed('```console title="x"\n$ a\n```')).toBe(
      figure('code-figure code-terminal', title, code('console', '$ a')),
    );
    expect(framed('```sh\n$ a\n```')).toBe(
      figure('code-figure code-terminal', '<span class="code-title">Terminal</span>', code('sh', '$ a')),
    );
    expect(framed('```sh\na\n```')).toBe(`<pre>${code('sh', 'a')}</pre>`);
    expect(framed('```nothing title="x"\na\n```')).toBe(figure('code-figure', title, code('nothing', 'a')));
    expect(htmlOf('```console\n$ a\n```')).toBe(`<pre>${code('console', '$ a')}</pre>`);
  });

  test('is tied to the output below it', () => {
    const out = '```text output="Prints"\nb\n```\n';
    const { html, facts, diagnostics } = readChapter(`\`\`\`sh\na\n\`\`\`\n\n${out}\n${out}\ntext\n\n${out}`);
    const output = figure(
      'code-figure code-output',
      '<span class="code-title">Prints</span>',
      '<code class="language-text">b\n</code>',
    );
    expect(html.replace(/\n(?=<)/g, '')).toBe(
      `<div class="code-with-output"><div class="code-with-output"><pre><code class="language-sh">a\n</code></pre>${output}</div>${output}</div><p>text</p>${output}`.replace(
        /\n(?=<)/g,
        '',
      ),
    );
    expect([facts.uses, diagnostics.map(({ args }) => args)]).toEqual([
      ['code-frames'],
      [{ label: 'Prints' }],
    ]);
  });

  test('that is editable has no marked lines', () => {
    const playground = { editable: true, runnable: true };
    expect(htmlOf('```rust,editable,numbers\nfn main() {}\n```', { playground })).not.toContain('code-line');
    expect(htmlOf('```rust,editable,numbers\nfn main() {}\n```')).toBe(
      '<pre class="playground"><code class="language-rust editable"><span class="code-lines"><span class="code-line" id="code-1-L1" data-number="1">fn main() {}</span></span></code></pre>',
    );
  });

  test('is numbered by the book’s default unless it says otherwise', () => {
    expect(htmlOf('```text\na\n```', { codeNumbers: true })).toBe(
      '<pre><code class="language-text"><span class="code-lines"><span class="code-line" id="code-1-L1" data-number="1">a</span>\n</span></code></pre>',
    );
    expect(htmlOf('```text no-numbers\na\n```', { codeNumbers: true })).not.toContain('data-number');
  });

  test('next to others with names becomes one set of tabs', () => {
    const both =
      '```sh tab="npm" group="pm"\na\n```\n\n```sh tab="pnpm"\nb\n```\n\ntext\n\n```sh tab="x"\nc\n```';
    const { html, facts } = readChapter(both);
    expect(html.match(/<div class="tabs"[^>]*>/g)).toEqual([
      '<div class="tabs" data-group="pm">',
      '<div class="tabs">',
    ]);
    expect(html.match(/<div class="tab" data-name="[^"]*">/g)).toHaveLength(3);
    expect(facts.uses).toEqual(['tabs']);
  });

  test('that marks lines it does not have is reported', () => {
    expect(readChapter('```text {2-3}\na\n```').diagnostics).toEqual([
      {
        code: 'code/no-such-line',
        args: { range: '2-3', lines: 1 },
        at: { file: 'src/chapter.md', span: { start: 0, end: 13 } },
      },
    ]);
  });
});

describe('the attribute `source`', () => {
  const chapter = bookPath('src/chapter.md');
  const read = (info: string, options: Partial<MarkdownOptions>): ReturnType<typeof parseChapter> =>
    parseChapter({
      source: chapter,
      text: concatMapped([
        mappedFile(chapter, `\`\`\`${info}\n`),
        mappedFile(bookPath('code/a b.rs'), 'fn main() {}\n', 40),
        generatedText(chapter, '```\n', 20),
      ]),
      frontMatter: { data: {} },
      options: { ...defaults, ...options },
      definitionOf: () => undefined,
    });
  const sourceAddress = 'https://example.com/blob/main/{path}';
  const captionOf = (...[info, options]: Parameters<typeof read>): string | undefined => {
    const [html] = read(info, options).value.body;
    return typeof html === 'string' ? /<figcaption>.*<\/figcaption>/.exec(html)?.[0] : undefined;
  };

  test('links included code to its file', () => {
    expect(captionOf('rust source', { sourceAddress })).toBe(
      '<figcaption><a class="code-source" href="https://example.com/blob/main/code/a%20b.rs">code/a b.rs</a></figcaption>',
    );
  });

  test('may be combined with a title', () => {
    expect(captionOf('rust source title="Start"', { sourceAddress })).toBe(
      '<figcaption><span class="code-title">Start</span><a class="code-source" href="https://example.com/blob/main/code/a%20b.rs">Source</a></figcaption>',
    );
  });

  test('can be enabled for the whole book', () => {
    expect(captionOf('rust', { sourceAddress, codeSources: true })).toBe(
      '<figcaption><a class="code-source" href="https://example.com/blob/main/code/a%20b.rs">code/a b.rs</a></figcaption>',
    );
    expect(captionOf('rust', { sourceAddress })).toBeUndefined();
  });

  test('is reported where there is nothing to link to', () => {
    expect(read('rust source', {}).diagnostics.map(({ args }) => args)).toEqual([{ why: 'no-address' }]);
    expect(
      readChapter('```rust source\na\n```', { sourceAddress }).diagnostics.map(({ args }) => args),
    ).toEqual([{ why: 'no-include' }]);
  });
});
