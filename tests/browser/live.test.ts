// A page while its book is being written: what changes in it, and what does not.
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest';
import { diagnose } from '../../src/core/diagnostic.ts';
import { hashBytes } from '../../src/core/hash.ts';
import { bookPath, urlPath } from '../../src/core/path.ts';
import type { RunningServer } from '../../src/serve/server.ts';
import { type Change, type ServedSite, noChange } from '../../src/serve/site.ts';
import { type SampleOptions, sampleSite, startSample } from '../serve/sample-site.ts';
import { type WatchedPage, launchBrowser, openPage, strictPolicy } from './browser.ts';

vi.setConfig({ testTimeout: 180_000 });

interface Parts {
  readonly title?: string;
  readonly head?: string;
  readonly after?: string;
}

const pageOf = (main: string, { title = 'A', head = '', after = '' }: Parts = {}): string =>
  `<!DOCTYPE html><html><head><title>${title}</title><link rel="stylesheet" href="main.css">${head}` +
  `<script src="early.js"></script></head><body><nav class="breadcrumbs"><a href="up.html">Up</a></nav>` +
  `<main>${main}</main>${after}</body></html>`;

const shared = {
  'main.css': 'p { color: rgb(1, 2, 3) }',
  'early.js': '',
  'favicon.ico': '',
  'up.html': pageOf('up'),
};

let browser: Browser;
let server: RunningServer;
let watched: WatchedPage;
let page: Page;
let site: ServedSite;

beforeAll(async () => {
  browser = await launchBrowser();
}, 60_000);
afterAll(() => browser.close());
beforeEach(async () => {
  watched = await openPage(browser, { viewport: { width: 800, height: 600 } });
  page = watched.page;
});
afterEach(async () => {
  await watched.context.close();
  await server.close();
});

const siteOf = (files: SampleOptions['files'], more: Partial<SampleOptions> = {}): ServedSite =>
  sampleSite({ files: { ...shared, ...files }, policy: strictPolicy, ...more });

/** Serves and opens `a.html`, and marks the document, so that a reload can be noticed. */
async function open(html: string, more: Partial<SampleOptions> = {}): Promise<void> {
  site = siteOf({ 'a.html': html }, more);
  server = await startSample(site);
  await page.goto(`http://127.0.0.1:${server.port}/a.html`);
  await page.evaluate(() => {
    document.body.dataset['same'] = 'yes';
  });
}

const isSame = (): Promise<boolean> => page.evaluate(() => document.body.dataset['same'] === 'yes');

function save(files: SampleOptions['files'], change: Partial<Change> = { pages: [urlPath('a.html')] }): void {
  server.update(siteOf(files), { ...noChange, ...change });
}

const saved = async (html: string, text: string): Promise<void> => {
  save({ 'a.html': html });
  await page.getByText(text, { exact: true }).first().waitFor();
};

const blocks = (count: number): string =>
  Array.from({ length: count }, (_, i) => `<p id="p${i}">Paragraph ${i}</p>\n`).join('');

