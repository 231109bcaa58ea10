// Pages that are rendered before their links are followed, in Chromium, by hosts with and without a policy.
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, onTestFinished, test, vi } from 'vitest';
import { PRERENDER_RULES } from '../../src/emit/pages/content-security-policy.ts';
import { sharedTempFolder } from '../helpers/temp-folder.ts';
import { type Served, type SiteFiles, browserFile, serveFiles, strictPolicy } from './browser.ts';
import { builtSite } from './built-book.ts';
import { launchTabs } from './tabs.mjs';

vi.setConfig({ testTimeout: 180_000 });

const chapters = Array.from({ length: 60 }, (_, i) => `- [Chapter ${i}](c${i}.md)\n`).join('');
const book = (settings: string, more: Readonly<Record<string, string>> = {}): SiteFolder =>
  sharedTempFolder({
    'book.toml': `[book]\ntitle = "Ahead"\n${settings}`,
    'src/SUMMARY.md': `- [A](a.md)\n- [B](b.md)\n${chapters}`,
    'src/a.md': '# A\n\n[to B](b.md#part), [found](b.md?highlight=x), [other](https://example.com/).\n',
    'src/b.md': `# B\n\n${'Text.\n\n'.repeat(80)}## Part\n`,
    ...more,
  });
type SiteFolder = ReturnType<typeof sharedTempFolder>;

const roots = {
  plain: book(''),
  policy: book('[build-book]\ncsp = true\n'),
  script: book('[output.html]\nadditional-js = ["own.js"]\n', { 'own.js': 'window.own = true;\n' }),
};
type Name = keyof typeof roots;
const sites = new Map<Name, SiteFiles>();
let browser: Awaited<ReturnType<typeof launchTabs>>;
beforeAll(async () => {
  browser = await launchTabs(await browserFile());
  for (const [name, root] of Object.entries(roots)) sites.set(name as Name, await builtSite(root));
}, 120_000);
afterAll(() => browser.close());

type Tab = Awaited<ReturnType<typeof browser.open>>;
interface Opened {
  readonly tab: Tab;
  readonly served: Served;
}

/** A tab with the first page of a site, as a host serves it. */
async function open(site: Name, headers: Readonly<Record<string, string>> = {}): Promise<Opened> {
  const served = await serveFiles(sites.get(site) ?? new Map(), {
    'Cache-Control': 'max-age=600',
    ...headers,
  });
  const tab = await browser.open();
  onTestFinished(async () => {
    await tab.close();
    await served.close();
  });
  await tab.goto(`${served.origin}/a.html`);
  return { tab, served };
}

const NEXT = 'nav.nav-wrapper a[rel~="next"]';
const rendered = ({ tab }: Opened, count = 1) =>
  expect.poll(() => tab.ahead(), { timeout: 30_000 }).toBe(count);
const wasRendered = 'performance.getEntriesByType("navigation")[0].activationStart > 0';
const rules = 'document.querySelectorAll("script[type=speculationrules]").length';
const asked = ({ served }: Opened, path: string) =>
  served.requests.filter((request) => request === `GET ${path}`);

async function follow(opened: Opened, selector = NEXT, path = '/b.html'): Promise<void> {
  await opened.tab.hover(selector);
  await rendered(opened);
  await opened.tab.click(selector);
  await opened.tab.until(`location.pathname === '${path}' && !document.prerendering`);
}

describe('a link that is pointed at', () => {
  test('shows a page that was rendered before, and asked for once', async () => {
    const opened = await open('plain');
    await follow(opened);
    await expect.poll(() => opened.tab.evaluate(wasRendered)).toBe(true);
    expect(asked(opened, '/b.html')).toHaveLength(1);
    expect(opened.served.requests).not.toContain('HEAD /a.html');
    expect(opened.tab.faults).toEqual([]);
  });

  test('may lead to a place in the page', async () => {
    const opened = await open('plain');
    await follow(opened, 'main a[href^="b.html#"]');
    await opened.tab.until('scrollY > 0');
    await expect.poll(() => opened.tab.evaluate(wasRendered)).toBe(true);
  });

  test('of the contents keeps the place there', async () => {
    const opened = await open('plain');
    const { tab } = opened;
    const place = 'document.querySelector("mdbook-sidebar-scrollbox").scrollTop';
    const link = 'mdbook-sidebar-scrollbox a[href$="c30.html"]';
    // In view, and not where a page alone would put its own link.
    await tab.evaluate(`document.querySelector('${link}').scrollIntoView({ block: 'end' })`);
    const left = Number(await tab.evaluate(`${place} += 40`));
    await follow(opened, link, '/c30.html');
    await expect.poll(() => tab.evaluate(wasRendered)).toBe(true);
    // The tab may be between the two pages.
    await tab.until(`${place.replace('.scrollTop', '?.scrollTop')} === ${left}`);
  });
});

