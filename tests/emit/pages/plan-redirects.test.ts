import { expect, test } from 'vitest';
import { bookPath, urlPath } from '../../../src/core/path.ts';
import { planRedirects } from '../../../src/emit/pages/plan-redirects.ts';

const chapter = (redirectFrom: readonly string[]) => ({
  url: urlPath('new/a b.html'),
  source: bookPath('src/new/a b.md'),
  redirectFrom,
});
const isPage = (url: string): boolean => url === 'new/a b.html' || url === 'other.html';

const plan = (redirectFrom: readonly string[], table: Readonly<Record<string, string>> = {}) =>
  planRedirects({ table, old: [chapter(redirectFrom)] }, isPage);

test('each former address of a chapter redirects to it', () => {
  expect(plan(['/old/a.html', './b.html', 'folder/']).value.pages).toEqual([
    { url: 'b.html', target: 'new/a%20b.html', fragments: {}, by: 'src/new/a b.md' },
    { url: 'folder/index.html', target: '../new/a%20b.html', fragments: {}, by: 'src/new/a b.md' },
    { url: 'old/a.html', target: '../new/a%20b.html', fragments: {}, by: 'src/new/a b.md' },
  ]);
});

test('a redirect from an existing page or from outside the site is refused', () => {
  const { value, diagnostics } = plan(['/other.html', '../a.html', '']);
  expect(value.pages).toEqual([]);
  expect(diagnostics.map(({ code, args }) => ({ code, args }))).toEqual([
    { code: 'redirect/over-page', args: { from: '/other.html' } },
    { code: 'redirect/outside', args: { from: '../a.html' } },
    { code: 'redirect/outside', args: { from: '' } },
  ]);
});

test('book.toml may redirect fragments of an old address to other places', () => {
  expect(plan(['/old.html'], { '/old.html#part': 'other.html' }).value.pages).toEqual([
    { url: 'old.html', target: 'new/a%20b.html', fragments: { '#part': 'other.html' }, by: 'src/new/a b.md' },
  ]);
});