describe('a live edit of the page', () => {
  test('changes the edited elements and no others', async () => {
    await open(pageOf(blocks(5)));
    await page.evaluate(() => {
      document.querySelectorAll('main p').forEach((element) => Object.assign(element, { mine: true }));
    });
    await saved(pageOf(blocks(5).replace('Paragraph 2', 'Edited <em>now</em>')), 'now');
    const kept = await page.evaluate(() =>
      [...document.querySelectorAll('main p')].map((element) => 'mine' in element),
    );
    expect(kept).toEqual([true, true, true, true, true]);
    await expect.poll(() => isSame()).toBe(true);
    expect(watched.faults).toEqual([]);
  });

  test('keeps the visible text in place to the pixel, whatever is added or removed above', async () => {
    await open(pageOf(blocks(200)));
    await page.evaluate(() => {
      scrollTo(0, 3000);
    });
    const topOf = (): Promise<number> =>
      page.evaluate(() => Math.round(document.getElementById('p100')?.getBoundingClientRect().top ?? NaN));
    const before = await topOf();
    await saved(pageOf(`<h1>Added</h1><p>More</p>${blocks(200)}`), 'Added');
    await expect.poll(() => topOf()).toBe(before);
    await saved(pageOf(`<h2>Less</h2>${blocks(200).replace(/<p id="p[1-9]">.*<\/p>\n/g, '')}`), 'Less');
    await expect.poll(() => topOf()).toBe(before);
    await expect.poll(() => isSame()).toBe(true);
  });

  test('keeps focus, selection, typed text, open details and playing media', async () => {
    const main = (text: string): string =>
      `<p>${text}</p><details><summary>More</summary><p>${text} inside</p></details><input id="i"><audio></audio><p id="s">Selected</p>`;
    await open(pageOf(main('First')));
    await page.getByText('More').click();
    await page.locator('#i').fill('typed');
    await page.evaluate(() => {
      const audio = document.querySelector('audio');
      Object.assign(window, { audio });
      const text = document.getElementById('s')?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 1, text, 4);
      document.getElementById('i')?.focus({ preventScroll: true });
    });
    await saved(pageOf(main('Second')), 'Second inside');
    await expect
      .poll(() =>
        page.evaluate(() => ({
          focus: document.activeElement?.id,
          typed: document.querySelector('input')?.value,
          open: document.querySelector('details')?.open,
          sameAudio: document.querySelector('audio') === (window as unknown as { audio: unknown }).audio,
        })),
      )
      .toEqual({ focus: 'i', typed: 'typed', open: true, sameAudio: true });
  });

  test('keeps a selection in a paragraph that was not edited', async () => {
    await open(pageOf('<p>First</p><p id="s">Selected</p>'));
    await page.evaluate(() => {
      const text = document.getElementById('s')?.firstChild;
      if (text) getSelection()?.setBaseAndExtent(text, 1, text, 4);
    });
    await saved(pageOf('<p>Second</p><p>Third</p><p id="s">Selected</p>'), 'Third');
    await expect.poll(() => page.evaluate(() => getSelection()?.toString())).toBe('ele');
  });

  test('keeps elements and attributes that scripts added, unless the source sets them', async () => {
    const main = (code: string, name = 'x'): string => `<pre class="${name}"><code>${code}</code></pre>`;
    await open(pageOf(main('one')));
    await page.evaluate(() => {
      const pre = document.querySelector('pre');
      pre?.prepend(Object.assign(document.createElement('button'), { textContent: 'Copy' }));
      pre?.querySelector('code')?.setAttribute('tabindex', '0');
    });
    await saved(pageOf(main('two')), 'two');
    await expect
      .poll(() => page.locator('main').innerHTML())
      .toBe('<pre class="x"><button>Copy</button><code tabindex="0">two</code></pre>');
    await saved(pageOf(`${main('two', 'y')}<p>end</p>`), 'end');
    await expect.poll(() => page.locator('pre').getAttribute('class')).toBe('y');
    await expect.poll(() => page.locator('pre button').count()).toBe(1);
  });

  test('gives scripts the new source of elements that they had replaced', async () => {
    await open(pageOf('<pre class="mermaid">A to B</pre><p>x</p>'));
    await page.evaluate(() => {
      document.querySelector('pre')?.replaceChildren(document.createElement('svg'));
      addEventListener('book-update', () => Object.assign(window, { updates: 1 }), true);
    });
    await saved(pageOf('<pre class="mermaid">A to B</pre><p>y</p>'), 'y');
    await expect.poll(() => page.locator('pre svg').count()).toBe(1);
    await saved(pageOf('<pre class="mermaid">B to C</pre><p>y</p>'), 'B to C');
    await expect.poll(() => page.locator('pre svg').count()).toBe(0);
    await expect.poll(() => page.evaluate(() => 'updates' in window)).toBe(true);
  });

  test('updates the title and the navigation', async () => {
    await open(pageOf('<p>x</p>', { after: '<nav class="nav-wrapper"><a href="b.html">Next</a></nav>' }));
    await saved(
      pageOf('<p>z</p>', { title: 'New', after: '<nav class="nav-wrapper"><a href="c.html">Then</a></nav>' }),
      'Then',
    );
    await expect.poll(() => page.title()).toBe('New');
    await expect.poll(() => page.locator('.nav-wrapper a').getAttribute('href')).toBe('c.html');
    await expect.poll(() => isSame()).toBe(true);
  });

  test('of any kind results in the page that a reload shows', async () => {
    await open(pageOf('<p>0</p>'));
    let state = 7;
    const random = (limit: number): number => {
      state = (state * 1_103_515_245 + 12_345) % 2_147_483_648;
      return Math.floor((state / 2_147_483_648) * limit);
    };
    const names = ['p', 'div', 'ul', 'em', 'section'];
    const tree = (depth: number): string => {
      if (depth === 0) return ['one', 'two ', '<!--note-->', '<br>', '&amp;'][random(5)] ?? '';
      const name = names[random(names.length)] ?? 'p';
      const id = random(3) === 0 ? ` id="n${random(4)}"` : '';
      const inside = Array.from({ length: random(4) }, () => tree(depth - 1)).join('');
      return name === 'p'
        ? `<div${id}>${inside}</div>`
        : `<${name}${id} class="c${random(3)}">${inside}</${name}>`;
    };
    for (let i = 0; i < 60; i++) {
      const main = `<h1>${i}</h1>${Array.from({ length: random(8) }, () => tree(random(4))).join('')}`;
      save({ 'a.html': pageOf(main) });
      await expect.poll(() => page.locator('h1').textContent()).toBe(String(i));
      const [shown, fresh] = await page.evaluate(async () => {
        const text = await (await fetch('a.html')).text();
        const parsed = new DOMParser().parseFromString(text, 'text/html').querySelector('main');
        return [document.querySelector('main')?.innerHTML, parsed?.innerHTML];
      });
      expect(shown).toBe(fresh);
    }
    await expect.poll(() => isSame()).toBe(true);
  });
});

