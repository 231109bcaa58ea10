import { expect, test } from 'vitest';
import { urlPath } from '../../../src/core/path.ts';
import { pagefindHtml } from '../../../src/emit/search/pagefind-document.ts';

const page = {
  url: urlPath('a/b.html'),
  title: 'Vec<T> & you',
  parents: ['Collections', 'Lists'],
  terms: [{ text: 'vector', id: 'idx-vector-1' }, { text: 'vector, <T>' }],
  language: 'en',
  html: '<h1 id="x">Vec</h1>',
};

test('a search document has its title, place and words, escaped where they are text', () => {
  const content = pagefindHtml({ ...page, part: 'Part <1>' });
  expect(content).toContain('<p data-pagefind-meta="title">Vec&lt;T&gt; &amp; you</p>');
  expect(content).toContain(
    '<p data-pagefind-meta="breadcrumbs">Collections › Lists › Vec&lt;T&gt; &amp; you</p>',
  );
  expect(content).toContain('<p data-pagefind-filter="part">Part &lt;1&gt;</p>');
  expect(content).toContain(
    '<main data-pagefind-body><p data-pagefind-weight="8">vector, vector, &lt;T&gt;</p><h1 id="x">Vec</h1></main>',
  );
  expect(content).toContain(
    '<p data-pagefind-meta="terms">[[&quot;vector&quot;,&quot;idx-vector-1&quot;],[&quot;vector, &lt;T&gt;&quot;,&quot;&quot;]]</p>',
  );
});

test('a search document without a part and without terms has neither field', () => {
  const content = pagefindHtml({ ...page, terms: [] });
  expect(content).not.toContain('data-pagefind-filter');
  expect(content).not.toMatch(/data-pagefind-weight|="terms"/);
});

test('headings below the configured level start no result of their own, and have the configured weight', () => {
  const html = '<h2 id="a" class="x"><a class="header" href="#a">A</a></h2><h3 id="b">B</h3><h4>C</h4>';
  const main = (weight: number): string =>
    /<main[^>]*>(.*)<\/main>/.exec(
      pagefindHtml({ ...page, terms: [], html, headings: { splitLevel: 2, weight } }),
    )?.[1] ?? '';
  expect(main(1)).toBe('<h2 id="a" class="x"><a class="header" href="#a">A</a></h2><h3>B</h3><h4>C</h4>');
  expect(main(2)).toBe(
    '<h2 id="a" class="x" data-pagefind-weight="10"><a class="header" href="#a">A</a></h2><h3 data-pagefind-weight="10">B</h3><h4 data-pagefind-weight="8">C</h4>',
  );
});
