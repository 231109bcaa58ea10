// What a reader feels first: nothing is refused, nothing flashes or jumps, little is loaded, and it works without scripts.
import { gzipSync } from 'node:zlib';
import type { Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onStage } from './site.ts';

const stage = onStage();

const gzipped = (body: Buffer): number => gzipSync(body, { level: 9 }).length;

describe('a page under the strict policy', () => {
  test.each(['content.html', 'content/boxes.html', 'toc.html', '404.html', 'old/place.html'])(
    'violates nothing and throws nothing: %s',
    async (path) => {
      const { page, context, faults } = await openPage(stage.browser());
      await page.goto(stage.at(path), { waitUntil: 'networkidle' });
      expect(faults).toEqual([]);
      await context.close();
    },
  );

  test('loads only from its own site, and little', async () => {
    const { page, context } = await openPage(stage.browser());
    const loaded: Promise<readonly [url: string, size: number]>[] = [];
    page.on('requestfinished', (request) => {
      const body = request.response().then((response) => response?.body());
      loaded.push(body.then((bytes) => [request.url(), gzipped(bytes ?? Buffer.alloc(0))]));
    });
    await page.goto(stage.at('content.html'), { waitUntil: 'networkidle' });
    const bytes = new Map(await Promise.all(loaded));
    const sum = (kind: string): number =>
      [...bytes].filter(([url]) => url.endsWith(kind)).reduce((total, [, size]) => total + size, 0);
    expect([...bytes.keys()].filter((url) => !url.startsWith(stage.at('')))).toEqual([]);
    expect(sum('.js')).toBeLessThanOrEqual(12_000);
    expect(sum('.css')).toBeLessThanOrEqual(12_000);
    expect(sum('.js') + sum('.css') + sum('.html')).toBeLessThanOrEqual(35_000);
    await context.close();
  });

  test('has no layout shift while it loads', async () => {
    const { page, context } = await openPage(stage.browser());
    await page.addInitScript(() => {
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries()) {
          (window as unknown as { shifts: unknown[] }).shifts.push(entry.toJSON());
        }
      }).observe({ type: 'layout-shift', buffered: true });
      (window as unknown as { shifts: unknown[] }).shifts = [];
    });
    await page.goto(stage.at('content/boxes.html'), { waitUntil: 'networkidle' });
    await page.evaluate(
      () => new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve))),
    );
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { shifts: unknown[] }).shifts))
      .toEqual([]);
    await context.close();
  });
});

