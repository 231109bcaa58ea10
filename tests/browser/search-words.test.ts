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

/** Types a query and waits for its results. */
async function search(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await field(page).fill(query);
  await page.locator('#mdbook-searchresults-header', { hasText: `“${query}”` }).waitFor();
}

/** The pages of the results, by their paths, in the order of their results. */
const found = (page: Page) => (): Promise<readonly string[]> =>
  page
    .locator('#mdbook-searchresults [role=option]')
    .evaluateAll((options) => [
      ...new Set(options.map((option) => new URL((option as HTMLAnchorElement).href).pathname)),
    ]);

/** The first of these pages. */
const first = (page: Page) => async (): Promise<string | undefined> => (await found(page)())[0];

/** What is marked on the page. */
const marked = (page: Page) => (): Promise<readonly string[]> => page.locator('main mark').allInnerTexts();

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
  await search(page, query);
  await expect.poll(first(page)).toBe(`/${language}.html`);
  expect(faults).toEqual([]);
  await context.close();
});

test.each(['Option<T>', 'std::io', '--release', '&mut', 'C++', '2.0.0', 'HashMap', "isn't", 'isn’t'])(
  'search finds %s as it is written',
  async (query) => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('terms.html'));
    await search(page, query);
    await expect.poll(first(page)).toBe('/names.html');
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
  await page.keyboard.press('Enter');
  await expect.poll(async () => (await marked(page)()).join('')).toBe(marks.join(''));
  expect(faults).toEqual([]);
  await context.close();
});

test('a word with a typing error finds what is meant, and marks that', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('de.html'));
  await search(page, 'borowing');
  await expect.poll(found(page)).toContain('/borrowing.html');
  await page.locator('[role=option][href*="borrowing.html"]').first().click();
  await page.locator('main mark').first().waitFor();
  await expect.poll(async () => new Set(await marked(page)())).toEqual(new Set(['borrowing']));
  await context.close();
});

test('another form of a word is found, and marked', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('terms.html'));
  await search(page, 'loaned');
  await expect.poll(first(page)).toBe('/borrowing.html');
  await page.keyboard.press('Enter');
  await expect.poll(marked(page)).toEqual(['Loans']);
  await context.close();
});

test('words in quotation marks are found only beside each other', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('terms.html'));
  await search(page, '"green bottle"');
  await page.keyboard.press('Enter');
  await expect.poll(marked(page)).toEqual(['green', ' bottle']);
  await search(page, '"bottle green"');
  await expect.poll(() => page.locator('#mdbook-searchresults [role=option]').count()).toBe(0);
  await context.close();
});

test('pages with a word after a minus sign are left out', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('de.html'));
  await search(page, 'borrowing');
  await expect.poll(found(page)).toContain('/borrowing.html');
  await search(page, 'borrowing -loans');
  await expect.poll(found(page)).not.toContain('/borrowing.html');
  await context.close();
});

test('search shows a matching index entry first, with a link to its place', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('de.html'));
  await search(page, 'Borrowing');
  const first = page.getByRole('group', { name: 'Index' }).getByRole('option');
  await expect.poll(() => first.count()).toBe(1);
  await expect.poll(() => first.locator('.result-title').innerText()).toBe('borrowing');
  await expect.poll(() => first.getAttribute('aria-selected')).toBe('true');
  await page.keyboard.press('Enter');
  await page.waitForURL(/terms\.html#.*borrowing/);
  await context.close();
});

test('Escape closes the search while something is typed', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('de.html'));
  await search(page, 'Borrowing');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
  await page.waitForURL(stage.at('de.html'));
  await context.close();
});
