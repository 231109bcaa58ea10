// A book of recipes as authors write them for mdBook with four plugins: badges by label, definitions by the thousand in
// files that every chapter includes, recipe tables that several chapters share, hidden notes, and index markers.
import { describe, expect, test } from 'vitest';
import type { Files } from '../helpers/temp-folder.ts';
import { type BuiltFolder, buildFiles } from './book.ts';

const page = `# Networking

[![cat-net][cat-net-badge]][cat-net]{{hi:Network programming}}

Protocols{{hi:Protocols}} such as FTP{{hi:FTP}}, HTTP<<hi:HTTP>>, or SSH{{hi:SSH}}.

## Server

{{#include server.incl.md}}

## Proxies

{{#include proxy.incl.md}}

{{#include refs.incl.md}}
{{#include ../../refs/link-refs.md}}

<div class="hidden">
[ P1 review](https://example.org/issues/944)

## Choosing Crates

- Asynchronous: [\`tokio\`][c-tokio]⮳{{hi:tokio}}; see [\`mio\`][c-mio]⮳{{hi:mio}} and [\`tokio\`][c-tokio]⮳{{hi:tokio}}.

</div>
`;

const settings = `[book]
title = "Recipes"

[preprocessor.private]
remove = true

[preprocessor.scrub]
command = "../bin/mdbook-scrub"
after = ["private"]

[preprocessor.indexing]
after = ["links"]

[output.linkcheck]
follow-web-links = false

[output.html]
no-section-label = true
`;

const alone: Files = {
  'book.toml': settings,
  'src/SUMMARY.md': '- [Network Programming](categories/net/index.md)\n',
  'src/categories/net/index.md': page,
};

const kept = { 'book.toml': '[book]\ntitle = "Recipes"\n' };

/** `code line args` of each diagnostic in a chapter. */
function told({ diagnostics }: BuiltFolder): readonly string[] {
  return diagnostics.map(({ code, args, at }) => {
    const line = at === undefined ? 0 : page.slice(0, at.span.start).split('\n').length;
    return `${code} ${String(line)} ${JSON.stringify(args)}`;
  });
}

