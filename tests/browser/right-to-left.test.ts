// A chapter that is written from right to left in a book whose interface is not.
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onBuiltStage } from './built-book.ts';

const blocks = `:::cards
- أول
- ثان
:::

:::steps
1. أول
2. ثان
:::

\`\`\`sh tab="npm"
a
\`\`\`

\`\`\`sh tab="pnpm"
b
\`\`\`
`;
const stage = onBuiltStage({
  'book.toml': '[book]\ntitle = "Both"\nlanguage = "en"\n[output.html.fold]\nenable = true\n',
  'src/SUMMARY.md': '- [A](a.md)\n  - [B](b.md)\n- [C](c.md)\n  - [D](d.md)\n',
  'src/a.md': `---\nlang: ar\n---\n# أ\n\n${blocks}`,
  'src/b.md': '# B\n',
  'src/c.md': '# C\n',
  'src/d.md': '# D\n',
});

test('blocks run from right to left', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  await page.locator('[role=tab]').first().waitFor();
  const isFromRight = (selector: string): Promise<boolean> =>
    page.locator(selector).evaluateAll(([first, second]) => {
      const [a, b] = [first, second].map((element) => element?.getBoundingClientRect().right ?? 0);
      return (a ?? 0) > (b ?? 0);
    });
  await expect
    .poll(async () => [await isFromRight('.cards > .card'), await isFromRight('[role=tab]')])
    .toEqual([true, true]);
  await expect
    .poll(() =>
      page
        .locator('.steps > li')
        .first()
        .evaluate((step) => {
          const { paddingLeft, paddingRight } = getComputedStyle(step);
          return parseFloat(paddingRight) > parseFloat(paddingLeft);
        }),
    )
    .toBe(true);
  expect(faults).toEqual([]);
  await context.close();
});

test('the arrows of contents that run from left to right point to the right', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  const arrow = page
    .locator('.chapter-item:not(.expanded) > .chapter-link-wrapper > .chapter-fold-toggle')
    .last();
  await expect
    .poll(() =>
      arrow.evaluate((toggle) => {
        const { a, b } = new DOMMatrix(getComputedStyle(toggle, '::before').transform);
        return Math.round((Math.atan2(b, a) * 180) / Math.PI);
      }),
    )
    .toBe(-45);
  await context.close();
});

const arabic = onBuiltStage({
  'book.toml': '[book]\ntitle = "A long title in another language"\nlanguage = "ar"\n',
  'src/SUMMARY.md': '- [أ](a.md)\n',
  'src/a.md': '# أ\n',
});

test('a title in another direction is cut at its end', async () => {
  const { page, context, faults } = await openPage(arabic.browser(), {
    viewport: { width: 240, height: 600 },
  });
  await page.goto(arabic.at('a.html'));
  await expect
    .poll(() =>
      page.locator('.menu-title').evaluate((box) => {
        const text = document.createRange();
        text.selectNodeContents(box);
        const { left, right } = text.getBoundingClientRect();
        const outer = box.getBoundingClientRect();
        return { isCut: right > outer.right, start: left - outer.left };
      }),
    )
    .toEqual({ isCut: true, start: 0 });
  expect(faults).toEqual([]);
  await context.close();
});

test('the help shows the key of the previous page first, and Ctrl before its letter', async () => {
  const { page, context, faults } = await openPage(arabic.browser());
  await page.goto(arabic.at('a.html'));
  await page.keyboard.press('?');
  await page.locator('dialog[open] kbd').first().waitFor();
  const fromLeft = (...keys: readonly string[]): Promise<readonly string[]> =>
    page.locator('kbd').evaluateAll((all, wanted) => {
      const places = all.map((key) => [key.getBoundingClientRect().left, key.textContent] as const);
      const sorted = places.toSorted(([a], [b]) => a - b).map(([, text]) => text);
      return sorted.filter((text) => wanted.includes(text));
    }, keys);
  await expect.poll(() => fromLeft('←', '→')).toEqual(['←', '→']);
  await expect.poll(() => fromLeft('Ctrl', 'K')).toEqual(['Ctrl', 'K']);
  expect(faults).toEqual([]);
  await context.close();
});
