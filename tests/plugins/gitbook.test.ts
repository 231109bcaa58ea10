// Books of GitBook and HonKit: settings of book.json, pages that are not listed, and template tags.
import { describe, expect, test } from 'vitest';
import type { SmallSite } from '../build/small-book.ts';
import { siteIn } from '../build/small-book.ts';
import { tempFolder, writeIn } from '../helpers/temp-folder.ts';
import { messageOf, remedyOf } from '../../src/core/catalog.ts';
import { build } from '../../src/index.ts';
import { marksIn } from '../../src/plugins/gitbook/template-marks.ts';
import { run } from '../cli/test-terminal.ts';
import { join } from 'node:path';

const home = { 'README.md': '# Home\n\ntext\n', 'SUMMARY.md': '# Summary\n\n* [A](a.md)\n' };

const site = (files: Readonly<Record<string, string>>): Promise<SmallSite> =>
  siteIn(tempFolder({ ...home, ...files }));
const codes = ({ diagnostics }: SmallSite): readonly string[] => diagnostics.map(({ code }) => code);
const chapter = async (text: string, files: Readonly<Record<string, string>> = {}): Promise<SmallSite> =>
  site({ 'a.md': `# A\n\n${text}\n`, 'book.json': '{"variables":{"v":"1.2","deep":{"er":true}}}', ...files });

test('the layout in front matter says which parts of a page are visible', async () => {
  const page = (visible: boolean): string =>
    `---\nlayout:\n  width: default\n  title:\n    visible: true\n  outline:\n    visible: ${visible}\n---\n\n# A\n\n## B\n\ntext\n`;
  const [shown, hidden] = await Promise.all([site({ 'a.md': page(true) }), site({ 'a.md': page(false) })]);
  expect([...codes(shown), ...codes(hidden)]).toEqual([]);
  expect(shown.text('a.html')).not.toContain('layout-wide');
  expect(hidden.text('a.html')).toContain('layout-wide');
});

test('variables are replaced in front matter, and unknown ones are reported', async () => {
  const built = await site({
    'a.md': '---\ntitle: Version {{ book.v }}\ndescription: {{ book.w }}\n---\n\n# A\n\ntext\n',
    'book.json': '{"variables":{"v":"1.2"}}',
  });
  expect(built.text('a.html')).toContain('<title>Version 1.2 - Home</title>');
  expect(built.diagnostics).toEqual([
    { code: 'gitbook/variable', args: { name: 'w' }, at: { file: 'a.md', span: { start: 45, end: 57 } } },
  ]);
});

test('variables are replaced in shared link definitions', async () => {
  const built = await chapter('[one]', { 'refs/links.md': '[one]: https://example.org/{{ book.v }}/\n' });
  expect(built.main('a.html')).toContain('<a href="https://example.org/1.2/">one</a>');
});

