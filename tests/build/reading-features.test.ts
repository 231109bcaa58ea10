// What chapters may hold besides CommonMark, from their text to the page.
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder, writeIn } from '../helpers/temp-folder.ts';
import { buildIn } from './book.ts';
import { siteIn, siteOf } from './small-book.ts';

test('an empty Font Awesome element becomes an icon of the theme; an unknown one stays and is reported', async () => {
  const site = await siteOf({
    'src/a.md':
      '# A\n\n<i class="fa fa-heart big" title="x"></i> <i class="fas fa-nothing"></i> <i class="fa">text</i>\n',
  });
  const main = site.main('a.html');
  expect(main).toMatch(/<span class="fa-svg big" title="x"><svg .*?<\/svg><\/span>/);
  expect(main).toContain('<i class="fas fa-nothing"></i> <i class="fa">text</i>');
  expect(site.diagnostics.map(({ code, at }) => [code, at?.span.start])).toEqual([
    ['theme/unknown-icon', 47],
  ]);
});

const withTable = (table: string): Readonly<Record<string, string>> => ({
  'book.toml': `[book]\ntitle = "T"\n[output.html.search]\nenable = false\n${table}\n`,
});

test('an admonition has its type, title, id and content in every form of mdbook-admonish', async () => {
  const site = await siteOf({
    ...withTable('[preprocessor.admonish]'),
    'src/a.md': [
      '# A\n\n```admonish\nPlain *text*.\n```\n',
      '```admonish warning.big "First form"\nx\n```\n',
      '```admonish hint title="Of *code*" class="p q" id="mine" collapsible=true\nx\n```\n',
      '- item\n\n  ````admonish title=""\n  outer\n\n  ```admonish bug\n  inner\n  ```\n  ````\n',
      '> ```admonish danger\n> quoted\n> ```\n',
    ].join('\n'),
  });
  const main = site.main('a.html').replace(/\s*\n\s*/g, '');
  const boxes = [
    '<div id="admonition-note" class="admonition admonish-note" role="note" aria-labelledby="admonition-note-title"><div class="admonition-title"><div id="admonition-note-title">Note</div></div><div><p>Plain <em>text</em>.</p></div></div>',
    '<div id="admonition-first-form" class="admonition admonish-warning big" role="note" aria-labelledby="admonition-first-form-title"><div class="admonition-title"><div id="admonition-first-form-title">First form</div></div><div><p>x</p></div></div>',
    '<details id="mine" class="admonition admonish-tip p q"><summary class="admonition-title"><p>Of <em>code</em></p></summary><div><p>x</p></div></details>',
    '<ul><li><p>item</p><div id="admonition-default" class="admonition admonish-note" role="note"><div><p>outer</p><div id="admonition-bug" class="admonition admonish-bug" role="note" aria-labelledby="admonition-bug-title"><div class="admonition-title"><div id="admonition-bug-title">Bug</div></div><div><p>inner</p></div></div></div></div></li></ul>',
    '<blockquote><div id="admonition-danger" class="admonition admonish-danger" role="note" aria-labelledby="admonition-danger-title"><div class="admonition-title"><div id="admonition-danger-title">Danger</div></div><div><p>quoted</p></div></div></blockquote>',
  ];
  expect(main.slice(main.indexOf('</h1>') + '</h1>'.length)).toBe(boxes.join(''));
  expect(site.diagnostics).toEqual([]);
});

test('ids of admonitions are those of mdbook-admonish in every language', async () => {
  const site = await siteOf({
    'book.toml': '[book]\ntitle = "T"\nlanguage = "ja"\n[preprocessor.admonish]\n',
    'src/a.md':
      '# A\n\n[b](#admonition-hint)\n\n```admonish hint\nx\n```\n\n```admonish tip title="日本"\nx\n```\n',
  });
  expect(site.diagnostics).toEqual([]);
  expect(site.main('a.html')).toContain('<div id="admonition-日本"');
  expect(site.main('a.html')).not.toMatch(/id="admonition-hint-title">Hint/);
});

test('problems in an admonition are reported at their place, and custom types have their aliases', async () => {
  const site = await siteOf({
    ...withTable(
      '[preprocessor.admonish.directive.custom.beer]\naliases = ["pub"]\ncollapsible = true\n[[preprocessor.admonish.custom]]\ndirective = "frog"\ntitle = "Ribbit"',
    ),
    'src/a.md':
      '# A\n\n```admonish waring\n[x](none.md)\n```\n\n```admonish note colour="red"\nx\n```\n\n```admonish pub\nx\n```\n\n```admonish frog\nx\n```\n',
  });
  expect(site.diagnostics.map(({ code, at }) => [code, at?.span.start])).toEqual([
    ['admonish/unknown-type', 5],
    ['admonish/syntax', 42],
    ['link/no-such-page', 24],
  ]);
  expect(site.main('a.html')).toContain('<details id="admonition-pub" class="admonition admonish-beer">');
  expect(site.main('a.html')).toMatch(/<div id="admonition-ribbit-title">Ribbit\s*<\/div>/);
});

