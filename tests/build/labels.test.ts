// Where the labels of links come from, in whole books.
import { describe, expect, test } from 'vitest';
import type { Files } from '../helpers/temp-folder.ts';
import { type BuiltFolder, buildFiles, lineOf } from './book.ts';

const summary = '- [A](a/one.md)\n- [B](b/two.md)\n';

const book = (files: Files, settings = ''): Promise<BuiltFolder> =>
  buildFiles({
    'book.toml': `[book]\ntitle = "T"\n${settings}`,
    'src/SUMMARY.md': summary,
    'src/a/one.md': '# One\n',
    'src/b/two.md': '# Two\n\n## Part {#part}\n',
    ...files,
  });

const linksIn = (html: string): readonly string[] =>
  [...html.matchAll(/<a href="([^"#]+(?:#[^"]*)?)"[^>]*>(.*?)<\/a>/g)].map(
    ([, href, text]) => `${text} ${href}`,
  );

describe('a label’s definition', () => {
  const every = {
    'src/a/one.md': '# One\n\n[x][label-x]\n\n[label-x]: https://own.org\n\n{{#include refs.incl.md}}\n',
    'src/a/refs.incl.md': '[label-x]: https://included.org\n',
    'refs/all.md': '[label-x]: https://shared.org\n',
    'src/refs.incl.md': '[label-x]: https://nearby.org\n',
  };
  const rules = '\n[build-book.label-rules]\n"label-{x}" = "https://rule.org/{x}"\n';

  const includes = '# One\n\n[x][label-x]\n\n{{#include refs.incl.md}}\n';
  const uses = '# One\n\n[x][Label-X]\n';
  const sources: readonly (readonly [where: string, url: string, files: Files])[] = [
    ['the page itself', 'https://own.org', every],
    ['what it includes', 'https://included.org', { ...every, 'src/a/one.md': includes }],
    ['refs', 'https://shared.org', { ...every, 'src/a/one.md': uses }],
    [
      'files nearby',
      'https://nearby.org',
      { 'src/a/one.md': uses, 'src/refs.incl.md': every['src/refs.incl.md'] },
    ],
    ['a rule', 'https://rule.org/X', { 'src/a/one.md': uses }],
  ];

  test.each(sources)('in %s wins over all later places', async (_, url, files) => {
    const { main, codes } = await book(files, rules);
    expect(linksIn(main('a/one.html'))).toEqual([`x ${url}`]);
    // An included file and one of `refs` that differ are reported on every page that sees both.
    expect(codes.filter((code) => code !== 'reference/conflict')).toEqual([]);
  });

  test('in a nearby file counts only if the book names that file', async () => {
    const files = { 'src/a/one.md': '# One\n\n[x][label-x]\n', 'src/links.md': '[label-x]: https://x.org\n' };
    expect((await book(files)).codes).toEqual(['reference/undefined']);
    const named = await book(files, '\n[build-book]\nnearby-refs = ["links.md"]\n');
    expect(named.codes).toEqual([]);
  });
});

describe('an address in a file of definitions', () => {
  test('is relative to the page that uses it, as in mdBook, or else to the file', async () => {
    const { main, codes } = await book({
      'src/a/one.md': '# One\n\n[x][p-x] [y][p-y]\n\n{{#include ../refs.incl.md}}\n',
      'src/refs.incl.md': '[p-x]: ../b/two.md#part\n[p-y]: b/two.md\n',
    });
    expect(linksIn(main('a/one.html'))).toEqual(['x ../b/two.html#part', 'y ../b/two.html']);
    expect(codes).toEqual([]);
  });
});

describe('an undefined label', () => {
  test('may name a page or a heading', async () => {
    const { main, codes } = await book({
      'src/a/one.md': '# One\n\n[page][p~two] [heading][ex~b~part] [old style][ex-b-part]\n',
    });
    expect(linksIn(main('a/one.html'))).toEqual([
      'page ../b/two.html',
      'heading ../b/two.html#part',
      'old style ../b/two.html#part',
    ]);
    expect(codes).toEqual([]);
  });

  test('becomes readable text on the page and is reported once with all its uses', async () => {
    const { main, diagnostics } = await book({
      'src/a/one.md': '# One\n\n[`x`][c-tokoi] [y][c-tokoi] ![badge][c-badge]\n',
      'refs/all.md': '[c-tokio]: https://docs.rs/tokio\n',
    });
    expect(main('a/one.html')).toContain(
      '<p><span class="unresolved-reference" title="undefined reference: c-tokoi"><code>x</code></span> ',
    );
    expect(main('a/one.html')).toContain(
      '<span class="unresolved-reference text-badge" title="undefined reference: c-badge">badge</span>',
    );
    expect(diagnostics.map(lineOf)).toEqual([
      'src/a/one.md[7..21] reference/undefined: `[c-tokoi]` isn’t defined (2 uses); did you mean `[c-tokio]`?',
      'src/a/one.md[35..52] reference/undefined: `[c-badge]` isn’t defined',
    ]);
  });

  test('is reported as defined elsewhere if another page’s definitions have it', async () => {
    const { diagnostics } = await book({
      'src/a/one.md': '# One\n\n[x][ex-here]\n',
      'src/b/refs.incl.md': '[ex-here]: two.md\n',
    });
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['reference/undefined', { label: 'ex-here', uses: 1, elsewhere: 'src/b/refs.incl.md' }],
    ]);
  });
});

test('each folder may define the same label for itself', async () => {
  const include = '{{#include refs.incl.md}}\n{{#include ../../refs/all.md}}\n';
  const { codes, main } = await book({
    'src/a/one.md': `# One\n\n[x][p-x]\n\n${include}`,
    'src/b/two.md': `# Two\n\n[x][p-x]\n\n## Part {#part}\n\n${include}`,
    'src/a/refs.incl.md': '[p-x]: ../b/two.md\n',
    'src/b/refs.incl.md': '[p-x]: two.md#part\n',
    'refs/all.md': '[c-x]: https://x.org\n',
  });
  expect(codes).toEqual([]);
  expect(linksIn(main('b/two.html'))).toEqual(['x two.html#part']);
});

describe('names in double brackets', () => {
  const files = {
    'src/a/one.md':
      '# One\n\n[[two | The second]], [[Two]], [[no such | Nothing]]\n\n| a |\n|---|\n| [[two|T]] |\n',
  };

  test('are left alone unless the book enables them', async () => {
    expect((await book(files)).main('a/one.html')).toContain('[[two | The second]]');
  });

  test('become links where they name a chapter, and plain titles elsewhere', async () => {
    const { main, diagnostics } = await book(files, '\n[build-book]\nwikilinks = true\n');
    expect(linksIn(main('a/one.html'))).toEqual([
      'The second ../b/two.html',
      'Two ../b/two.html',
      'T ../b/two.html',
    ]);
    expect(main('a/one.html')).toContain('</a>, Nothing</p>');
    expect(diagnostics.map(({ code, args }) => [code, args])).toEqual([
      ['wikilink/no-such-page', { target: 'no such' }],
    ]);
  });

  test('can be reduced to their titles', async () => {
    const { main, codes } = await book(files, '\n[build-book]\nwikilinks = "text"\n');
    expect(main('a/one.html')).toContain('<p>The second, Two, Nothing</p>');
    expect(linksIn(main('a/one.html'))).toEqual([]);
    expect(codes).toEqual([]);
  });
});
