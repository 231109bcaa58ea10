// Paper, scripts from right to left, forced colors, readers who want no movement.
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onStage } from './site.ts';

const ltr = onStage();
const rtl = onStage({ direction: 'rtl', defaultTheme: 'coal' });

test('a printed page has the chapter alone, black on white, in any theme', async () => {
  const { page, context } = await openPage(ltr.browser(), { colorScheme: 'dark' });
  await page.goto(ltr.at('content.html'));
  await page.emulateMedia({ media: 'print' });
  const seen = await page.evaluate(() => {
    const shown = (selector: string) =>
      [...document.querySelectorAll(selector)].filter((element) => element.checkVisibility()).length;
    const { color } = getComputedStyle(document.querySelector('main p') ?? document.body);
    const long = document.querySelectorAll('main pre > code')[2];
    return {
      around: shown('.sidebar, .menu-bar, .page-outline, .nav-wrapper, .page-footer, .buttons, .breadcrumbs'),
      chapter: shown('main h1, main pre, main table'),
      color,
      wraps: long !== undefined && long.scrollWidth <= long.clientWidth,
      tellsAddress: getComputedStyle(
        document.querySelector('a[href="https://example.com/"]') ?? document.body,
        '::after',
      ).content.includes('https://example.com/'),
    };
  });
  expect(seen).toEqual({
    around: 0,
    chapter: 6,
    color: 'rgb(0, 0, 0)',
    wraps: true,
    tellsAddress: true,
  });
  await context.close();
});

test('paper is not covered by the shade behind the contents of a narrow window', async () => {
  const { page, context } = await openPage(ltr.browser(), { viewport: { width: 700, height: 900 } });
  await page.goto(ltr.at('content.html'));
  await page.click('#mdbook-sidebar-toggle');
  const shade = (): Promise<string> =>
    page.locator('.page-wrapper').evaluate((wrapper) => getComputedStyle(wrapper, '::before').display);
  await expect.poll(shade).toBe('block');
  await page.emulateMedia({ media: 'print' });
  await expect.poll(shade).toBe('none');
  await context.close();
});

test('a right-to-left book has its contents on the right and its code left-to-right', async () => {
  const { page, context } = await openPage(rtl.browser());
  await page.goto(rtl.at('content.html'));
  const box = async (selector: string) =>
    (await page.locator(selector).first().boundingBox()) ?? { x: NaN, width: NaN };
  const [sidebar, main, outline] = [
    await box('#mdbook-sidebar'),
    await box('main'),
    await box('.page-outline'),
  ];
  expect(sidebar.x + sidebar.width).toBe(1440);
  expect(outline.x + outline.width).toBeLessThan(main.x);
  await expect
    .poll(() =>
      page
        .locator('main pre')
        .first()
        .evaluate((pre) => getComputedStyle(pre).direction),
    )
    .toBe('ltr');
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(1440);
  await context.close();
});

test('forced colors still show which chapter is open', async () => {
  const { page, context } = await openPage(ltr.browser(), { forcedColors: 'active' });
  await page.goto(ltr.at('content.html'));
  const style = await page
    .locator('mdbook-sidebar-scrollbox a.active')
    .evaluate((link) => getComputedStyle(link).outlineStyle);
  expect(style).toBe('solid');
  await context.close();
});

test('forced colors mark the heading that is read beside its text, not on it', async () => {
  const { page, context } = await openPage(ltr.browser(), { forcedColors: 'active' });
  await page.goto(ltr.at('content.html'));
  await page
    .locator('main h2')
    .last()
    .evaluate((heading) => {
      heading.scrollIntoView();
    });
  const current = page.locator('.page-outline a.current-header');
  await expect
    .poll(() =>
      current.evaluate((link) => {
        const { borderInlineStartWidth, paddingInlineStart, outlineStyle } = getComputedStyle(link);
        return [borderInlineStartWidth, paddingInlineStart, outlineStyle];
      }),
    )
    .toEqual(['3px', '7px', 'none']);
  await context.close();
});

test('nothing is animated for readers who prefer reduced motion', async () => {
  const { page, context } = await openPage(ltr.browser(), { reducedMotion: 'reduce' });
  await page.goto(ltr.at('content.html'));
  await page.waitForFunction(() => document.documentElement.classList.contains('sidebar-ready'));
  const moving = await page.evaluate(() =>
    [...document.querySelectorAll('*')]
      .filter((element) => getComputedStyle(element).transitionDuration !== '0s')
      .map((element) => element.outerHTML.slice(0, 80)),
  );
  expect(moving).toEqual([]);
  await context.close();
});

test('text lines are 65 to 80 characters wide', async () => {
  const { page, context } = await openPage(ltr.browser());
  await page.goto(ltr.at('content.html'));
  const perLine = await page
    .locator('main p')
    .first()
    .evaluate((paragraph) => {
      const text = 'The quick brown fox jumps over the lazy dog and then sits down to read a book. ';
      paragraph.textContent = text.repeat(20);
      const range = document.createRange();
      range.selectNodeContents(paragraph);
      const lines = new Set([...range.getClientRects()].map(({ top }) => Math.round(top))).size;
      return (text.length * 20) / lines;
    });
  expect(perLine).toBeGreaterThanOrEqual(65);
  expect(perLine).toBeLessThanOrEqual(80);
  await context.close();
});
