// axe finds nothing on any kind of page, in any theme, with dialogs and drawer open.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { themeNames } from '../../src/emit/theme/page-themes.ts';
import { violationsOn } from './axe.ts';
import { openPage } from './browser.ts';
import { withSearchIndex } from './search-index.ts';
import { onStage } from './site.ts';

const stage = onStage({}, withSearchIndex);

const formula = `<math display="block"><mrow>${'<mi>x</mi><mo>+</mo><mn>12345</mn>'.repeat(20)}</mrow></math>`;
const wide = onStage({
  editable: true,
  content: `<h1 id="top"><a class="header" href="#top">Wide</a></h1>
<pre class="playground"><code class="language-rust editable">${'let a = 1; '.repeat(20)}\n</code></pre>
${formula}<p>${formula}</p>
<div class="table-wrapper"><table><tbody><tr>${'<td>a column of words</td>'.repeat(12)}</tr></tbody></table></div>`,
});

async function openIn(theme: string, path: string, width = 1440, on = stage): Promise<Page> {
  const { page } = await openPage(on.browser(), {
    bypassCSP: true,
    reducedMotion: 'reduce',
    viewport: { width, height: 900 },
    ...(width < 700 ? { hasTouch: true, isMobile: true } : {}),
  });
  await page.addInitScript((name) => {
    localStorage.setItem('mdbook-theme', name);
  }, theme);
  await page.goto(on.at(path));
  return page;
}

const themes = themeNames({});

describe.each(themes)('in the theme %s', (theme) => {
  test.each(['content.html', 'content/boxes.html'])('axe finds no problems on %s', async (path) => {
    const page = await openIn(theme, path);
    await expect.poll(() => violationsOn(page)).toEqual([]);
    await page.context().close();
  });

  test('axe finds no problems while search results are shown', async () => {
    const page = await openIn(theme, 'foreword.html');
    await page.keyboard.press('/');
    await page.keyboard.type('paragraph');
    await page.locator('#mdbook-searchresults [role=option]').first().waitFor();
    await expect.poll(() => violationsOn(page)).toEqual([]);
    await page.context().close();
  });
});

test.each(['toc.html', '404.html', 'print.html'])('axe finds no problems on %s', async (path) => {
  const page = await openIn('light', path);
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await page.context().close();
});

test('axe finds no problems while the theme menu or the help is open', async () => {
  const page = await openIn('light', 'foreword.html');
  await page.click('#mdbook-theme-toggle');
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await page.keyboard.press('Escape');
  await page.keyboard.press('?');
  await expect.poll(() => page.locator('dialog[open]').count()).toBe(1);
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await page.context().close();
});

test('axe finds no problems on a phone, with the contents open or closed', async () => {
  const page = await openIn('light', 'content.html', 360);
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await page.click('#mdbook-sidebar-toggle');
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await page.context().close();
});

test('axe finds no problems with editable code, wide formulas and wide tables on a phone', async () => {
  const page = await openIn('navy', 'content.html', 390, wide);
  const scrolling = page.locator('main :is([contenteditable], math, .table-wrapper)');
  await expect
    .poll(() => scrolling.evaluateAll((boxes) => boxes.map((box) => box.getAttribute('tabindex'))))
    .toEqual(['0', '0', '0', '0']);
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await page.context().close();
});

test('axe finds no problems while the bar “On this page” is open', async () => {
  const page = await openIn('light', 'content.html', 390);
  await page.getByRole('button', { name: 'On this page' }).click();
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await page.context().close();
});

test('axe finds no problems on a redirect page', async () => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true });
  const address = stage.at('old/place.html');
  const html = await (await fetch(address)).text();
  await page.route(address, (route) =>
    route.fulfill({ contentType: 'text/html', body: withoutRefresh(html) }),
  );
  await page.goto(address);
  await expect.poll(() => violationsOn(page)).toEqual([]);
  await context.close();
});

const withoutRefresh = (html: string): string => html.replace(/<meta http-equiv="refresh"[^>]*>/, '');

test('every target is at least 44 pixels high on a touch screen', async () => {
  const page = await openIn('light', 'content.html', 360);
  await page.click('#mdbook-sidebar-toggle');
  const small = await page.evaluate(() =>
    [...document.querySelectorAll('button, nav a, .sidebar input, summary, .page-footer a')]
      .filter((element) => element.checkVisibility({ visibilityProperty: true }))
      .filter((element) => element.getBoundingClientRect().height < 43.5)
      .map((element) => element.outerHTML.slice(0, 120)),
  );
  expect(small).toEqual([]);
  await page.context().close();
});
