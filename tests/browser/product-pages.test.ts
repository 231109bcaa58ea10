// Home and product pages and the parts of the site in Chromium: valid, accessible, and what their scripts do.
import type { RuleConfig } from 'html-validate';
import type { Page } from 'playwright-core';
import { expect, test } from 'vitest';
import { invalidDomOf, invalidHtmlIn, violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { builtSite } from './built-book.ts';
import { sharedTempFolder } from '../helpers/temp-folder.ts';
import { stageOf } from './site.ts';
import { productBook } from './product-book.ts';

const root = sharedTempFolder(productBook);
let site: ReadonlyMap<string, Uint8Array> = new Map();
const stage = stageOf(async () => (site = await builtSite(root)));
const pages = ['home.html', 'blocks.html', 'wide.html', 'bare.html', 'print.html', 'toc.html'];

test.each(pages)('%s is valid HTML', async (path) => {
  const html = new TextDecoder().decode(site.get(path));
  const rules: RuleConfig =
    path === 'print.html' ? { 'heading-level': ['error', { allowMultipleH1: true }] } : {};
  const problems = await invalidHtmlIn(html, rules);
  expect(problems).toEqual([]);
});

async function openIn(theme: string, path: string, width = 1440): Promise<Page> {
  const { page } = await openPage(stage.browser(), {
    bypassCSP: true,
    reducedMotion: 'reduce',
    viewport: { width, height: 900 },
    ...(width < 700 ? { hasTouch: true, isMobile: true } : {}),
  });
  await page.addInitScript((name) => {
    localStorage.setItem('mdbook-theme', name);
  }, theme);
  await page.goto(stage.at(path));
  return page;
}

test.each(
  ['light', 'rust', 'coal', 'navy', 'ayu'].flatMap((theme) => [
    [theme, 'home.html', 1440] as const,
    [theme, 'blocks.html', 1440] as const,
  ]),
)('axe finds no problems in the theme %s on %s at %d pixels', async (theme, path, width) => {
  const page = await openIn(theme, path, width);
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await expect.poll(() => invalidDomOf(page)).toEqual([]);
  await page.context().close();
});

test.each(['home.html', 'blocks.html', 'wide.html', 'bare.html'])(
  'axe finds no problems on %s on a phone, where nothing is wider than the page',
  async (path) => {
    const page = await openIn('light', path, 390);
    await expect.poll(() => violationsOn(page)).toEqual([]);
    await expect.poll(() => invalidDomOf(page)).toEqual([]);
    await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
    await page.context().close();
  },
);

test('every target is at least 44 pixels high on a touch screen', async () => {
  const page = await openIn('light', 'blocks.html', 390);
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, nav a, .button, .social-links a, .announcement button')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => element.getBoundingClientRect().height < 43.5)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(small).toEqual([]);
  await page.context().close();
});

test.each([
  [390, 1],
  [768, 2],
  [1024, 2],
  [1440, 4],
])('at %d pixels a row has %d of four cards', async (width, count) => {
  const page = await openIn('light', 'home.html', width);
  const tops = await page
    .locator('.cards:has(> :nth-child(4)) > .card')
    .evaluateAll((cards) => cards.map((card) => card.getBoundingClientRect().top));
  expect(tops.filter((top) => top === tops[0])).toHaveLength(count);
  await page.context().close();
});

test('columns of a home page are as wide as its cards', async () => {
  const page = await openIn('light', 'home.html');
  const widths = await page
    .locator('.cards, .columns')
    .evaluateAll((blocks) => blocks.map((block) => block.getBoundingClientRect().width));
  expect(new Set(widths).size).toBe(1);
  await page.context().close();
});

test('a dismissed announcement stays away on the next page', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('blocks.html'));
  await page.click('.announcement-close');
  await page.locator('.announcement').waitFor({ state: 'hidden' });
  await page.goto(stage.at('wide.html'));
  await expect.poll(() => page.locator('.announcement').isVisible()).toBe(false);
  expect(faults).toEqual([]);
  await context.close();
});

test('a video is played in the page once a reader asks for it', async () => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true });
  const asked: string[] = [];
  await page.route('https://www.youtube-nocookie.com/**', (route) => {
    asked.push(route.request().url());
    return route.fulfill({ contentType: 'text/html', body: 'player' });
  });
  await page.goto(stage.at('blocks.html'));
  expect(asked).toEqual([]);
  await page.click('a.video');
  await page.locator('iframe.video[title="A tour"]').waitFor();
  await expect.poll(() => asked).toEqual(['https://www.youtube-nocookie.com/embed/abc?autoplay=1']);
  await context.close();
});

test('a video leads to its own page where the policy forbids frames', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.route('https://youtu.be/**', (route) =>
    route.fulfill({ contentType: 'text/html', body: '<title>own page</title>' }),
  );
  await page.goto(stage.at('blocks.html'));
  await page.click('a.video');
  await expect.poll(() => page.title()).toBe('own page');
  await context.close();
});

test('the card of a term is shown on focus, and hidden by Escape', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('blocks.html'));
  const card = page.locator('.term-card').first();
  await expect.poll(() => card.isVisible()).toBe(false);
  await page.locator('.term > a').first().focus();
  await card.waitFor({ state: 'visible' });
  await page.keyboard.press('Escape');
  await card.waitFor({ state: 'hidden' });
  await context.close();
});

test('the contents list the section of the page, with its badges', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('blocks.html'));
  const entries = page.locator('mdbook-sidebar-scrollbox li');
  await expect.poll(() => entries.allInnerTexts()).toEqual(['Guide', '1. Blocks New', '2. Wide Deprecated']);
  await context.close();
});

test('without JavaScript every part is there and nothing is broken', async () => {
  const { page, context } = await openPage(stage.browser(), { javaScriptEnabled: false });
  await page.goto(stage.at('home.html'));
  const visible = await Promise.all(
    [
      '.hero h1',
      '.hero-actions a',
      '.announcement p',
      '.site-links a',
      '.site-footer p',
      '.hero img.in-light',
    ].map((part) => page.locator(part).first().isVisible()),
  );
  expect(visible).toEqual([true, true, true, true, true, true]);
  await expect.poll(() => page.locator('.announcement-close').isVisible()).toBe(false);
  await expect.poll(() => page.locator('.hero img.in-dark').isVisible()).toBe(false);
  await context.close();
});
