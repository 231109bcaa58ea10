// Variables in front matter and link definitions.
import { describe, expect, test } from 'vitest';
import { siteOf } from '../build/small-book.ts';

const book = (frontMatter: string, variables = 'version = "1.85"') => ({
  'book.toml': `[book]\ntitle = "T"\n[output.html.search]\nenable = false\n[preprocessor.variables.variables]\n${variables}\n`,
  'src/a.md': `---\n${frontMatter}\n---\n\n# Heading {{version}}\n`,
});
const titleOf = (page: string): string | undefined => /<title>(.*?)<\/title>/.exec(page)?.[1];

test.each([
  ['alone', 'title: {{ version }}', '1.85'],
  ['before text', 'title: {{version}} is here', '1.85 is here'],
  ['behind text', 'title: Version {{version}}', 'Version 1.85'],
  ['in quotes', 'title: "Version {{ version }}: new"', 'Version 1.85: new'],
  ['in a block', 'title: >-\n  Version\n  {{version}}', 'Version 1.85'],
  ['behind another key', 'x: [{{version}}, {{version}}]\ntitle: {{version}}', '1.85'],
])('a variable %s is replaced in front matter', async (_, frontMatter, title) => {
  const site = await siteOf(book(frontMatter));
  expect([titleOf(site.text('a.html')), site.diagnostics]).toEqual([`${title} - T`, []]);
});

test.each([
  ['a colon', 'v = "a: b"', 'a: b'],
  ['a line break and a key', 'v = "a\\ntitle: other"', 'a\ntitle: other'],
  ['quotation marks', `v = '"'`, '&quot;'],
  ['what YAML would read as a number', 'v = "1_000"', '1_000'],
  ['another variable', 'v = "{{v}}"', '{{v}}'],
])('a variable with %s is text in front matter', async (_, variables, title) => {
  const site = await siteOf(book('title: {{ v }}', `version = "x"\n${variables}`));
  expect(site.diagnostics).toEqual([]);
  expect(site.text('a.html')).toContain(`<title>${title} - T</title>`);
});

test('a variable is replaced in included link definitions', async () => {
  const site = await siteOf({
    'book.toml': '[book]\ntitle = "T"\n[preprocessor.variables.variables]\nroot = ""\nname = "B"\n',
    'src/SUMMARY.md': '- [A](a.md)\n  - [B](b/b.md)\n',
    'src/a.md': '# A\n\n[one] and [B]\n\n{{#include links.md}}\n',
    'src/b/b.md': '# B\n\n[one]\n\n{{#include ../links.md}}\n',
    'src/links.md': '[one]: {{root}}/b/b.md\n[{{name}}]: https://example.org/{{name}}\n',
  });
  expect(site.main('a.html')).toBe(
    '<h1 id="a"><a class="header" href="#a">A</a></h1>\n<p><a href="b/b.html">one</a> and <a href="https://example.org/B">B</a></p>',
  );
  expect(site.main('b/b.html')).toBe(
    '<h1 id="b"><a class="header" href="#b">B</a></h1>\n<p><a href="b.html">one</a></p>',
  );
  expect(site.diagnostics).toEqual([]);
});

test('a variable can be the value of a key that is true or false', async () => {
  const site = await siteOf(book('draft: {{ unfinished }}', 'version = "1"\nunfinished = "true"'));
  expect(site.diagnostics).toEqual([]);
});

test('an unknown variable in front matter is reported at its place, and stays as it is written', async () => {
  const text = 'description: x\ntitle: {{ verson }}';
  const site = await siteOf(book(text));
  const start = '---\n'.length + text.indexOf('{{');
  expect(site.diagnostics).toMatchObject([
    {
      code: 'variable/unknown',
      args: { name: 'verson', nearest: 'version' },
      at: { file: 'src/a.md', span: { start, end: start + '{{ verson }}'.length } },
    },
  ]);
  expect(titleOf(site.text('a.html'))).toBe('{{ verson }} - T');
});

test('a mistake in front matter with variables is reported at its place, with advice that keeps them', async () => {
  const site = await siteOf(book('x: {{ version }}\ntitle: Part {{version}}: Start'));
  expect(site.diagnostics).toMatchObject([
    {
      code: 'front-matter/syntax',
      args: { quoted: 'title: "Part {{version}}: Start"' },
      at: { span: { start: expect.any(Number) as number } },
    },
  ]);
});

describe('a variable in shared link definitions', () => {
  const shared = (definitions: string, settings = '') => ({
    'book.toml': `[book]\ntitle = "T"\n[preprocessor.variables]\n${settings}\n[preprocessor.variables.variables]\nroot = ""\nname = "B"\nsite = "https://example.org"\n`,
    'refs/links.md': definitions,
    'src/SUMMARY.md': '- [A](a.md)\n  - [B](b/b.md)\n',
    'src/a.md': '# A\n\n[one] and [two]\n',
    'src/b/b.md': '# B\n\n[one]\n',
  });

  test('is replaced in addresses and titles', async () => {
    const site = await siteOf(
      shared('[one]: {{root}}/b/b.md\n[two]: {{ site }}/{{name}} "About {{name}}"\n'),
    );
    expect(site.main('a.html')).toContain(
      '<a href="b/b.html">one</a> and <a href="https://example.org/B" title="About B">two</a>',
    );
    expect(site.main('b/b.html')).toContain('<a href="b.html">one</a>');
    expect(site.diagnostics).toEqual([]);
  });

  test('is replaced in those of a folder', async () => {
    const site = await siteOf({
      ...shared('[two]: https://example.org\n'),
      'src/b-refs.md': '[one]: {{site}}/one\n',
    });
    expect(site.main('b/b.html')).toContain('<a href="https://example.org/one">one</a>');
  });

  test('that is unknown is reported once, at its place', async () => {
    const text = '[two]: {{site}}\n[one]: {{sites}}/one\n';
    const site = await siteOf(shared(text, 'warn-missing = true'));
    const start = text.indexOf('{{sites}}');
    expect(site.diagnostics.filter(({ code }) => code === 'variable/unknown')).toMatchObject([
      {
        args: { name: 'sites', nearest: 'site' },
        at: { file: 'refs/links.md', span: { start, end: start + '{{sites}}'.length } },
      },
    ]);
  });
});