describe('the theme', () => {
  const classOf = 'document.documentElement.className';

  test.each([
    ['light', 'light'],
    ['dark', 'navy'],
  ] as const)('follows a system that is %s', async (colorScheme, theme) => {
    const { page, context } = await openPage(stage.browser(), { colorScheme });
    await page.goto(stage.at('content.html'));
    await expect.poll(() => page.evaluate(classOf)).toContain(theme);
    await page.emulateMedia({ colorScheme: colorScheme === 'dark' ? 'light' : 'dark' });
    await page.waitForFunction((name) => !document.documentElement.classList.contains(name), theme);
    await context.close();
  });

  test('is set to the reader’s choice before the first paint, on this page and the next', async () => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('content.html'));
    await page.click('#mdbook-theme-toggle');
    // The menu's script is loaded now, and moves the focus.
    await expect.poll(() => page.locator('#mdbook-theme-list :focus').count()).toBe(1);
    await page.keyboard.press('End');
    await page.keyboard.press('Enter');
    await expect.poll(() => page.evaluate(classOf)).toContain('ayu');
    await expect.poll(() => page.evaluate(() => localStorage.getItem('mdbook-theme'))).toBe('ayu');
    // The class is there when the body begins: the script in the head has run by then.
    await page.addInitScript(() => {
      new MutationObserver((_, observer) => {
        if (document.querySelector('body') === null) return;
        (window as unknown as { atBody: string }).atBody = document.documentElement.className;
        observer.disconnect();
      }).observe(document, { childList: true, subtree: true });
    });
    await page.goto(stage.at('content/boxes.html'));
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { atBody: string }).atBody))
      .toMatch(/\bayu\b/);
    await context.close();
  });

  const backgroundOf = (page: Page) =>
    page.evaluate(() => getComputedStyle(document.documentElement).backgroundColor);
  const sheets = (page: Page) => page.locator('link[data-themes]').count();

  test.each(['content.html', 'toc.html', '404.html'])(
    'has its colors at the first paint of %s, from a sheet that other readers don’t load',
    async (path) => {
      const { page, context } = await openPage(stage.browser());
      await page.goto(stage.at(path));
      await expect.poll(() => sheets(page)).toBe(0);
      await page.evaluate(() => {
        localStorage.setItem('mdbook-theme', 'coal');
      });
      await page.addInitScript(() => {
        // Frames begin when what the first paint waits for has loaded.
        const look = (): void => {
          if (document.querySelector('body') === null) requestAnimationFrame(look);
          else document.body.dataset['first'] = getComputedStyle(document.body).getPropertyValue('--bg');
        };
        requestAnimationFrame(look);
      });
      await page.reload();
      await expect.poll(() => page.evaluate(() => document.body.dataset['first'])).toBe('#141516');
      await expect.poll(() => sheets(page)).toBe(1);
      await context.close();
    },
  );

  test('has its colors if a script of the book shows it', async () => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('content.html'));
    await page.evaluate(() => {
      document.documentElement.classList.replace('light', 'coal');
    });
    await expect.poll(() => backgroundOf(page)).toBe('rgb(20, 21, 22)');
    await context.close();
  });

  test('shows each theme’s colors in the menu', async () => {
    const { page, context } = await openPage(stage.browser());
    await page.goto(stage.at('content.html'));
    await page.click('#mdbook-theme-toggle');
    await expect
      .poll(() =>
        page.locator('.swatch.coal').evaluate((box) => getComputedStyle(box).getPropertyValue('--bg')),
      )
      .toBe('#141516');
    await context.close();
  });

  test('follows the system again with Auto', async () => {
    const { page, context } = await openPage(stage.browser(), { colorScheme: 'dark' });
    await page.addInitScript(() => {
      if (sessionStorage.getItem('begun') === null) localStorage.setItem('mdbook-theme', '"rust"');
      sessionStorage.setItem('begun', 'yes');
    });
    await page.goto(stage.at('content.html'));
    await expect.poll(() => page.evaluate(classOf)).toContain('rust');
    await page.click('#mdbook-theme-toggle');
    await page.click('#mdbook-theme-default_theme');
    await expect.poll(() => page.evaluate(classOf)).toContain('navy');
    await expect.poll(() => page.evaluate(() => localStorage.getItem('mdbook-theme'))).toBeNull();
    await context.close();
  });
});

describe('without JavaScript', () => {
  test('a page has its part of the contents, its outline, and a link to all chapters', async () => {
    const { page, context } = await openPage(stage.browser(), { javaScriptEnabled: false });
    await page.goto(stage.at('content/boxes.html'));
    await expect
      .poll(() => page.locator('.sidebar-branch a[aria-current=page]').innerText())
      .toBe('1.1. Quotes & <boxes>');
    await expect
      .poll(() => page.locator('.page-outline a').allInnerTexts())
      .toEqual(['Alerts', 'Admonitions']);
    await expect.poll(() => page.locator('button:visible').count()).toBe(0);
    await page.locator('.sidebar-branch a', { hasText: 'All chapters' }).click();
    await expect.poll(() => page.locator('main .chapter-item a').count()).toBe(46);
    await context.close();
  });

  test('a phone has a link to the contents in place of the button', async () => {
    const { page, context } = await openPage(stage.browser(), {
      javaScriptEnabled: false,
      viewport: { width: 360, height: 740 },
    });
    await page.goto(stage.at('content.html'));
    await page.locator('.left-buttons a:visible').click();
    await expect.poll(() => page.locator('h1').innerText()).toBe('Contents');
    await context.close();
  });

  test('dark systems get dark pages', async () => {
    const { page, context } = await openPage(stage.browser(), {
      javaScriptEnabled: false,
      colorScheme: 'dark',
    });
    await page.goto(stage.at('content.html'));
    await expect
      .poll(() => page.locator('html').evaluate((html) => getComputedStyle(html).backgroundColor))
      .toBe('rgb(22, 25, 35)');
    await context.close();
  });
});

