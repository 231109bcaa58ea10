// A theme's redirect.hbs, made for mdBook, is given what mdBook gives it.
import { expect, test } from 'vitest';
import { siteOf } from './small-book.ts';

const book = {
  'book.toml':
    '[output.html.search]\nenable = false\n[output.html.redirect]\n"/old.html" = "a.html?x=1"\n"/old.html#part" = "a.html#</script>"\n',
  'src/a.md': '# A\n',
};

test('the book’s redirect.hbs renders the pages of moved chapters', async () => {
  const site = await siteOf({
    ...book,
    'theme/redirect.hbs': '<a href="{{url}}">moved</a><script>const map = {{{fragment_map}}};</script>\n',
  });
  expect(site.text('old.html')).toMatch(
    /^<a href="a\.html\?x(?:=|&#x3D;)1">moved<\/a><script>const map = \{"#part":"a\.html#\\u003c\/script>"\};<\/script>\n$/,
  );
  expect(site.text('a.html')).toContain('<main');
  expect(site.diagnostics).toEqual([]);
});

test('a redirect.hbs that fails is reported, and the built-in page is used', async () => {
  const site = await siteOf({ ...book, 'theme/redirect.hbs': '{{#if}}' });
  expect(site.text('old.html')).toContain('http-equiv="refresh"');
  expect(site.diagnostics.map(({ code }) => code)).toEqual(['theme/template-syntax']);
});
