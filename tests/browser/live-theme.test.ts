// The built-in theme on a page whose book is being written: what its scripts add is there for what is new.
import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, beforeEach, expect, test, vi } from 'vitest';
import { urlPath } from '../../src/core/path.ts';
import type { RunningServer } from '../../src/serve/server.ts';
import { noChange } from '../../src/serve/site.ts';
import { sampleSite as servedSite, startSample } from '../serve/sample-site.ts';
import { launchBrowser, openPage, strictPolicy } from './browser.ts';
import { sampleSite } from './sample-book.ts';

vi.setConfig({ testTimeout: 180_000 });

let browser: Browser;
let server: RunningServer;
let files: Record<string, string | Uint8Array>;
beforeAll(async () => {
  browser = await launchBrowser();
  files = Object.fromEntries(await sampleSite());
  server = await startSample(servedSite({ files, policy: strictPolicy }));
}, 60_000);
beforeEach(() => {
  server.update(servedSite({ files, policy: strictPolicy }), noChange);
});
afterAll(async () => {
  await browser.close();
  await server.close();
});

/** The text of a file of the site with something of it replaced. */
const edited = (name: string, from: string, to: string): string => {
  const text = String(files[name]);
  expect(text).toContain(from);
  return text.replaceAll(from, to);
};

test('new code gets its buttons, a new heading its outline entry, a new chapter title its contents entry', async () => {
  const { page, context, faults } = await openPage(browser);
  await page.goto(`http://127.0.0.1:${server.port}/content.html`);
  await page.evaluate(() => {
    document.body.dataset['same'] = 'yes';
  });
  const contents = Object.keys(files).find((name) => /^toc.*\.js$/.test(name)) ?? '';
  const next = {
    ...files,
    'content.html': edited(
      'content.html',
      '<main id="mdbook-main">',
      '<main id="mdbook-main"><h2 id="new">New</h2><pre><code>new code</code></pre>',
    ).replace(/(<ol id="mdbook-outline">)/, '$1<li><a href="#new">New heading</a></li>'),
    [contents]: edited(contents, 'Foreword', 'Another foreword'),
  };
  server.update(servedSite({ files: next, policy: strictPolicy }), {
    ...noChange,
    pages: [urlPath('content.html')],
    contents: urlPath(contents),
  });
  await page.locator('pre', { hasText: 'new code' }).getByRole('button', { name: 'Copy' }).waitFor();
  const outline = page.locator('.page-outline');
  await outline.getByRole('link', { name: 'New heading' }).click();
  await expect.poll(() => outline.locator('.current-header').allInnerTexts()).toEqual(['New heading']);
  await page.locator('mdbook-sidebar-scrollbox').getByText('Another foreword').waitFor();
  await expect.poll(() => page.locator('mdbook-sidebar-scrollbox > ol').count()).toBe(1);
  await expect.poll(() => page.evaluate(() => document.body.dataset['same'])).toBe('yes');
  expect(faults).toEqual([]);
  await context.close();
});

test('only the new section is marked in the outline when its heading is added where the reader is', async () => {
  const { page, context } = await openPage(browser);
  await page.goto(`http://127.0.0.1:${server.port}/content.html`);
  const heading = String(/<h2 id[^]*?<\/h2>/.exec(String(files['content.html']))?.[0]);
  const marked = page.locator('.page-outline .current-header');
  await page.evaluate(() => document.querySelector('main h2')?.scrollIntoView());
  await expect.poll(() => marked.count()).toBe(1);
  const next = edited('content.html', heading, `${heading}<h2 id="new">New</h2>`).replace(
    /(<ol id="mdbook-outline">[^]*?)(<\/ol>\s*<\/nav>)/,
    '$1<li><a href="#new">New heading</a></li>$2',
  );
  server.update(servedSite({ files: { ...files, 'content.html': next }, policy: strictPolicy }), {
    ...noChange,
    pages: [urlPath('content.html')],
  });
  await expect.poll(() => marked.allInnerTexts()).toContain('New heading');
  await expect.poll(() => marked.count()).toBe(1);
  await context.close();
});

