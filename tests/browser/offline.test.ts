// A book that a reader has saved, in Chromium with a real service worker, under the strict policy and at a sub-path.
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, afterEach, expect, test, vi } from 'vitest';
import { themeNames } from '../../src/emit/theme/page-themes.ts';
import { sharedTempFolder } from '../helpers/temp-folder.ts';
import { violationsOn } from './axe.ts';
import { type Served, launchBrowser, openPage, serveFiles } from './browser.ts';
import { builtSite } from './built-book.ts';

vi.setConfig({ testTimeout: 180_000 });

const files = (text: string, offline = true): Readonly<Record<string, string>> => ({
  'book.toml': `[book]\ntitle = "Saved"\n[build-book]\noffline = ${offline}\n`,
  'src/SUMMARY.md': '- [A](a.md)\n- [B](part/b.md)\n',
  'src/a.md': '# A\n\nFirst.\n',
  'src/part/b.md': `# B\n\n${text}\n\n![dot](../dot.svg)\n`,
  'src/dot.svg': '<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><path d="M0 0h9v9z"/></svg>',
});
const roots = {
  first: sharedTempFolder(files('Old words.')),
  second: sharedTempFolder(files('New sentences.')),
  without: sharedTempFolder(files('New sentences.', false)),
};

type Version = keyof typeof roots;
const sites = new Map<Version, ReadonlyMap<string, Uint8Array>>();
let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
  for (const [name, root] of Object.entries(roots)) sites.set(name as Version, await builtSite(root));
}, 120_000);
afterAll(() => browser.close());

/** What the host has now, below `/book/`; another site is next to it. */
const published = new Map<string, Uint8Array | string>();
let served: Served;
function publish(version: Version): void {
  published.clear();
  published.set('index.html', '<!DOCTYPE html><title>Other</title>');
  for (const [path, bytes] of sites.get(version) ?? []) published.set(`book/${path}`, bytes);
}
beforeEach(async () => {
  publish('first');
  served = await serveFiles(published);
});
afterEach(() => served.close());

const at = (path: string): string => `${served.origin}/book/${path}`;
const button = (page: Page): ReturnType<Page['locator']> => page.locator('#offline-button');

async function save(page: Page): Promise<void> {
  await page.goto(at('a.html'));
  await button(page).click();
  await expect.poll(() => button(page).getAttribute('aria-pressed')).toBe('true');
}

const cacheNames = (page: Page): Promise<readonly string[]> => page.evaluate(() => caches.keys());
const registrations = (page: Page): Promise<readonly string[]> =>
  page.evaluate(async () =>
    (await navigator.serviceWorker.getRegistrations()).map(({ scope }) => new URL(scope).pathname),
  );

test('a book is saved only when a reader asks for it, who knows its size', async () => {
  const { page, faults } = await openPage(browser);
  await page.goto(at('a.html'));
  await expect.poll(() => button(page).getAttribute('aria-label')).toMatch(/^Read offline \(0\.\d MB\)$/);
  await expect.poll(() => registrations(page)).toEqual([]);
  await expect.poll(() => cacheNames(page)).toEqual([]);
  await button(page).click();
  await expect
    .poll(() => button(page).getAttribute('aria-label'))
    .toBe('Saved for reading offline (click to remove)');
  await expect.poll(() => registrations(page)).toEqual(['/book/']);
  expect(faults).toEqual([]);
});

test('without a network all of the book is there, with its pictures, styles and search', async () => {
  const { page } = await openPage(browser);
  await save(page);
  await served.close();
  await page.goto(at('part/b.html?x=1#b'));
  await expect.poll(() => page.locator('main').innerText()).toContain('Old words.');
  await expect
    .poll(() =>
      page
        .locator('main img')
        .first()
        .evaluate((image) => (image as HTMLImageElement).naturalWidth),
    )
    .toBe(9);
  await expect
    .poll(() => page.locator('.menu-bar').evaluate((bar) => getComputedStyle(bar).position))
    .toBe('sticky');
  await page.keyboard.press('/');
  await page.keyboard.type('words');
  await page.locator('#mdbook-searchresults [role=option]').first().waitFor();
  await page.goto(at(''));
  await expect.poll(() => page.locator('main').innerText()).toContain('First.');
  await page.goto(at('nothing.html'));
  await expect.poll(() => page.title()).toContain('Page not found');
  served = await serveFiles(published);
});

test('a new version of the site is shown at once, and then saved', async () => {
  const { page } = await openPage(browser);
  await save(page);
  const [before] = await cacheNames(page);
  publish('second');
  await page.goto(at('part/b.html'));
  await expect.poll(() => page.locator('main').innerText()).toContain('New sentences.');
  await expect.poll(() => cacheNames(page)).toEqual([expect.not.stringMatching(before ?? '')]);
  await served.close();
  await page.goto(at('a.html'));
  await page.goto(at('part/b.html'));
  await expect.poll(() => page.locator('main').innerText()).toContain('New sentences.');
  served = await serveFiles(published);
});

test('an update that fails keeps the previous copy', async () => {
  const { page } = await openPage(browser);
  await save(page);
  const before = await cacheNames(page);
  publish('second');
  published.delete('book/offline-files.json');
  await page.goto(at('a.html'));
  await page.goto(at('part/b.html'));
  await expect.poll(() => page.locator('main').innerText()).toContain('New sentences.');
  await served.close();
  await page.goto(at('part/b.html'));
  await expect.poll(() => page.locator('main').innerText()).toContain('Old words.');
  await expect.poll(() => cacheNames(page)).toEqual(before);
  served = await serveFiles(published);
});

test('when the site no longer offers copies, they and the worker are removed', async () => {
  const { page } = await openPage(browser);
  await save(page);
  publish('without');
  await page.goto(at('part/b.html'));
  await expect.poll(() => page.locator('main').innerText()).toContain('New sentences.');
  await expect.poll(() => cacheNames(page)).toEqual([]);
  await expect.poll(() => registrations(page)).toEqual([]);
  await expect.poll(() => button(page).count()).toBe(0);
});

test('a reader can remove the copy', async () => {
  const { page } = await openPage(browser);
  await save(page);
  await button(page).click();
  await expect.poll(() => button(page).getAttribute('aria-pressed')).toBe('false');
  await expect.poll(() => cacheNames(page)).toEqual([]);
  await expect.poll(() => registrations(page)).toEqual([]);
});

test('another site of the same host is left alone', async () => {
  const { page } = await openPage(browser);
  await save(page);
  await page.goto(`${served.origin}/`);
  await expect.poll(() => page.evaluate(() => navigator.serviceWorker.controller)).toBeNull();
});

test('saving that fails is said', async () => {
  const { page } = await openPage(browser);
  await page.goto(at('a.html'));
  await expect.poll(() => button(page).getAttribute('aria-label')).toContain('Read offline');
  published.delete('book/offline-files.json');
  await button(page).click();
  await expect.poll(() => button(page).getAttribute('aria-label')).toBe('The book couldn’t be saved');
});

test.each(themeNames({}))('axe finds no problems with the button in the theme %s', async (theme) => {
  const { page } = await openPage(browser, { bypassCSP: true, reducedMotion: 'reduce' });
  await page.addInitScript((name) => {
    localStorage.setItem('mdbook-theme', name);
  }, theme);
  await page.goto(at('a.html'));
  await button(page).waitFor();
  await expect.poll(() => violationsOn(page)).toEqual([]);
});
