// The menus of languages and versions on the same page: where they lead, on a phone, without JavaScript, and for axe.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { run } from '../cli/test-terminal.ts';
import { repositoryAt } from '../helpers/git-repository.ts';
import { firstVersion, laterVersions } from '../helpers/languages-and-versions.ts';
import { filesIn, sharedTempFolder } from '../helpers/temp-folder.ts';
import { violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { stageOf } from './site.ts';

const folder = sharedTempFolder();
const stage = stageOf(async () => {
  const names = 'names = { "v1.0" = "v1.0 (long-term support)" }';
  laterVersions(repositoryAt(folder, firstVersion(names), 'v1.0'), names);
  await run(['build', '--no-cache'], { folder, environment: { MDBOOK_OUTPUT__HTML__SITE_URL: '/' } });
  const site = join(folder, 'book');
  return new Map(filesIn(site).map((path) => [path, readFileSync(join(site, path))]));
});

async function openAt(path: string, options: Parameters<typeof openPage>[1] = {}): Promise<Page> {
  const { page } = await openPage(stage.browser(), options);
  await page.goto(stage.at(path));
  return page;
}

const versions = '.edition-menu:not(:has(a[lang]))';
const languages = '.edition-menu:has(a[lang])';
const pathOf = (page: Page): string => new URL(page.url()).pathname;
const openMenus = (page: Page): Promise<number> => page.locator('.edition-menu details[open]').count();

const isInside = async (page: Page, selector: string, width: number): Promise<boolean> => {
  const box = await page.locator(selector).boundingBox();
  return box !== null && box.x >= 0 && box.x + box.width <= width;
};

const choose = async (page: Page, menu: string, name: string): Promise<void> => {
  await page.locator(`${menu} summary`).click();
  await page.locator(`${menu} a`, { hasText: name }).click();
};

test('one menu changes the version and keeps the language, the other the language and keeps the version', async () => {
  const page = await openAt('fr/part/index.html');
  await choose(page, versions, 'v1.0');
  await expect.poll(() => pathOf(page)).toBe('/v1.0/fr/part/index.html');
  await choose(page, languages, 'English');
  await expect.poll(() => pathOf(page)).toBe('/v1.0/part/index.html');
  await choose(page, versions, 'next');
  await expect.poll(() => pathOf(page)).toBe('/next/part/index.html');
  await choose(page, languages, 'العربية');
  await expect.poll(() => pathOf(page)).toBe('/next/ar/index.html');
  await choose(page, versions, 'v1.0');
  // This version isn't in Arabic.
  await expect.poll(() => pathOf(page)).toBe('/v1.0/index.html');
});

test('by keyboard, only one of the two menus is open', async () => {
  const page = await openAt('v1.0/fr/index.html');
  await page.locator(`${versions} summary`).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => openMenus(page)).toBe(1);
  for (let i = 0; i < 4; i++) await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.locator(`${languages} details[open]`).count()).toBe(1);
  await expect.poll(() => openMenus(page)).toBe(1);
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => pathOf(page)).toBe('/v1.0/index.html');
});

test('a version in another language doesn’t change the language that a reader chose', async () => {
  const page = await openAt('next/index.html');
  await choose(page, languages, 'العربية');
  await expect.poll(() => pathOf(page)).toBe('/next/ar/index.html');
  await choose(page, versions, 'v1.0');
  await expect.poll(() => pathOf(page)).toBe('/v1.0/index.html');
  await expect.poll(() => page.evaluate(() => localStorage.getItem('book-language'))).toBe('ar');
});

test('without JavaScript, both menus are links', async () => {
  const page = await openAt('v1.0/de/old.html', { javaScriptEnabled: false });
  await choose(page, languages, 'Français');
  await expect.poll(() => pathOf(page)).toBe('/v1.0/fr/old.html');
  await choose(page, versions, 'v2.0');
  await expect.poll(() => pathOf(page)).toBe('/fr/index.html');
});

describe.each([390, 320])('on a phone of %i pixels', (width) => {
  test.each(['next/ar/index.html', 'v1.0/fr/old.html', 'index.html'])(
    'both menus of %s fit the header, and their lists the window',
    async (path) => {
      const page = await openAt(path, { viewport: { width, height: 700 }, hasTouch: true, isMobile: true });
      const overflow = (): Promise<number> =>
        page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
      await expect.poll(overflow).toBe(0);
      for (const menu of [versions, languages]) {
        await expect.poll(() => isInside(page, `${menu} summary`, width)).toBe(true);
        await page.locator(`${menu} summary`).tap();
        await expect.poll(() => isInside(page, `${menu} ul`, width)).toBe(true);
        await expect.poll(overflow).toBe(0);
      }
    },
  );
});

describe.each(['light', 'dark'] as const)('axe finds nothing in a %s theme', (colorScheme) => {
  test.each([
    ['v1.0/fr/old.html', 1440],
    ['next/ar/new.html', 390],
    ['v1.0/de/index.html', 390],
    ['fr/404.html', 1440],
  ])('on %s at a width of %i, with each menu open', async (path, width) => {
    const page = await openAt(path, { bypassCSP: true, viewport: { width, height: 900 }, colorScheme });
    for (const menu of [versions, languages]) {
      await page.locator(`${menu} summary`).click();
      await expect.poll(() => violationsOn(page)).toEqual([]);
    }
  });
});