test('the outline appears with the first heading of a page and disappears with the last one', async () => {
  const outline =
    '<nav class="page-outline" aria-label="On this page"><button type="button" class="outline-toggle needs-js" aria-expanded="false" aria-controls="mdbook-outline">On this page</button><ol id="mdbook-outline"><li><a href="#first">First</a></li></ol></nav>';
  const bare = String(files['foreword.html']).replace(/<nav class="page-outline"[^]*?<\/nav>/, '');
  const show = (text: string): void => {
    server.update(servedSite({ files: { ...files, 'foreword.html': text }, policy: strictPolicy }), {
      ...noChange,
      pages: [urlPath('foreword.html')],
    });
  };
  show(bare);
  const { page, context, faults } = await openPage(browser);
  await page.goto(`http://127.0.0.1:${server.port}/foreword.html`);
  await page.evaluate(() => {
    document.body.dataset['same'] = 'yes';
  });
  await expect.poll(() => page.locator('.page-outline').count()).toBe(0);
  show(bare.replace('<main id="mdbook-main">', `${outline}<main id="mdbook-main"><h2 id="first">First</h2>`));
  await page.locator('.page-outline a.current-header', { hasText: 'First' }).waitFor({ state: 'attached' });
  await expect.poll(() => page.locator('.page-outline + main').count()).toBe(1);
  await page.setViewportSize({ width: 700, height: 800 });
  await page.getByRole('button', { name: 'On this page' }).click();
  await expect.poll(() => page.locator('.outline-toggle').getAttribute('aria-expanded')).toBe('true');
  show(bare);
  await page.locator('.page-outline').waitFor({ state: 'detached' });
  await expect.poll(() => page.evaluate(() => document.body.dataset['same'])).toBe('yes');
  expect(faults).toEqual([]);
  await context.close();
});

test('tabs keep the reader’s choice when their text changes, and are rebuilt when one is added', async () => {
  const tab = (name: string, text: string): string =>
    `<div class="tab" data-name="${name}"><p class="tab-name">${name}</p><p>${text}</p></div>`;
  const withTabs = (...tabs: readonly string[]): Record<string, string | Uint8Array> => ({
    ...files,
    'tabs.js': readFileSync(new URL('../../templates/js/tabs.js', import.meta.url)),
    'foreword.html': edited(
      'foreword.html',
      '<main id="mdbook-main">',
      `<main id="mdbook-main"><div class="tabs">${tabs.join('')}</div>`,
    ).replace('</head>', '<script src="tabs.js" defer></script></head>'),
  });
  const save = (...tabs: readonly string[]): void => {
    server.update(servedSite({ files: withTabs(...tabs), policy: strictPolicy }), {
      ...noChange,
      pages: [urlPath('foreword.html')],
    });
  };
  save(tab('One', 'first'), tab('Two', 'second'));
  const { page, context, faults } = await openPage(browser);
  await page.goto(`http://127.0.0.1:${server.port}/foreword.html`);
  await page.getByRole('tab', { name: 'Two' }).click();
  save(tab('One', 'first'), tab('Two', 'changed'));
  await page.getByText('changed', { exact: true }).waitFor();
  await expect.poll(() => page.getByRole('tab', { selected: true }).allInnerTexts()).toEqual(['Two']);
  save(tab('One', 'first'), tab('Two', 'changed'), tab('Three', 'third'));
  await page.getByRole('tab', { name: 'Three' }).click();
  await expect.poll(() => page.getByRole('tabpanel').allInnerTexts()).toEqual(['third']);
  await expect.poll(() => page.getByRole('tab').allInnerTexts()).toEqual(['One', 'Two', 'Three']);
  expect(faults).toEqual([]);
  await context.close();
});
