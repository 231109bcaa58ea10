// The command `serve` and an open page of its book: what each kind of save comes to in the browser.
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { type Going, go } from '../cli/going.ts';
import { tempFolder, textIn } from '../helpers/temp-folder.ts';
import { launchBrowser, openPage } from './browser.ts';

vi.setConfig({ testTimeout: 180_000 });

const paragraphs = Array.from({ length: 120 }, (_, i) => `<p id="p${i}">Paragraph ${i}</p>\n`).join('\n');
const chapter = (text: string): string =>
  `# One\n\n${text}\n\n## Part\n\n<details><summary>More</summary>inside</details>\n\n<input id="typed">\n\n${paragraphs}`;

const files = {
  'book.toml': '[book]\ntitle = "Test"\n[output.html]\nadditional-css = ["own.css"]\n',
  'own.css': 'main p { color: rgb(1, 2, 3) }\n',
  'src/SUMMARY.md': '- [One](one.md)\n- [Two](two.md)\n',
  'src/one.md': chapter('first'),
  'src/two.md': '# Two\n',
};

let browser: Browser;
beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());

const serve = (folder: string, port: string): Going =>
  go(['serve', '-p', port], {
    folder,
    environment: { MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false' },
  });

interface Open {
  readonly page: Page;
  readonly faults: readonly string[];
  readonly save: (path: string, text: string) => void;
  readonly server: Going;
  readonly origin: string;
  /** False when the document is another one than at first. */
  readonly isSame: () => Promise<boolean>;
  /** How far a paragraph is from the window's upper edge; in fractions of the pixels by which windows are scrolled. */
  readonly topOf: (id: string) => Promise<number>;
}

/** The first chapter in a tab, of a server of its own. */
async function open(): Promise<Open & { readonly folder: string }> {
  const folder = tempFolder(files);
  const server = serve(folder, '0');
  const [, origin = ''] = await server.says(/serving on (http:\/\/\S+)\/\n/);
  const { page, context, faults } = await openPage(browser, { viewport: { width: 800, height: 600 } });
  onTestFinished(() => context.close());
  await page.goto(`${origin}/one.html`);
  await page.evaluate(() => {
    document.body.dataset['same'] = 'yes';
  });
  return {
    folder,
    page,
    faults,
    server,
    origin,
    save: (path, text) => {
      writeFileSync(join(folder, path), text);
    },
    isSame: () => page.evaluate(() => document.body.dataset['same'] === 'yes'),
    topOf: (id) =>
      page.evaluate((name) => document.getElementById(name)?.getBoundingClientRect().top ?? NaN, id),
  };
}

describe('a served page', () => {
  test('applies a save and keeps its scroll position and state', async () => {
    const { page, save, topOf, isSame, faults } = await open();
    await page.getByText('More', { exact: true }).click();
    await page.locator('#typed').fill('mine');
    await page.evaluate(() => {
      document.getElementById('p60')?.scrollIntoView();
    });
    const before = await topOf('p60');
    save('src/one.md', chapter('second\n\n## Added\n\nand more\n\n- of\n- it'));
    await page.getByText('second', { exact: true }).waitFor();
    await expect.poll(async () => Math.abs((await topOf('p60')) - before)).toBeLessThan(1);
    const state = await page.evaluate(() => ({
      open: document.querySelector('details')?.open,
      focus: document.activeElement?.id,
      typed: document.querySelector<HTMLInputElement>('#typed')?.value,
    }));
    expect(state).toEqual({ open: true, focus: 'typed', typed: 'mine' });
    await expect.poll(() => isSame()).toBe(true);
    expect(faults).toEqual([]);
  });

  test('applies a style sheet without a reload', async () => {
    const { page, save, isSame } = await open();
    const color = (): Promise<string> =>
      page.evaluate(() => getComputedStyle(document.getElementById('p1') ?? document.body).color);
    await expect.poll(() => color()).toBe('rgb(1, 2, 3)');
    save('own.css', 'main p { color: rgb(9, 9, 9) }\n');
    await expect.poll(color).toBe('rgb(9, 9, 9)');
    await expect.poll(() => isSame()).toBe(true);
  });

  test('shows a problem with its place until it is fixed', async () => {
    const { page, save, isSame } = await open();
    const panel = page.locator('build-book-panel');
    save('src/one.md', chapter('{{#include gone.md}}'));
    await panel.getByText('src/one.md:3:1').waitFor();
    await expect.poll(() => panel.locator('pre').textContent()).toContain('3 | {{#include gone.md}}');
    save('src/one.md', chapter('mended'));
    await panel.waitFor({ state: 'hidden' });
    await page.getByText('mended', { exact: true }).waitFor();
    await expect.poll(() => isSame()).toBe(true);
  });

  test('offers to create a missing chapter, and shows it once it is there', async () => {
    const { page, save, origin, folder, server } = await open();
    save('src/SUMMARY.md', '- [One](one.md)\n- [New & shiny](part/new.md)\n');
    await page.goto(`${origin}/part/new.html`);
    await page.getByRole('button', { name: 'Create src/part/new.md' }).click();
    await server.says(/created src\/part\/new\.md\n/);
    await page.getByRole('heading', { name: 'New & shiny' }).waitFor();
    await page.locator('build-book-panel').waitFor({ state: 'hidden' });
    expect(textIn(folder, 'src/part/new.md')).toBe('# New &amp; shiny\n');
    rmSync(join(folder, 'src/part/new.md'));
    await page.locator('build-book-panel').getByText('src/SUMMARY.md:2:3').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /^Create/ }).count()).toBe(0);
  });

  test('applies changes of links to other pages', async () => {
    const { page, save, isSame } = await open();
    const next = page.locator('a.next').first();
    save('src/SUMMARY.md', '- [One](one.md)\n- [Three](three.md)\n- [Two](two.md)\n');
    await expect.poll(() => next.getAttribute('href')).toBe('three.html');
    await page.locator('.sidebar a', { hasText: 'Three' }).first().waitFor({ state: 'attached' });
    await expect.poll(() => isSame()).toBe(true);
  });

  test('gets the parts around the text that its new layout has', async () => {
    const { page, save } = await open();
    const shell = (): Promise<unknown> =>
      page.evaluate(() => ({
        layout: [...document.documentElement.classList].filter((name) => name.startsWith('layout-')),
        parts: ['.sidebar', '.menu-bar', '.breadcrumbs', '.nav-wrapper'].filter(
          (part) => document.querySelector(part) !== null,
        ),
        entries: document.querySelectorAll('mdbook-sidebar-scrollbox .chapter a').length,
      }));
    const expected = {
      wide: { layout: ['layout-wide'], parts: ['.sidebar', '.menu-bar', '.nav-wrapper'], entries: 2 },
      home: { layout: ['layout-home'], parts: ['.menu-bar'], entries: 0 },
      bare: { layout: ['layout-bare'], parts: [], entries: 0 },
    };
    for (const layout of ['home', 'wide', 'home', 'bare', 'wide'] as const) {
      save('src/one.md', `---\nlayout: ${layout}\n---\n${chapter(layout)}`);
      await expect.poll(shell, { timeout: 20_000 }).toEqual(expected[layout]);
    }
  });

  test('catches up with saves made while the server was down', async () => {
    const { page, save, server, origin, folder, topOf, isSame } = await open();
    await page.evaluate(() => {
      document.getElementById('p60')?.scrollIntoView();
    });
    const before = await topOf('p60');
    await server.end('SIGINT');
    await page.getByRole('button', { name: 'server stopped' }).waitFor();
    save('src/one.md', chapter('meanwhile\n\nand more'));
    serve(folder, new URL(origin).port);
    await page.getByText('meanwhile', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'server stopped' }).waitFor({ state: 'hidden' });
    await expect.poll(async () => Math.abs((await topOf('p60')) - before)).toBeLessThan(1);
    await expect.poll(() => isSame()).toBe(true);
  });
});
