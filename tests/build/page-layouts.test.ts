// Pages with a layout of their own, from their front matter to the page.
import { expect, test } from 'vitest';
import { siteOf } from './small-book.ts';

const HOME = [
  '---',
  'layout: home',
  'hero:',
  '  title: Acme <docs>',
  '  text: In one place',
  '  tagline: And more',
  '  image: { light: a.svg, dark: b.svg, alt: A box }',
  '  actions:',
  '    - text: Start',
  '      link: b.md',
  '    - { text: Code, link: "https://example.com" }',
  'features:',
  '  - title: Fast',
  '    icon: rocket',
  '    details: "*Very* fast"',
  '    link: b.md#c',
  '  - title: Small',
  '    icon: ⚡',
  '    link: b.md',
  '    link-text: Read on',
  '---',
  '',
  '## More',
  '',
].join('\n');

const book = (home: string): Readonly<Record<string, string>> => ({
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
  'src/a.md': home,
  'src/b.md': '# B\n\n## C\n\ntext\n',
  'src/a.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
  'src/b.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
});

test('a home page has a hero and features before its Markdown', async () => {
  const site = await siteOf(book(HOME));
  expect(site.diagnostics).toEqual([]);
  expect(
    site
      .main('a.html')
      .replace(/<svg.*?<\/svg>/g, '<svg/>')
      .replace(/\n+/g, '\n'),
  ).toBe(
    [
      '<div class="hero">',
      '<div class="hero-words">',
      '<h1 id="acme-docs"><a class="header" href="#acme-docs">Acme &lt;docs&gt;</a></h1>',
      '<p class="hero-line">In one place</p>',
      '<p class="hero-tagline">And more</p>',
      '<p class="hero-actions"><a href="b.html" class="button">Start</a> <a href="https://example.com" class="button secondary">Code</a></p>',
      '</div>',
      '<div class="hero-image"><img src="a.svg" alt="A box" class="in-light"><img src="b.svg" alt="A box" class="in-dark"></div>',
      '</div>',
      '<ul class="cards features">',
      '<li class="card">',
      '<p class="card-icon"><span class="fa-svg"><svg/></span></p>',
      '<p class="card-title"><a href="b.html#c">Fast</a></p>',
      '<p>*Very* fast</p>',
      '</li>',
      '<li class="card">',
      '<p class="card-icon"><span aria-hidden="true">⚡</span></p>',
      '<p class="card-title">Small</p>',
      '<p class="card-link"><a href="b.html">Read on</a></p>',
      '</li>',
      '</ul>',
      '<h2 id="more"><a class="header" href="#more">More</a></h2>',
    ].join('\n'),
  );
});

test('the Markdown of a home page has its hero and features', async () => {
  const site = await siteOf(book(HOME));
  expect(site.text('a.md')).toBe(
    '# Acme \\<docs>\n\nIn one place\n\nAnd more\n\n- [Start](<b.md>)\n- [Code](<https://example.com>)\n\n- [Fast](<b.md#c>): \\*Very\\* fast\n- [Small](<b.md>)\n\n\n## More\n',
  );
});

test('a hero without a title takes the first heading, and lacks one if there is none', async () => {
  const hero = '---\nlayout: home\nhero:\n  tagline: x\n---\n';
  const taken = await siteOf(book(`${hero}\n# *Acme*\n\ntext\n`));
  expect(taken.diagnostics).toEqual([]);
  expect(taken.main('a.html').replace(/\n+/g, '\n')).toContain(
    '<div class="hero-words">\n<h1 id="acme"><a class="header" href="#acme"><em>Acme</em></a></h1>\n<p class="hero-tagline">x</p>\n</div>\n</div>\n<p>text</p>',
  );
  const lacking = await siteOf(book(`${hero}\ntext\n`));
  expect(lacking.diagnostics).toMatchObject([
    { code: 'front-matter/missing-key', args: { in: 'hero', key: 'title' } },
  ]);
  expect(lacking.text('a.html')).toContain('<h1 class="menu-title" dir="auto">');
});

test('an action with a blank text is reported and left out', async () => {
  const actions = "  actions:\n    - text: ' '\n      link: b.md\n    - text: Start\n      link: b.md\n";
  const site = await siteOf(book(`---\nlayout: home\nhero:\n  title: Acme\n${actions}---\n`));
  expect(site.diagnostics).toMatchObject([
    { code: 'front-matter/missing-key', args: { in: 'hero.actions[1]', key: 'text' } },
  ]);
  expect(site.main('a.html').match(/<a [^>]*class="button[^>]*>[^<]*/g)).toEqual([
    '<a href="b.html" class="button secondary">Start',
  ]);
});

test('a page has one level-1 heading although hero and Markdown both have a title', async () => {
  const site = await siteOf(book('---\nlayout: home\nhero:\n  title: Acme\n---\n# Welcome\n'));
  expect(site.text('a.html').match(/<h1/g)).toHaveLength(1);
  expect(site.main('a.html')).toContain('<p class="hero-title">Acme</p>');
});

test('links and images of a home page are checked at their lines', async () => {
  const home =
    '---\nlayout: home\nhero:\n  title: T\n  image: none.svg\n  actions:\n    - text: X\n      link: none.md\nfeatures:\n  - title: F\n    icon: no-such-icon\n---\n';
  const { diagnostics } = await siteOf(book(home));
  expect(diagnostics.map(({ code, at }) => [code, home.slice(at?.span.start, at?.span.end)])).toEqual([
    ['link/no-such-page', 'link: none.md'],
    ['link/no-such-file', 'image: none.svg'],
    ['theme/unknown-icon', '- title: F'],
  ]);
});

test('a layout leaves out what is beside the text', async () => {
  const site = await siteOf({
    ...book('---\nlayout: home\n---\n# A\n\n## X\n'),
    'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n- [W](w.md)\n- [N](n.md)\n',
    'src/w.md': '---\nlayout: wide\n---\n# W\n\n## X\n',
    'src/n.md': '---\nlayout: bare\n---\ntext\n',
  });
  const parts = ['mdbook-sidebar"', 'mdbook-menu-bar', 'page-outline', 'nav-wrapper', 'js/toc', 'layouts-'];
  const partsOf = (page: string): readonly string[] => {
    const html = site.text(page).replaceAll('toc-', 'js/toc-');
    return parts.filter((part) => html.includes(part));
  };
  expect({
    ordinary: partsOf('b.html'),
    home: partsOf('a.html'),
    wide: partsOf('w.html'),
    bare: partsOf('n.html'),
  }).toEqual({
    ordinary: ['mdbook-sidebar"', 'mdbook-menu-bar', 'page-outline', 'nav-wrapper', 'js/toc'],
    home: ['mdbook-menu-bar', 'layouts-'],
    wide: ['mdbook-sidebar"', 'mdbook-menu-bar', 'nav-wrapper', 'js/toc', 'layouts-'],
    bare: ['layouts-'],
  });
  expect(site.text('n.html')).toContain('<h1 class="visually-hidden">N</h1>');
  expect(site.text('a.html')).toContain('<a class="icon-button" href="toc.html"');
});

test('a book without layouts has none of their files', async () => {
  const site = await siteOf({ 'src/a.md': '# A\n' });
  expect(site.files.filter((path) => /layouts|blocks/.test(path))).toEqual([]);
  expect(site.text('a.html')).not.toContain('layout');
});