describe('settings', () => {
  test('title, description, language and direction are those of book.json', async () => {
    const json = { title: 'T', description: 'D', language: 'ar', direction: 'rtl', author: 'B' };
    const built = await site({ 'a.md': '# A\n\ntext\n', 'book.json': JSON.stringify(json) });
    expect(built.text('a.html')).toMatch(/<html lang="ar" dir="rtl"/);
    expect(built.text('a.html')).toContain('<title>A - T</title>');
    expect(built.text('a.html')).toContain('<meta name="description" content="D">');
    expect(codes(built)).toEqual([]);
  });

  test('root and structure say where the book is', async () => {
    const json = {
      root: './docs/',
      structure: { readme: 'intro.md', summary: 'README.md', glossary: 'terms.md' },
    };
    const built = await site({
      'book.json': JSON.stringify(json),
      'docs/intro.md': '# Intro\n\ntext\n',
      'docs/README.md': '* [A](a.md)\n',
      'docs/a.md': '# A\n\n[home](intro.md)\n',
      'docs/terms.md': '## Term\n\ntext\n',
    });
    expect(codes(built)).toEqual([]);
    expect(built.main('index.html')).toBe(
      '<h1 id="intro"><a class="header" href="#intro">Intro</a></h1>\n<p>text</p>',
    );
    expect(built.main('a.html')).toBe(
      '<h1 id="a"><a class="header" href="#a">A</a></h1>\n<p><a href="index.html">home</a></p>',
    );
    expect(built.files).toContain('GLOSSARY.html');
  });

  test.each([
    ['null', 'gitbook/syntax'],
    ['[]', 'gitbook/syntax'],
    ['{"title": 1}', 'config/wrong-type'],
    ['{"structure": {"summary": ["x"]}}', 'config/wrong-type'],
    ['{"title": null, "variables": [], "links": 3, "plugins": {}, "root": "../.."}', undefined],
    ['{"plugins": "ga@1.0, -search"}', 'gitbook/plugins'],
    ['{"links": {"sharing": {}}}', 'gitbook/no-effect'],
  ])('book.json of %s: %s', async (json, code) => {
    expect(codes(await site({ 'a.md': '# A\n\ntext\n', 'book.json': json }))).toEqual(
      code === undefined ? [] : [code],
    );
  });

  test('a book.toml wins over a book.json', async () => {
    const built = await site({
      'book.toml': '[book]\ntitle = "Toml"\nsrc = "."\n',
      'book.json': '{',
      'a.md': '# A\n\n{% x %}\n',
    });
    expect(codes(built)).toEqual(['syntax/foreign']);
    expect(built.main('a.html')).toBe('<h1 id="a"><a class="header" href="#a">A</a></h1>\n<p>{% x %}</p>');
  });

  test('settings and the output of GitBook are not published', async () => {
    const built = await site({
      'a.md': '# A\n\ntext\n',
      'book.json': '{}',
      '_book/index.html': 'x',
      'x.txt': 'x',
    });
    expect(built.files.filter((file) => /^_book|^book\.js/.test(file))).toEqual([]);
    expect(built.files).toContain('x.txt');
  });
});

describe('.gitbook.yaml', () => {
  const yamlSite = (yaml: string, files: Readonly<Record<string, string>> = {}): Promise<SmallSite> =>
    site({ '.gitbook.yaml': yaml, 'a.md': '# A\n\ntext\n', ...files });

  test('says where the book is', async () => {
    const yaml = 'root: ./docs/\n\u200bstructure:\n  readme: intro.md\n  summary: contents.md\n';
    const built = await yamlSite(yaml, {
      'docs/intro.md': '# Intro\n\ntext\n',
      'docs/contents.md': '* [B](b.md)\n',
      'docs/b.md': '# B\n\n[home](intro.md)\n',
    });
    expect(codes(built)).toEqual([]);
    expect(built.main('index.html')).toBe(
      '<h1 id="intro"><a class="header" href="#intro">Intro</a></h1>\n<p>text</p>',
    );
    expect(built.main('b.html')).toBe(
      '<h1 id="b"><a class="header" href="#b">B</a></h1>\n<p><a href="index.html">home</a></p>',
    );
    expect(built.files).not.toContain('a.html');
  });

  test('has redirects from old addresses to chapters', async () => {
    const built = await yamlSite(
      'redirects:\n  old/page: ./a.md\n  "start": README.md#x\n  gone: https://example.org/\n',
    );
    expect(codes(built)).toEqual([]);
    expect(built.text('old/page.html')).toContain('../a.html');
    expect(built.text('start.html')).toContain('index.html#x');
    expect(built.text('gone.html')).toContain('https://example.org/');
    expect(built.files).not.toContain('.gitbook.yaml');
  });

  test('a redirect that leads nowhere is reported at its line', async () => {
    const root = tempFolder({
      ...home,
      '.gitbook.yaml': 'redirects:\n  old: gone.md\n',
      'a.md': '# A\n\ntext\n',
    });
    const { out } = await run(['check', '--no-cache', '--json'], { folder: root });
    expect((JSON.parse(out) as { diagnostics: unknown[] }).diagnostics).toMatchObject([
      { code: 'redirect/no-target', file: '.gitbook.yaml', start: { line: 2, column: 3 } },
    ]);
  });

  test('wins over the structure of a book.json, whose other settings stay', async () => {
    const built = await yamlSite('structure:\n  summary: other.md\n', {
      'book.json': '{"title":"T","structure":{"summary":"nowhere.md"}}',
      'other.md': '* [A](a.md)\n',
    });
    expect(codes(built)).toEqual([]);
    expect(built.text('a.html')).toContain('<title>A - T</title>');
  });

  test.each([
    ['', undefined],
    ['---\nroot: ./\n', undefined],
    ['structure:\n', undefined],
    ['root: [', 'gitbook/syntax'],
    ['- root', 'gitbook/syntax'],
    ['root: 3', 'config/wrong-type'],
    ['structure: here', 'config/wrong-type'],
    ['redirects:\n  a: [b]', 'config/wrong-type'],
    ['structure:\n  summry: x.md', 'gitbook/no-effect'],
    ['plugins: []', 'gitbook/no-effect'],
  ])('of %j: %s', async (yaml, code) => {
    expect(codes(await yamlSite(yaml))).toEqual(code === undefined ? [] : [code]);
  });
});

