// A page at every width: room for text and code, the outline as a bar, what scrolls, and touch.
import type { BrowserContextOptions, Page } from 'playwright-core';
import { describe, expect, test } from 'vitest';
import { openPage } from './browser.ts';
import { onBuiltStage } from './built-book.ts';
import { onStage } from './site.ts';

const cells = (cell: string): string => `<tr>${`<${cell}>a column of words</${cell}>`.repeat(12)}</tr>`;
const section = (id: string, title: string): string =>
  `<h2 id="${id}"><a class="header" href="#${id}">${title}</a></h2>\n${'<p>A paragraph of text.</p>\n'.repeat(30)}`;
const content = `<h1 id="top"><a class="header" href="#top">Widths</a></h1>
<p>${'many words of some length follow one another '.repeat(20)}</p>
<pre><code class="language-text">${'x'.repeat(100)}\n</code></pre>
<pre id="long"><code class="language-rust">${'y'.repeat(300)}\n</code></pre>
<figure class="code-figure"><figcaption><span class="code-title">src/main.rs</span></figcaption><pre><code class="language-rust">fn main() {}\n</code></pre></figure>
<blockquote class="blockquote-tag">a note</blockquote>
<ul><li>an item<pre><code class="language-text">in a list\n</code></pre></li></ul>
<div class="table-wrapper"><table><thead>${cells('th')}</thead><tbody>${cells('td')}</tbody></table></div>
${section('one', 'One')}${section('two', 'Two')}`;

const stage = onStage({ content });
const titled = onBuiltStage({
  'book.toml': '[book]\ntitle = "Titled"\n',
  'src/SUMMARY.md': '- [A](a.md)\n',
  'src/a.md': '<a id="old"></a>\n\n## Title\n\ntext\n\n### One\n\ntext\n\n### Two\n\ntext\n',
});
const phone = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true };

async function open(options: BrowserContextOptions): Promise<Page> {
  const { page } = await openPage(stage.browser(), { reducedMotion: 'reduce', ...options });
  await page.goto(stage.at('content.html'));
  return page;
}

const wide = { viewport: { width: 1440, height: 900 } };

/** How many characters the fullest line of the first paragraph has. */
const lineLength = (page: Page): Promise<number> =>
  page
    .locator('main > p')
    .first()
    .evaluate((paragraph) => {
      const text = paragraph.firstChild as Text;
      const lines = new Map<number, number>();
      const range = document.createRange();
      for (let i = 0; i < text.length; i++) {
        range.setStart(text, i);
        range.setEnd(text, i + 1);
        const { top } = range.getBoundingClientRect();
        lines.set(top, (lines.get(top) ?? 0) + 1);
      }
      return Math.max(...lines.values());
    });

test('text has 60 to 76 characters a line, and code has room for 100', async () => {
  const page = await open(wide);
  const length = await lineLength(page);
  expect(length).toBeGreaterThan(60);
  expect(length).toBeLessThan(77);
  const overflow = await page
    .locator('main pre > code')
    .first()
    .evaluate((code) => code.scrollWidth - code.clientWidth);
  expect(overflow).toBe(0);
  const [code, outline] = await Promise.all(
    ['#long', '.page-outline'].map((selector) => page.locator(selector).boundingBox()),
  );
  expect((outline?.x ?? 0) - (code?.x ?? 0) - (code?.width ?? 0)).toBeGreaterThanOrEqual(15);
  await page.context().close();
});

const boxesOf = (page: Page, selectors: readonly string[]): Promise<readonly DOMRect[]> =>
  page.evaluate(
    (all) => all.map((one) => document.querySelector(one)?.getBoundingClientRect() as DOMRect),
    [...selectors],
  );

