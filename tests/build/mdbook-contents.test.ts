// A theme's toc.js.hbs and toc.html.hbs, made for mdBook, are given what mdBook gives them.
import { expect, test } from 'vitest';
import { siteOf } from './small-book.ts';

const book = {
  'book.toml': `[book]
title = "Q&A"
[output.html]
hash-files = false
[output.html.search]
enable = false
[output.html.fold]
enable = true
level = 0
`,
  'src/SUMMARY.md': `# Summary

[Preface](README.md)

# It's a part

- [One's \\\\ "way"](a.md)
  - [Inner](<part/b c.md>)
- [Later]()

---

[End](z.md)
`,
  'src/README.md': '# Preface\n',
  'src/a.md': '# A\n',
  'src/part/b c.md': '# B\n',
  'src/z.md': '# Z\n',
};

const link = (text: string): string => `<span class="chapter-link-wrapper">${text}</span>`;
const toggle = '<a class="chapter-fold-toggle"><div>❱</div></a>';

/** mdBook's list, with `target` before the end of a link's tag. */
const list = (target: string): string =>
  [
    '<ol class="chapter">',
    `<li class="chapter-item ">${link(`<a href="index.html"${target}>Preface</a>`)}</li>`,
    '<li class="chapter-item "><li class="part-title">It&#39;s a part</li></li>',
    '<li class="chapter-item "><span class="chapter-link-wrapper">',
    `<a href="a.html"${target}><strong aria-hidden="true">1.</strong> One&#39;s &#92; &quot;way&quot;</a>${toggle}</span>`,
    '<ol class="section"><li class="chapter-item ">',
    link(`<a href="part/b%20c.html"${target}><strong aria-hidden="true">1.1.</strong> Inner</a>`),
    '</li></ol><li class="chapter-item ">',
    `${link('<span><strong aria-hidden="true">2.</strong> Later</span>')}</li>`,
    '<li class="chapter-item "><li class="spacer"></li></li>',
    `<li class="chapter-item ">${link(`<a href="z.html"${target}>End</a>`)}</li></ol>`,
  ].join('');

test('the book’s toc.js.hbs renders the script of the contents', async () => {
  const site = await siteOf({
    ...book,
    'theme/toc.js.hbs':
      "show('{{#toc}}{{/toc}}', '{{book_title}}', {{fold_level}}{{#if is_toc_html}}, frame{{/if}});\n",
  });
  expect(site.text('toc.js')).toBe(`show('${list('')}', 'Q&amp;A', 0);\n`);
  expect(site.text('a.html')).toContain('<script src="toc.js"');
  expect(site.text('toc.html')).toContain('<main>');
  expect(site.diagnostics).toEqual([]);
});

test('the book’s toc.html.hbs renders the contents page, with the style sheets it asks for', async () => {
  const site = await siteOf({
    ...book,
    'theme/toc.html.hbs':
      '<link href="{{resource "css/general.css"}}">{{> head}}{{#toc}}{{/toc}}{{path}} {{#each chapters}}{{name}}{{part}},{{/each}}',
    'theme/head.hbs': '<!-- {{language}} -->',
  });
  expect(site.text('toc.html')).toBe(
    `<link href="css/general.css"><!-- en -->${list(' target="_parent"')}toc.html Preface,It&#x27;s a part,One&#x27;s \\ &quot;way&quot;,Inner,Later,,End,`,
  );
  expect(site.text('toc.js')).toContain('customElements');
  expect(site.diagnostics).toEqual([]);
});

test('chapter numbers are left out where the book wants none', async () => {
  const site = await siteOf({
    ...book,
    'book.toml': '[output.html]\nhash-files = false\nno-section-label = true\n',
    'theme/toc.js.hbs': '{{#toc}}{{/toc}}',
  });
  expect(site.text('toc.js')).not.toContain('<strong');
  expect(site.text('toc.js')).toContain('<li class="chapter-item expanded ">');
});

test('contents templates that fail are reported, and the built-in contents are used', async () => {
  const site = await siteOf({
    ...book,
    'theme/toc.js.hbs': '{{resource "css/general.css"}}',
    'theme/toc.html.hbs': '{{#if}}',
  });
  expect(site.text('toc.js')).toContain('customElements');
  expect(site.text('toc.html')).toContain('<main>');
  expect(site.diagnostics.map(({ code }) => code).sort()).toEqual([
    'theme/template-failed',
    'theme/template-syntax',
  ]);
});
