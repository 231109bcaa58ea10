// Links to the lines of numbered code in Chromium.
import { expect, test } from 'vitest';
import type { Page } from 'playwright-core';
import { themeNames } from '../../src/emit/theme/page-themes.ts';
import { invalidHtmlIn, violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { builtSite } from './built-book.ts';
import { stageOf } from './site.ts';
import { sharedTempFolder } from '../helpers/temp-folder.ts';

const lines = (count: number): string => Array.from({ length: count }, (_, i) => `line ${i + 1}\n`).join('');
const root = sharedTempFolder({
  'book.toml': '[book]\ntitle = "Lines"\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
  'src/a.md': `# A

[one](#code-1-L3) [several](#parser-L9-L11) [tab](#code-3-L2)

\`\`\`text numbers
${lines(60)}\`\`\`

\`\`\`text numbers=8 id="parser"
${lines(6)}\`\`\`

\`\`\`text tab="one"
x
\`\`\`

\`\`\`text tab="two" numbers
${lines(3)}\`\`\`
`,
  'src/b.md': '# B\n\n```text\nplain\n```\n',
});
let site: ReadonlyMap<string, Uint8Array> = new Map();
const stage = stageOf(async () => (site = await builtSite(root)));

const marked = (page: Page): Promise<readonly string[]> => page.locator('.code-line.linked').allInnerTexts();

test('a page with numbered code is valid HTML, and others load nothing for it', async () => {
  const htmlOf = (path: string): string => new TextDecoder().decode(site.get(path));
  const problems = await invalidHtmlIn(htmlOf('a.html'));
  expect(problems).toEqual([]);
  expect([htmlOf('a.html'), htmlOf('b.html')].map((html) => html.includes('line-links'))).toEqual([
    true,
    false,
  ]);
});

test('a link marks its line, or all lines of a range, and scrolls to it', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  await page.getByRole('link', { name: 'one', exact: true }).click();
  await expect.poll(() => marked(page)).toEqual(['line 3']);
  await page.getByRole('link', { name: 'several' }).click();
  await expect.poll(() => marked(page)).toEqual(['line 2', 'line 3', 'line 4']);
  await expect
    .poll(() =>
      page.locator('#parser-L9').evaluate((line) => {
        const { top, bottom } = line.getBoundingClientRect();
        return top > 0 && bottom < innerHeight;
      }),
    )
    .toBe(true);
  await page.goBack();
  await expect.poll(() => marked(page)).toEqual(['line 3']);
  expect(faults).toEqual([]);
  await context.close();
});

test('a link to a line inside a tab opens the tab', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('a.html#code-3-L1-L2'));
  await expect.poll(() => marked(page)).toEqual(['line 1', 'line 2']);
  await expect.poll(() => page.locator('#code-3-L1').isVisible()).toBe(true);
  await context.close();
});

test('a click on a number links its line, and with Shift all lines up to it', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  const hash = (): Promise<string> => page.evaluate(() => location.hash);
  await page.locator('#code-1-L6 > a').click();
  await expect.poll(hash).toBe('#code-1-L6');
  await page.locator('#code-1-L4 > a').click({ modifiers: ['Shift'] });
  await expect.poll(hash).toBe('#code-1-L4-L6');
  await expect.poll(() => marked(page)).toEqual(['line 4', 'line 5', 'line 6']);
  // In another block a new range starts.
  await page.locator('#parser-L10 > a').click({ modifiers: ['Shift'] });
  await expect.poll(hash).toBe('#parser-L10');
  await context.close();
});

test('each block is one stop of the tab key, and arrow keys move between its numbers', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  const focused = (): Promise<string | null> =>
    page.evaluate(() => document.activeElement?.getAttribute('aria-label') ?? null);
  await expect.poll(() => page.locator('.line-link[tabindex="0"]').count()).toBe(3);
  await page.locator('#code-1-L1 > a').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowDown');
  await expect.poll(focused).toBe('Line 3');
  await page.keyboard.press('End');
  await expect.poll(focused).toBe('Line 60');
  await page.keyboard.press('Home');
  await page.keyboard.press('Enter');
  await expect.poll(() => page.evaluate(() => location.hash)).toBe('#code-1-L1');
  await context.close();
});

test('numbers are still neither selected nor copied', async () => {
  const { page, context } = await openPage(stage.browser(), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto(stage.at('a.html'));
  await page.locator('.clip-button').nth(1).click();
  await expect.poll(() => page.evaluate(() => navigator.clipboard.readText())).toBe(lines(6));
  await context.close();
});

test('without JavaScript a link to a line marks it', async () => {
  const { page, context } = await openPage(stage.browser(), { javaScriptEnabled: false });
  await page.goto(stage.at('a.html#parser-L9'));
  const isMarked = (id: string): Promise<boolean> =>
    page.locator(`#${id}`).evaluate((line) => getComputedStyle(line).boxShadow !== 'none');
  await expect
    .poll(async () => [await isMarked('parser-L9'), await isMarked('parser-L10')])
    .toEqual([true, false]);
  await context.close();
});

test.each(themeNames({}))('axe finds no problems with linked lines in the theme %s', async (theme) => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true, reducedMotion: 'reduce' });
  await page.addInitScript((name) => {
    localStorage.setItem('mdbook-theme', name);
  }, theme);
  await page.goto(stage.at('a.html#code-1-L4-L6'));
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await context.close();
});