test('a page has every name that style sheets and scripts for mdBook rely on', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html'));
  const names = [
    'html.light.js.sidebar-visible[dir=ltr] > body > #mdbook-body-container',
    '#mdbook-body-container > nav#mdbook-sidebar.sidebar mdbook-sidebar-scrollbox.sidebar-scrollbox',
    'mdbook-sidebar-scrollbox > ol.chapter > li.chapter-item.expanded > span.chapter-link-wrapper > a.active',
    'mdbook-sidebar-scrollbox ol.chapter > li.part-title',
    'mdbook-sidebar-scrollbox ol.chapter > li.spacer',
    'li.chapter-item > ol.section > li.chapter-item',
    '#mdbook-sidebar > #mdbook-sidebar-resize-handle.sidebar-resize-handle',
    '#mdbook-body-container > #mdbook-page-wrapper.page-wrapper > .page',
    '.page > #mdbook-menu-bar.menu-bar.sticky > .left-buttons > #mdbook-sidebar-toggle.icon-button',
    '.menu-bar > .menu-title',
    '.menu-bar > .right-buttons',
    'button#mdbook-theme-toggle + ul#mdbook-theme-list.theme-popup > li > button.theme',
    ...['default_theme', 'light', 'rust', 'coal', 'navy', 'ayu'].map(
      (name) => `button.theme#mdbook-theme-${name}`,
    ),
    'button#mdbook-search-toggle',
    '#print-button',
    '#git-edit-button',
    '#mdbook-search-wrapper > form#mdbook-searchbar-outer.searchbar-outer > input#mdbook-searchbar',
    '#mdbook-search-wrapper > #mdbook-searchresults-outer > #mdbook-searchresults-header',
    '#mdbook-searchresults-outer > #mdbook-searchresults',
    '#mdbook-help-container > #mdbook-help-popup',
    '.page > #mdbook-content.content > main',
    '#mdbook-content > nav.nav-wrapper > a.mobile-nav-chapters.previous[rel~=prev]',
    '#mdbook-content > nav.nav-wrapper > a.mobile-nav-chapters.next[rel~=next]',
    'pre > .buttons > button.clip-button',
    'pre.playground > .buttons > button.play-button',
    'pre > code.hide-boring',
    ...['eye', 'eye-slash', 'copy', 'play', 'clock-rotate-left'].map((name) => `template#fa-${name}`),
  ];
  await expect
    .poll(() =>
      page.evaluate((selectors) => selectors.filter((one) => document.querySelector(one) === null), names),
    )
    .toEqual([]);
  await expect
    .poll(() =>
      page.evaluate(
        '[path_to_root, default_light_theme, default_dark_theme, default_theme, playground_copyable]',
      ),
    )
    .toEqual(['', 'light', 'navy', 'light', true]);
  await context.close();
});

test('no page is wider than the window, from 320 pixels on', async () => {
  for (const width of [320, 360, 768, 1080, 1280, 1440]) {
    const { page, context } = await openPage(stage.browser(), { viewport: { width, height: 800 } });
    await page.goto(stage.at('content.html'));
    const overflow = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
    expect({ width, overflow: Math.max(0, overflow) }).toEqual({ width, overflow: 0 });
    await context.close();
  }
});

test('a fragment that moved to another page redirects there', async () => {
  const { page, context } = await openPage(stage.browser());
  await page.goto(stage.at('content.html#gone'));
  await page.waitForURL(stage.at('content/boxes.html#alerts'));
  await page.goto(stage.at('old/place.html#lists'));
  await page.waitForURL(stage.at('content.html#lists'));
  await page.goto(stage.at('old/place.html#boxes'));
  await page.waitForURL(stage.at('content/boxes.html'));
  await context.close();
});