test('fences and directives of mdbook-admonish stay unchanged without its table', async () => {
  const site = await siteOf({
    'src/a.md': '# A\n\n```admonish\nx\n```\n\n{{#tabs}}\n\n{{version}}\n',
  });
  expect(site.main('a.html')).toContain('<code class="language-admonish">x\n</code>');
  expect(site.main('a.html')).toContain('<p>{{#tabs}}</p>\n<p>{{version}}</p>');
});

test('variables are replaced everywhere, but only those that the book declares', async () => {
  const site = await siteOf({
    ...withTable(
      '[preprocessor.variables.variables]\nversion = "1.85"\n[build-book.variables]\nname = "*Ann*"',
    ),
    'src/a.md': '# A {{version}}\n\n{{ name }} {{other}} `{{version}}`\n\n[x]({{version}}.md)\n',
  });
  expect(site.main('a.html')).toContain('<p><em>Ann</em> {{other}} <code>1.85</code></p>');
  expect(site.text('a.md')).toBe('# A 1.85\n\n*Ann* {{other}} `1.85`\n\n[x](1.85.md)\n');
  expect(site.diagnostics.map(({ code, at }) => [code, at?.span.start])).toEqual([
    ['variable/unknown', 28],
    ['link/no-such-page', 53],
  ]);
});

test('environment variables are read if the book asks for it, and pages change with them', async () => {
  const root = tempFolder({
    ...withTable('[preprocessor.variables]\nuse-env = true'),
    'src/SUMMARY.md': '- [A](a.md)\n',
    'src/a.md': '# A\n\n{{WHO}}\n',
  });
  const cache = tempFolder();
  const first = await buildIn(root, { XDG_CACHE_HOME: cache, WHO: 'Ann' });
  expect([first.main('a.html').includes('<p>Ann</p>'), first.diagnostics]).toEqual([true, []]);
  const second = await buildIn(root, { XDG_CACHE_HOME: cache, WHO: 'Bob' });
  expect(second.main('a.html')).toContain('<p>Bob</p>');
});

test('an undefined variable is reported where the plugin is configured, unless its table says otherwise', async () => {
  const book = { 'src/a.md': '# A\n\n{{verson}} {{#other}}\n' };
  const table = '[preprocessor.variables.variables]\nversion = "1"';
  const told = await siteOf({ ...withTable(table), ...book });
  expect(told.diagnostics).toEqual([
    expect.objectContaining({ code: 'variable/unknown', args: { name: 'verson', nearest: 'version' } }),
    expect.objectContaining({
      code: 'syntax/unknown-directive',
      args: { name: 'other', found: '{{#other}}' },
    }),
  ]);
  expect(told.diagnostics[0]?.at?.span).toEqual({ start: 5, end: 15 });
  const silent = await siteOf({
    ...withTable(`[preprocessor.variables]\nwarn-missing = false\n${table}`),
    ...book,
  });
  expect(silent.diagnostics.map(({ code }) => code)).toEqual(['syntax/unknown-directive']);
});

test('tabs are labeled panels, and a page with tabs loads their script', async () => {
  const site = await siteOf({
    ...withTable('[preprocessor.tabs]'),
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md':
      '# A\n\n{{#tabs global="os" }}\n{{#tab name="Linux & co" }}\n**one**\n{{#endtab }}\n{{#tab name="Mac"}}\n```sh\ntwo\n```\n{{#endtab }}\n{{#endtabs }}\n\n`{{#tabs}}`\n',
    'src/b.md': '# B\n\nNone.\n',
  });
  expect(site.main('a.html').replace(/\s*\n\s*/g, '')).toContain(
    '<div class="tabs" data-group="os"><div class="tab" data-name="Linux &amp; co"><p class="tab-name">Linux &amp; co</p><p><strong>one</strong></p></div><div class="tab" data-name="Mac"><p class="tab-name">Mac</p><pre>',
  );
  expect(site.main('a.html')).toContain('<code>{{#tabs}}</code>');
  expect(site.diagnostics).toEqual([]);
  expect(site.text('a.html')).toMatch(/<script src="js\/tabs-[0-9a-f]{8}\.js" defer>/);
  expect(site.text('b.html')).not.toContain('js/tabs-');
});

