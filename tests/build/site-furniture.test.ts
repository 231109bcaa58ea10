// What `[build-book.site]` adds around the text, from book.toml to the page.
import { describe, expect, test } from 'vitest';
import { messageOf } from '../../src/core/catalog.ts';
import { textWithLinks } from '../../src/core/text-with-links.ts';
import { fontAwesome } from '../../src/disk/font-awesome.ts';
import { siteOf } from './small-book.ts';

const SUMMARY =
  '# Summary\n\n[Home](a.md)\n\n# Guide\n\n- [B](sub/b.md)\n\n# Reference\n\n- [C](c.md)\n  - [D](d.md)\n';

const book = (site: string, more = ''): Readonly<Record<string, string>> => ({
  'book.toml': `[book]\ntitle = "T"\n${more}[build-book.site]\n${site}\n`,
  'src/SUMMARY.md': SUMMARY,
  'src/a.md': '# A\n',
  'src/sub/b.md': '# B\n\n字字字 one two\n',
  'src/c.md': `# C\n\n${'word '.repeat(500)}\n`,
  'src/d.md': '---\nlayout: bare\n---\n# D\n',
  'src/logo.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
});

/** A part of a page on one line, with its icons as `<svg/>`. */
const partOf = (html: string, start: string, end: string): string | undefined => {
  const at = html.indexOf(start);
  if (at < 0) return undefined;
  const part = html.slice(at, html.indexOf(end, at) + end.length);
  return part.replace(/<svg.*?<\/svg>/g, '<svg/>').replace(/\n+/g, '');
};

test('a book without these settings has nothing of them in its pages', async () => {
  const site = await siteOf({ 'src/a.md': '# A\n' });
  expect(site.text('a.html')).not.toMatch(/announcement|furniture|site-|reading-time|helpful|badge/);
  expect(site.files.filter((path) => /announcement|furniture|badges|video/.test(path))).toEqual([]);
});

test('logo, links and social links lead to the same places from every folder', async () => {
  const site = await siteOf(
    book(
      'logo = { light = "logo.svg", dark = "logo.svg" }\nlinks = [{ text = "C & D", link = "c.md#c" }, { text = "Out", link = "https://example.com", icon = "book" }]\nsocial = [{ icon = "github", link = "https://github.com/x", text = "GitHub" }]\nfooter = "© A. [License](sub/b.md) *<b>*"',
    ),
  );
  expect(site.diagnostics).toEqual([]);
  const html = site.text('sub/b.html');
  expect(partOf(html, '<div class="menu-title" dir="auto">', '</div>')).toBe(
    '<div class="menu-title" dir="auto"><a href="../index.html"><img class="site-logo in-light" src="../logo.svg" alt=""><img class="site-logo in-dark" src="../logo.svg" alt="">T</a></div>',
  );
  expect(partOf(html, '<nav class="site-links"', '</nav>')).toBe(
    '<nav class="site-links" aria-label="Site"><ul><li><a href="../c.html#c">C &amp; D</a></li><li><a href="https://example.com"><svg/> Out</a></li></ul></nav>',
  );
  expect(partOf(html, '<section class="site-footer"', '</section>')).toBe(
    '<section class="site-footer" aria-label="About this site"><p>© A. <a href="../sub/b.html">License</a> *&lt;b&gt;*</p><ul class="social-links"><li><a class="icon-button" href="https://github.com/x" title="GitHub" aria-label="GitHub"><svg/></a></li></ul></section>',
  );
  expect(site.text('d.html')).not.toMatch(/site-links|site-footer|menu-title/);
  expect(html).toMatch(/css\/furniture-[0-9a-f]{8}\.css/);
});

const WELL_KNOWN =
  'bitbucket bluesky codeberg discord email github gitlab hackernews linkedin mastodon matrix npm pypi reddit rss rust signal slack stackoverflow telegram x youtube zulip';

