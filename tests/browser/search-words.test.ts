// Words that are hard to find, in a book with many languages, identifiers and index terms, and what is marked where they are.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onBuiltStage } from './built-book.ts';

const inLanguage = (language: string, text: string): string =>
  `---\nlang: ${language}\n---\n\n# ${language}\n\n${text}\n`;

const chapters: Readonly<Record<string, string>> = {
  'de.md': inLanguage('de', 'Die Bücher über Speicherverwaltung erklären Schleifen und Häuser.'),
  'fr.md': inLanguage('fr', "L'installation est simple, mais l'énumération est longue."),
  'it.md': inLanguage('it', "Dopo un'interruzione basta ripetere tutto."),
  'ru.md': inLanguage('ru', 'Эта книга рассказывает о владении памятью и заимствовании.'),
  'ar.md': inLanguage('ar', 'هذا الكتاب يشرح إدارة الذاكرة والملكية في لغة البرمجة.'),
  'zh.md': '# 中文\n\n本书介绍所有权和内存管理,以及借用检查器。\n',
  'ja.md': inLanguage('ja', 'この本は所有権とメモリ管理について説明します。'),
  'ko.md': inLanguage('ko', '이 책은 소유권과 메모리 관리를 설명합니다.'),
  'th.md': inLanguage('th', 'ดาวน์โหลดไฟล์บีบอัดแล้ววางโปรแกรมไว้ในโฟลเดอร์'),
  'names.md':
    "# Names\n\nReturns an `Option<T>` from `std::io`, with `--release` and `&mut` in C++. Since v2.0.0 it isn't slow.\n\n" +
    '## Code\n\n```rust\nuse std::collections::HashMap;\nlet map: HashMap<String, u8> = HashMap::new();\n```\n',
  'borrowing.md': '# Loans\n\nMuch is said of borrowing here: borrowing, borrowing and borrowing again.\n',
  'terms.md':
    '# Terms\n\nA page about {{i:borrowing}} something else, and a {{hi:borrowing, mutable}}list.\n',
  'phrases.md':
    '# Phrases\n\nThe *green* bottle is beside the wall.\n\n## Walls\n\nA bottle that is green, and a wall.\n',
};

const stage = onBuiltStage({
  'book.toml': '[book]\ntitle = "Many words"\n\n[preprocessor.indexing]\n',
  'src/SUMMARY.md': Object.keys(chapters)
    .map((path) => `- [${path.replace('.md', '')}](${path})\n`)
    .join(''),
  ...Object.fromEntries(Object.entries(chapters).map(([path, text]) => [`src/${path}`, text])),
});

const field = (page: Page) => page.getByRole('combobox', { name: 'Search the book' });

async function search(page: Page, query: string): Promise<readonly (string | null)[]> {
  await page.keyboard.press('/');
  await field(page).fill(query);
  await page.locator('#mdbook-searchresults-header', { hasText: `“${query}”` }).waitFor();
  const pages = await page
    .locator('#mdbook-searchresults [role=option]')
    .evaluateAll((options) => options.map((option) => new URL((option as HTMLAnchorElement).href).pathname));
  return [...new Set(pages)];
}

/** Opens the first result and tells what is marked on the page. */
async function openFirst(page: Page): Promise<readonly string[]> {
  await page.keyboard.press('Enter');
  await page.locator('main mark').first().waitFor();
  return page.locator('main mark').allInnerTexts();
}

test.each([
  ['de', 'Speicherverwaltung'],
  ['de', 'Verwaltung'],
  ['de', 'Haus'],
  ['de', 'bucher'],
  ['fr', 'installation'],
  ['fr', 'l’énumération'],
  ['it', 'interruzione'],
  ['ru', 'владение'],
  ['ru', 'книги'],
  ['ar', 'الذاكرة'],
  ['ar', 'ملكية'],
  ['zh', '所有权'],
  ['zh', '内存'],
  ['ja', 'メモリ'],
  ['ko', '소유권'],
  ['th', 'โปรแกรม'],
])('search finds words in %s in a book in English: %s', async (language, query) => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('terms.html'));
  expect((await search(page, query))[0]).toBe(`/${language}.html`);
  expect(faults).toEqual([]);
  await context.close();
});

test.each(['Option<T>', 'std::io', '--release', '&mut', 'C++', '2.0.0', 'HashMap', "isn't", 'isn’t'])(
  'search finds %s as it is written',
  async (query) => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('terms.html'));
    expect((await search(page, query))[0]).toBe('/names.html');
    await context.close();
  },
);

test.each([
  ["isn't", ['isn’t']],
  ['v2.0.0', ['v2.0.0']],
  ['HashMap::new', ['HashMap', '::', 'new']],
  ['collections::HashMap', ['collections', '::', 'HashMap']],
])('a result opens with %s marked, in highlighted code too', async (query, marks) => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('terms.html'));
  await search(page, query);
  expect((await openFirst(page)).join('')).toBe(marks.join(''));
  expect(faults).toEqual([]);
  await context.close();
});

test('a word with a typing error finds what is meant, and marks that', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('de.html'));
  expect(await search(page, 'borowing')).toContain('/borrowing.html');
  await page.locator('[role=option][href*="borrowing.html"]').first().click();
  await page.locator('main mark').first().waitFor();
  expect(new Set(await page.locator('main mark').allInnerTexts())).toEqual(new Set(['borrowing']));
  await context.close();
});

test('another form of a word is found, and marked', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('terms.html'));
  expect((await search(page, 'loaned'))[0]).toBe('/borrowing.html');
  expect(await openFirst(page)).toEqual(['Loans']);
  await context.close();
});

test('words in quotation marks are found only beside each other', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('terms.html'));
  await search(page, '"green bottle"');
  expect(await openFirst(page)).toEqual(['green', ' bottle']);
  await search(page, '"bottle green"');
  expect(await page.locator('#mdbook-searchresults [role=option]').count()).toBe(0);
  await context.close();
});

test('pages with a word after a minus sign are left out', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('de.html'));
  expect(await search(page, 'borrowing')).toContain('/borrowing.html');
  expect(await search(page, 'borrowing -loans')).not.toContain('/borrowing.html');
  await context.close();
});

test('search shows a matching index entry first, with a link to its place', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('de.html'));
  await search(page, 'Borrowing');
  const first = page.getByRole('group', { name: 'Index' }).getByRole('option');
  expect(await first.count()).toBe(1);
  expect(await first.locator('.result-title').innerText()).toBe('borrowing');
  expect(await first.getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await page.waitForURL(/terms\.html#.*borrowing/);
  await context.close();
});

test('Escape closes the search while something is typed', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('de.html'));
  await search(page, 'Borrowing');
  await page.keyboard.press('Escape');
  expect(await page.locator('dialog[open]').count()).toBe(0);
  await page.waitForURL(stage.at('de.html'));
  await context.close();
});
