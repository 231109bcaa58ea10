// Where results lead: pages with odd names, books below a path, parts of the book, and sites that change or go away.
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { builtSite } from './built-book.ts';
import { stageOf } from './site.ts';
import { sharedTempFolder, writeIn } from '../helpers/temp-folder.ts';

const names = ['c#', 'why?', 'with spaces', '100%', 'a&b', 'größe', '章'];

const root = sharedTempFolder({
  'book.toml': '[book]\ntitle = "Places"\n\n[output.html]\nsite-url = "/docs/a%20book/"\n',
  'src/SUMMARY.md':
    '[Foreword](foreword.md)\n\n# First part\n\n- [Parent](parent.md)\n  - [Child](folder/child.md)\n\n# Second part\n\n' +
    names.map((name) => `- [Named ${name}](<${name}.md>)\n`).join(''),
  'src/foreword.md': '# Foreword\n\nA lantern is explained here.\n',
  'src/parent.md': '# Parent\n\nNothing but a lantern.\n',
  'src/folder/child.md': '# Child\n\n## Inside\n\nA lantern in a lantern, and a bucket.\n',
  ...Object.fromEntries(
    names.map((name, i) => [`src/${name}.md`, `# Named ${name}\n\n## Section\n\nThe needle${i} is here.\n`]),
  ),
});

/** Below a path, as on a host with several books. */
const BASE = 'docs/a book/';
const files = new Map<string, string | Uint8Array>();
const stage = stageOf(async () => {
  for (const [path, content] of await builtSite(root)) files.set(BASE + path, content);
  return files;
});
const at = (path: string): string => stage.at(BASE.replaceAll(' ', '%20') + path);

const options = '#mdbook-searchresults [role=option]';
const status = '#mdbook-searchresults-header';

async function searchFor(page: Page, query: string): Promise<void> {
  if ((await page.locator('dialog[open]').count()) === 0) await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search the book' }).fill(query);
}

const found = async (page: Page, query: string): Promise<readonly string[]> => {
  await searchFor(page, query);
  await page.locator(status, { hasText: `“${query}”` }).waitFor();
  return page
    .locator('#mdbook-searchresults [role=group]')
    .evaluateAll((groups) => groups.map(({ ariaLabel }) => ariaLabel ?? ''));
};

test.each(names.map((name, i) => [name, i] as const))(
  'a result on a page called %s opens it',
  async (name, i) => {
    const { page, context, faults } = await openPage(stage.browser());
    await page.goto(at('folder/child.html'));
    await searchFor(page, `needle${i}`);
    await page.locator(options).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('main mark').waitFor();
    expect(await page.locator('main h1').innerText()).toBe(`Named ${name}`);
    expect(new URL(page.url()).hash).toBe('#section');
    expect(faults).toEqual([]);
    await context.close();
  },
);

test('results name the part and the parents of their page', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(at('foreword.html'));
  expect(await found(page, 'bucket')).toEqual(['First part › Parent › Child']);
  await context.close();
});

test('a part of the book can be chosen', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(at('foreword.html'));
  expect(await found(page, 'lantern')).toHaveLength(3);
  const parts = page.getByRole('combobox', { name: 'Part of the book' });
  expect(await parts.locator('option').allInnerTexts()).toEqual(['All parts', 'First part', 'Second part']);
  await parts.selectOption('First part');
  await page.getByText('2 pages for “lantern”').waitFor();
  await parts.selectOption('Second part');
  await page.getByText('Nothing found for “lantern”').waitFor();
  await context.close();
});

test('the search works from the page for unknown addresses', async () => {
  const { page, context } = await openPage(stage.browser());
  files.set('404.html', files.get(`${BASE}404.html`) ?? '');
  await page.goto(at('no/such/page.html'));
  expect(await found(page, 'bucket')).toHaveLength(1);
  await page.keyboard.press('Enter');
  await page.waitForURL(/folder\/child\.html/);
  files.delete('404.html');
  await context.close();
});

test.each([
  ['that throw', 'window.Worker = class { constructor() { throw new Error("no workers"); } };'],
  [
    'that do not start',
    'window.Worker = class extends EventTarget { constructor() { super(); setTimeout(() => this.dispatchEvent(new Event("error"))); } postMessage() {} terminate() {} };',
  ],
  ['that are not there', 'delete window.Worker;'],
])('the search runs in the page with workers %s', async (_, script) => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.addInitScript(script);
  await page.goto(at('foreword.html'));
  expect(await found(page, 'bucket')).toHaveLength(1);
  expect(page.workers()).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});

test('the search says when it cannot be loaded, and works when it can be again', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(at('foreword.html'));
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search the book' }).waitFor();
  await page.waitForFunction(() => 'bookSearch' in window);
  await context.setOffline(true);
  await searchFor(page, 'bucket');
  await page.getByText('The search index cannot be loaded.').waitFor();
  await context.setOffline(false);
  expect(await found(page, 'buckets')).toHaveLength(1);
  await context.close();
});

test('an index that is replaced while a page is open is read again', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(at('foreword.html'));
  expect(await found(page, 'bucket')).toHaveLength(1);
  writeIn(root, 'src/parent.md', '# Parent\n\nA teapot beside a lantern.\n');
  const before = [...files].filter(([path]) => path.includes('/search-index/'));
  for (const [path] of before) files.delete(path);
  for (const [path, content] of await builtSite(root)) files.set(BASE + path, content);
  expect(await found(page, 'teapot lantern')).toContain('First part › Parent');
  await context.close();
});

test('without JavaScript there is a link to the contents in place of the search', async () => {
  const { page, context } = await openPage(stage.browser(), { javaScriptEnabled: false });
  await page.goto(at('folder/child.html'));
  expect(await page.locator('#mdbook-search-toggle').isVisible()).toBe(false);
  const links = page.locator('a[href$="toc.html"]');
  expect(await links.count()).toBeGreaterThan(0);
  await context.close();
});
