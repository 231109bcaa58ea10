// Fingers, keys alone, pages fetched ahead, movement between pages, and text at four times its size.
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onStage } from './site.ts';

const stage = onStage({ editable: true });
const rtl = onStage({ direction: 'rtl' });

const phone = { viewport: { width: 360, height: 740 }, hasTouch: true, isMobile: true };

/** One finger from one place to another, as the browser itself reports it; within a third of a second by its own clock. */
async function swipe(page: Page, from: number, to: number): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const start = Date.now() / 1000;
  const places = [from, (from + to) / 2, to, undefined];
  for (const [i, x] of places.entries()) {
    await session.send('Input.dispatchTouchEvent', {
      type: x === undefined ? 'touchEnd' : i === 0 ? 'touchStart' : 'touchMove',
      touchPoints: x === undefined ? [] : [{ x, y: 400 }],
      timestamp: start + i / 10,
    });
  }
}

const isOpen = (page: Page) =>
  page.evaluate(() => document.documentElement.classList.contains('sidebar-visible'));

describe('a swipe', () => {
  test('opens the contents from the edge and closes them again', async () => {
    const { page, context } = await openPage(stage.browser(), phone);
    await page.goto(stage.at('content.html'));
    await swipe(page, 10, 200);
    await expect.poll(() => isOpen(page)).toBe(true);
    await swipe(page, 250, 60);
    await expect.poll(() => isOpen(page)).toBe(false);
    await context.close();
  });

  test('leaves them closed if it starts in the page or is short', async () => {
    const { page, context } = await openPage(stage.browser(), phone);
    await page.goto(stage.at('content.html'));
    await swipe(page, 150, 340);
    await swipe(page, 10, 60);
    await expect.poll(() => isOpen(page)).toBe(false);
    await context.close();
  });

  test('opens them from the right if they are on the right', async () => {
    const { page, context } = await openPage(rtl.browser(), phone);
    await page.goto(rtl.at('content.html'));
    await swipe(page, 10, 200);
    await expect.poll(() => isOpen(page)).toBe(false);
    await swipe(page, 350, 150);
    await expect.poll(() => isOpen(page)).toBe(true);
    await context.close();
  });
});

describe('a page that is likely to be opened next', () => {
  const hints = (page: Page) =>
    page.locator('link[rel=prefetch]').evaluateAll((links) => links.map((link) => link.getAttribute('href')));

  test('is prefetched once, and only if it is a page of the book', async () => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('content.html'));
    const asked = page.waitForRequest(stage.at('content/boxes.html'));
    await page.locator('main a[href="content/boxes.html"]').first().hover();
    await asked;
    await page.locator('main a[href="content/boxes.html"]').first().focus();
    await page.locator('main a[href="https://example.com/"]').first().focus();
    await expect.poll(() => hints(page)).toEqual(['/content/boxes.html']);
    await context.close();
  });

  test('is prefetched when its link at the end of the page comes into view', async () => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('content.html'));
    const asked = page.waitForRequest(stage.at('content/boxes.html'));
    await page.evaluate(() => {
      scrollTo(0, document.documentElement.scrollHeight);
    });
    await asked;
    await expect.poll(() => hints(page)).toEqual(['/content/boxes.html']);
    await context.close();
  });

  test('is not prefetched if it is the whole book', async () => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('content.html'));
    await page.locator('#print-button').focus();
    await page.locator('main a[href="content/boxes.html"]').first().focus();
    await expect.poll(() => hints(page)).toEqual(['/content/boxes.html']);
    await context.close();
  });

  test('is not prefetched for a reader who saves data', async () => {
    const { page, context } = await openPage(stage.browser());
    await page.addInitScript(() => {
      Object.defineProperty(navigator, 'connection', { value: { saveData: true } });
    });
    await page.goto(stage.at('content.html'));
    await page.locator('main a[href="content/boxes.html"]').first().focus();
    await expect.poll(() => hints(page)).toEqual([]);
    await context.close();
  });
});

test.each([
  ['no-preference', 'moves'],
  ['reduce', 'does not move'],
] as const)('with %s the next page %s in', async (reducedMotion, what) => {
  const { page, context } = await openPage(stage.browser(), { reducedMotion });
  await page.addInitScript(() => {
    addEventListener('pageswap', (event) => {
      const { viewTransition } = event as Event & { readonly viewTransition: object | null };
      sessionStorage.setItem('moved', viewTransition === null ? 'does not move' : 'moves');
    });
  });
  await page.goto(stage.at('content.html'));
  await page.locator('.mobile-nav-chapters.next').click();
  await page.waitForURL(stage.at('content/boxes.html'));
  await expect.poll(() => page.evaluate(() => sessionStorage.getItem('moved'))).toBe(what);
  await context.close();
});

