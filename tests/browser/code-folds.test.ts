// Collapsed lines of code in Chromium.
import { expect, test } from 'vitest';
import { themeNames } from '../../src/emit/theme/page-themes.ts';
import { invalidHtmlIn, violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { builtSite } from './built-book.ts';
import { stageOf } from './site.ts';
import { sharedTempFolder } from '../helpers/temp-folder.ts';

const code = 'one\ntwo\nthree\nfour\nfive\n';
const root = sharedTempFolder({
  'book.toml': '[book]\ntitle = "Folds"\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
  'src/a.md': `# A\n\n\`\`\`text collapse={2-3} numbers\n${code}\`\`\`\n\n\`\`\`text collapse={4-}\n${code}\`\`\`\n`,
  'src/b.md': '# B\n',
});
let site: ReadonlyMap<string, Uint8Array> = new Map();
const stage = stageOf(async () => (site = await builtSite(root)));

test('a page with collapsed code is valid HTML, and others load nothing for it', async () => {
  const htmlOf = (path: string): string => new TextDecoder().decode(site.get(path));
  const problems = await invalidHtmlIn(htmlOf('a.html'));
  expect(problems).toEqual([]);
  expect([htmlOf('a.html'), htmlOf('b.html')].map((html) => html.includes('code-folds'))).toEqual([
    true,
    false,
  ]);
});

test('a button opens and closes the lines, and they are copied in both cases', async () => {
  const { page, context, faults } = await openPage(stage.browser(), {
    permissions: ['clipboard-read', 'clipboard-write'],
  });
  await page.goto(stage.at('a.html'));
  const line = page.locator('#code-1-L2');
  const toggle = page.getByRole('button', { name: 'Lines 2 to 3' });
  const clipboard = (): Promise<string> => page.evaluate(() => navigator.clipboard.readText());
  await expect.poll(() => line.isVisible()).toBe(false);
  await page.locator('.clip-button').first().click();
  await expect.poll(clipboard).toBe(code);
  await toggle.focus();
  await page.keyboard.press('Enter');
  await expect.poll(() => line.isVisible()).toBe(true);
  await expect.poll(() => toggle.getAttribute('aria-expanded')).toBe('true');
  // Lines follow one another without a gap.
  await expect
    .poll(() =>
      page
        .locator('pre')
        .first()
        .locator('.code-line')
        .evaluateAll((lines) =>
          lines
            .slice(1)
            .map((each, i) =>
              Math.round(each.getBoundingClientRect().top - (lines[i]?.getBoundingClientRect().bottom ?? 0)),
            ),
        ),
    )
    .toEqual([expect.any(Number), 0, 0, 0]);
  await toggle.click();
  await expect.poll(() => line.isVisible()).toBe(false);
  expect(faults).toEqual([]);
  await context.close();
});

test.each(['#code-1-L3', '#code-1-L2-L3'])('a link to %s opens the lines', async (hash) => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at(`a.html${hash}`));
  await expect.poll(() => page.locator('#code-1-L3').isVisible()).toBe(true);
  await expect
    .poll(() =>
      page.locator('.code-fold > button').evaluateAll((all) => all.map((each) => each.ariaExpanded)),
    )
    .toEqual(['true', 'false']);
  await context.close();
});

test('without JavaScript and on paper all lines are visible', async () => {
  const without = await openPage(stage.browser(), { javaScriptEnabled: false });
  await without.page.goto(stage.at('a.html'));
  await expect.poll(() => without.page.locator('pre > code').allInnerTexts()).toEqual([code, code]);
  await without.context.close();
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  await page.locator('.code-fold.ready').first().waitFor();
  await page.emulateMedia({ media: 'print' });
  const heights = (): Promise<readonly boolean[]> =>
    page
      .locator('.code-fold-lines')
      .evaluateAll((parts) => parts.map((part) => part.getBoundingClientRect().height > 20));
  await expect.poll(heights).toEqual([true, true]);
  await context.close();
});

test('nothing moves when the script makes the buttons', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.addInitScript(() => {
    new PerformanceObserver((list) => {
      const shifts = list.getEntries() as unknown as readonly { readonly value: number }[];
      const now = Number(document.documentElement.dataset['shift'] ?? 0);
      document.documentElement.dataset['shift'] = String(shifts.reduce((sum, { value }) => sum + value, now));
    }).observe({ type: 'layout-shift', buffered: true });
  });
  await page.goto(stage.at('a.html'));
  await page.locator('.code-fold.ready').nth(1).waitFor();
  await expect
    .poll(() => page.evaluate(() => Number(document.documentElement.dataset['shift'] ?? 0)))
    .toBe(0);
  await context.close();
});

test.each(themeNames({}))('axe finds no problems with collapsed code in the theme %s', async (theme) => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true, reducedMotion: 'reduce' });
  await page.addInitScript((name) => {
    localStorage.setItem('mdbook-theme', name);
  }, theme);
  await page.goto(stage.at('a.html'));
  await page.getByRole('button', { name: 'Lines 4 to 5' }).click();
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await context.close();
});
