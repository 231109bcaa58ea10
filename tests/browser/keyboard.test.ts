// mdBook's keys, and the order in which the Tab key goes.
import { describe, expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onStage } from './site.ts';

const ltr = onStage();
const rtl = onStage({ direction: 'rtl' });

test('the first Tab reaches the link that skips to the chapter', async () => {
  const { page, context } = await openPage(ltr.browser());
  await page.goto(ltr.at('content.html'));
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.textContent)).toBe('Skip to content');
  await page.keyboard.press('Enter');
  await page.waitForURL(/#./);
  await page.keyboard.press('Tab');
  await expect.poll(() => page.evaluate(() => document.activeElement?.closest('main') !== null)).toBe(true);
  await context.close();
});

describe('the arrow keys', () => {
  test('turn the page', async () => {
    const { page, context } = await openPage(ltr.browser());
    await page.goto(ltr.at('content.html'));
    await page.keyboard.press('ArrowRight');
    await page.waitForURL(ltr.at('content/boxes.html'));
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(ltr.at('content.html'));
    await context.close();
  });

  test('turn it the other way in a right-to-left book', async () => {
    const { page, context } = await openPage(rtl.browser());
    await page.goto(rtl.at('content.html'));
    await page.keyboard.press('ArrowLeft');
    await page.waitForURL(rtl.at('content/boxes.html'));
    await context.close();
  });

  test('do nothing while typing, when held down, or while they scroll something', async () => {
    const { page, context } = await openPage(ltr.browser());
    await page.goto(ltr.at('content.html'));
    await page.locator('#mdbook-sidebar-filter').press('ArrowRight');
    await page.keyboard.press('Alt+ArrowUp');
    await page.locator('main pre > code[tabindex]').first().press('ArrowRight');
    await page.keyboard.press('Control+ArrowRight');
    await expect.poll(() => page.url()).toBe(ltr.at('content.html'));
    await context.close();
  });
});

test('? shows the help and Escape closes it', async () => {
  const { page, context } = await openPage(ltr.browser());
  await page.goto(ltr.at('content.html'));
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keyboard shortcuts' });
  await help.waitFor();
  await page.keyboard.press('Escape');
  await help.waitFor({ state: 'hidden' });
  await context.close();
});

test('Space enlarges an image and Escape closes it', async () => {
  const { page, context } = await openPage(ltr.browser(), { viewport: { width: 900, height: 700 } });
  await page.goto(ltr.at('content.html'), { waitUntil: 'networkidle' });
  const box = page.getByRole('checkbox', { name: 'A large drawing' });
  const zoomed = page.locator('.img-wrapper:visible');
  await box.press('Space');
  await expect.poll(() => zoomed.count()).toBe(1);
  await expect.poll(async () => (await zoomed.boundingBox())?.width).toBe(900);
  await page.keyboard.press('Escape');
  await expect.poll(() => zoomed.count()).toBe(0);
  await context.close();
});

test('arrows move in the theme menu and Escape closes it', async () => {
  const { page, context } = await openPage(ltr.browser());
  await page.goto(ltr.at('content.html'));
  const focused = () => page.evaluate(() => document.activeElement?.textContent);
  await page.locator('#mdbook-theme-toggle').press('Enter');
  await expect.poll(() => focused()).toBe('Auto');
  await page.keyboard.press('ArrowUp');
  await expect.poll(() => focused()).toBe('Ayu');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(() => focused()).toBe('Light');
  await page.keyboard.press('Escape');
  await expect.poll(() => page.evaluate(() => document.activeElement?.id)).toBe('mdbook-theme-toggle');
  await expect.poll(() => page.locator('#mdbook-theme-list').isVisible()).toBe(false);
  await context.close();
});