test('social links have the marks of well-known services, and suggestions name all of them', async () => {
  const names = WELL_KNOWN.split(' ');
  const links = names.map((icon) => `{ icon = "${icon}", link = "https://example.com/${icon}" }`);
  const site = await siteOf(book(`social = [${links.join(', ')}]`));
  expect(site.diagnostics).toEqual([]);
  const shown = /<ul class="social-links">[^]*?<\/ul>/.exec(site.text('sub/b.html'))?.[0] ?? '';
  const drawn = [...shown.matchAll(/<svg.*?<\/svg>/g)].map(([svg]) => svg);
  expect(new Set(drawn).size).toBe(names.length);
  expect(drawn[names.indexOf('x')]).toBe(fontAwesome('x-twitter'));
  const wrong = await siteOf(book('social = [{ icon = "mastadon", link = "https://example.com" }]'));
  expect(wrong.diagnostics.map(messageOf)).toEqual([
    'unknown icon `mastadon` in `build-book.site.social`; did you mean `mastodon`?',
  ]);
});

test('an announcement can be read without a script, and dismissed with its own', async () => {
  const site = await siteOf(book('announcement = "Version 2: [news](c.md)"'));
  expect(partOf(site.text('a.html'), '<section class="announcement"', '</section>')).toBe(
    '<section class="announcement" aria-label="Announcement"><p>Version 2: <a href="c.html">news</a></p><button type="button" class="icon-button announcement-close needs-js" aria-label="Dismiss" title="Dismiss"><svg/></button></section>',
  );
  expect(site.text('a.html')).toMatch(/<html [^>]*data-announcement="[\w-]{8}"/);
  expect(site.text('a.html')).toMatch(/<script src="js\/announcement-[0-9a-f]{8}\.js"><\/script>/);
});

test('links for feedback have the path, title and URL of the page', async () => {
  const site = await siteOf(
    book(
      'helpful = { yes = "https://x.org/y?p={path}", no = "https://x.org/n?t={title}" }\nreport = "https://x.org/new?u={url}&x={x}"',
      '[output.html]\nsite-url = "https://acme.com/docs/"\n',
    ),
  );
  expect(
    partOf(site.text('sub/b.html'), '<footer class="page-footer">', '</footer>')?.replaceAll('&#x3D;', '='),
  ).toBe(
    '<footer class="page-footer"><span class="helpful">Was this page helpful? <a href="https://x.org/y?p=src%2Fsub%2Fb.md">Yes</a> <a href="https://x.org/n?t=B">No</a></span><a href="https://x.org/new?u=https%3A%2F%2Facme.com%2Fdocs%2Fsub%2Fb.html&amp;x={x}">Report a problem</a></footer>',
  );
});

test('the time to read a page is counted in minutes', async () => {
  const site = await siteOf(book('reading-time = true'));
  const timeOn = (page: string): string | undefined =>
    partOf(site.text(page), '<aside class="reading-time"', '</aside>')
      ?.replace(/<[^>]*>/g, '')
      .trim();
  expect(['sub/b.html', 'c.html', 'd.html'].map(timeOn)).toEqual([
    '1 minute to read',
    '2 minutes to read',
    undefined,
  ]);
});

describe('sections', () => {
  test('are tabs, and pages without a script have the contents of their own', async () => {
    const site = await siteOf(book('sections = true'));
    expect(partOf(site.text('c.html'), '<nav class="site-links"', '</nav>')).toBe(
      '<nav class="site-links" aria-label="Site"><ul><li><a href="sub/b.html">Guide</a></li><li><a href="c.html" aria-current="true">Reference</a></li></ul></nav>',
    );
    const branch = (page: string): readonly string[] =>
      [...(partOf(site.text(page), 'sidebar-branch', '</ol>') ?? '').matchAll(/href="([^"]*)"/g)].map(
        (match) => match[1] ?? '',
      );
    expect(branch('c.html')).toEqual(['c.html', 'd.html']);
    expect(branch('a.html')).toEqual(['a.html', 'sub/b.html', 'c.html']);
    const script = site.files.find((path) => path.startsWith('toc-')) ?? '';
    expect(site.text(script)).toContain('dataset.page');
  });

  test('need parts', async () => {
    const { diagnostics } = await siteOf({
      ...book('sections = true'),
      'src/SUMMARY.md': '- [A](a.md)\n- [B](sub/b.md)\n- [C](c.md)\n  - [D](d.md)\n',
    });
    expect(diagnostics.map(messageOf)).toEqual([
      '`build-book.site.sections` has no effect: SUMMARY.md has no parts with chapters',
    ]);
  });
});

