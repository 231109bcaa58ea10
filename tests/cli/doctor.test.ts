// What the doctor says of small books that were made for mdBook.
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { type Topic, topics } from '../../src/edit/doctor/topics.ts';
import { tempFolder } from '../helpers/temp-folder.ts';
import { run } from './test-terminal.ts';

type Files = Readonly<Record<string, string>>;

interface Report {
  readonly differences: readonly {
    readonly topic: Topic;
    readonly text?: string;
    readonly file?: string;
    readonly line?: number;
    readonly column?: number;
  }[];
  readonly removables: readonly {
    readonly what: string;
    readonly why: string;
    readonly file?: string;
    readonly line?: number;
  }[];
}

async function examine(files: Files): Promise<Report> {
  const folder = tempFolder({ 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n', ...files });
  const { code, out } = await run(['doctor', '--json', '--no-cache'], { folder });
  expect(code).toBe(0);
  return JSON.parse(out) as Report;
}

const chapter = (text: string): Files => ({ 'src/a.md': `# A\n\n${text}\n` });
const inFolder = '- [A](a.md)\n- [P](p/README.md)\n  - [B](p/b.md)\n';
const linking = (text: string): Files => ({
  'src/SUMMARY.md': inFolder,
  'src/p/README.md': '# P\n',
  'src/p/b.md': `# B\n\n${text}\n`,
});

/** For each topic the smallest book that it concerns, and the reported place. */
const books: Readonly<Record<Topic, readonly [files: Files, text: string | undefined, place: string]>> = {
  'type-argument': [chapter('`Vec<T>` Vec<T> <b>x</b>'), '<T>', 'src/a.md:3:13'],
  'link-readme': [linking('[x](README.md)'), 'README.md', 'src/p/b.md:3:1'],
  'link-query': [linking('[x](b.md?x=1#b)'), 'b.md?x=1#b', 'src/p/b.md:3:1'],
  'link-after-md': [{ ...linking('[x](x.mdx)'), 'src/p/x.mdx': 'copied' }, 'x.mdx', 'src/p/b.md:3:1'],
  'link-absolute': [linking('[x](/p/b.md)'), '/p/b.md', 'src/p/b.md:3:1'],
  'link-folder': [linking('[x](../p)'), '../p', 'src/p/b.md:3:1'],
  'link-included': [
    { ...linking('{{#include ../q/inc.md}}'), 'src/q/inc.md': '[x](x.txt)\n', 'src/q/x.txt': 'x' },
    'x.txt',
    'src/q/inc.md:1:1',
  ],
  'link-other': [linking('[x](b%2Emd)'), 'b%2Emd', 'src/p/b.md:3:1'],
  'home-links': [
    { 'src/SUMMARY.md': '- [B](p/b.md)\n', 'src/p/b.md': '# B\n\n[x](b.md#b)\n' },
    'src/p/b.md',
    '',
  ],
  'front-matter': [{ 'src/a.md': '---\nlayout: x\n---\n# A\n' }, 'layout', 'src/a.md:1:1'],
  'front-matter-draft': [
    { 'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n', 'src/b.md': '---\ntitle: B\ndraft: true\n---\n# B\n' },
    undefined,
    'src/b.md:3:1',
  ],
  'angle-marker': [chapter('<<#title T>>'), '<<#title T>>', 'src/a.md:3:1'],
  'index-marker': [chapter('{{i:word}}'), 'word', 'src/a.md:3:1'],
  'undefined-label': [chapter('[x][c-tokio]'), 'c-tokio', 'src/a.md:3:1'],
  'unused-footnote': [chapter('[^1]: Note.'), undefined, 'src/a.md:3:1'],
  'bad-include': [chapter('{{#include no.txt}}'), '`src/no.txt` not found', 'src/a.md:3:1'],
  'include-cycle': [chapter('{{#include a.md}}'), undefined, 'src/a.md:3:1'],
  'duplicate-chapter': [{ 'src/SUMMARY.md': '- [A](a.md)\n- [A](a.md)\n' }, undefined, 'src/SUMMARY.md:2:3'],
  'unknown-key': [{ 'book.toml': '[book]\ntitel = "x"\n' }, undefined, 'book.toml:2:1'],
  'old-key': [{ 'book.toml': '[book]\nmultilingual = false\n' }, undefined, 'book.toml:2:1'],
  'no-effect': [{ 'book.toml': '[output.html.search]\nexpand = false\n' }, undefined, 'book.toml:2:1'],
  'redirect-over-page': [
    { 'book.toml': '[output.html.redirect]\n"/a.html" = "https://example.org/"\n' },
    undefined,
    'book.toml:2:1',
  ],
  'other-error': [{ 'book.toml': '[build-book.check]\nexclude = ["("]\n' }, undefined, 'book.toml:2:12'],
};

describe('a difference from mdBook', () => {
  test.each(Object.entries(books))(
    'of the kind %s is reported at its place',
    async (topic, [files, text, place]) => {
      const { differences } = await examine(files);
      expect([...new Set(differences.map((one) => one.topic))]).toEqual([topic]);
      const [{ file, line, column, ...first } = { topic, text: '' }] = differences;
      if (text !== undefined) expect(first.text).toBe(text);
      expect(file === undefined ? '' : `${file}:${line}:${column}`).toBe(place);
      expect(Object.keys(topics)).toContain(topic);
    },
  );
});

test('build-book doctor reports nothing for a book that is the same with both tools', async () => {
  const { differences, removables } = await examine({
    ...linking('[a](../a.md#a) [self](b.md) [x](x.txt) [p](index.html) <https://example.org/a.md?x>'),
    'src/p/x.txt': 'x',
    'book.toml': '[output.html.search]\nuse-boolean-and = true\nlimit-results = 20\n',
  });
  expect([differences, removables]).toEqual([[], []]);
});

test('build-book doctor reports programs, files and commands that are no longer needed', async () => {
  const { removables } = await examine({
    'book.toml': `[output.html]
additional-js = ["mermaid.min.js", "own.js"]
additional-css = ["theme/pagetoc.css"]
[output.linkcheck]
[preprocessor.mermaid]
command = "mdbook-mermaid"
[preprocessor.pagetoc]
[preprocessor.mine]
command = "mdbook-own --fast"
`,
    'mermaid.min.js': '',
    'own.js': '',
    'theme/pagetoc.css': '',
    'theme/head.hbs': '<meta name="mine" content="x">\n',
    '.github/workflows/book.yml':
      'steps:\n  - run: cargo install mdbook\n  - run: mdbook build # now\n  - run: cargo install mdbook-mermaid mdbook-own\n  - run: cargo install mdbook-own\n',
    'package.json': '{ "scripts": { "docs": "mdbook build docs" } }\n',
  });
  expect(removables.find(({ line }) => line === 4)?.why).toBe(
    'you only need `npx build-book` and `mdbook-own`',
  );
  expect(removables.map(({ what, file, line }) => [what, file, line])).toEqual([
    ['the program `mdbook-mermaid`', undefined, undefined],
    ['`command` in `[preprocessor.mermaid]`', undefined, undefined],
    ['[preprocessor.pagetoc]', undefined, undefined],
    ['the program `mdbook-linkcheck`', undefined, undefined],
    ['theme/pagetoc.css', 'theme/pagetoc.css', undefined],
    ['mermaid.min.js', 'mermaid.min.js', undefined],
    ['`cargo install mdbook`', '.github/workflows/book.yml', 2],
    ['`cargo install mdbook-mermaid mdbook-own`', '.github/workflows/book.yml', 4],
    ['`mdbook build`', '.github/workflows/book.yml', 3],
    ['`mdbook build`', 'package.json', 1],
  ]);
});

test('build-book doctor writes nothing, and says so in its text', async () => {
  const folder = tempFolder({
    'src/SUMMARY.md': '- [A](a.md)\n- [New](new.md)\n',
    'src/a.md': '# A\n\nVec<T>\n',
  });
  const { code, out } = await run(['doctor', '--no-cache'], { folder });
  expect([code, existsSync(join(folder, 'book')), existsSync(join(folder, 'src/new.md'))]).toEqual([
    0,
    false,
    false,
  ]);
  expect(out).toBe(`Differences from mdBook

  a type argument in plain text, such as \`Option<T>\` (1)
    mdBook: treats \`<T>\` as an HTML tag and drops it
    build-book: shows it; heading ids don’t change
    src/a.md:3:4  <T>

No longer needed

  nothing
`);
});

describe('build-book doctor lists under "Plugins"', () => {
  /** Each line of the section. */
  async function plugins(files: Readonly<Record<string, string>>): Promise<readonly string[]> {
    const folder = tempFolder(files);
    const { code, out } = await run(['doctor', '--no-cache'], { folder });
    expect(code).toBe(0);
    const [, section = ''] = /^Plugins\n\n([^]*?)\n(?:\n\S|$)/m.exec(out) ?? [];
    return section.split('\n').map((line) => line.trim());
  }

  test('programs that must be installed, with their commands, and none that is replaced', async () => {
    const found = await plugins({
      'book.toml': `[preprocessor.mermaid]
[preprocessor.svgbob]
[preprocessor.own]
command = "cargo run -p own"
[preprocessor.module]
module = "./m.mjs"
[output.html]
[output.linkcheck]
[output.typst-pdf]
[output.xgettext]
`,
      'm.mjs': 'export default () => undefined;',
      'src/SUMMARY.md': '- [A](a.md)\n',
      'src/a.md': '# A\n\ntext\n',
    });
    expect(found).toEqual([
      '[preprocessor.own]: runs `cargo run -p own`, which you must install; build-book doesn’t replace it',
      '[preprocessor.svgbob]: runs `mdbook-svgbob`, which you must install; build-book doesn’t replace it',
      '[output.typst-pdf]: runs `mdbook-typst-pdf`, which you must install; build-book doesn’t replace it',
      '[output.xgettext]: not needed: `build-book translate` extracts the messages, with the settings of this table',
    ]);
  });

  test('plugins of a GitBook book with what replaces them', async () => {
    const found = await plugins({
      'book.json': '{"plugins": ["katex", "-lunr", "search-pro", "edit-link@2", "ga", "own"]}',
      'SUMMARY.md': '* [A](a.md)\n',
      'a.md': '# A\n\ntext\n',
    });
    expect(found).toEqual([
      "GitBook's `katex`: `[preprocessor.katex]` in `book.toml` replaces it",
      "GitBook's `search-pro`: not needed: search is built in",
      "GitBook's `edit-link`: `output.html.edit-url-template` in `book.toml` replaces it",
      "GitBook's `ga`: isn’t run; put its script into `theme/head.hbs`",
      "GitBook's `own`: isn’t run, and build-book doesn’t replace it",
    ]);
  });

  test('but no programs that a GitBook book has never used, and no differences from mdBook', async () => {
    const folder = tempFolder({
      'book.json': '{}',
      'SUMMARY.md': '* [A](a.md)\n',
      'a.md': '# A\n\nVec<T>\n',
    });
    expect((await run(['doctor'], { folder })).out).toBe('No longer needed\n\n  nothing\n');
  });

  test('nothing for a book without plugins: the section is left out', async () => {
    expect(await plugins({ 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': '# A\n\ntext\n' })).toEqual(['']);
  });
});

test('build-book doctor shows ten places of a kind, and all programs', async () => {
  const folder = tempFolder({ 'src/SUMMARY.md': '- [A](a.md)\n', 'src/a.md': 'Vec<T>\n'.repeat(12) });
  const { out } = await run(['doctor', '--no-cache'], { folder });
  expect([out.split('<T>\n').length - 1, out.includes('    and 2 more\n')]).toEqual([10, true]);
  const json = JSON.parse((await run(['doctor', '--no-cache', '--json'], { folder })).out) as Report;
  expect(json.differences).toHaveLength(12);
});

test('build-book schema prints the JSON schema of book.toml', async () => {
  const { code, out } = await run(['schema']);
  expect(code).toBe(0);
  expect(JSON.parse(out)).toMatchObject({ title: 'book.toml', type: 'object', additionalProperties: false });
});
