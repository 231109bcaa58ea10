// The search engine runs next to the page, so that typing never waits for it.
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { withSearchIndex } from './search-index.ts';
import { onStage } from './site.ts';

const stage = onStage({}, withSearchIndex);

test('search runs in a worker, under the strict policy too, and loads each file once', async () => {
  const { page, context, faults } = await openPage(stage.browser());
  const asked: string[] = [];
  context.on('request', (request) => asked.push(new URL(request.url()).pathname));
  await page.goto(stage.at('content.html'));
  await expect.poll(() => page.workers()).toEqual([]);
  await page.keyboard.press('/');
  await page.keyboard.type('suggestion');
  await page.getByText('1 page for “suggestion”').waitFor();
  await expect
    .poll(() => page.workers().map((worker) => new URL(worker.url()).pathname))
    .toEqual([expect.stringMatching(/^\/js\/search-worker-[\da-f]{8}\.js$/)]);
  const loaded = asked.filter((path) => path.startsWith('/search-index/'));
  expect(loaded).toContain('/search-index/index.json');
  expect(new Set(loaded).size).toBe(loaded.length);
  await page.keyboard.press('Enter');
  await page.waitForURL(stage.at('content/boxes.html?highlight=suggestion#alerts'));
  expect(faults).toEqual([]);
  await context.close();
});