test.each([768, 940])(
  'without contents beside it, at %d pixels, text has half as much room before it as after it',
  async (width) => {
    const page = await open({ viewport: { width, height: 900 } });
    const sides = async (): Promise<number> => {
      const [wrapper, text, steps] = await boxesOf(page, ['.page-wrapper', 'main > p', '.nav-wrapper']);
      const padding = 20;
      expect([steps?.left, steps?.right]).toEqual([text?.left, text?.right]);
      const before = (text?.left ?? 0) - (wrapper?.left ?? 0) - padding;
      return ((wrapper?.right ?? 0) - (text?.right ?? 0) - padding) / before;
    };
    await expect.poll(sides).toBeCloseTo(2, 1);
    await page.context().close();
  },
);

test('a note is as wide as the text', async () => {
  const page = await open(wide);
  const [text, note] = await boxesOf(page, ['main > p', 'main > blockquote']);
  expect([note?.left, note?.right]).toEqual([text?.left, text?.right]);
  await page.context().close();
});

test('at the end of a page the links are as wide as its text', async () => {
  const page = await open(wide);
  const [text, last] = await boxesOf(page, ['main > p', '.nav-wrapper > :is(.previous, .next):last-of-type']);
  expect(last?.right).toBeCloseTo(text?.right ?? 0, 0);
  await page.context().close();
});

test('the outline keeps its lines while the page is scrolled', async () => {
  const page = await open(wide);
  const link = page.locator('.page-outline a').first();
  const widthOf = (): Promise<number> =>
    link.evaluate((one) => {
      const range = document.createRange();
      range.selectNodeContents(one);
      return range.getBoundingClientRect().width;
    });
  const before = await widthOf();
  await page.locator('#one').evaluate((heading) => {
    heading.scrollIntoView();
  });
  await expect.poll(() => link.getAttribute('class')).toContain('current-header');
  await expect.poll(widthOf).toBe(before);
  await page.context().close();
});

test('on a phone code goes from edge to edge, but not inside a list', async () => {
  const page = await open(phone);
  const boxes = await boxesOf(page, ['main > pre', '.code-figure', 'li > pre']);
  expect(boxes.map(({ left, right }) => [left, right === 390])).toEqual([
    [0, true],
    [0, true],
    [expect.any(Number), false],
  ]);
  const radius = (selector: string): Promise<string> =>
    page
      .locator(selector)
      .first()
      .evaluate((pre) => getComputedStyle(pre).borderTopLeftRadius);
  await expect.poll(() => Promise.all(['main > pre', 'li > pre'].map(radius))).toEqual(['0px', '6px']);
  await page.context().close();
});

test('readers can wrap long lines, on all pages, and only where there are some', async () => {
  const page = await open(wide);
  const long = page.locator('#long > code');
  const isWide = (): Promise<boolean> => long.evaluate((code) => code.scrollWidth > code.clientWidth);
  const button = page.getByRole('button', { name: 'Wrap long lines' });
  await expect.poll(() => button.count()).toBe(1);
  await expect
    .poll(() => Promise.all([isWide(), button.getAttribute('aria-pressed')]))
    .toEqual([true, 'false']);
  await button.click();
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
  await expect.poll(() => Promise.all([isWide(), long.getAttribute('tabindex')])).toEqual([false, null]);
  await page.reload();
  await expect.poll(() => button.getAttribute('aria-pressed')).toBe('true');
  await expect.poll(() => isWide()).toBe(false);
  await button.click();
  await expect.poll(isWide).toBe(true);
  await expect.poll(() => page.evaluate(() => localStorage.getItem('book-wrap-code'))).toBeNull();
  await page.context().close();
});

test('a wide table and a long line show on which sides they go on', async () => {
  const page = await open(phone);
  for (const selector of ['.table-wrapper', '#long > code']) {
    const box = page.locator(selector);
    const sides = (): Promise<string | null> => box.getAttribute('data-more');
    await expect.poll(sides).toBe('right');
    await box.evaluate((element) => {
      element.scrollLeft = 50;
    });
    await expect.poll(sides).toBe('left right');
    await box.evaluate((element) => {
      element.scrollLeft = 10_000;
    });
    await expect.poll(sides).toBe('left');
  }
  const mask = await page.locator('.table-wrapper').evaluate((box) => getComputedStyle(box).maskImage);
  expect(mask).toContain('linear-gradient');
  await page.context().close();
});

