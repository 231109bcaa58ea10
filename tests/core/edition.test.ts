import { describe, expect, test } from 'vitest';
import { type Edition, inLanguage, linkBetween, nearestPage, pathToAll } from '../../src/core/edition.ts';
import { urlPath } from '../../src/core/path.ts';

const edition = (folder: string, ...pages: readonly string[]): Edition => ({
  kind: 'language',
  id: folder,
  name: folder,
  folder: urlPath(folder),
  language: 'en',
  direction: 'ltr',
  pages: new Set(pages.map(urlPath)),
  isDefault: folder === '',
});

describe('the counterpart of a page in another edition', () => {
  const german = edition('de', 'index.html', 'a/index.html', 'a/b/c.html', 'x.html');
  test.each([
    ['a/b/c.html', 'a/b/c.html'],
    ['a/b/other.html', 'a/index.html'],
    ['a/other.html', 'a/index.html'],
    ['q/r/s.html', 'index.html'],
    ['q.html', 'index.html'],
    ['index.html', 'index.html'],
  ])('of %s is %s', (url, nearest) => {
    expect(nearestPage(german, urlPath(url))).toBe(nearest);
  });

  test('is home even if the edition has no page', () => {
    expect(nearestPage(edition('fr'), urlPath('a/b.html'))).toBe('index.html');
  });
});

test.each([
  ['pt-BR', ['en', 'pt', 'pt-BR'], 'pt-BR'],
  ['pt-BR', ['en', 'pt-PT', 'pt'], 'pt'],
  ['zh-Hant-TW', ['en', 'zh', 'zh-Hant'], 'zh-Hant'],
  ['pt', ['en', 'pt-BR'], 'pt-BR'],
  ['pt-BR', ['en', 'pt-PT'], 'en'],
  ['fi', ['en', 'fil'], 'en'],
  ['de', [], undefined],
])('the edition for readers of %s among %j is %s', (language, languages, found) => {
  const editions = languages.map((each) => ({ language: each }));
  expect(inLanguage(editions, language)?.language).toBe(found);
});

test('links between editions go through the root of the whole site', () => {
  const page = urlPath('a/b.html');
  const between = (from: string, to: string): string =>
    linkBetween({ edition: edition(from), url: page }, { edition: edition(to), url: page });
  expect(between('', 'de')).toBe('../de/a/b.html');
  expect(between('de', '')).toBe('../../a/b.html');
  expect(between('v1/de', 'v2/de')).toBe('../../../v2/de/a/b.html');
});

test('an edition knows how deep its folder is', () => {
  expect(['', 'de', 'v1/de'].map((folder) => pathToAll(edition(folder)))).toEqual(['', '../', '../../']);
});
