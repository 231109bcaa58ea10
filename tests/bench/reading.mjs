// A built site, of any tool, in Chromium: what its pages cost, and how well they read.
//
//   node tests/bench/reading.mjs SITE [--pages 'ch.*'] [--widths 390,1440]
//
// Prints, over the pages whose address matches: the first view of the page of median size (bytes as sent with gzip,
// requests, layout shift), and at each width the share of code blocks that scroll sideways. `felt.mjs` measures times.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { gzipSync } from 'node:zlib';
import { launchChromium, serveSite } from './site-server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    pages: { type: 'string', default: '.' },
    widths: { type: 'string', default: '390,768,1024,1280,1440,1920' },
  },
});
const [site] = positionals;
if (site === undefined) {
  console.error('usage: node tests/bench/reading.mjs SITE [--pages PATTERN] [--widths 390,1440]');
  process.exit(2);
}

const isPage = (path) =>
  path.endsWith('.html') &&
  !/(?:^|\/)(?:404|print|toc)\.html$/.test(path) &&
  new RegExp(values.pages).test(path);
const sizeOf = (path) => gzipSync(readFileSync(join(site, path))).length;
/** Pages by their size, without redirects. */
const pages = readdirSync(site, { recursive: true })
  .map((path) => path.split('\\').join('/'))
  .filter((path) => isPage(path) && !/http-equiv="?refresh/i.test(readFileSync(join(site, path), 'utf8')))
  .sort((a, b) => sizeOf(a) - sizeOf(b));
const middle = pages[pages.length >> 1];

const observe = () => {
  window.shift = 0;
  new PerformanceObserver((list) => {
    for (const { value, hadRecentInput } of list.getEntries()) if (!hadRecentInput) window.shift += value;
  }).observe({ type: 'layout-shift', buffered: true });
};

async function firstView(browser, server) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const view = await context.newPage();
  await view.addInitScript(observe);
  await view.goto(`${server.origin}/${middle}`, { waitUntil: 'networkidle' });
  const sent = server.take().filter(({ ahead }) => !ahead);
  const of = (kind) =>
    sent.filter((each) => each.kind === kind).reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  const total = sent.reduce((sum, { bytes }) => sum + bytes, 0) / 1000;
  console.log(
    `first view of ${middle}: ${total.toFixed(1)} kB in ${sent.length} requests ` +
      `(html ${of('html').toFixed(1)}, css ${of('css').toFixed(1)}, js ${of('js').toFixed(1)}), ` +
      `layout shift ${(await view.evaluate(() => window.shift)).toFixed(4)}`,
  );
  await context.close();
}

/** How many code blocks a page has, and how many of them are wider than their box. */
const blocksIn = () => {
  const blocks = [...document.querySelectorAll('main pre, article pre')].filter(
    (block) => block.checkVisibility() && block.querySelector('code') !== null,
  );
  const scrolls = (box) => box.scrollWidth > box.clientWidth + 1;
  const wide = blocks.filter((block) => scrolls(block) || [...block.querySelectorAll('code')].some(scrolls));
  return [blocks.length, wide.length];
};

async function scrolling(browser, server, width) {
  const context = await browser.newContext({ viewport: { width, height: 900 } });
  const view = await context.newPage();
  let [all, wide, over] = [0, 0, 0];
  for (const page of pages) {
    await view.goto(`${server.origin}/${page}`, { waitUntil: 'load' });
    const [blocks, scrolled] = await view.evaluate(blocksIn);
    all += blocks;
    wide += scrolled;
    over += await view.evaluate(() => (document.documentElement.scrollWidth > innerWidth ? 1 : 0));
  }
  console.log(
    `${String(width).padStart(5)} px: ${wide} of ${all} code blocks scroll sideways ` +
      `(${((100 * wide) / all).toFixed(1)} %); ${over} pages wider than the window`,
  );
  await context.close();
}

const browser = await launchChromium();
const server = await serveSite(site);
try {
  await firstView(browser, server);
  for (const width of values.widths.split(',').filter(Boolean))
    await scrolling(browser, server, Number(width));
} finally {
  await browser.close();
  server.close();
}
