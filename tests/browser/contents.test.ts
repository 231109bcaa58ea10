// The shared contents: where the reader is, what is folded, what is filtered, where it was scrolled to.
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, test } from 'vitest';
import { tempFolder } from '../helpers/temp-folder.ts';
import { openPage } from './browser.ts';
import { sampleSite } from './sample-book.ts';
import { onStage } from './site.ts';

const stage = onStage({ fold: { enable: true, level: 0 } });
const visible = 'mdbook-sidebar-scrollbox .chapter-item a:visible';

test('the contents mark the current chapter, and only its ancestors are open', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content/code.html'));
  const scrollbox = page.locator('mdbook-sidebar-scrollbox');
  await expect
    .poll(() => scrollbox.locator('[aria-current=page]').innerText())
    .toMatch(/^1\.2\. Code that is longer/);
  await expect
    .poll(async () =>
      (await page.locator(visible).allInnerTexts()).slice(0, 5).map((text) => text.split(' ')[0]),
    )
    .toEqual(['Foreword', '1.', '1.1.', '1.2.', '1.2.1.']);
  await page.goto(stage.at('foreword.html'));
  await expect
    .poll(async () => (await page.locator(visible).allInnerTexts()).slice(0, 3))
    .toEqual(['Foreword', '1. Every kind of content', '3. Chapter 3']);
  await context.close();
});

test('chapters with sections stand out in the contents, and the ancestors of the current one', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content/code.html'));
  const links = page.locator('mdbook-sidebar-scrollbox');
  const styleOf = (text: string): Promise<readonly string[]> =>
    links
      .locator('a', { hasText: text })
      .first()
      .evaluate((link) => [getComputedStyle(link).fontWeight, getComputedStyle(link).color]);
  const active = await links.locator('.active').evaluate((link) => getComputedStyle(link).color);
  await expect.poll(() => styleOf('Every kind of content')).toEqual(['600', active]);
  const [weight, color] = await styleOf('Quotes');
  expect([weight, color === active]).toEqual(['400', false]);
  await context.close();
});

test('what the reader unfolds in the contents stays unfolded on the next page', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('foreword.html'));
  const toggle = page.getByRole('button', { name: 'Every kind of content' });
  await expect.poll(() => toggle.getAttribute('aria-expanded')).toBe('false');
  // Closed parts have no items: a long book has thousands of chapters.
  await expect.poll(() => page.locator('mdbook-sidebar-scrollbox a', { hasText: 'boxes' }).count()).toBe(0);
  await toggle.click();
  await expect.poll(() => toggle.getAttribute('aria-expanded')).toBe('true');
  await page.goto(stage.at('appendix.html'));
  await expect.poll(() => page.locator(visible).allInnerTexts()).toContain('1.1. Quotes & <boxes>');
  await context.close();
});

test('the contents filter shows chapters that match every word, with their ancestors and a count', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('foreword.html'));
  await page.getByRole('searchbox', { name: 'Filter the contents' }).fill('STILL dee');
  await expect
    .poll(() => page.locator(visible).allInnerTexts())
    .toEqual([
      '1. Every kind of content',
      '1.2. Code that is longer than a line of the page',
      '1.2.1. Deeper still',
    ]);
  await expect.poll(() => page.locator('#mdbook-sidebar-status').innerText()).toBe('1 chapter');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.locator(visible).count()).toBeGreaterThan(40);
  await context.close();
});

test('the scroll position of the contents is kept on the next page', async () => {
  const { page, context } = await openPage(stage.browser(), { viewport: { width: 1440, height: 600 } });
  await page.goto(stage.at('foreword.html'));
  const box = page.locator('mdbook-sidebar-scrollbox');
  await box.evaluate((element) => {
    element.scrollTop = 700;
  });
  await box.locator('a', { hasText: 'Chapter 30' }).click();
  await page.waitForURL(/chapter-30/);
  await expect.poll(() => box.evaluate((element) => element.scrollTop)).toBe(700);
  // What is in view stays where it is.
  await page.goto(stage.at('foreword.html'));
  await expect.poll(() => box.evaluate((element) => element.scrollTop)).toBe(0);
  // A reader from another site finds the current chapter in view.
  await page.goto(stage.at('many/chapter-40.html'));
  const [top, height] = await box.locator('[aria-current=page]').evaluate((link) => {
    const { top } = link.getBoundingClientRect();
    return [top, innerHeight];
  });
  expect(top).toBeGreaterThan(0);
  expect(top).toBeLessThan(height);
  await context.close();
});

test('contents that load late replace the page’s own part of them', async () => {
  const files = await sampleSite({ late: true });
  const { page, context } = await openPage(stage.browser());
  await page.route('**/*', (route) => {
    const path = new URL(route.request().url()).pathname.slice(1);
    const body = files.get(path);
    return body === undefined
      ? route.fulfill({ status: 404 })
      : route.fulfill({ body: Buffer.from(body), contentType: contentTypeOf(path) });
  });
  await page.goto(stage.at('content/boxes.html'));
  expect(String(files.get('content/boxes.html'))).toMatch(/<script src="\.\.\/toc-\w+\.js" defer>/);
  await page.locator('mdbook-sidebar-scrollbox a[aria-current=page]').waitFor();
  await expect.poll(() => page.locator('.sidebar-branch').isVisible()).toBe(false);
  await context.close();
});

