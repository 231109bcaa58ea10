// Where results lead: pages with odd names, books below a path, parts of the book, and sites that change or go away.
import type { Page } from 'playwright-core';
import { expect, onTestFinished, test } from 'vitest';
import { openPage } from './browser.ts';
import { builtSite } from './built-book.ts';
import { stageOf } from './site.ts';
import { sharedTempFolder, writeIn } from '../helpers/temp-folder.ts';

const names = ['c#', 'why?', 'with spaces', '100%', 'a&b', 'größe', '章'];

const parent = '# Parent\n\nNothing but a lantern.\n';

const root = sharedTempFolder({
  'book.toml': '[book]\ntitle = "Places"\n\n[output.html]\nsite-url = "/docs/a%20book/"\n',
  'src/SUMMARY.md':
    '[Foreword](foreword.md)\n\n# First part\n\n- [Parent](parent.md)\n  - [Child](folder/child.md)\n\n# Second part\n\n' +
    names.map((name) => `- [Named ${name}](<${name}.md>)\n`).join(''),
  'src/foreword.md': '# Foreword\n\nA lantern is explained here.\n',
  'src/parent.md': parent,
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

/** Types a query. Where the dialog is open, the key that opens it is one more letter, which is overwritten. */
async function ask(page: Page, query: string): Promise<void> {
  await page.keyboard.press('/');
  await page.getByRole('combobox', { name: 'Search the book' }).fill(query);
}

/** Types a query and waits for its results. */
async function searchFor(page: Page, query: string): Promise<void> {
  await ask(page, query);
  await page.locator(status, { hasText: `“${query}”` }).waitFor();
}

/** The pages among the results, with their parts and parents. */
const found = (page: Page) => (): Promise<readonly string[]> =>
  page
    .locator('#mdbook-searchresults [role=group]')
    .evaluateAll((groups) => groups.map(({ ariaLabel }) => ariaLabel ?? ''));

test.each(names.map((name, i) => [name, i] as const))(
  'a result on a page called %s opens it',
  async (name, i) => {
    const { page, context, faults } = await openPage(stage.browser());
    await page.goto(at('folder/child.html'));
    await searchFor(page, `needle${i}`);
    await page.locator(options).first().waitFor();
    await page.keyboard.press('Enter');
    await page.locator('main mark').waitFor();
    await expect.poll(() => page.locator('main h1').innerText()).toBe(`Named ${name}`);
    await expect.poll(() => new URL(page.url()).hash).toBe('#section');
    expect(faults).toEqual([]);
    await context.close();
  },
);

test('results name the part and the parents of their page', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(at('foreword.html'));
  await searchFor(page, 'bucket');
  await expect.poll(found(page)).toEqual(['First part › Parent › Child']);
  await context.close();
});

test('a part of the book can be chosen', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(at('foreword.html'));
  await searchFor(page, 'lantern');
  await expect.poll(found(page)).toHaveLength(3);
  const parts = page.getByRole('combobox', { name: 'Part of the book' });
  await expect
    .poll(() => parts.locator('option').allInnerTexts())
    .toEqual(['All parts', 'First part', 'Second part']);
  await parts.selectOption('First part');
  await page.getByText('2 pages for “lantern”').waitFor();
  await parts.selectOption('Second part');
  await page.getByText('Nothing found for “lantern”').waitFor();
  await context.close();
});

test('the search works from the page for unknown addresses', async () => {
  const { page, context } = await openPage(stage.browser());
  files.set('404.html', files.get(`${BASE}404.html`) ?? '');
  onTestFinished(() => void files.delete('404.html'));
  await page.goto(at('no/such/page.html'));
  await searchFor(page, 'bucket');
  await expect.poll(found(page)).toHaveLength(1);
  await page.keyboard.press('Enter');
  await page.waitForURL(/folder\/child\.html/);
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
  await searchFor(page, 'bucket');
  await expect.poll(found(page)).toHaveLength(1);
  await expect.poll(() => page.workers()).toEqual([]);
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
  await ask(page, 'bucket');
  await page.getByText('The search index can’t be loaded.').waitFor();
  await context.setOffline(false);
  await searchFor(page, 'buckets');
  await expect.poll(found(page)).toHaveLength(1);
  await context.close();
});

test('an index that is replaced while a page is open is read again', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(at('foreword.html'));
  await searchFor(page, 'bucket');
  await expect.poll(found(page)).toHaveLength(1);
  const old = new Map(files);
  onTestFinished(() => {
    files.clear();
    for (const [path, content] of old) files.set(path, content);
    writeIn(root, 'src/parent.md', parent);
  });
  writeIn(root, 'src/parent.md', '# Parent\n\nA teapot beside a lantern.\n');
  const before = [...files].filter(([path]) => path.includes('/search-index/'));
  for (const [path] of before) files.delete(path);
  for (const [path, content] of await builtSite(root)) files.set(BASE + path, content);
  await searchFor(page, 'teapot lantern');
  await expect.poll(found(page)).toContain('First part › Parent');
  await context.close();
});

test('without JavaScript there is a link to the contents in place of the search', async () => {
  const { page, context } = await openPage(stage.browser(), { javaScriptEnabled: false });
  await page.goto(at('folder/child.html'));
  await expect.poll(() => page.locator('#mdbook-search-toggle').isVisible()).toBe(false);
  const links = page.locator('a[href$="toc.html"]');
  await expect.poll(() => links.count()).toBeGreaterThan(0);
  await context.close();
});
