// The canonical URLs of versions in several languages.
import { expect, test } from 'vitest';
import { hashOf } from '../../../src/core/hash.ts';
import { type UrlPath, urlPath } from '../../../src/core/path.ts';
import { canonicalIn } from '../../../src/emit/versions/canonical.ts';
import type { PublishedEdition, PublishedVersion } from '../../../src/emit/versions/published-site.ts';

const ROOT = 'https://example.com/';

const urls = (names: string): ReadonlySet<UrlPath> =>
  new Set(names === '' ? [] : names.split(' ').map((name) => urlPath(`${name}.html`)));

/** `origin` is absent if the address of the site isn't known. */
function edition(
  folder: string,
  pages: string,
  more: Readonly<Record<string, string>> = {},
): PublishedEdition {
  const { language = 'en', untranslated = '', origin = `${ROOT}${folder === '' ? '' : `${folder}/`}` } = more;
  return {
    edition: {
      ...{ kind: 'version', id: 'v', name: 'v', direction: 'ltr', isDefault: false, language },
      folder: urlPath(folder),
      pages: urls(pages),
      untranslated: urls(untranslated),
    },
    site: new Map(),
    words: { language, texts: {}, hash: hashOf('') },
    origin: origin === 'unknown' ? undefined : origin,
  };
}

const version = (folder: string, ...editions: readonly PublishedEdition[]): PublishedVersion => ({
  ...{ id: 'v', folder: urlPath(folder), editions, front: new Map(), isCurrent: folder === '' },
});

const current = version(
  '',
  edition('', 'a b'),
  edition('fr', 'a b c', { language: 'fr', untranslated: 'b' }),
);
const old = version(
  'v1',
  edition('v1', 'a b d'),
  edition('v1/fr', 'a b c d', { language: 'fr' }),
  edition('v1/de', 'a', { language: 'de' }),
);

/** What a page of the old version in a language has as canonical, by the URL that the version gave it. */
const canonicalOf = (language: string, own: string, to = current): string => {
  const [from] = old.editions.filter((each) => each.edition.language === language);
  if (from === undefined) throw new Error(`no ${language}`);
  return canonicalIn({ version: old, edition: from, current: to })
    .of(ROOT + own)
    .replace(ROOT, '');
};

test('a page has its counterpart in the same language as canonical, if it is translated there', () => {
  expect(canonicalOf('en', 'v1/a.html')).toBe('a.html');
  expect(canonicalOf('fr', 'v1/fr/a.html')).toBe('fr/a.html');
  expect(canonicalOf('fr', 'v1/fr/c.html')).toBe('fr/c.html');
});

test('a page that isn’t translated there, or in a language that is not there, has that of the original', () => {
  expect(canonicalOf('fr', 'v1/fr/b.html')).toBe('b.html');
  expect(canonicalOf('de', 'v1/de/a.html')).toBe('a.html');
});

test('a page that shows the original’s text has the counterpart of the original', () => {
  expect(canonicalOf('fr', 'v1/a.html')).toBe('a.html');
  expect(canonicalOf('de', 'v1/d.html')).toBe('v1/d.html');
});

test('a page that is gone, of the current version itself, or at an unknown address keeps its own', () => {
  expect(canonicalOf('fr', 'v1/fr/d.html')).toBe('v1/fr/d.html');
  expect(canonicalOf('fr', 'v1/fr/a.html', old)).toBe('v1/fr/a.html');
  const unknown = version('', edition('', 'a', { origin: 'unknown' }));
  expect(canonicalOf('en', 'v1/a.html', unknown)).toBe('v1/a.html');
});