describe('a live update outside the text', () => {
  test('replaces a changed style sheet without a reload, and the page is never unstyled', async () => {
    await open(pageOf('<p>x</p>'));
    await page.evaluate(() => {
      const colors = new Set<string>();
      Object.assign(window, { colors });
      const look = (): void => {
        colors.add(getComputedStyle(document.querySelector('p') ?? document.body).color);
        requestAnimationFrame(look);
      };
      look();
    });
    save(
      { 'a.html': pageOf('<p>x</p>'), 'main.css': 'p { color: rgb(9, 9, 9) }' },
      { assets: [urlPath('main.css')] },
    );
    await expect
      .poll(() => page.evaluate(() => [...(window as unknown as { colors: Set<string> }).colors]))
      .toEqual(['rgb(1, 2, 3)', 'rgb(9, 9, 9)']);
    await expect.poll(() => page.locator('link[rel=stylesheet]').count()).toBe(1);
    await expect.poll(() => isSame()).toBe(true);
  });

  test('shows a changed image', async () => {
    const square = (size: number): string =>
      `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}"/>`;
    site = siteOf({ 'a.html': pageOf('<img src="i.svg" alt="">'), 'i.svg': square(10) });
    server = await startSample(site);
    await page.goto(`http://127.0.0.1:${server.port}/a.html`);
    save(
      { 'a.html': pageOf('<img src="i.svg" alt="">'), 'i.svg': square(30) },
      { assets: [urlPath('i.svg')] },
    );
    await expect.poll(() => page.evaluate(() => document.querySelector('img')?.naturalWidth)).toBe(30);
  });

  test.each([
    ['a script of the page', pageOf('<p>x</p>', { head: '<script src="early.js?2"></script>' })],
    ['another style sheet', pageOf('<p>x</p>', { head: '<link rel="stylesheet" href="more.css">' })],
    ['a script in the chapter', pageOf('<p>x</p><script src="early.js"></script>')],
  ])('reloads the page for %s', async (_, html) => {
    await open(pageOf('<p>x</p>'));
    save({ 'a.html': html, 'more.css': '' });
    await expect.poll(isSame).toBe(false);
  });

  test('adds new navigation in order, and removes it again', async () => {
    await open(pageOf('<p>x</p>'));
    const after =
      '<nav class="nav-wrapper"><a href="b.html">B</a></nav><footer class="page-footer">end</footer>';
    save({ 'a.html': pageOf('<p>x</p>', { after }) });
    await page.getByText('end', { exact: true }).waitFor();
    await expect.poll(() => page.locator('main ~ .nav-wrapper + .page-footer').count()).toBe(1);
    save({ 'a.html': pageOf('<p>x</p>', { after: '<footer class="page-footer">end</footer>' }) });
    await page.locator('.nav-wrapper').waitFor({ state: 'detached' });
    await expect.poll(() => page.locator('main ~ .page-footer').count()).toBe(1);
    await expect.poll(() => isSame()).toBe(true);
  });

  describe('a page part that is unknown to the live client', () => {
    const part = (text: string): string =>
      `<aside class="new-part" data-of="${text}"><b>Part</b> <i>${text}</i></aside>`;
    const around = (text: string, main = 'x'): string =>
      pageOf(`<p>${main}</p>`, { after: `${part(`beside ${text}`)}</div><div>${part(`apart ${text}`)}` })
        .replace(
          '<body>',
          `<body><header>${part(`above ${text}`)}<p class="filled"></p><noscript><i>off</i></noscript></header><div>`,
        )
        .replace('</body>', '</div></body>');

    test('is updated in place wherever it is, and keeps what scripts added', async () => {
      await open(around('one'));
      await page.evaluate(() => {
        for (const bold of document.querySelectorAll('.new-part b')) {
          bold.classList.add('mine');
          bold.after(Object.assign(document.createElement('button'), { textContent: 'Press' }));
        }
        document.querySelector('.filled')?.append('filled by a script');
      });
      await saved(around('two', 'y'), 'y');
      await expect
        .poll(() => page.locator('.new-part').allInnerTexts())
        .toEqual(['PartPress above two', 'PartPress beside two', 'PartPress apart two']);
      await expect.poll(() => page.locator('.new-part b.mine').count()).toBe(3);
      await expect.poll(() => page.locator('.new-part[data-of$=" two"]').count()).toBe(3);
      await expect.poll(() => page.locator('noscript i').count()).toBe(0);
      await expect.poll(() => page.locator('.filled').innerText()).toBe('filled by a script');
      await expect.poll(() => isSame()).toBe(true);
    });

    test('appears and disappears with the page’s source', async () => {
      await open(pageOf('<p>x</p>'));
      await saved(pageOf('<p>x</p>', { after: part('new') }), 'new');
      await expect.poll(() => page.locator('main + script + .new-part').count()).toBe(1);
      save({ 'a.html': pageOf('<p>z</p>') });
      await page.locator('.new-part').waitFor({ state: 'detached' });
      await expect.poll(() => isSame()).toBe(true);
      expect(watched.faults).toEqual([]);
    });

    test('is decorated again by a script that listens for updates', async () => {
      await open(pageOf('<p>x</p>', { after: part('one') }));
      await page.evaluate(() => {
        const decorate = (): void => {
          const shown = document.querySelector('.new-part');
          shown?.replaceChildren(`drawn from ${shown.getAttribute('data-of') ?? ''}`);
        };
        decorate();
        document.addEventListener('book-update', decorate);
      });
      await saved(pageOf('<p>x</p>', { after: part('two') }), 'drawn from two');
      await expect.poll(() => isSame()).toBe(true);
    });
  });

  test('reloads a page whose chapter is elsewhere', async () => {
    await open(pageOf('<p>x</p>'));
    save({ 'a.html': pageOf('<p>y</p>').replace(/<main>.*<\/main>/, '<section>$&</section>') });
    await page.getByText('y', { exact: true }).waitFor();
    await expect.poll(() => isSame()).toBe(false);
  });

  test('shows that a page is gone, and shows the page when it is back', async () => {
    await open(pageOf('<p>x</p>'));
    save({});
    await page.getByText('No such page').waitFor();
    save({ 'a.html': pageOf('<p>back</p>') });
    await page.getByText('back', { exact: true }).waitFor();
  });
});

