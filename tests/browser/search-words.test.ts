// Words that are hard to find, over an index that is made as a book's is: other scripts, identifiers, index terms.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { urlPath } from '../../src/core/path.ts';
import { buildIndex } from '../../src/emit/search/pagefind-index.ts';
import { INDEX_FOLDER, type PageTerm, type SearchDocument } from '../../src/emit/search/search-engine.ts';
import { type SiteFiles, openPage } from './browser.ts';
import { onStage } from './site.ts';

interface Written {
  readonly language?: string;
  readonly url: string;
  readonly text: string;
  readonly terms?: readonly PageTerm[];
}

const pages: readonly Written[] = [
  {
    url: 'de.html',
    language: 'de',
    text: 'Die Bücher über Speicherverwaltung erklären Schleifen und Häuser.',
  },
  { url: 'ru.html', language: 'ru', text: 'Эта книга рассказывает о владении памятью и заимствовании.' },
  { url: 'ar.html', language: 'ar', text: 'هذا الكتاب يشرح إدارة الذاكرة والملكية في لغة البرمجة.' },
  { url: 'zh.html', language: 'zh', text: '本书介绍所有权和内存管理,以及借用检查器。' },
  { url: 'ja.html', language: 'ja', text: 'この本は所有権とメモリ管理について説明します。' },
  { url: 'ko.html', language: 'ko', text: '이 책은 소유권과 메모리 관리를 설명합니다.' },
  { url: 'foreword.html', text: 'Returns an Option<T> from std::io, with --release and &mut in C++.' },
  { url: 'appendix.html', text: 'Much is said of borrowing here: borrowing, borrowing and borrowing again.' },
  {
    url: 'content/code.html',
    text: 'A page about something else.',
    terms: [{ text: 'borrowing', id: 'idx-borrowing-1' }, { text: 'borrowing, mutable' }],
  },
];

async function* documents(): AsyncGenerator<SearchDocument> {
  for (const { url, language = 'en', text, terms = [] } of pages) {
    const html = `<h1 id="title">${url}</h1><p>${text.replaceAll('&', '&amp;').replaceAll('<', '&lt;')}</p>`;
    yield await Promise.resolve({ url: urlPath(url), title: url, parents: [], terms, language, html });
  }
}

async function withIndex(site: SiteFiles): Promise<SiteFiles> {
  const { files, errors } = await buildIndex(documents());
  if (errors.length > 0) throw new Error(errors.join('\n'));
  return new Map([...site, ...files.map(({ path, bytes }) => [`${INDEX_FOLDER}/${path}`, bytes] as const)]);
}

const stage = onStage({}, withIndex);

async function search(page: Page, query: string): Promise<readonly (string | null)[]> {
  await page.keyboard.press('/');
  await page.getByRole('combobox').fill(query);
  await page.locator('#mdbook-searchresults-header', { hasText: `“${query}”` }).waitFor();
  return page
    .locator('#mdbook-searchresults [role=option]')
    .evaluateAll((options) => options.map((option) => new URL((option as HTMLAnchorElement).href).pathname));
}

test.each([
  ['de', 'Speicherverwaltung'],
  ['de', 'Haus'],
  ['ru', 'владение'],
  ['ru', 'книги'],
  ['ar', 'الذاكرة'],
  ['zh', '所有权'],
  ['zh', '内存'],
  ['ja', '所有権'],
  ['ja', 'メモリ'],
  ['ko', '소유권'],
])('search finds words in a book in %s: %s', async (language, query) => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('foreword.html'));
  await page.evaluate((lang) => (document.documentElement.lang = lang), language);
  expect(await search(page, query)).toEqual([`/${language}.html`]);
  expect(faults).toEqual([]);
  await context.close();
});

test.each(['Option<T>', 'std::io', '--release', '&mut', 'C++'])(
  'search finds %s as it is written',
  async (query) => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('content.html'));
    expect(await search(page, query)).toEqual(['/foreword.html']);
    await context.close();
  },
);

test('search shows a matching index entry first, with a link to its place', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  await search(page, 'Borrowing');
  const first = page.getByRole('group', { name: 'Index' }).getByRole('option');
  expect(await first.count()).toBe(1);
  expect(await first.locator('.result-title').innerText()).toBe('borrowing');
  expect(await first.getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await page.waitForURL(stage.at('content/code.html#idx-borrowing-1'));
  await context.close();
});

test('Escape closes the search while something is typed', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  await search(page, 'Borrowing');
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.waitForURL(stage.at('content.html'));
  await context.close();
});

test('matches are marked from the start of words, a single letter only alone, a phrase as a whole', async () => {
  const { page, context } = await openPage(stage.browser());
  const marks = async (query: string): Promise<readonly string[]> => {
    await page.goto(stage.at(`content.html?highlight=${encodeURIComponent(query)}`));
    await page.locator('main mark').first().waitFor();
    return [...new Set(await page.locator('main mark').allInnerTexts())];
  };
  expect(await marks('a')).toEqual(['A', 'a']);
  expect(await marks('eye aragrap lines')).toEqual(['lines']);
  expect(await marks('"easy to read"')).toEqual(['easy to read']);
  await page.keyboard.press('Escape');
  expect(await page.locator('main mark').count()).toBe(0);
  expect(page.url()).toBe(stage.at('content.html'));
  await context.close();
});

test('search loads one copy of the engine and only the pages that it shows', async () => {
  const { page, context } = await openPage(stage.browser());
  const asked: string[] = [];
  page.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(stage.at('content.html'));
  await search(page, 'borrowing');
  const ofSearch = asked
    .filter((path) => path.startsWith('/pagefind/'))
    .map((path) => path.split('.').at(-1));
  expect(ofSearch.sort()).toEqual([
    'js',
    'json',
    'pagefind',
    'pf_fragment',
    'pf_fragment',
    'pf_index',
    'pf_meta',
  ]);
  await context.close();
});
