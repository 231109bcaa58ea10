// The page that a host answers with where there is none.
import axe from 'axe-core';
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onBuiltStage } from './built-book.ts';

const stage = onBuiltStage({
  'book.toml': '[book]\ntitle = "Lost"\n[output.html]\nsite-url = "/"\n',
  'src/SUMMARY.md':
    '[Start](README.md)\n\n- [Installation](guide/installation.md)\n- [Ownership & borrowing](guide/ch04-ownership.md)\n- [Closures](advanced/closures.md)\n',
});

test.each([
  ['guide/instalation.html', ['1. Installation']],
  ['old/place/installation', ['1. Installation']],
  ['guide/Ownership-Borrowing', ['2. Ownership & borrowing']],
  ['guide/closure.html', ['3. Closures']],
  ['nothing/like/it.html', []],
  ['guide/instances.html', []],
])('the 404 page for %s suggests %j', async (path, names) => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at(path), { waitUntil: 'networkidle' });
  await expect.poll(() => page.locator('main nav.did-you-mean a').allInnerTexts()).toEqual(names);
  // The console reports the answer itself.
  expect(faults.filter((fault) => !fault.includes('404'))).toEqual([]);
  await context.close();
});

test('a suggestion of the 404 page leads to its page, from any depth', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('very/deep/installation.html'));
  await page.getByRole('navigation', { name: 'Did you mean' }).getByRole('link').click();
  await page.waitForURL('**/guide/installation.html');
  await expect.poll(() => page.locator('main h1').innerText()).toBe('Installation');
  await context.close();
});

test('without JavaScript the 404 page links to the contents and to the first page', async () => {
  const { page, context } = await openPage(stage.browser(), { javaScriptEnabled: false });
  await page.goto(stage.at('very/deep/installation.html'));
  await page.locator('main').getByRole('link', { name: 'contents' }).click();
  await page.waitForURL('**/toc.html');
  await page.getByRole('link', { name: 'Closures' }).click();
  await page.waitForURL('**/advanced/closures.html');
  await context.close();
});

test('axe finds no problems on the 404 page', async () => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true });
  await page.goto(stage.at('guide/instalation.html'));
  await page.locator('.did-you-mean').waitFor();
  await page.addScriptTag({ content: axe.source });
  const found = await page.evaluate(async () => {
    const { violations } = await (window as unknown as { axe: typeof axe }).axe.run();
    return violations.map(({ id }) => id);
  });
  expect(found).toEqual([]);
  await context.close();
});