test('what these settings name and does not exist is reported at its key', async () => {
  const site =
    'logo = "none.svg"\nlinks = [{ text = "X", link = "none.md" }, { text = "Y" }]\nsocial = [{ icon = "githob", link = "https://x.org" }]\nfooter = "[x](also-none.md)"';
  const { diagnostics } = await siteOf(book(site));
  const toml = book(site)['book.toml'] ?? '';
  expect(
    diagnostics.map((found) => [messageOf(found), toml.slice(found.at?.span.start).split(/[ =]/, 1)[0]]),
  ).toEqual([
    ['`build-book.site.links.1`: expected a table with `text` and `link`, found a table', '{'],
    ['`none.svg` in `build-book.site.logo` not found', 'logo'],
    ['`none.md` in `build-book.site.links` not found', '{'],
    ['unknown icon `githob` in `build-book.site.social`; did you mean `github`?', '{'],
    ['`also-none.md` in `build-book.site.footer` not found', 'footer'],
  ]);
});

test('a link that would run code is refused', async () => {
  const { diagnostics, text } = await siteOf(
    book('links = [{ text = "X", link = "javascript:alert(1)" }]\nfooter = "[x](javascript:alert)"'),
  );
  expect(text('a.html')).not.toContain('href="javascript:');
  expect(diagnostics.map(({ code }) => code)).toEqual(['config/bad-value', 'config/bad-value']);
});

test('texts of book.toml have links and nothing else', () => {
  expect(textWithLinks('a [b](c.md) *d* [e](<f.md>)[g]')).toEqual([
    { text: 'a ' },
    { text: 'b', link: 'c.md' },
    { text: ' *d* ' },
    { text: 'e', link: 'f.md' },
    { text: '[g]' },
  ]);
});

describe('the glossary', () => {
  const files = {
    ...book('glossary = "d.md"'),
    'src/a.md': '# A {{i:TCP}}\n\n{{i:TCP}} and {{ii:other}} {{i:*IP*}} {{hi:TCP}} {{i:[TCP](c.md)}}\n',
    'src/d.md': '# D\n\nTCP\n: A protocol with `<streams>`.\n\nIP\n: Below {{i:TCP}}.\n',
  };

  test('gives the terms of the index a link and a card with their definition', async () => {
    const site = await siteOf(files);
    expect(site.diagnostics).toEqual([]);
    expect(site.main('a.html').replace(/<(a|span) id="[^"]*" class="index-term"><\/\1>/g, '')).toBe(
      [
        '<h1 id="a-tcp"><a class="header" href="#a-tcp">A <span>TCP</span></a></h1>',
        '<p><span class="term"><a href="d.html#tcp" aria-describedby="definition-1">TCP</a><span class="term-card" role="tooltip" id="definition-1">A protocol with &lt;streams&gt;.</span></span> and <em>other</em> <span class="term"><a href="d.html#ip" aria-describedby="definition-2"><em>IP</em></a><span class="term-card" role="tooltip" id="definition-2">Below TCP.</span></span>  <a href="c.html">TCP</a></p>',
      ].join('\n'),
    );
    expect(site.main('d.html')).not.toContain('term-card');
    expect(site.text('a.html')).toMatch(/css\/terms-[0-9a-f]{8}\.css/);
    expect(site.text('print.html').match(/id="p1-definition-1"/g)).toHaveLength(1);
  });

  test('must be a chapter with a definition list', async () => {
    const missing = await siteOf(book('glossary = "none.md"'));
    const empty = await siteOf(book('glossary = "a.md"'));
    expect([...missing.diagnostics, ...empty.diagnostics].map(messageOf)).toEqual([
      '`none.md` in `build-book.site.glossary` not found',
      '`build-book.site.glossary` has no effect: `a.md` has no definition list',
    ]);
  });
});