test('the mark of a heading ends before its text', async () => {
  const page = await open(wide);
  const end = await page
    .locator('main h2 > a.header')
    .first()
    .evaluate((link) => {
      const { left, width } = getComputedStyle(link, '::before');
      return parseFloat(left) + parseFloat(width);
    });
  expect(end).toBeLessThanOrEqual(0);
  await page.context().close();
});

test('a search button without its key has no frame', async () => {
  const page = await open({ viewport: { width: 768, height: 900 }, hasTouch: true, isMobile: true });
  const button = page.locator('#mdbook-search-toggle');
  await expect.poll(() => button.evaluate((one) => getComputedStyle(one).borderTopWidth)).toBe('0px');
  await page.context().close();
});

test('the contents are beside the text from 960 pixels', async () => {
  for (const width of [959, 960]) {
    const page = await open({ viewport: { width, height: 800 } });
    await expect
      .poll(() => page.locator('#mdbook-sidebar').isVisible(), { message: `at ${width}` })
      .toBe(width === 960);
    await page.context().close();
  }
});

describe('below 1280 pixels', () => {
  test('a bar stays below the menu bar and names the current section', async () => {
    const page = await open({ viewport: { width: 1024, height: 700 } });
    const bar = page.locator('.page-outline');
    const name = page.locator('.outline-current');
    const atTop = await bar.boundingBox();
    expect(atTop?.y).toBe(50);
    await page.locator('#two').evaluate((heading) => {
      heading.scrollIntoView();
    });
    await expect.poll(() => name.innerText()).toBe('Two');
    await expect.poll(() => bar.boundingBox()).toEqual(atTop);
    // The heading is not behind the bar.
    const heading = await page.locator('#two').boundingBox();
    expect(heading?.y).toBeGreaterThan((atTop?.y ?? 0) + (atTop?.height ?? 0));
    await page.context().close();
  });

  test('the list closes when the keyboard goes on to the text, which it would cover', async () => {
    const page = await open({ viewport: { width: 1024, height: 700 } });
    const list = page.locator('#mdbook-outline');
    await page.getByRole('button', { name: 'On this page' }).click();
    await list.locator('a').last().focus();
    await expect.poll(() => list.isVisible()).toBe(true);
    await page.keyboard.press('Tab');
    await expect.poll(() => list.isVisible()).toBe(false);
    await page.context().close();
  });

  test('the bar opens the list; a link, Escape and a click elsewhere close it', async () => {
    const page = await open({ viewport: { width: 1024, height: 700 } });
    const toggle = page.getByRole('button', { name: 'On this page' });
    const list = page.locator('#mdbook-outline');
    await expect.poll(() => list.isVisible()).toBe(false);
    await toggle.click();
    await expect
      .poll(() => Promise.all([list.isVisible(), toggle.getAttribute('aria-expanded')]))
      .toEqual([true, 'true']);
    await list.getByText('Two').click();
    await expect.poll(() => list.isVisible()).toBe(false);
    await toggle.click();
    await page.keyboard.press('Escape');
    await expect.poll(() => list.isVisible()).toBe(false);
    await expect.poll(() => toggle.evaluate((button) => button === document.activeElement)).toBe(true);
    await toggle.click();
    await page.mouse.click(900, 600);
    await expect.poll(() => list.isVisible()).toBe(false);
    await page.context().close();
  });
});

