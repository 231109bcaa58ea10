// The search of a long book, whose answers are put together beside the page.
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { withSearchIndex } from './search-index.ts';
import { onStage } from './site.ts';

const stage = onStage({ late: true }, withSearchIndex);

test('search runs in a worker, under the strict policy too', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  expect(page.workers()).toEqual([]);
  await page.keyboard.press('/');
  await page.keyboard.type('suggestion');
  await page.getByText('1 page for “suggestion”').waitFor();
  expect(page.workers().map((worker) => worker.url())).toEqual([stage.at('pagefind/pagefind-worker.js')]);
  await page.keyboard.press('Enter');
  await page.waitForURL(stage.at('content/boxes.html?highlight=suggestion#alerts'));
  expect(faults).toEqual([]);
  await context.close();
});