describe('a book.js', () => {
  test('is reported at its file, because its settings are not read', async () => {
    const built = await site({ 'a.md': '# A\n\ntext\n', 'book.js': 'module.exports = {}' });
    expect(built.diagnostics).toEqual([
      {
        code: 'gitbook/program',
        args: { path: 'book.js' },
        at: { file: 'book.js', span: { start: 0, end: 0 } },
      },
    ]);
    expect(built.diagnostics.map(messageOf).join('')).toBe(
      '`book.js` is a program and isn’t run, so its settings aren’t used',
    );
  });
});

describe('contents', () => {
  test('begin with the links of the sidebar and an unlisted README, and have parts of any level', async () => {
    const built = await site({
      'book.json': '{"links":{"sidebar":{"Site":"https://example.org"}}}',
      'SUMMARY.md':
        '# Summary\n\n## Part one\n\n* [A](\\a.md)\n* Not yet\n\n### Part two\n\n* [B](b.md)\n\n--\n\n* [C](a.md#c)\n',
      'a.md': '# A\n\n## C\n\ntext\n',
      'b.md': '# B\n\ntext\n',
    });
    expect(codes(built)).toEqual([]);
    const toc = built.text('toc.html');
    const entries = [...toc.matchAll(/(?:href="([^"]*)"|<li class="part-title">([^<]*))/g)].map(
      ([, href, part]) => href ?? part,
    );
    expect(entries.slice(-7)).toEqual([
      'https://example.org',
      'index.html',
      'Part one',
      'a.html',
      'Part two',
      'b.html',
      'a.html#c',
    ]);
  });

  test('a listed README is not listed again', async () => {
    const built = await site({
      'SUMMARY.md': '* [Start](README.md)\n* [A](a.md)\n',
      'a.md': '# A\n\ntext\n',
    });
    expect(built.text('toc.html')).not.toContain('Introduction');
  });

  test('languages are separate books with the settings of the whole', async () => {
    const root = tempFolder({
      'LANGS.md': '* [English](en/)\n',
      'book.json': '{"title":"Both","variables":{"v":"7"}}',
      'en/SUMMARY.md': '* [A](a.md)\n',
      'en/a.md': '# A\n\nv{{ book.v }}\n',
    });
    const whole = await build({ root, cache: 'none' });
    expect(whole.diagnostics.map(({ code }) => code)).toEqual(['gitbook/languages']);
    const english = await siteIn(join(root, 'en'));
    expect(english.main('a.html')).toBe('<h1 id="a"><a class="header" href="#a">A</a></h1>\n<p>v7</p>');
    expect(english.text('a.html')).toContain('Both');
  });
});