test('every Tab stop is visible, with a focus ring', async () => {
  const { page, context } = await openPage(stage.browser(), { reducedMotion: 'reduce' });
  await page.goto(stage.at('content.html'));
  const stops: string[] = [];
  for (let i = 0; i < 250; i++) {
    await page.keyboard.press('Tab');
    const stopOf = () =>
      page.evaluate(() => {
        const at = document.activeElement;
        if (!at || at === document.body) return undefined;
        const { outlineStyle } = getComputedStyle(at);
        const shown = at.matches('.checkbox-img') ? at.nextElementSibling : at;
        const style = shown === at ? outlineStyle : getComputedStyle(shown ?? at).outlineStyle;
        const { top, bottom, left, right } = (shown ?? at).getBoundingClientRect();
        const seen = bottom > 0 && top < innerHeight && right > 0 && left < innerWidth;
        return {
          name: at.id || at.className || at.tagName,
          good: seen && style !== 'none',
          html: at.outerHTML.slice(0, 120),
        };
      });
    const stop = await stopOf();
    if (stop === undefined) break;
    stops.push(stop.name);
    await expect.poll(stopOf).toMatchObject({ good: true });
  }
  for (const name of [
    'skip-link',
    'mdbook-sidebar-filter',
    'mdbook-sidebar-resize-handle',
    'mdbook-sidebar-toggle',
    'mdbook-search-toggle',
    'mdbook-theme-toggle',
    'print-button',
    'clip-button',
    'play-button',
    'mobile-nav-chapters next',
  ])
    expect(stops).toContain(name);
  await context.close();
});

describe('at 400 % zoom, where a window of 1280 pixels is 320 wide,', () => {
  test.each(['content.html', 'content/boxes.html', 'toc.html', '404.html', 'print.html'])(
    'nothing of %s is cut off at the side',
    async (path) => {
      const { page, context } = await openPage(stage.browser(), { viewport: { width: 320, height: 256 } });
      await page.addInitScript(() => {
        window.print = () => undefined;
      });
      await page.goto(stage.at(path));
      await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(320);
      await context.close();
    },
  );

  test.each(['/', '?'])('the dialog opened by %s fits the window', async (key) => {
    const { page, context } = await openPage(stage.browser(), { viewport: { width: 320, height: 256 } });
    await page.goto(stage.at('content.html'));
    await page.keyboard.press(key);
    const fits = async (): Promise<boolean> => {
      const box = await page.locator('dialog[open]').boundingBox();
      return (
        box !== null && box.x >= 0 && box.y >= 0 && box.x + box.width <= 320 && box.y + box.height <= 256
      );
    };
    await expect.poll(fits).toBe(true);
    await context.close();
  });
});

test('long words in a heading break instead of widening a narrow page', async () => {
  const { page, context } = await openPage(stage.browser(), phone);
  await page.goto(stage.at('content.html'));
  await page.locator('main h1 a').evaluate((link) => {
    link.innerHTML = `<code>${'std::collections::hash_map::'.repeat(4)}</code> ${'Donaudampfschifffahrt'.repeat(4)}`;
  });
  await expect.poll(() => page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
  await context.close();
});

test('editable code can be changed, run, and reset', async () => {
  const { page, context } = await openPage(stage.browser(), { bypassCSP: true });
  const sent: unknown[] = [];
  await page.route('https://play.rust-lang.org/**', (route) => {
    sent.push((route.request().postDataJSON() as { readonly code: string }).code);
    return route.fulfill({
      headers: { 'Access-Control-Allow-Origin': '*', 'Access-Control-Allow-Headers': '*' },
      json: { result: 'ok', error: null },
    });
  });
  await page.goto(stage.at('content.html'));
  await page.evaluate(() => {
    document
      .querySelector('main')
      ?.insertAdjacentHTML(
        'beforeend',
        '<pre class="playground"><code class="language-rust editable">fn main() {}\n</code></pre>',
      );
    document.dispatchEvent(new Event('book-update'));
  });
  const block = page.locator('pre:has(.editable)');
  const code = page.getByRole('textbox', { name: 'Editable code' });
  await code.focus();
  await page.keyboard.press('Control+Home');
  await page.keyboard.type('// s?\n');
  // The book wants the lines of such code numbered.
  await expect.poll(() => block.locator('.line-numbers').textContent()).toBe('1\n2');
  await block.getByRole('button', { name: 'Run this code' }).click();
  await block.locator('.result', { hasText: 'ok' }).waitFor();
  expect(sent).toEqual(['// s?\nfn main() {}\n']);
  await block.getByRole('button', { name: 'Undo changes' }).click();
  await expect.poll(() => code.textContent()).toBe('fn main() {}\n');
  await expect.poll(() => block.locator('.line-numbers').textContent()).toBe('1');
  await context.close();
});