test('what the reader changes is there in a page that was rendered before', async () => {
  const opened = await open('plain');
  const { tab } = opened;
  await tab.hover(NEXT);
  await rendered(opened);
  await tab.click('#mdbook-theme-toggle');
  await tab.until('document.querySelector("#mdbook-theme-toggle").ariaExpanded === "true"');
  await tab.click('#mdbook-theme-coal');
  await rendered(opened, 0);
  await follow(opened);
  await expect.poll(() => tab.evaluate(wasRendered)).toBe(true);
  await tab.until('document.documentElement.classList.contains("coal")');
});

test('a page that was rendered before another window changed its colors shows the new ones', async () => {
  const opened = await open('plain');
  const { tab } = opened;
  await tab.hover(NEXT);
  await rendered(opened);
  // Without the event that tells a page of a change in another window.
  await tab.evaluate('localStorage.setItem("mdbook-theme", "coal")');
  await tab.click(NEXT);
  await tab.until('location.pathname === "/b.html" && document.documentElement.classList.contains("coal")');
  await expect.poll(() => tab.evaluate(wasRendered)).toBe(true);
});

describe('pages are only prefetched', () => {
  const prefetched = 'document.querySelectorAll("link[rel=prefetch]").length';
  const policies: readonly (readonly [string, Readonly<Record<string, string>>])[] = [
    ['a strict policy', { 'Content-Security-Policy': strictPolicy }],
    ['a policy for scripts', { 'Content-Security-Policy': "img-src *, script-src 'self'" }],
    ['a policy that only reports', { 'Content-Security-Policy-Report-Only': strictPolicy }],
  ];

  test.each(policies)('under %s, without a word in the console', async (_, headers) => {
    const { tab } = await open('plain', headers);
    const answered =
      'performance.getEntriesByType("resource").some((each) => each.initiatorType === "fetch")';
    await tab.hover(NEXT);
    await tab.until(answered);
    await tab.until(`${prefetched} > 0`);
    await expect.poll(() => tab.evaluate(rules)).toBe(0);
    await tab.click(NEXT);
    await tab.until('location.pathname === "/b.html"');
    await expect.poll(() => tab.evaluate(wasRendered)).toBe(false);
    expect(tab.faults).toEqual([]);
  });

  test('in a book that has scripts of its own', async () => {
    const { tab } = await open('script');
    await tab.hover(NEXT);
    await tab.until(`${prefetched} > 0`);
    await expect
      .poll(() => tab.evaluate('document.querySelectorAll("script[src*=prerender]").length'))
      .toBe(0);
  });
});

describe('pages are rendered', () => {
  test.each([
    ['other', "frame-ancestors 'none'; upgrade-insecure-requests"],
    ['the hash of the rules', `default-src 'self'; script-src 'self' '${PRERENDER_RULES}'`],
    ['the rules', "default-src 'self'; script-src 'self' 'inline-speculation-rules'"],
  ])('under a policy with %s', async (_, policy) => {
    const opened = await open('plain', { 'Content-Security-Policy': policy });
    await follow(opened);
    await expect.poll(() => opened.tab.evaluate(wasRendered)).toBe(true);
    expect(opened.tab.faults).toEqual([]);
  });

  test('under the policy that the book has in its pages', async () => {
    const opened = await open('policy');
    await follow(opened);
    await expect.poll(() => opened.tab.evaluate(wasRendered)).toBe(true);
    expect(opened.tab.faults).toEqual([]);
  });
});

test('the policy has the hash of the rules', () => {
  const script = readFileSync(new URL('../../templates/js/prerender.js', import.meta.url), 'utf8');
  const [, literal = ''] = /RULES =\s+('.*');\n/.exec(script) ?? [];
  const text = literal.slice(1, -1).replaceAll("\\'", "'");
  const hash = `sha256-${createHash('sha256').update(text).digest('base64')}`;
  expect(hash).toBe(PRERENDER_RULES);
  expect(script).toContain(`'${PRERENDER_RULES}'`);
});