describe('on a touch screen', () => {
  test('the buttons of code are in a strip above it, with its language or its name', async () => {
    const page = await open(phone);
    await page.locator('main .clip-button').first().waitFor();
    const covered = await page.evaluate(() =>
      [...document.querySelectorAll('main pre')].map((pre) => {
        const code = pre.querySelector('code')?.getBoundingClientRect().top ?? 0;
        const bottoms = [...pre.querySelectorAll('.buttons button')].map(
          (button) => button.getBoundingClientRect().bottom,
        );
        return bottoms.length > 0 && Math.max(...bottoms) <= code + 0.5;
      }),
    );
    expect(covered).toEqual([true, true, true, true]);
    const labels = await page.evaluate(() =>
      [...document.querySelectorAll('main pre > .buttons')].map((strip) => {
        const { content: label } = getComputedStyle(strip, '::before');
        return label;
      }),
    );
    expect(labels).toEqual(['"text"', '"rust"', 'none', '"text"']);
    const [name, button] = await Promise.all(
      ['.code-title', '.code-figure .clip-button'].map((selector) => page.locator(selector).boundingBox()),
    );
    expect(Math.abs((name?.y ?? 0) + (name?.height ?? 0) / 2 - (button?.y ?? 0) - 22)).toBeLessThan(4);
    expect(button?.height).toBe(44);
    await page.context().close();
  });

  test('the strip is there before the buttons are: nothing moves', async () => {
    const { page, context } = await openPage(stage.browser(), phone);
    await page.addInitScript(() => {
      const shifts: unknown[] = [];
      Object.assign(window, { shifts });
      new PerformanceObserver((list) => {
        shifts.push(...list.getEntries().map((entry) => entry.toJSON() as unknown));
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await page.goto(stage.at('content.html'), { waitUntil: 'networkidle' });
    await page.locator('main .clip-button').first().waitFor();
    await expect
      .poll(() => page.evaluate(() => (window as unknown as { shifts: unknown[] }).shifts))
      .toEqual([]);
    await context.close();
  });

  test('text has 16 pixels, and is hyphenated where the browser knows the language', async () => {
    const page = await open(phone);
    const style = await page
      .locator('main > p')
      .first()
      .evaluate((paragraph) => {
        const { fontSize, hyphens } = getComputedStyle(paragraph);
        return [fontSize, hyphens, getComputedStyle(document.querySelector('pre code') as Element).hyphens];
      });
    expect(style).toEqual(['16px', 'auto', 'manual']);
    await page.context().close();
  });
});

test('the first heading looks like the title, whatever its level, and is not in the outline', async () => {
  const { page, context } = await openPage(titled.browser());
  await page.goto(titled.at('a.html'));
  const sizes = await page
    .locator('main :is(h2, h3)')
    .evaluateAll((found) => found.map((heading) => getComputedStyle(heading).fontSize));
  expect(sizes).toEqual(['32px', '24px', '24px']);
  await expect.poll(() => page.locator('.page-outline li').allInnerTexts()).toEqual(['One', 'Two']);
  await context.close();
});

test('the link to the page with the whole book asks before it loads more than 5 MB', async () => {
  const { page, context } = await openPage(titled.browser());
  let bytes = 4_900_000;
  await page.route('**/print.html', (route) =>
    route.request().method() === 'HEAD'
      ? route.fulfill({ headers: { 'Content-Length': String(bytes) } })
      : route.fulfill({ body: 'the book', contentType: 'text/html' }),
  );
  const asked: string[] = [];
  page.on('dialog', (dialog) => {
    asked.push(dialog.message());
    void dialog.dismiss();
  });
  await page.goto(titled.at('a.html'));
  await page.locator('#print-button').click();
  await page.waitForURL('**/print.html');
  expect(asked).toEqual([]);
  bytes = 12_400_000;
  await page.goto(titled.at('a.html'));
  await page.locator('#print-button').click();
  await expect.poll(() => asked).toEqual(['The whole book is a page of 12 MB. Open it?']);
  await expect.poll(() => page.locator('main h2').innerText()).toBe('Title');
  await context.close();
});
