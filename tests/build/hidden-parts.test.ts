// What an author hides, in whole books: it is nowhere in the site, or exactly where the book wants it.
import { describe, expect, test } from 'vitest';
import type { Files } from '../helpers/temp-folder.ts';
import { type BuiltFolder, buildFiles, lineOf } from './book.ts';

const SECRET = 'zquark';

/** A book that hides something in every way there is. */
const files: Files = {
  'src/SUMMARY.md': [
    '- [A](a.md)',
    `- [Private ${SECRET}](_private.md)`,
    `  - [Below ${SECRET}](below.md)`,
    `- [Draft ${SECRET}](draft.md)`,
    `- [Later ${SECRET}](later/x.md)`,
    '- [B](b.md)',
    '- [Index](words.md)',
  ].join('\n'),
  'src/a.md': [
    '# A',
    `to [_a_ private one](_private.md#top), [one below](below.md), [a draft](draft.md), [a later one][p~x]`,
    '{{#include part.md}}',
    `<div class="hidden">\n[${SECRET}](https://x.org/${SECRET})\n\n## ${SECRET} heading\n\n[t][c-${SECRET}] {{hi:${SECRET}}} [l](${SECRET}.md)\n\n{{#include ${SECRET}.md}}\n</div>`,
    `shown <!--private ${SECRET}{{hi:${SECRET}}} -->{{hi:shown}}`,
    '{{#include _left-out.md}}',
  ].join('\n\n'),
  'src/part.md': `from a part\n\n<div class="hidden">\n\n${SECRET} [t][c-${SECRET}]\n\n{{hi:${SECRET}}}\n\n</div>\n`,
  'src/_left-out.md': `${SECRET}\n`,
  'src/_private.md': `# ${SECRET}\n\n{{hi:${SECRET}}}\n`,
  'src/below.md': `# ${SECRET}\n`,
  'src/draft.md': `---\ndraft: true\n---\n\n# ${SECRET}\n\n{{hi:${SECRET}}}\n`,
  'src/later/x.md': `# ${SECRET}\n`,
  'src/b.md': '# B\n',
  'src/words.md': '',
};

const stripping = `[book]
title = "T"

[preprocessor.private]
remove = true

[preprocessor.scrub]
command = "../bin/mdbook-scrub"

[build-book]
drafts = ["later/**"]
`;

const build = (config: string, more: Files = {}): Promise<BuiltFolder> =>
  buildFiles({ 'book.toml': config, ...files, ...more });

describe('a book that strips hidden parts', () => {
  test('has none of their text in any file of its site', async () => {
    const { files: site, read } = await build(stripping);
    expect(site).toContain('print.html');
    expect(site.filter((file) => read(file).includes(SECRET))).toEqual([]);
    expect(site.filter((file) => /private|below|draft|later/.test(file))).toEqual([]);
  });

  test('numbers the remaining chapters as if the hidden ones never existed', async () => {
    const { read } = await build(stripping);
    expect(
      [...read('toc.html').matchAll(/<strong aria-hidden="true">(.*?)<\/strong> (\w+)/g)].map(
        ([, ...of]) => of,
      ),
    ).toEqual([
      ['1.', 'A'],
      ['2.', 'B'],
      ['3.', 'Index'],
    ]);
  });

  test('turns links to hidden parts into text and reports them, and reports nothing inside them', async () => {
    const { main, diagnostics } = await build(stripping);
    expect(main('a.html')).toContain('<p>to <em>a</em> private one, one below, a draft, a later one</p>');
    expect(diagnostics.map(lineOf)).toEqual([
      'src/a.md[8..42] link/to-hidden: `src/_private.md` isn’t published, so a link to it is plain text',
      'src/a.md[44..65] link/to-hidden: `src/below.md` isn’t published, so a link to it is plain text',
      'src/a.md[67..86] link/to-hidden: `src/draft.md` isn’t published, so a link to it is plain text',
      'src/a.md[88..106] link/to-hidden: `src/later/x.md` isn’t published, so a link to it is plain text',
    ]);
  });

  test('keeps the text around hidden parts', async () => {
    const { main } = await build(stripping);
    expect(main('a.html').replace(/<a id="idx[^>]*><\/a>/g, '')).toMatch(
      /<p>from a part<\/p>\n+<p>shown <\/p>\n*$/,
    );
    expect(main('words.html')).toContain('<span class="index-entry">shown</span>');
  });
});

test('a book that shows hidden parts renders them as boxes of Markdown', async () => {
  const config =
    '[book]\ntitle = "T"\n[preprocessor.private]\nnotice = "LATER"\n[build-book]\nhidden-sections = "show"\nshow-drafts = true\n';
  const { main, read } = await build(config, { [`src/${SECRET}.md`]: 'included\n' });
  expect(main('a.html')).toContain(
    `<div class="hidden-shown">\n<p><a href="https://x.org/${SECRET}">${SECRET}</a></p>\n<h2`,
  );
  expect(main('a.html')).toContain('<blockquote class="private"><span class="private-notice">LATER</span>');
  expect(read('toc.html')).toContain('draft.html');
});

test('a book with mdBook’s setting keeps hidden sections in the page for its style sheet to hide', async () => {
  const { main } = await build('[book]\ntitle = "T"\n');
  expect(main('a.html')).toContain(`<div class="hidden">\n[${SECRET}](https://x.org/${SECRET})`);
  expect(main('a.html')).toContain(`shown <!--private ${SECRET}`);
});
