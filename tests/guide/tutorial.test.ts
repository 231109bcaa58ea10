// The tutorial and the recipes of the guide: their commands print what the pages show, and their books come out as promised.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { follow, stepsOf } from './follow-page.ts';

const book = resolve(import.meta.dirname, '../../book');

/** What following a page leads to: a file and a text in it, or `absent` for a file that isn't written. */
const promised: Readonly<Record<string, readonly (readonly [file: string, text: RegExp | 'absent'])[]>> = {
  'getting-started.md': [['my-book/book/second.html', /Hello, reader!/]],
  'recipes/analytics.md': [
    ['book/start.html', /<script defer[^>]*stats\.example\.org[^>]*><\/script>[^]*<\/head>/],
  ],
  'recipes/check-links-in-ci.md': [['book/index.html', 'absent']],
  'recipes/colors-and-fonts.md': [['book/start.html', /<link rel="stylesheet" href="custom-\w+\.css">/]],
  'recipes/custom-domain.md': [
    ['book/CNAME', /^book\.example\.org$/m],
    ['book/sitemap.xml', /https:\/\/book\.example\.org\/start\.html/],
    ['book/robots.txt', /sitemap\.xml/],
    ['book/start.html', /<link rel="canonical" href="https:\/\/book\.example\.org\//],
  ],
  'recipes/diagrams.md': [['book/flow.html', /mermaid/]],
  'recipes/docs-next-to-code.md': [['site/usage.html', /my-program --help/]],
  'recipes/drafts.md': [
    ['book/start.html', /Start/],
    ['book/later.html', 'absent'],
    ['book/ideas/first.html', 'absent'],
  ],
  'recipes/from-mdbook.md': [['book/types.html', /Option&lt;T&gt;/]],
  'recipes/from-mkdocs.md': [
    ['site/installing.html', /You need Python 3/],
    ['site/installing/index.html', /\.\.\/installing\.html/],
  ],
  'recipes/from-vitepress.md': [['site/guide/getting-started.html', /You need Node\.js/]],
  'recipes/gitlab-pages.md': [['public/index.html', /Start/]],
  'recipes/index-and-numbers.md': [
    [
      'book/terms.html',
      /<span class="index-entry">IP address<\/span>[^]*<span class="index-entry">socket<\/span>/,
    ],
  ],
  'recipes/link-previews.md': [
    [
      'book/start.html',
      /<meta property="og:image" content="https:\/\/book\.example\.org\/images\/cover\.png">/,
    ],
  ],
  'recipes/math.md': [['book/circles.html', /<math[^]*<math[^>]*display="block"/]],
  'recipes/netlify-cloudflare.md': [['book/404.html', /<html/]],
  'recipes/nginx-s3.md': [['public/start.html.gz', /./]],
  'recipes/epub.md': [
    ['book/epub/Night Sky.epub', /mimetypeapplication\/epub\+zip/],
    ['book/html/index.html', /href="Night%20Sky\.epub"/],
  ],
  'recipes/pdf.md': [['book/print.html', /First[^]*Second/]],
  'recipes/preprocessors.md': [['book/start.html', /Version 1\.2\.3 is here❗/]],
  'recipes/share-links.md': [['refs/links.md', /nodejs/]],
  'recipes/tested-code.md': [['book/area.html', /area<\/span>/]],
};

const recipes = readdirSync(join(book, 'recipes')).map((name) => `recipes/${name}`);

test('every recipe promises a result', () => {
  expect(['getting-started.md', ...recipes].sort()).toEqual(Object.keys(promised).sort());
});

describe.each(Object.entries(promised))('%s', (path, results) => {
  const page = join(book, path);
  const markdown = readFileSync(page, 'utf8');

  test('has files and commands to follow', () => {
    const { files, commands, unclear } = stepsOf(markdown);
    expect(unclear).toEqual([]);
    expect(Math.min(files, commands)).toBeGreaterThan(0);
  });

  test('leads to what it shows', async () => {
    const expected = await follow(markdown);
    if (process.env['EXPECT'] === 'write') writeFileSync(page, expected.page);
    expect(markdown).toBe(expected.page);
    for (const [file, text] of results) {
      const target = join(expected.folder, file);
      if (text === 'absent') expect([file, existsSync(target)]).toEqual([file, false]);
      else expect(readFileSync(target, 'utf8')).toMatch(text);
    }
  }, 60_000);
});
