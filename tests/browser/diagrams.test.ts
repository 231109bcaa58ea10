// Mermaid diagrams as readers see them, under the strict policy.
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onBuiltStage } from './built-book.ts';

const stage = onBuiltStage({
  'book.toml': '[book]\ntitle = "Diagrams"\n[preprocessor.mermaid]\n',
  'src/SUMMARY.md': '- [A](a.md)\n- [B](b.md)\n',
  'src/a.md':
    '# A\n\n```mermaid\nflowchart LR\n  read[Read a book] --> build{Build} -->|done| site[(Site)]\n```\n\n' +
    '```mermaid\nsequenceDiagram\n  Alice->>Bob: Hello\n  Note over Bob: thinks\n```\n\n' +
    '```mermaid\nthis is no diagram\n```\n\n' +
    '```mermaid\npie title Pets\n  "Dogs" : 3\n  "Cats" : 5\n```\n',
  'src/b.md': '# B\n\nNo diagram.\n',
  'theme/css/themes/sea.css': '.sea { --bg: #024; --color-scheme: dark; }\n',
  'theme/css/themes/dusk.css': '.dusk { --bg: hsl(210 20% 10%); }\n',
  'theme/css/themes/snow.css': '.snow { --bg: hsl(210 20% 96%); }\n',
});

test('diagrams are rendered, an invalid one stays text, and the strict policy blocks nothing', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  await page.locator('pre.mermaid').nth(3).locator('svg').waitFor();
  await expect.poll(() => page.locator('pre.mermaid.drawn').count()).toBe(3);
  await expect
    .poll(() => page.locator('pre.mermaid:not(.drawn)').innerText())
    .toContain('this is no diagram');
  await expect
    .poll(() => page.locator('pre.mermaid svg').first().getAttribute('aria-label'))
    .toContain('flowchart LR');
  await expect.poll(() => page.locator('pre.mermaid svg').first().textContent()).toContain('Read a book');
  // Styles of the drawing are there.
  const node = page.locator('pre.mermaid svg .node rect').first();
  await expect.poll(() => node.evaluate((rect) => getComputedStyle(rect).fill)).toBe('rgb(236, 236, 255)');
  expect(faults).toEqual([]);
  await context.close();
});

test('diagrams follow the page’s theme, and their policy allows no inline styles', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('a.html'));
  const node = page.locator('pre.mermaid svg .node rect').first();
  await node.waitFor();
  const fill = () => node.evaluate((rect) => getComputedStyle(rect).fill);
  const [onLight, onDark] = ['rgb(236, 236, 255)', 'rgb(31, 32, 32)'];
  await expect.poll(() => fill()).toBe(onLight);
  await page.locator('#mdbook-theme-toggle').press('Enter');
  for (const [theme, expected] of [
    ['navy', onDark],
    ['rust', onLight],
    // Themes of the book. Only the first sets a color scheme; for the others the background decides.
    ['sea', onDark],
    ['snow', onLight],
    ['dusk', onDark],
  ] as const) {
    await page.locator(`#mdbook-theme-${theme}`).press('Enter');
    await expect.poll(fill).toBe(expected);
  }
  await expect.poll(() => page.locator('pre.mermaid svg').count()).toBe(3);
  expect(faults).toEqual([]);
  await context.close();
});

test('diagrams are readable without JavaScript, and only their pages load the library', async () => {
  const without = await openPage(stage.browser(), { javaScriptEnabled: false });
  await without.page.goto(stage.at('a.html'));
  await expect
    .poll(() => without.page.locator('pre.mermaid').first().innerText())
    .toContain('read[Read a book]');
  await without.context.close();
  const { page, context } = await openPage(stage.browser());
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(stage.at('b.html'));
  expect(asked.filter((url) => url.includes('mermaid'))).toEqual([]);
  await context.close();
});