test('a book that enables Mermaid loads it on pages with diagrams, and ships the file only if there is one', async () => {
  const summary = '- [A](a.md)\n- [B](b.md)\n';
  const drawn = await siteOf({
    ...withTable('[preprocessor.mermaid]\n[build-book]\ncsp = true'),
    'src/SUMMARY.md': summary,
    'src/a.md': '# A\n\n```mermaid\ngraph LR; A-->B\n```\n',
    'src/b.md': '# B\n\nNone.\n',
  });
  const none = await siteOf({ ...withTable('[preprocessor.mermaid]'), 'src/a.md': '# A\n\nNone.\n' });
  const files = (site: typeof drawn): readonly string[] =>
    site.files
      .filter((path) => path.includes('mermaid'))
      .map((path) => path.replace(/-[0-9a-f]{8}/, ''))
      .toSorted();
  expect(files(drawn)).toEqual(['js/mermaid.js', 'js/mermaid.min.js']);
  expect(files(none)).toEqual([]);
  expect(drawn.main('a.html')).toContain('<pre class="mermaid">graph LR; A--&gt;B\n</pre>');
  expect(drawn.text('a.html')).toMatch(/<script src="js\/mermaid-[0-9a-f]{8}\.js" defer>/);
  expect(drawn.text('b.html')).not.toContain('js/mermaid');
  expect(drawn.text('a.html')).toContain('style-src &#x27;self&#x27;;');
  expect(drawn.text('a.html')).not.toContain('unsafe-inline');
});

test('a book that enables open-on-gh has its footer line with the path inside the repository', async () => {
  const text = (more: string): Readonly<Record<string, string>> => ({
    'book.toml': `[book]\ntitle = "T"\n[preprocessor.open-on-gh]\n[output.html]\n${more}`,
    'src/a.md': '# A\n',
  });
  const at = 'git-repository-url = "https://example.com/x.git"\n';
  const lineOf = ({ text: read }: { readonly text: (path: string) => string }): string | undefined =>
    /<span id="open-on-gh" dir="auto">.*<\/span>/.exec(read('a.html'))?.[0];
  expect(lineOf(await siteOf(text(at)))).toBe(
    '<span id="open-on-gh" dir="auto">Found a bug? <a href="https://example.com/x/edit/main/src/a.md">Edit this page on GitHub.</a></span>',
  );
  const folder = tempFolder({ '.git': 'gitdir: elsewhere\n' });
  const book = join(folder, 'docs');
  for (const [path, content] of Object.entries({
    ...text(`${at}git-branch = "trunk"\nopen-on-text = "[Mend] this"\n`),
    'src/SUMMARY.md': '- [A](a.md)\n',
  }))
    writeIn(book, path, content);
  expect(lineOf(await siteIn(book))).toBe(
    '<span id="open-on-gh" dir="auto"><a href="https://example.com/x/edit/trunk/docs/src/a.md">Mend</a> this</span>',
  );
  const none = await siteOf(text(''));
  expect(lineOf(none)).toBeUndefined();
  expect(none.diagnostics.map(({ code }) => code)).toEqual(['config/no-effect']);
});

test('images stay as they are in a book without zoomable images', async () => {
  const files = { 'src/a.md': '# A\n\n![a](a.png)\n', 'src/a.png': 'no picture\n' };
  const zooms = await siteOf(files);
  const plain = await siteOf({ ...files, 'book.toml': '[output.html]\nzoomable-images = false\n' });
  expect(zooms.main('a.html')).toContain('checkbox-img');
  expect(plain.main('a.html')).toContain('<p><img src="a.png" alt="a"></p>');
});

test('KaTeX macros are read from the book’s file, and a missing file is reported once', async () => {
  const toml = '[preprocessor.katex]\nmacros = "macros.txt"\n';
  const files = {
    'book.toml': toml,
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md': '# A\n\n$\\own$\n',
    'src/b.md': '# B\n\n$x$\n',
  };
  const whole = await siteOf({ ...files, 'macros.txt': '\\own:\\mathbb{R}\n' });
  expect(whole.main('a.html')).toContain('<mi>ℝ</mi>');
  expect(whole.diagnostics).toEqual([]);
  const { diagnostics } = await siteOf(files);
  expect(diagnostics.map(({ code }) => code)).toEqual(['theme/no-such-asset', 'math/syntax']);
});

test('a page allows inline styles only if its author has written some', async () => {
  const site = await siteOf({
    'book.toml': '[build-book]\ncsp = true\n',
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md': '# A\n\n<p style="color: red">x</p>\n',
    'src/b.md': '# B\n\n<p>x</p>\n',
  });
  expect(site.text('a.html')).toContain('style-src &#x27;self&#x27; &#x27;unsafe-inline&#x27;;');
  expect(site.text('b.html')).toContain('style-src &#x27;self&#x27;;');
});
