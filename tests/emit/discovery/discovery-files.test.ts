// What a site tells machines: in the heads of pages, and in files that only they read.
import { execFileSync } from 'node:child_process';
import { expect, test } from 'vitest';
import { tempFolder } from '../../helpers/temp-folder.ts';
import { siteIn, siteOf } from '../../build/small-book.ts';

const toml = (rest: string): string =>
  `[book]\ntitle = "T & U"\ndescription = "About </script>"\nauthors = ["Ann"]\n[output.html.search]\nenable = false\n${rest}`;
const whole = '[output.html]\nsite-url = "https://example.com/book/"\n';
const chapters = {
  'src/SUMMARY.md':
    '# Summary\n\n[Start](README.md)\n\n# Part\n\n- [A](a.md)\n  - [B](b/c.md)\n- [Later]()\n',
  'src/README.md': '# Start\n\nWords.\n',
  'src/a.md': '---\ndescription: Of A\nimage: a.png\n---\n# A\n\nWords.\n',
  'src/b/c.md': '# B\n\nWords.\n',
  'src/a.png': 'no picture\n',
};

function commit(folder: string, author: string, date: string): void {
  const who = { GIT_AUTHOR_NAME: author, GIT_AUTHOR_EMAIL: 'a@b.c', GIT_AUTHOR_DATE: date };
  const by = { GIT_COMMITTER_NAME: author, GIT_COMMITTER_EMAIL: 'a@b.c', GIT_COMMITTER_DATE: date };
  const git = (...args: readonly string[]): void => {
    execFileSync('git', args, {
      cwd: folder,
      env: { PATH: process.env['PATH'], ...who, ...by },
      stdio: 'ignore',
    });
  };
  git('init', '-q');
  git('add', '-A');
  git('commit', '-q', '-m', 'change');
}

test('a page of a book with an absolute address has all its metadata', async () => {
  const site = await siteOf({
    'book.toml': toml(`${whole}[build-book.meta]\n"og:locale" = "en"\nrating = "x"\n`),
    ...chapters,
  });
  const head = site.head('b/c.html');
  expect(head).toContain('<meta name="generator" content="build-book">');
  expect(head).toContain('<meta property="og:locale" content="en">');
  expect(head).toContain('<meta name="rating" content="x">');
  expect(head).toContain('<link rel="canonical" href="https://example.com/book/b/c.html">');
  expect(head).toContain('<meta property="og:url" content="https://example.com/book/b/c.html">');
  expect(head).toContain('<meta name="twitter:card" content="summary">');
  expect(site.head('a.html')).toContain(
    '<meta property="og:image" content="https://example.com/book/a.png">',
  );
  const data = /<script type="application\/ld\+json">(.*)<\/script>/.exec(head.join('\n'))?.[1] ?? '';
  expect(JSON.parse(data)).toEqual({
    '@context': 'https://schema.org',
    '@graph': [
      {
        '@type': 'TechArticle',
        headline: 'B',
        url: 'https://example.com/book/b/c.html',
        inLanguage: 'en',
        description: 'About </script>',
        author: [{ '@type': 'Person', name: 'Ann' }],
        isPartOf: { '@type': 'Book', name: 'T & U', url: 'https://example.com/book/' },
      },
      {
        '@type': 'BreadcrumbList',
        itemListElement: [
          { '@type': 'ListItem', position: 1, name: 'A', item: 'https://example.com/book/a.html' },
          { '@type': 'ListItem', position: 2, name: 'B', item: 'https://example.com/book/b/c.html' },
        ],
      },
    ],
  });
});

test('a page without a picture uses the book’s', async () => {
  const site = await siteOf({
    'book.toml': toml(`${whole}[build-book]\nimage = "pictures/the cover.png"\n`),
    ...chapters,
  });
  const picture = (page: string) => site.head(page).filter((line) => line.includes('og:image'));
  expect(picture('a.html')).toEqual(['<meta property="og:image" content="https://example.com/book/a.png">']);
  expect(picture('b/c.html')).toEqual([
    '<meta property="og:image" content="https://example.com/book/pictures/the%20cover.png">',
  ]);
  expect(site.head('b/c.html')).toContain('<meta name="twitter:card" content="summary_large_image">');
});

test('a sitemap lists pages by canonical address, and robots.txt exists only at a host’s root', async () => {
  const below = await siteOf({ 'book.toml': toml(whole), ...chapters });
  expect(below.text('sitemap.xml').match(/<loc>.*?<\/loc>/g)).toEqual([
    '<loc>https://example.com/book/</loc>',
    '<loc>https://example.com/book/a.html</loc>',
    '<loc>https://example.com/book/b/c.html</loc>',
  ]);
  expect(below.files).not.toContain('robots.txt');
  const root = await siteOf({
    'book.toml': toml('[output.html]\nsite-url = "https://example.com"\n'),
    ...chapters,
  });
  expect(root.text('robots.txt')).toBe(
    'User-agent: *\nAllow: /\n\nSitemap: https://example.com/sitemap.xml\n',
  );
});

test('there is no sitemap and no JSON-LD without an absolute address or when they are off', async () => {
  const plain = await siteOf({ 'book.toml': toml(''), ...chapters });
  const unwanted = await siteOf({
    'book.toml': toml(`${whole}[build-book]\nsitemap = false\nllms = false\n`),
    ...chapters,
  });
  expect(plain.files).not.toContain('sitemap.xml');
  expect(plain.text('a.html')).not.toContain('ld+json');
  expect(unwanted.files.filter((path) => /sitemap|llms/.test(path))).toEqual([]);
});

