// Buttons of code blocks, notes, and the outline that follows the reader.
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onStage } from './site.ts';

const stage = onStage();

test('Copy takes only visible lines, and hidden ones once they are shown', async () => {
  const { page, context } = await openPage(stage.browser(), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto(stage.at('content.html'));
  const block = page.locator('pre.playground');
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await block.getByRole('button', { name: 'Copy' }).click();
  await block.getByRole('button', { name: 'Copied' }).waitFor();
  await expect
    .poll(() => clipboard())
    .toBe('    let numbers = vec![1, 2, 3];\n    println!("the sum is {}", numbers.iter().sum::<i32>());\n');
  await expect.poll(() => block.locator('.boring').first().isVisible()).toBe(false);
  await block.getByRole('button', { name: 'Show hidden lines' }).click();
  await expect.poll(() => block.locator('.boring').first().isVisible()).toBe(true);
  await block.locator('.clip-button').click();
  await expect.poll(clipboard).toMatch(/^fn main\(\) \{\n/);
  await block.getByRole('button', { name: 'Hide lines' }).click();
  await expect.poll(() => block.locator('.boring').first().isVisible()).toBe(false);
  await context.close();
});

test('Run contacts the playground only when pressed, and sends the hidden lines too', async () => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true });
  const asked: unknown[] = [];
  await page.route('https://play.rust-lang.org/**', (route) => {
    asked.push(route.request().postDataJSON());
    return route.fulfill({
      headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
      json: { result: 'the sum is 6\n', error: null },
    });
  });
  await page.goto(stage.at('content.html'), { waitUntil: 'networkidle' });
  expect(asked).toEqual([]);
  await page.getByRole('button', { name: 'Run this code' }).click();
  await page.locator('.result', { hasText: 'the sum is 6' }).waitFor();
  expect(asked).toEqual([
    {
      version: 'stable',
      optimize: '0',
      edition: '2021',
      code: 'fn main() {\n    let numbers = vec![1, 2, 3];\n    println!("the sum is {}", numbers.iter().sum::<i32>());\n}\n',
    },
  ]);
  await context.close();
});

test('Tab stops only at code that is wider than the page and can be scrolled', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  const reachable = await page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('main pre > code, main .table-wrapper')].map(
      (box) => [box.scrollWidth > box.clientWidth, box.tabIndex === 0] as const,
    ),
  );
  expect(reachable).toEqual([
    [false, false],
    [false, false],
    [true, true],
    [false, false],
    [true, true],
  ]);
  await context.close();
});

test('the outline marks the current section and links to each', async () => {
  const { page, context } = await openPage(stage.browser(), { viewport: { width: 1440, height: 700 } });
  await page.goto(stage.at('content.html'));
  const current = page.locator('.page-outline .current-header');
  await page.locator('.page-outline a', { hasText: 'Tables' }).click();
  await expect.poll(() => current.allInnerTexts()).toEqual(['Tables']);
  // By script: a key starts an animation, during which Chromium may drop the next key.
  const scrollTo = (top: number) =>
    page.evaluate((to) => {
      window.scrollTo({ top: to, behavior: 'instant' });
    }, top);
  await scrollTo(1e6);
  await expect.poll(() => current.allInnerTexts()).toEqual(['The end']);
  await scrollTo(0);
  await expect.poll(() => current.allInnerTexts()).toEqual([]);
  await context.close();
});

test('the outline of a narrow window opens with its button and closes when a section is chosen', async () => {
  const { page, context } = await openPage(stage.browser(), { viewport: { width: 768, height: 900 } });
  await page.goto(stage.at('content.html'));
  const list = page.locator('#mdbook-outline');
  await expect.poll(() => list.isVisible()).toBe(false);
  await page.getByRole('button', { name: 'On this page' }).click();
  await list.locator('a', { hasText: 'Images' }).click();
  await expect.poll(() => list.isVisible()).toBe(false);
  await expect.poll(() => page.url()).toContain('#images');
  await context.close();
});

test('a footnote pops up next to its reference by pointer and keyboard, and goes away', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  const preview = page.locator('.footnote-preview');
  const mark = page.locator('.footnote-reference a').first();
  await mark.hover();
  await preview.waitFor();
  await expect
    .poll(async () => (await preview.innerText()).trim())
    .toBe('The text of the first note, with code in it.');
  await page.mouse.move(5, 5);
  await preview.waitFor({ state: 'detached' });
  await mark.focus();
  await preview.waitFor();
  await page.keyboard.press('Escape');
  await preview.waitFor({ state: 'detached' });
  await context.close();
});