describe('tags', () => {
  test.each([
    ['v{{ book.v }} {{book.deep.er}}', 'v1.2 true'],
    ['{% raw %}{{ book.v }} {% x %}{% endraw %}', '{{ book.v }} {% x %}'],
    ['{%- raw -%}{{ book.v }}{%- endraw -%}', '{{ book.v }}'],
    ['`{{ book.v }} {% if x %}`', '<code>{{ book.v }} {% if x %}</code>'],
    ['{{ other.v }} {{ x }}', '{{ other.v }} {{ x }}'],
    ['{% include "in/x.md" %}', '<p>deep included</p>'],
    ["{% include './in/x.md' %}", '<p>deep included</p>'],
    ['{% include "/in/x.md" %}', '<p>deep included</p>'],
    [
      '{% raw %}{% include "in/x.md" %}{{#include in/x.md}}{% endraw %}',
      '{% include “in/x.md” %}{{#include in/x.md}}',
    ],
    ['a{# a comment {{ book.w }} #}b', 'ab'],
    ['## C {#own-id}', 'id="own-id"'],
    ['`{% raw %}` {% raw %}{{ book.v }}{% endraw %}', '</code> {{ book.v }}'],
    ['{% raw %}{% x {% endraw %}', '{% x'],
    ['{% code title="x" %}\ntext\n{% endcode %}', '<p>text</p>'],
    ['{% embed url="https://example.org/x" %}', '<a href="https://example.org/x">x</a>'],
  ])('%s', async (text, html) => {
    const files = { 'in/x.md': '{% include "/in/y.md" %} included', 'in/y.md': 'deep' };
    const built = await chapter(text, files);
    expect(built.main('a.html').replaceAll('&#123;', '{')).toContain(html);
    expect(codes(built)).toEqual([]);
  });

  test.each([
    ['info', 'note'],
    ['success', 'tip'],
    ['warning', 'warning'],
    ['danger', 'caution'],
    ['other', 'note'],
  ])('a hint of style %s is an alert', async (style, kind) => {
    const built = await chapter(
      `- item\n\n  {% hint style="${style}" %}\n  **text**\n  {% endhint %}\n\n  after`,
    );
    expect(built.main('a.html')).toMatch(
      new RegExp(
        `<li>[^]*<blockquote class="blockquote-tag blockquote-tag-${kind}">[^]*<strong>text</strong>[^]*</blockquote>[^]*after[^]*</li>`,
      ),
    );
    expect(codes(built)).toEqual([]);
  });

  test('tabs are tabs', async () => {
    const built = await chapter('{% tabs %}\n{% tab title="One" %}\n*first*\n{% endtab %}\n{% endtabs %}');
    expect(built.main('a.html')).toContain('<div class="tab" data-name="One">');
    expect(built.main('a.html')).toContain('<em>first</em>');
  });

  test('steps are a numbered list of Markdown', async () => {
    const built = await chapter(
      '{% stepper %}\n{% step %}\n#### One\n\n- a\n{% endstep %}\n{% step %}\n{% hint style="info" %}b{% endhint %}\n{% endstep %}\n{% endstepper %}\n\nafter',
    );
    expect(built.main('a.html')).toMatch(
      /<ol>\s*<li>\s*<h4[^]*<li>a<\/li>\s*<\/ul>\s*<\/li>\s*<li>\s*<blockquote[^]*<\/blockquote>\s*<\/li>\s*<\/ol>\s*<p>after/,
    );
    expect(codes(built)).toEqual([]);
  });

  test('links to pages, columns and updates show their content', async () => {
    const built = await chapter(
      '{% page-ref page="README.md" %}\n\n{% columns %}\n{% column %}\none\n{% endcolumn %}\n{% column width="50%" %}\ntwo\n{% endcolumn %}\n{% endcolumns %}\n\n{% updates format="full" %}\n{% update date="2026-01-31" tags="beta" %}\n## New\n{% endupdate %}\n{% endupdates %}',
    );
    const html = built.main('a.html');
    expect(html).toContain('<a href="index.html">README</a>');
    expect(html).toMatch(/<p>one<\/p>\s*<p>two<\/p>\s*<p><strong>2026-01-31<\/strong><\/p>\s*<h2 id="new"/);
    expect(codes(built)).toEqual([]);
  });

  test.each([
    ['{% if x %}a{% endif %} {% if y %}b{% endif %}', ['gitbook/tag']],
    ['{% endhint %}', ['gitbook/unclosed']],
    ['{% hint style="info" %}a', ['gitbook/unclosed']],
    ['{{ book.w }}', ['gitbook/variable']],
    ['{{ page.title }}', ['gitbook/tag']],
    ['{% stepper %}{% step %}a{% endstepper %}', ['gitbook/unclosed']],
    ['{% step %}\n\n{% hint %}a\n\n{% endstep %}', ['gitbook/unclosed']],
    ['a{% endstepper %}', ['gitbook/unclosed']],
    ['{% raw %}a', ['gitbook/unclosed']],
    ['a{% endraw %}', ['gitbook/unclosed']],
    ['{% include "git+https://x/y.git/z.md" %}', ['gitbook/tag']],
    ['{% include "gone.md" %}', ['include/not-found']],
  ])('what is not done is reported: %s', async (text, expected) => {
    expect(codes(await chapter(text))).toEqual(expected);
  });

  test.each([
    ['{% if x %}', 'conditions aren’t evaluated', 'keep the branch'],
    ['{% elif x %}', 'conditions aren’t evaluated', 'keep the branch'],
    ['{% for x in y %}', 'loops aren’t run', 'write out what the loop repeats'],
    [
      '{% set version = "1" %}',
      'chapters can’t set variables',
      '`"version": "..."` to `variables` in book.json, and write `{{ book.version }}`',
    ],
    ['{% block x %}', 'templates aren’t run', 'write out'],
    [
      '{% include "git+https://host/x.git/docs/part.md#v1" %}',
      'files of other repositories aren’t fetched',
      '{% include "part.md" %}',
    ],
    ['{{ book.v | upper }}', 'filters aren’t applied', 'write the text'],
    ['{{ file.path }}', 'only the variables of book.json have values', 'write the text'],
    ['{% youtube %}', 'isn’t supported, so it is shown as text', '{% raw %}'],
  ])('say what is not done: %s', async (text, message, help) => {
    const { diagnostics } = await chapter(text);
    expect(diagnostics.map(messageOf)).toEqual([expect.stringContaining(message)]);
    expect(diagnostics.map(remedyOf)).toEqual([expect.stringContaining(help)]);
  });

  test('are found in linear time, whatever is left open', () => {
    const isCode = (): boolean => false;
    for (const open of ['{% raw %}', '{% ', '{{ a', '{{ ', '{# ', '{% raw %}{% ', '{%-', '{'])
      expect(marksIn(open.repeat(20_000), isCode).length).toBeLessThan(20_001);
    expect(marksIn(`{% ${'a'.repeat(300_000)}`, isCode)).toEqual([]);
    expect(marksIn(`{{ a${' '.repeat(300_000)}`, isCode)).toEqual([]);
    expect(marksIn('{% raw %}a{% endraw %}'.repeat(10_000), isCode)).toHaveLength(10_000);
    expect(marksIn('{% endraw %}'.repeat(10_000) + '{% raw %}'.repeat(10_000), isCode)).toHaveLength(20_000);
  });

  test('have no meaning in a book of mdBook', async () => {
    const root = tempFolder({ 'src/SUMMARY.md': '- [A](a.md)\n' });
    writeIn(root, 'src/a.md', '# A\n\n{% hint %} {{ book.v }}\n');
    const built = await siteIn(root);
    expect(built.main('a.html')).toBe(
      '<h1 id="a"><a class="header" href="#a">A</a></h1>\n<p>{% hint %} {{ book.v }}</p>',
    );
    expect(codes(built)).toEqual(['syntax/foreign']);
  });
});
