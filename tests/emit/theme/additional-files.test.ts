// The files that `additional-css` and `additional-js` name, where build-book does the work of the plugin that made them.
import { expect, test } from 'vitest';
import { siteOf } from '../../build/small-book.ts';

const toml = (table: string): string => `[output.html]
additional-js = ["mermaid.min.js", "js/mermaid-init.js", "own.js"]
additional-css = ["mdbook-admonish.css"]
[output.html.search]
enable = false
${table}`;

const files = {
  'mermaid.min.js': 'window.mermaid = {};',
  'js/mermaid-init.js': 'mermaid.initialize();',
  'own.js': 'own();',
  'mdbook-admonish.css': '.admonish-mine { color: red }',
  'src/a.md': '# A\n\n```mermaid\ngraph TD;\n```\n',
};

const loaded = (page: string): readonly string[] =>
  [...page.matchAll(/(?:src|href)="([^"]*(?:mermaid|own|admonish)[^"]*)"/g)].map(([, url = '']) =>
    url.replace(/-[\da-f]{8}/, ''),
  );

test('scripts of a replaced plugin are left out and reported, its style sheets stay', async () => {
  const { text, diagnostics } = await siteOf({
    ...files,
    'book.toml': toml('[preprocessor.mermaid]\n[preprocessor.admonish]\n'),
  });
  expect(loaded(text('a.html'))).toEqual(['mdbook-admonish.css', 'js/mermaid.js', 'own.js']);
  expect(diagnostics.map(({ code, args, at }) => [code, args, at?.file])).toEqual([
    [
      'config/plugin-file',
      { path: 'mermaid.min.js', key: 'output.html.additional-js', plugin: 'mermaid' },
      'book.toml',
    ],
    [
      'config/plugin-file',
      { path: 'js/mermaid-init.js', key: 'output.html.additional-js', plugin: 'mermaid' },
      'book.toml',
    ],
  ]);
});

test('a book that draws its diagrams with scripts of its own keeps them', async () => {
  const { text, diagnostics } = await siteOf({ ...files, 'book.toml': toml('') });
  expect(loaded(text('a.html'))).toEqual([
    'mdbook-admonish.css',
    'mermaid.min.js',
    'js/mermaid-init.js',
    'own.js',
  ]);
  expect(diagnostics).toEqual([]);
});

test('a page of the book’s own theme loads no file that is left out or missing', async () => {
  const { text } = await siteOf({
    ...files,
    'book.toml': toml('[preprocessor.mermaid]\n').replace('"own.js"', '"own.js", "no-own.js"'),
    'theme/index.hbs':
      '{{#each additional_css}}<link href="{{this}}">{{/each}}{{#each additional_js}}<script src="{{this}}"></script>{{/each}}{{{content}}}',
  });
  expect(loaded(text('a.html'))).toEqual(['mdbook-admonish.css', 'js/mermaid.js', 'own.js']);
});

test('a page of the book’s own theme loads what its content needs, by the names of files', async () => {
  const { text } = await siteOf({
    'book.toml': '[preprocessor.mermaid]\n[preprocessor.katex]\n[preprocessor.tabs]\n',
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
    'src/a.md': '# A\n\n$x$\n\n{{#tabs}}\n{{#tab name="T"}}\nx\n{{#endtab}}\n{{#endtabs}}\n',
    'src/b.md': '# B\n',
    'theme/index.hbs':
      'page{{#each additional_css}} {{resource this}}{{/each}}{{#each additional_js}} {{resource this}}{{/each}}',
  });
  expect(text('a.html').split(' ')).toEqual([
    'page',
    expect.stringMatching(/^css\/math-\w+\.css$/),
    expect.stringMatching(/^css\/tabs-\w+\.css$/),
    expect.stringMatching(/^js\/tabs-\w+\.js$/),
  ]);
  expect(text('b.html')).toBe('page');
});

test('a theme can’t replace the search of mdBook, only the files that mdBook lets it replace', async () => {
  const { text } = await siteOf({
    ...files,
    'book.toml': toml(''),
    'theme/index.hbs':
      '<script src="{{path_to_root}}searcher.js"></script><script src="{{path_to_root}}clipboard.min.js"></script>{{{content}}}',
    'theme/searcher.js': 'new Mark();',
    'theme/clipboard.min.js': 'own();',
  });
  expect(text('searcher.js')).toBe('// The search is in book.js.\n');
  expect(text('clipboard.min.js')).toContain('own()');
});
