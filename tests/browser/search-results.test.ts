// The search as the book's settings want it: how many results, and how many words of each.
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { withSearchIndex } from './search-index.ts';
import { onStage } from './site.ts';

const stage = onStage({ searchResults: { limit: 3, teaserWords: 5 } }, withSearchIndex);

test('search shows as many results as the book allows, with as many words of each', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  await page.keyboard.press('/');
  await page.keyboard.type('chapter');
  const results = page.locator('#mdbook-searchresults [role=option]');
  await results.first().waitFor();
  await expect
    .poll(() => page.locator('#mdbook-searchresults-header').innerText())
    .toMatch(/^\d\d pages for/);
  await expect.poll(() => results.count()).toBe(3);
  await expect.poll(() => page.getByRole('button', { name: 'More results' }).isVisible()).toBe(false);
  const longTeasers = async (): Promise<readonly string[]> =>
    (await results.locator('.teaser').allInnerTexts()).filter((text) => text.trim().split(/\s+/).length > 5);
  await expect.poll(longTeasers).toEqual([]);
  expect(faults).toEqual([]);
  await context.close();
});
