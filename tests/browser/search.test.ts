// The search as a reader uses it.
import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { withSearchIndex } from './search-index.ts';
import { onStage } from './site.ts';
import { sampleSite } from './sample-book.ts';
import { tempFolder } from '../helpers/temp-folder.ts';

const stage = onStage({}, withSearchIndex);

const options = '#mdbook-searchresults [role=option]';
/** Types a query and waits for its results: on a busy machine those of its first letters come before. */
const searchFor = async (page: Page, query: string): Promise<void> => {
  await page.keyboard.press('/');
  await page.keyboard.type(query);
  await page.locator('#mdbook-searchresults-header', { hasText: `“${query}”` }).waitFor();
  await page.locator(options).first().waitFor();
};

test('nothing of the search is loaded until it is used', async () => {
  const { page, context } = await openPage(stage.browser());
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(stage.at('content.html'), { waitUntil: 'networkidle' });
  expect(asked.filter((url) => /search-index|js\/search/.test(url))).toEqual([]);
  await searchFor(page, 'quotation');
  expect(asked.filter((url) => /search-index/.test(url)).length).toBeGreaterThan(0);
  await context.close();
});

test.each(['s', '/', 'Control+k', 'button'])(
  'the search opens with %s and focuses its field',
  async (way) => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('content.html'));
    if (way === 'button') await page.getByRole('button', { name: 'Search' }).click();
    else await page.keyboard.press(way);
    await page.getByRole('combobox', { name: 'Search the book' }).and(page.locator(':focus')).waitFor();
    await page.keyboard.press('Escape');
    await expect.poll(() => page.locator('dialog[open]').count()).toBe(0);
    await context.close();
  },
);

test('search finds sections, marks the matches, and opens a result by keyboard', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  await searchFor(page, 'suggestion');
  const input = page.getByRole('combobox', { name: 'Search the book' });
  await expect
    .poll(() => page.locator('#mdbook-searchresults-header').innerText())
    .toBe('1 page for “suggestion”');
  await expect.poll(() => page.locator(`${options} mark`).first().innerText()).toBe('suggestion');
  const isActive = async (): Promise<boolean> =>
    (await input.getAttribute('aria-activedescendant')) ===
    (await page.locator('[aria-selected=true]').getAttribute('id'));
  await expect.poll(isActive).toBe(true);
  await page.keyboard.press('Enter');
  await page.waitForURL(stage.at('content/boxes.html?highlight=suggestion#alerts'));
  await expect.poll(() => page.locator('main mark').allInnerTexts()).toEqual(['suggestion']);
  await page.getByRole('button', { name: 'Clear highlights' }).click();
  await expect.poll(() => page.locator('main mark').count()).toBe(0);
  await expect.poll(() => page.url()).toBe(stage.at('content/boxes.html#alerts'));
  expect(faults).toEqual([]);
  await context.close();
});

test('arrows move through search results and wrap around, and load more of them', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  await searchFor(page, 'paragraph');
  const selected = () => page.locator('[aria-selected=true]').getAttribute('id');
  const before = (await page.locator(options).all()).length;
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => selected()).toBe('mdbook-result-1');
  await page.keyboard.press('ArrowUp');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => selected()).toBe(`mdbook-result-${before - 1}`);
  await page.getByRole('button', { name: 'More results' }).click();
  await expect.poll(() => page.locator(options).count()).toBeGreaterThan(before);
  await context.close();
});

test('search says so if there are no results', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  await page.keyboard.press('/');
  await page.keyboard.type('xyzzyplugh');
  await page.getByText('Nothing found for “xyzzyplugh”').waitFor();
  await expect
    .poll(() => page.getByRole('combobox', { name: 'Search the book' }).getAttribute('aria-expanded'))
    .toBe('false');
  await context.close();
});

test('Enter right after typing opens the first result of what was typed', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  await searchFor(page, 'paragraph');
  await page.getByRole('combobox', { name: 'Search the book' }).fill('suggestion');
  await page.keyboard.press('Enter');
  await page.waitForURL(stage.at('content/boxes.html?highlight=suggestion#alerts'));
  await context.close();
});

test('without a network nothing of an earlier query looks like a result', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  await searchFor(page, 'paragraph');
  await page.route('**/search-index/**', (route) => route.abort());
  await page.getByRole('combobox', { name: 'Search the book' }).fill('suggestion');
  await page.getByText('The search index can’t be loaded').waitFor();
  await expect.poll(() => page.locator(options).count()).toBe(0);
  await page.unroute('**/search-index/**');
  await page.getByRole('combobox', { name: 'Search the book' }).fill('suggestion ');
  await page.getByText('1 page for “suggestion”').waitFor();
  await context.close();
});

test.each(['typed', 'in the address'])(
  'of a long text %s only the beginning is searched for',
  async (way) => {
    const { page, context, faults } = await openPage(stage.browser());
    const text = 'quotation '.repeat(800);
    await page.goto(stage.at(way === 'typed' ? 'content.html' : `content.html?search=${text}`));
    if (way === 'typed') {
      await page.keyboard.press('/');
      await page.keyboard.insertText(text);
    }
    await page.getByText('1 page for “quotation quotation').waitFor();
    await expect.poll(() => new URL(page.url()).searchParams.get('search')).toBe(text.slice(0, 199));
    expect(faults).toEqual([]);
    await context.close();
  },
);

test('earlier queries are offered after a result was opened', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  await searchFor(page, 'quotation');
  await page.keyboard.press('Enter');
  await page.waitForURL(/boxes/);
  await page.keyboard.press('/');
  await page.getByRole('option', { name: 'quotation' }).click();
  await page.getByText('1 page for “quotation”').waitFor();
  await context.close();
});

test('?search= in the address opens the search, and keeps the query while it is open', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html?search=quotation'));
  await page.getByText('1 page for “quotation”').waitFor();
  await page.getByRole('combobox', { name: 'Search the book' }).fill('suggestion');
  await page.getByText('1 page for “suggestion”').waitFor();
  await expect.poll(() => page.url()).toBe(stage.at('content.html?search=suggestion'));
  await page.keyboard.press('Escape');
  await page.waitForURL(stage.at('content.html'));
  await context.close();
});

test('search results show HTML in chapters as text', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('foreword.html'));
  await searchFor(page, 'boxes');
  await expect.poll(() => page.locator('.result-title').first().innerText()).toBe('Quotes & <boxes>');
  await context.close();
});

test('a book opened from a folder explains why there is no search', async () => {
  const folder = tempFolder({});
  for (const [path, content] of await sampleSite()) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  const { page, context } = await openPage(stage.browser());
  await page.goto(pathToFileURL(join(folder, 'content.html')).href);
  await page.keyboard.press('/');
  await page.keyboard.type('quotation');
  await page.getByText('Search works when the book comes from a web server.').waitFor();
  await context.close();
});