describe('a recipe page without its includes', () => {
  test('has no directive left, and reports what is missing or undefined at its line', async () => {
    const built = await buildFiles(alone);
    const html = built.main('categories/net/index.html');
    expect(html).not.toMatch(/\{\{|<<|&lt;&lt;/);
    expect(told(built)).toEqual([
      'include/not-found 9 {"path":"src/categories/net/server.incl.md"}',
      'include/not-found 13 {"path":"src/categories/net/proxy.incl.md"}',
      'include/not-found 15 {"path":"src/categories/net/refs.incl.md"}',
      'include/not-found 16 {"path":"src/refs/link-refs.md"}',
      'reference/undefined 3 {"label":"cat-net","uses":1}',
      'reference/undefined 3 {"label":"cat-net-badge","uses":1}',
    ]);
  });

  test('shows its badge as text, keeps its markers, and omits hidden parts', async () => {
    const { main } = await buildFiles(alone);
    expect(
      main('categories/net/index.html').replace(/<a id="(idx-[^"]*)" class="index-term"><\/a>/g, '{$1}'),
    ).toBe(
      '<h1 id="networking"><a class="header" href="#networking">Networking</a></h1>\n' +
        '<p><span class="unresolved-reference" title="undefined reference: cat-net">' +
        '<span class="unresolved-reference text-badge" title="undefined reference: cat-net-badge">cat-net</span></span>{idx-network-programming-1}</p>\n' +
        '<p>Protocols{idx-protocols-2} such as FTP{idx-ftp-3}, HTTP{idx-http-4}, or SSH{idx-ssh-5}.</p>\n' +
        '<h2 id="server"><a class="header" href="#server">Server</a></h2>\n' +
        '<h2 id="proxies"><a class="header" href="#proxies">Proxies</a></h2>\n',
    );
  });

  test('reports each undefined label of the visible text once, with its uses', async () => {
    const built = await buildFiles({ ...alone, ...kept });
    expect(told(built).slice(4)).toEqual([
      'reference/undefined 3 {"label":"cat-net","uses":1}',
      'reference/undefined 3 {"label":"cat-net-badge","uses":1}',
      'reference/undefined 23 {"label":"c-tokio","uses":2}',
      'reference/undefined 23 {"label":"c-mio","uses":1}',
    ]);
  });
});

describe('a recipe page in its book', () => {
  const crates = Array.from({ length: 200 }, (_, i) => `[c-crate${i}]: https://docs.rs/crate${i}\n`).join('');
  const whole: Files = {
    ...alone,
    'src/SUMMARY.md': `# Summary

- [Network Programming](categories/net/index.md)
  - [Server](categories/net/server.md)
- [GUI](categories/gui/_index.md)
  - [Windows](categories/gui/windows.md)
- [Files](categories/files/index.md)

[Index](word_index.md)

[Thanks](thanks.md)

{{#include refs.incl.md}}
<div class="hidden">
[P1 make sure all pages are included](https://example.org/issues/994)
</div>
`,
    'src/refs/link-refs.md': '{{#include category-refs.md}}\n{{#include crate-refs.md}}\n',
    'src/refs/category-refs.md':
      '[cat-net]: https://crates.io/categories/net\n[cat-net-badge]: https://img.example.org/net.svg\n',
    'src/refs/crate-refs.md': `${crates}[c-tokio]: https://docs.rs/tokio\n[c-mio]: https://docs.rs/mio\n`,
    'src/categories/net/refs.incl.md':
      '[ex-net-listen]: server.md#listen\n[ex-net-lost]: server.md#lost\n[p-gui]: ../gui/_index.md\n[p-server]: server.md\n',
    'src/categories/net/server.incl.md': `| Recipe | Crates |
|---|---|
| [Listen][ex-net-listen] | [\`mio\`][c-mio]⮳ |
| [Lost][ex-net-lost] | [x][p-gui] |

<div class="hidden">

[TODO][c-nothing]{{hi:TODO}}

</div>
`,
    'src/categories/net/proxy.incl.md': '[A proxy][p-server]\n',
    'src/categories/net/server.md':
      '# Server\n\n{{#include server.incl.md}}{{hi:Server}}\n\n## Listen on a port {#listen}\n\n[`tokio`][c-tokio]⮳{{hi:tokio}}\n\n{{#include refs.incl.md}}\n{{#include ../../refs/link-refs.md}}\n',
    'src/categories/gui/_index.md': '# GUI\n\n{{hi:GUI}}\n',
    'src/categories/gui/windows.md': '# Windows\n\n{{hi:Windows}}\n',
    'src/categories/files/index.md':
      '# Files\n\n[w](../gui/windows.md) and [[server | the server]] [[gone]]\n',
    'src/word_index.md': '',
    'src/thanks.md': '# Thanks\n\nafter the index{{hi:thanks}}\n',
  };

  test('has its badge and its tables with links to pages, and omits hidden parts', async () => {
    const { main } = await buildFiles(whole);
    const html = main('categories/net/index.html');
    expect(html).toContain(
      '<a href="https://crates.io/categories/net"><img src="https://img.example.org/net.svg" alt="cat-net"></a>',
    );
    expect(html).toContain('<td><a href="server.html#listen">Listen</a></td>');
    expect(html).toContain('<td>x</td>');
    expect(html).toContain('<p><a href="server.html">A proxy</a></p>');
    expect(html).not.toMatch(/hidden|TODO|tokio|unresolved/);
  });

  test('numbers and links exactly the published chapters', async () => {
    const { files, read } = await buildFiles(whole);
    expect(files.filter((file) => /^(?:categories|thanks|word).*\.html$/.test(file))).toEqual([
      'categories/files/index.html',
      'categories/net/index.html',
      'categories/net/server.html',
      'thanks.html',
      'word_index.html',
    ]);
    expect(read('toc.html')).not.toMatch(/GUI|Windows|issues/);
  });

  test('reports missing fragments and links to hidden parts once for all pages, and nothing else', async () => {
    const { diagnostics } = await buildFiles(whole);
    expect(diagnostics.map(({ code, at, args }) => [code, at?.file, args])).toEqual([
      [
        'link/no-such-anchor',
        'src/categories/net/server.incl.md',
        { page: 'src/categories/net/server.md', anchor: 'lost' },
      ],
      [
        'link/to-hidden',
        'src/categories/net/server.incl.md',
        { target: 'src/categories/gui/_index.md', uses: 1 },
      ],
      [
        'link/to-hidden',
        'src/categories/files/index.md',
        { target: 'src/categories/gui/windows.md', uses: 1 },
      ],
    ]);
  });

  test('has an index of everything visible, including chapters after it', async () => {
    const { main } = await buildFiles(whole);
    const entries = [...main('word_index.html').matchAll(/<span class="index-entry">(.*?)<\/span>/g)].map(
      ([, entry]) => entry,
    );
    expect(entries).toEqual([
      'FTP',
      'HTTP',
      'Network programming',
      'Protocols',
      'Server',
      'SSH',
      'thanks',
      'tokio',
    ]);
    expect(main('word_index.html')).toContain('<a href="thanks.html#idx-thanks-1">Thanks</a>');
  });

  test('reduces names in double brackets to their titles, as the plugin does', async () => {
    const { main } = await buildFiles(whole);
    expect(main('categories/files/index.html')).toContain('<p>w and the server gone</p>');
  });

  test('shows notes where the book enables them', async () => {
    const shown = settings.replace(
      '[preprocessor.scrub]',
      '[build-book]\nhidden-sections = "show"\n\n[preprocessor.scrub]',
    );
    const { main, codes } = await buildFiles({ ...whole, 'book.toml': shown });
    expect(main('categories/net/index.html')).toContain(
      '<div class="hidden-shown">\n<p><a href="https://example.org/issues/944"> P1 review</a></p>\n<h2 id="choosing-crates">',
    );
    expect(codes).toEqual(['link/no-such-anchor', 'link/to-hidden', 'reference/undefined']);
  });
});
