// The menu of versions and the banner: by keyboard, by touch, without JavaScript, and for axe.
import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { repositoryAt } from '../helpers/git-repository.ts';
import { sharedTempFolder } from '../helpers/temp-folder.ts';
import { openPage } from './browser.ts';
import { builtSite } from './built-book.ts';
import { stageOf } from './site.ts';

const folder = sharedTempFolder();
const stage = stageOf(() => {
  const { commit } = repositoryAt(
    folder,
    {
      '.gitignore': 'book\n',
      'book.toml':
        '[book]\ntitle = "Guide"\n[output.html]\nsite-url = "/"\n[build-book.versions]\nrefs = ["v*"]\n',
      'src/SUMMARY.md': '- [Start](README.md)\n- [Part](part/README.md)\n  - [Deep](part/deep.md)\n',
      'src/README.md': '# Start\n\nText.\n',
      'src/part/README.md': '# Part\n\nText.\n',
      'src/part/deep.md': '# Deep\n\nText.\n',
    },
    'v1.0',
  );
  commit({ 'src/SUMMARY.md': '- [Start](README.md)\n- [Part](part/README.md)\n' }, 'v2.0');
  return builtSite(folder);
});

const menu = '.edition-menu summary';

async function openAt(path: string, options: Parameters<typeof openPage>[1] = {}) {
  const opened = await openPage(stage.browser(), options);
  await opened.page.goto(stage.at(path));
  return opened;
}

const pathOf = (page: Page): string => new URL(page.url()).pathname;
const isOpen = (page: Page): Promise<boolean> => page.locator('.edition-menu details[open]').isVisible();

test('the menu opens and closes by keyboard, and leads to the nearest page of a version', async () => {
  const { page, faults } = await openAt('v1.0/part/deep.html');
  await page.locator(menu).focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => isOpen(page)).toBe(true);
  await page.keyboard.press('Escape');
  await expect.poll(() => isOpen(page)).toBe(false);
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Enter');
  await expect.poll(() => pathOf(page)).toBe('/part/index.html');
  await expect.poll(() => page.locator('.edition-banner').count()).toBe(0);
  expect(faults).toEqual([]);
});

test('on a phone, the menu and the banner work by touch', async () => {
  const { page } = await openAt('v1.0/part/index.html', {
    viewport: { width: 360, height: 700 },
    hasTouch: true,
    isMobile: true,
  });
  await page.locator(menu).tap();
  await page.locator('.edition-menu a', { hasText: 'next' }).tap();
  await expect.poll(() => pathOf(page)).toBe('/next/part/index.html');
  await page.locator('.edition-banner a').tap();
  await expect.poll(() => pathOf(page)).toBe('/part/index.html');
});

test('without JavaScript, the menu and the banner are links', async () => {
  const { page } = await openAt('v1.0/part/deep.html', { javaScriptEnabled: false });
  await page.locator(menu).click();
  await expect
    .poll(() => page.locator('.edition-menu a').allTextContents())
    .toEqual(['next', 'v2.0', 'v1.0']);
  await page.locator('.edition-banner a').click();
  await expect.poll(() => pathOf(page)).toBe('/part/index.html');
});

describe.each([1440, 360])('axe finds no problems at a width of %i', (width) => {
  test.each(['v1.0/part/deep.html', 'next/index.html', 'index.html'])(
    'on %s with the menu open',
    async (path) => {
      const { page } = await openAt(path, { bypassCSP: true, viewport: { width, height: 900 } });
      await page.locator(menu).click();
      await page.evaluate(axe.source);
      const violations = (): Promise<readonly string[]> =>
        page.evaluate(async () => {
          const { violations: found } = await (window as unknown as { axe: typeof axe }).axe.run(document);
          return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id} ${String(target)}`));
        });
      await expect.poll(violations).toEqual([]);
    },
  );
});