test('a file of the book wins over a generated one', async () => {
  const own = await siteOf({
    'book.toml': toml(whole),
    ...chapters,
    'src/sitemap.xml': 'mine\n',
    'src/llms.txt': 'mine\n',
  });
  expect([own.text('sitemap.xml'), own.text('llms.txt')]).toEqual(['mine\n', 'mine\n']);
  expect(own.diagnostics).toEqual([]);
});

test('llms.txt lists every chapter by part with its description', async () => {
  const site = await siteOf({ 'book.toml': toml(''), ...chapters });
  expect(site.text('llms.txt')).toBe(
    '# T & U\n\n> About </script>\n\n## Chapters\n\n- [Start](index.md)\n\n## Part\n\n- [A](a.md): Of A\n- [B](b/c.md)\n',
  );
});

test('a book in git shows in its pages, sitemap and feed when and by whom they were changed', async () => {
  const folder = tempFolder({
    'book.toml': toml(`${whole}[build-book]\nlast-changed = true\n[build-book.feed]\nlimit = 2\n`),
    ...chapters,
  });
  const { writeFileSync } = await import('node:fs');
  commit(folder, 'Ann', '2025-01-02T03:04:05Z');
  writeFileSync(`${folder}/src/b/c.md`, '# B\n\nOther words.\n');
  commit(folder, 'Bob', '2025-02-03T23:30:00-05:00');
  const site = await siteIn(folder);
  expect(site.text('b/c.html')).toContain(
    'Last changed <time datetime="2025-02-04">2025-02-04</time> by Ann, Bob</span>',
  );
  expect(site.text('a.html')).toContain('<time datetime="2025-01-02">2025-01-02</time> by Ann</span>');
  expect(site.text('sitemap.xml').match(/<lastmod>.*?<\/lastmod>/g)).toEqual([
    '<lastmod>2025-01-02T03:04:05Z</lastmod>',
    '<lastmod>2025-01-02T03:04:05Z</lastmod>',
    '<lastmod>2025-02-04T04:30:00Z</lastmod>',
  ]);
  const news = site.text('feed.xml');
  expect(news.match(/<id>.*?<\/id>/g)).toEqual([
    '<id>https://example.com/book/</id>',
    '<id>https://example.com/book/b/c.html</id>',
    '<id>https://example.com/book/</id>',
  ]);
  expect(site.head('a.html')).toContain('<link rel="alternate" type="application/atom+xml" href="feed.xml">');
});

test('a content security policy comes first in every page that asks for it, but not with the book’s own scripts', async () => {
  const asked = await siteOf({ 'book.toml': toml('[build-book]\ncsp = true\n'), ...chapters });
  const own = await siteOf({
    'book.toml': toml('[build-book]\ncsp = true\n'),
    'theme/head.hbs': '<script>1</script>',
    ...chapters,
  });
  expect(asked.head('a.html')[1]).toMatch(
    /^<meta http-equiv="Content-Security-Policy" content="default-src &#x27;self&#x27;; script-src &#x27;self&#x27; &#x27;sha256-[^;]+&#x3D;&#x27;; style-src &#x27;self&#x27;;/,
  );
  expect(own.text('a.html')).not.toContain('Content-Security-Policy');
});

test('each page has a Markdown copy with includes expanded, index markers removed and definitions added', async () => {
  const site = await siteOf({
    'book.toml': toml(''),
    'src/SUMMARY.md': '- [B](b/c.md)\n',
    'src/b/c.md':
      '---\ntitle: B\n---\n# B\n\nWords{{hi:Words}} [x][x], [y].\n\n{{#include part.txt}}\n\n[y]: z.md\n',
    'src/b/part.txt': 'From a file.\n',
    'src/z.md': '',
    'refs/all.md': '[x]: ../src/z.md "Zed"\n[unused]: https://example.com\n',
  });
  expect(site.text('b/c.md')).toBe(
    '# B\n\nWords [x][x], [y].\n\nFrom a file.\n\n[y]: z.md\n\n[x]: <../z.md> "Zed"\n',
  );
  expect(site.head('b/c.html')).toContain('<link rel="alternate" type="text/markdown" href="c.md">');
});

test('a book that asks for it has text files compressed with gzip and Brotli', async () => {
  const folder = tempFolder({ 'book.toml': toml('[build-book]\nprecompress = true\n'), ...chapters });
  const site = await siteIn(folder);
  const { readFileSync } = await import('node:fs');
  const { brotliDecompressSync, gunzipSync } = await import('node:zlib');
  for (const path of ['a.html', 'print.html', 'llms.txt']) {
    expect(gunzipSync(readFileSync(`${folder}/book/${path}.gz`)).toString()).toBe(site.text(path));
    expect(brotliDecompressSync(readFileSync(`${folder}/book/${path}.br`)).toString()).toBe(site.text(path));
  }
  expect(site.files.filter((path) => /^a\.png/.test(path))).toEqual(['a.png']);
});

test('a book without a history has no feed and no links to one', async () => {
  const site = await siteOf({ 'book.toml': toml(`${whole}[build-book.feed]\n`), ...chapters });
  expect(site.files).not.toContain('feed.xml');
  expect(site.text('a.html')).not.toContain('application/atom+xml');
});

test('the second copy of the first chapter has the first as its canonical address', async () => {
  const site = await siteOf({
    'book.toml': toml(whole),
    'src/SUMMARY.md': '- [A](deep/a.md)\n',
    'src/deep/a.md': '# A\n',
  });
  const address = 'https://example.com/book/deep/a.html';
  for (const path of ['index.html', 'deep/a.html']) {
    expect(site.head(path)).toContain(`<link rel="canonical" href="${address}">`);
    expect(site.head(path)).toContain(`<meta property="og:url" content="${address}">`);
  }
});
