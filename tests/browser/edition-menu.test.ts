// The menu of languages: by keyboard, by touch, without JavaScript, for screen readers, and what is remembered.
import { cpSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { run } from '../cli/test-terminal.ts';
import { filesIn, sharedTempFolder } from '../helpers/temp-folder.ts';
import { type Served, launchBrowser, openPage, serveFiles } from './browser.ts';

vi.setConfig({ testTimeout: 180_000, hookTimeout: 180_000 });

const roots = { usual: sharedTempFolder(), folders: sharedTempFolder() };
let browser: Browser;
let usual: Served;
let folders: Served;

async function served(folder: string, settings: Readonly<Record<string, string>>): Promise<Served> {
  cpSync(join(import.meta.dirname, '../fixtures/languages/book'), folder, { recursive: true });
  const environment = { MDBOOK_OUTPUT__HTML__SITE_URL: '/', MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' };
  await run(['build', '--no-cache'], { folder, environment: { ...environment, ...settings } });
  const site = join(folder, 'book');
  return serveFiles(new Map(filesIn(site).map((path) => [path, readFileSync(join(site, path))])));
}

beforeAll(async () => {
  browser = await launchBrowser();
  usual = await served(roots.usual, {});
  folders = await served(roots.folders, { MDBOOK_BUILD_BOOK__LANGUAGE_FOLDERS: 'all' });
});
afterAll(async () => {
  await Promise.all([browser.close(), usual.close(), folders.close()]);
});

async function open(path: string, options: BrowserContextOptions = {}, on = usual): Promise<Page> {
  const { page, context } = await openPage(browser, { viewport: { width: 1200, height: 800 }, ...options });
  onTestFinished(() => context.close());
  await page.goto(`${on.origin}/${path}`);
  return page;
}

const pathOf = (page: Page): string => new URL(page.url()).pathname;
const isOpen = (page: Page): Promise<boolean> =>
  page.locator('.edition-menu details').evaluate((menu) => (menu as HTMLDetailsElement).open);
const focused = (page: Page): Promise<string | undefined> =>
  page.evaluate(() => document.activeElement?.textContent.trim());

describe('the menu of languages', () => {
  test('opens, moves and leads to the same page by keyboard', async () => {
    const page = await open('guide/setup.html');
    await page.locator('.edition-menu summary').focus();
    await page.keyboard.press('Enter');
    await expect.poll(() => isOpen(page)).toBe(true);
    await page.keyboard.press('Tab');
    await page.keyboard.press('Tab');
    await expect.poll(() => focused(page)).toBe('Deutsch');
    await page.keyboard.press('Enter');
    await expect.poll(() => pathOf(page)).toBe('/de/guide/setup.html');
  });

  test('closes with Escape, which gives the focus back, and when the focus leaves it', async () => {
    const page = await open('index.html');
    const summary = page.locator('.edition-menu summary');
    await summary.focus();
    await page.keyboard.press('Enter');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Escape');
    await expect.poll(() => isOpen(page)).toBe(false);
    await expect.poll(() => summary.evaluate((each) => each === document.activeElement)).toBe(true);
    await page.keyboard.press('Enter');
    for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
    await expect.poll(() => isOpen(page)).toBe(false);
  });

  test('works by touch on a phone, with large targets inside the window', async () => {
    const page = await open('guide/tools.html', {
      viewport: { width: 320, height: 640 },
      hasTouch: true,
      isMobile: true,
    });
    await page.locator('.edition-menu summary').tap();
    const link = page.locator('.edition-menu a[hreflang=ar]');
    await expect.poll(async () => ((await link.boundingBox())?.height ?? 0) >= 44).toBe(true);
    const box = await link.boundingBox();
    expect(box && box.x >= 0 && box.x + box.width <= 320).toBe(true);
    await link.tap();
    await expect.poll(() => pathOf(page)).toBe('/ar/guide/tools.html');
  });

  test('is a list of links without JavaScript', async () => {
    const page = await open('guide/index.html', { javaScriptEnabled: false });
    await page.locator('.edition-menu summary').click();
    await page.locator('.edition-menu a[hreflang=de]').click();
    await expect.poll(() => pathOf(page)).toBe('/de/guide/index.html');
  });
});

test.each(['index.html', 'de/guide/setup.html', 'ar/index.html', 'de/404.html'])(
  'axe finds nothing on %s with the menu open',
  async (path) => {
    const page = await open(path, { bypassCSP: true });
    await page.locator('.edition-menu summary').click();
    await page.evaluate(axe.source);
    const { violations } = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run(document),
    );
    expect(violations.map(({ id, nodes }) => `${id} ${nodes.map(({ html }) => html).join(' ')}`)).toEqual([]);
  },
);

describe('a language that a reader chose', () => {
  test('never changes the address that a link leads to', async () => {
    const page = await open('index.html');
    await page.locator('.edition-menu summary').click();
    await page.locator('.edition-menu a[hreflang=de]').click();
    await expect.poll(() => pathOf(page)).toBe('/de/index.html');
    await page.goto(`${usual.origin}/guide/index.html`);
    await expect.poll(() => page.evaluate(() => localStorage.getItem('book-language'))).toBe('de');
    expect(pathOf(page)).toBe('/guide/index.html');
  });

  test('is where the root of a site leads whose languages all have folders', async () => {
    const page = await open('', {}, folders);
    await expect.poll(() => pathOf(page)).toBe('/en/index.html');
    await page.locator('.edition-menu summary').click();
    await page.locator('.edition-menu a[hreflang=ar]').click();
    await expect.poll(() => pathOf(page)).toBe('/ar/index.html');
    await page.goto(`${folders.origin}/`);
    await expect.poll(() => pathOf(page)).toBe('/ar/index.html');
  });

  test('is the browser’s at first', async () => {
    const page = await open('', { locale: 'de-AT' }, folders);
    await expect.poll(() => pathOf(page)).toBe('/de/index.html');
  });

  test('is that of the book without JavaScript', async () => {
    const page = await open('', { javaScriptEnabled: false }, folders);
    await expect.poll(() => pathOf(page)).toBe('/en/index.html');
  });
});