const contentTypeOf = (path: string): string =>
  path.endsWith('.css') ? 'text/css' : path.endsWith('.js') ? 'text/javascript' : 'text/html';

test('the contents work from a local file, without a server', async () => {
  const folder = tempFolder(Object.fromEntries(await sampleSite()));
  const { page, context } = await openPage(stage.browser());
  await page.goto(pathToFileURL(join(folder, 'content/boxes.html')).href);
  await expect
    .poll(() => page.locator('mdbook-sidebar-scrollbox [aria-current=page]').innerText())
    .toBe('1.1. Quotes & <boxes>');
  await page.locator('mdbook-sidebar-scrollbox a', { hasText: 'Chapter 7' }).click();
  await expect.poll(() => page.locator('h1').innerText()).toBe('Chapter 7');
  await context.close();
});

describe('the contents beside a wide page', () => {
  test('close and open by their button, and the choice is kept', async () => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('content.html'));
    const toggle = page.locator('#mdbook-sidebar-toggle');
    await expect.poll(() => toggle.getAttribute('aria-expanded')).toBe('true');
    await toggle.click();
    await expect.poll(() => toggle.getAttribute('aria-expanded')).toBe('false');
    await page.goto(stage.at('foreword.html'));
    await expect.poll(() => page.locator('#mdbook-sidebar').isVisible()).toBe(false);
    await expect.poll(() => page.evaluate(() => localStorage.getItem('mdbook-sidebar'))).toBe('hidden');
    await context.close();
  });

  test('are made wider by arrow keys, and stay so', async () => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('content.html'));
    const width = () =>
      page.locator('#mdbook-sidebar').evaluate((element) => element.getBoundingClientRect().width);
    // The script is loaded when the keyboard comes to the contents.
    await expect
      .poll(async () => {
        await page.locator('#mdbook-sidebar-resize-handle').press('ArrowRight');
        return width();
      })
      .toBeGreaterThan(310);
    const before = await width();
    await page.goto(stage.at('foreword.html'));
    await expect.poll(() => width()).toBe(before);
    await context.close();
  });
});

test('contents of many chapters are laid out only where they are in view, and the filter finds all', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  await page.evaluate(() => {
    const items = Array.from({ length: 300 }, (_, i) => [
      `Chapter ${i + 1}`,
      `many/${i + 1}.html`,
      `${i + 1}.`,
    ]);
    const box = customElements.get('mdbook-sidebar-scrollbox') as unknown as {
      renew: (outline: object) => void;
    };
    box.renew({ fold: -1, items });
  });
  const last = page.locator('mdbook-sidebar-scrollbox a').last();
  const isLaidOut = () => last.evaluate((link) => link.checkVisibility({ contentVisibilityAuto: true }));
  await expect.poll(isLaidOut).toBe(false);
  await page.fill('#mdbook-sidebar-filter', 'chapter 300');
  await expect.poll(isLaidOut).toBe(true);
  await expect
    .poll(() => page.locator('mdbook-sidebar-scrollbox li:not([hidden])').allInnerTexts())
    .toEqual(['300. Chapter 300']);
  await context.close();
});

describe('the contents of a narrow window', () => {
  const phone = { viewport: { width: 360, height: 740 } };

  test('are a drawer: the page behind it is out of reach, Escape closes it and gives the focus back', async () => {
    const { page, context } = await openPage(stage.browser(), phone);
    await page.goto(stage.at('content/boxes.html'));
    const sidebar = page.locator('#mdbook-sidebar');
    await expect.poll(() => sidebar.isVisible()).toBe(false);
    await page.locator('#mdbook-sidebar-toggle').click();
    await sidebar.waitFor({ state: 'visible' });
    await expect
      .poll(() => page.evaluate(() => document.activeElement?.getAttribute('aria-current')))
      .toBe('page');
    await expect
      .poll(() => page.locator('#mdbook-page-wrapper').evaluate((element) => (element as HTMLElement).inert))
      .toBe(true);
    await page.keyboard.press('Escape');
    await sidebar.waitFor({ state: 'hidden' });
    await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('mdbook-sidebar-toggle');
    await expect
      .poll(() => page.locator('#mdbook-page-wrapper').evaluate((element) => (element as HTMLElement).inert))
      .toBe(false);
    await context.close();
  });

  test('close by their own button, by a touch beside them, and when the window grows', async () => {
    const { page, context } = await openPage(stage.browser(), phone);
    await page.goto(stage.at('content/boxes.html'));
    const sidebar = page.locator('#mdbook-sidebar');
    const open = async () => {
      await page.locator('#mdbook-sidebar-toggle').click();
      await sidebar.waitFor({ state: 'visible' });
    };
    await open();
    await page.getByRole('button', { name: 'Close the table of contents' }).click();
    await sidebar.waitFor({ state: 'hidden' });
    await open();
    await page.mouse.click(350, 400);
    await sidebar.waitFor({ state: 'hidden' });
    await open();
    await page.setViewportSize({ width: 1200, height: 740 });
    await expect
      .poll(() => page.locator('#mdbook-page-wrapper').evaluate((element) => (element as HTMLElement).inert))
      .toBe(false);
    await context.close();
  });
});
