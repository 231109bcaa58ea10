// What is marked on a page whose address says which words.
import { expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onStage } from './site.ts';

const stage = onStage({
  content:
    '<h1 id="top">Marks</h1>\n<p>A page is easy to <em>read</em>, and isn’t long – it’s “short”.</p>\n' +
    '<p>Lines of a café, and Straße.</p><p>read</p><p>two</p>\n' +
    '<pre><code><span>std</span><span>::</span><span>io</span><span>::</span>Result</code></pre>\n' +
    '<p>所有权和内存管理</p>',
});

test.each([
  ['a', ['A', 'a']],
  ['eye aragrap lines', ['Lines']],
  ['"easy to read"', ['easy to ', 'read']],
  ['easy -long', ['easy']],
  ["isn't", ['isn’t']],
  ['isn’t', ['isn’t']],
  ['"isn\'t long -- it\'s"', ['isn’t long – it’s']],
  ['cafe', ['café']],
  ['strasse', ['Straße']],
  ['std::io', ['std', '::', 'io']],
  ['io::Result', ['io', '::', 'Result']],
  ['权和内', ['权和内']],
  ['管理内存', ['内存管理']],
  ['"read two"', []],
])('of %s: %j', async (query, marks) => {
  const { page, context, faults } = await openPage(stage.browser());
  await page.goto(stage.at(`content.html?highlight=${encodeURIComponent(query)}`));
  await page.waitForFunction(() => 'bookSearch' in window);
  const main = page.locator('main');
  const before = await main.innerText();
  await expect.poll(() => page.locator('main mark').allInnerTexts()).toEqual(marks);
  if (marks.length > 0) {
    await page.keyboard.press('Escape');
    await expect.poll(() => page.url()).toBe(stage.at('content.html'));
  }
  await expect.poll(() => page.locator('main mark').count()).toBe(0);
  await expect.poll(() => main.innerText()).toBe(before);
  expect(faults).toEqual([]);
  await context.close();
});
