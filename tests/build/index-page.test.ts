// The index as books use it: it has every marker of every chapter, on any page.
import { describe, expect, test } from 'vitest';
import type { Files } from '../helpers/temp-folder.ts';
import { type BuiltFolder, buildFiles } from './book.ts';

/** The entries of an index page as text: nested ones indented, links as their names, letters on lines of their own. */
function entriesOf(html: string): readonly string[] {
  let depth = 0;
  const lines: string[] = [];
  for (const [token] of html.matchAll(/<ul class="index-list">|<\/ul>|<h2[^>]*>.*?<\/h2>|<li[^>]*>[^\n]*/g)) {
    if (token.startsWith('<ul')) depth++;
    else if (token === '</ul>') depth--;
    else lines.push('  '.repeat(Math.max(0, depth - 1)) + textOf(token));
  }
  return lines;
}

const textOf = (html: string): string =>
  html
    .replace(/<span class="index-places">/g, '| ')
    .replace(/<[^>]+>/g, '')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .trim();

const config = '[book]\ntitle = "T"\n\n[output.html]\nsmart-punctuation = false\n';

describe('an index made with mdbook-indexing’s keys', () => {
  const files: Files = {
    'book.toml': `${config}
[preprocessor.indexing]
suppress_head = true

[preprocessor.indexing.see_instead]
"RiiR" = "Rewrite it in Rust"
"doc test" = "test, doc"

[preprocessor.indexing.nest_under]
"PAIR" = "protocol"
"PUSH" = "protocol"
"test, doc" = "test"
"test, fuzz" = "test"
"test, unit" = "test"
`,
    'src/SUMMARY.md':
      '- [One](one.md)\n  - [Inner](part/inner.md)\n\n[Index](the-index.md)\n\n[After](after.md)\n',
    'src/one.md': [
      '# One',
      '{{i:borrow}} and {{i:Borrow}}, {{ii:slanted}}, {{i:*it*}}, {{i:`code`}} and {{i:[`ref`](https://a.org)}}',
      '{{hi:protocol}}{{hi:PUSH}}{{hi:*}}{{hi:_}}{{hi:\\\\}} \\{{i:escaped}}',
      '## Tests',
      '{{hi:test, unit}}{{hi:doc test}}{{hi:test}}',
      '```text\n{{hi:in a fence}}\n```',
    ].join('\n\n'),
    'src/part/inner.md': '# Inner\n\n{{hi:PAIR}}{{hi:test, fuzz}}{{hi:Rewrite it in Rust}}{{hi:borrow}}\n',
    'src/the-index.md': '',
    'src/after.md': '# After\n\n{{hi:test, unit}} comes after the index{{hi:zebra}}\n',
  };
  const index = [
    'Symbols',
    '* | One',
    '_ | One',
    '\\ | One',
    'B',
    'Borrow | One',
    'borrow | One; Inner',
    'C',
    'code | One',
    'D',
    'doc test | see test, doc',
    'I',
    'it | One',
    'P',
    'protocol | One',
    '  PAIR | Inner',
    '  PUSH | One',
    'R',
    'ref | One',
    'Rewrite it in Rust | Inner',
    'RiiR | see Rewrite it in Rust',
    'S',
    'slanted | One',
    'T',
    'test | One, Tests',
    '  doc | One, Tests',
    '  fuzz | Inner',
    '  unit | One, Tests; After',
    'Z',
    'zebra | After',
  ];

  test('lists every entry in order, including those of later chapters', async () => {
    const { main, codes } = await buildFiles(files);
    expect(entriesOf(main('the-index.html'))).toEqual(index);
    expect(codes).toEqual([]);
    expect(main('the-index.html')).toMatch(
      /^<h1 id="index"><a class="header" href="#index">Index<\/a><\/h1>\n<nav class="index-letters"/,
    );
  });

  test('is the same in a subfolder, with links relative to it', async () => {
    const moved: Files = {
      ...files,
      'src/SUMMARY.md':
        '- [One](one.md)\n  - [Inner](part/inner.md)\n\n[Index](back/i.md)\n\n[After](after.md)\n',
      'src/back/i.md': '# Words\n\nAll of them:\n',
    };
    const { main, codes } = await buildFiles(moved);
    const html = main('back/i.html');
    expect(entriesOf(html)).toEqual(index);
    expect(html).toMatch(/^<h1 id="words">.*<\/h1>\n<p>All of them:<\/p>\n+<nav/);
    expect(html).toContain('<a href="../part/inner.html#idx-pair-1">Inner</a>');
    expect(codes).toEqual([]);
  });

  test('links to anchors that exist', async () => {
    const { main } = await buildFiles(files);
    const links = [...main('the-index.html').matchAll(/href="([^"#]+)#([^"]+)"/g)];
    expect(links.length).toBe(20);
    for (const [, page = '', id = ''] of links) expect(main(page)).toContain(`id="${id}"`);
  });

  test('shows only chapter names if the book asks for it, and nothing if it is off', async () => {
    const named = await buildFiles({
      ...files,
      'book.toml': `${String(files['book.toml'])}\n`.replace(
        'suppress_head',
        'use_chapter_names = true\nsuppress_head',
      ),
    });
    expect(entriesOf(named.main('the-index.html'))).toContain('test | One');
    const off = await buildFiles({
      ...files,
      'book.toml': String(files['book.toml']).replace(
        'suppress_head',
        'skip_renderer = "linkcheck,html"\nsuppress_head',
      ),
    });
    expect(off.main('the-index.html').trim()).toBe('');
    expect(off.main('one.html')).toContain('borrow');
  });
});

describe('a build-book index', () => {
  const book = (files: Files): Promise<BuiltFolder> =>
    buildFiles({
      'book.toml': config,
      'src/SUMMARY.md': '- [A](a.md)\n- [Index](index-of-words.md)\n',
      'src/a.md': '# A\n\n{{hi:x}}\n',
      'src/index-of-words.md': '# Words\n',
      ...files,
    });

  test('is placed where a chapter asks for it, even in the middle of a text', async () => {
    const { main } = await book({ 'src/a.md': '# A\n\nbefore\n\n{{#index}}\n\nafter {{hi:x}}\n' });
    expect(main('a.html')).toMatch(/<p>before<\/p>\n<nav[^]*<\/ul>\n+<p>after/);
  });

  test('is inserted only once', async () => {
    const { main } = await book({ 'src/index-of-words.md': '# Words\n\n{{#index}}\n\nafter\n' });
    expect(main('index-of-words.html').match(/<nav/g)).toHaveLength(1);
    expect(main('index-of-words.html')).toMatch(/<p>after<\/p>$/m);
  });

  test('does not replace a chapter that happens to have its name', async () => {
    const { main } = await book({ 'src/a.md': '# A\n' });
    expect(main('index-of-words.html')).toBe(
      '<h1 id="words"><a class="header" href="#words">Words</a></h1>\n',
    );
  });

  test('has anchors for its letters', async () => {
    const { codes, diagnostics } = await book({
      'src/a.md': '# A\n\n{{hi:x}} [X](index-of-words.md#index-x) [Y](index-of-words.md#index-y)\n',
    });
    expect(codes).toEqual(['link/no-such-anchor']);
    expect(diagnostics.map(({ args }) => args)).toEqual([
      { page: 'src/index-of-words.md', anchor: 'index-y' },
    ]);
  });

  test('of labels lists the text of links that use them, by a prefix', async () => {
    const { main, codes } = await book({
      'src/a.md': [
        '# A',
        '[`tokio`][c-tokio] and [Serde][c-serde] and [`tokio`][c-tokio-docs], not [x][y-x]',
        '## Badges',
        '[![c-rayon][c-rayon-badge]][c-rayon]',
        '{{#index prefix="c-"}}',
        '[c-tokio]: https://docs.rs/tokio\n[c-tokio-docs]: https://docs.rs/tokio\n[c-serde]: https://docs.rs/serde\n[c-rayon]: https://docs.rs/rayon\n[c-rayon-badge]: https://img.org/rayon\n[y-x]: https://y.org',
      ].join('\n\n'),
      'src/index-of-words.md': '# Words\n\n## Use\n\n[tokio][c-tokio]\n\n[c-tokio]: https://docs.rs/tokio\n',
    });
    expect(codes).toEqual([]);
    const html = main('a.html');
    expect(entriesOf(html.slice(html.indexOf('<nav')))).toEqual([
      'R',
      'rayon | A, Badges',
      'S',
      'Serde | A',
      'T',
      'tokio | A',
      'tokio | Index, Use',
    ]);
    expect(html).toContain('<h2 id="index-c--s" class="index-letter">');
    expect(html).toContain('<a href="a.html#badges">A, Badges</a>');
  });

  test('of labels lists labels that a rule resolves and those that mean pages and headings', async () => {
    const { main, codes } = await book({
      'book.toml': '[build-book]\nlabel-rules = { "ex-{x}" = "https://ex.org/{x}" }\n',
      'src/a.md': [
        '# A',
        '[Rule][ex-rule]',
        '## Here {#here}',
        '[`Words`][ex~src~use], ![x][ex~src~here], [lost][ex~src~gone]',
        '{{#index prefix="ex"}}',
        '{{#index prefix="p~"}}',
      ].join('\n\n'),
      'src/index-of-words.md': '# Words\n\n## Use {#use}\n\n[The first][p~a]\n',
    });
    expect(codes).toEqual(['reference/undefined']);
    const html = main('a.html');
    expect(entriesOf(html.slice(html.indexOf('<nav')))).toEqual([
      ...['R', 'Rule | A', 'W', 'Words | A, Here'],
      ...['T', 'The first | Index, Use'],
    ]);
    expect(html).toContain('<code>Words</code>');
  });
});