describe('the live connection', () => {
  test('is restored after the server restarts, and updates the page', async () => {
    await open(pageOf('<p>x</p>'));
    const { port } = server;
    await server.close();
    await page.getByRole('button', { name: 'server stopped' }).waitFor();
    server = await startSample(siteOf({ 'a.html': pageOf('<p>later</p>') }), { port });
    await page.getByText('later', { exact: true }).waitFor();
    await page.getByRole('button', { name: 'server stopped' }).waitFor({ state: 'hidden' });
    await expect.poll(() => isSame()).toBe(true);
  });

  test('reloads the page when it is restored with another theme', async () => {
    await open(pageOf('<p>x</p>'));
    const { port } = server;
    await server.close();
    server = await startSample(siteOf({ 'a.html': pageOf('<p>x</p>') }, { shared: hashBytes('other') }), {
      port,
    });
    await expect.poll(isSame).toBe(false);
  });

  test('is restored on a page that the reader goes back to', async () => {
    await open(pageOf('<p>x</p>'));
    await page.goto(`http://127.0.0.1:${server.port}/up.html`);
    await page.goBack();
    await page.getByText('x', { exact: true }).waitFor();
    await saved(pageOf('<p>after</p>'), 'after');
  });
});

describe('diagnostics on a served page', () => {
  const text = 'see {{#include x.rs}}\n';
  const at = { file: bookPath('src/a.md'), span: { start: 4, end: 21 } };
  const broken = (): ServedSite =>
    siteOf(
      { 'a.html': pageOf('<p>x</p>') },
      {
        textOf: () => text,
        diagnostics: [{ diagnostic: diagnose('include/not-found', { path: '<b>x.rs' }, at) }],
      },
    );

  test('are shown with their place and lines, and disappear when they are fixed', async () => {
    await open(pageOf('<p>x</p>'));
    const panel = page.locator('build-book-panel');
    await expect.poll(() => panel.isVisible()).toBe(false);
    server.update(broken(), noChange);
    await page.getByText('`<b>x.rs` not found').waitFor();
    await expect.poll(() => panel.getByText('src/a.md:1:5').isVisible()).toBe(true);
    await expect
      .poll(() => panel.locator('pre').textContent())
      .toBe('  |\n1 | see {{#include x.rs}}\n  |     ^^^^^^^^^^^^^^^^^');
    await panel.getByRole('button', { name: '1 error' }).click();
    await expect.poll(() => panel.locator('pre').isVisible()).toBe(false);
    server.update(site, noChange);
    await panel.waitFor({ state: 'hidden' });
    expect(watched.faults).toEqual([]);
  });

  test('stay closed on the next page if the reader closed them', async () => {
    site = broken();
    server = await startSample(site);
    const address = `http://127.0.0.1:${server.port}`;
    await page.goto(`${address}/a.html`);
    const button = page.locator('build-book-panel').getByRole('button', { name: '1 error' });
    await button.click();
    await page.goto(`${address}/up.html`);
    await button.waitFor();
    await expect.poll(() => button.getAttribute('aria-expanded')).toBe('false');
  });
});
