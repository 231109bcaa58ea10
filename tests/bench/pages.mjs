// A built site, of whatever tool, and one of its pages in Chromium -> what a reader's first view and first searches
// cost: bytes as sent with gzip, requests, findings of axe, and the longest task while a query is typed.
//
//   node tests/bench/pages.mjs path/to/site PAGE [QUERY] [SECOND QUERY]
//
// The page is an address below the site, such as `ch04-01-what-is-ownership.html`. The search is opened with the key
// `/` or, where that does nothing, Ctrl-K. A request counts by the body that was sent for it; with EACH=1 in the
// environment, each one is printed.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { setTimeout as wait } from 'node:timers/promises';
import { launchChromium, serveSite } from './site-server.mjs';

const [site, page, query = 'ownership', second = 'lifetime'] = process.argv.slice(2);
if (site === undefined || page === undefined) {
  console.error('usage: node tests/bench/pages.mjs SITE PAGE [QUERY] [SECOND]');
  process.exit(2);
}

const server = await serveSite(site);

/** Waits until nothing was asked for during a second: the largest of what sites put off until later. */
const quiet = async () => {
  server.touch();
  while (server.idleFor() < 1000) await wait(100);
};
const kilobytes = (list) => (list.reduce((sum, { bytes }) => sum + bytes, 0) / 1000).toFixed(1);
const told = (list) => {
  const kinds = [...new Set(list.map(({ kind }) => kind))].sort();
  const parts = kinds.map((kind) => `${kind} ${kilobytes(list.filter((each) => each.kind === kind))}`);
  return `${kilobytes(list)} kB in ${list.length} requests${parts.length > 0 ? ` (${parts.join(', ')})` : ''}`;
};
const tell = (name, list) => {
  console.log(`${name}  ${told(list)}`);
  if (process.env['EACH']) for (const { path, bytes } of list) console.log(`  ${bytes} ${path}`);
};

const browser = await launchChromium();
try {
  const view = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await view.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  await view.goto(`${server.origin}/${page}`, { waitUntil: 'load' });
  await quiet();
  const first = server.take();
  tell(
    'first view  ',
    first.filter(({ ahead }) => !ahead),
  );
  tell(
    'ahead of use',
    first.filter(({ ahead }) => ahead),
  );

  await view.evaluate(readFileSync(createRequire(import.meta.url).resolve('axe-core'), 'utf8'));
  const findings = await view.evaluate(async () => {
    const { violations } = await window.axe.run(document);
    return violations.map(({ id, nodes }) => `${id} ×${nodes.length}`);
  });
  console.log(
    `axe           ${findings.length} rules broken${findings.length > 0 ? ': ' : ''}${findings.join(', ')}`,
  );

  const search = async (name, words) => {
    await view.evaluate(() => (window.tasks.length = 0));
    await view.keyboard.press('Control+A');
    await view.keyboard.type(words, { delay: 80 });
    await quiet();
    const longest = await view.evaluate(() => Math.max(0, ...window.tasks));
    const asked = server.take();
    tell(name, asked);
    console.log(`longest task  ${longest.toFixed(0)} ms`);
  };
  const isOpen = () => view.evaluate(() => document.activeElement?.matches('input') ?? false);
  server.take();
  await view.keyboard.press('/');
  await wait(1500);
  if (!(await isOpen())) await view.keyboard.press('Control+k');
  await wait(1500);
  if (!(await isOpen())) throw new Error('no key opens the search of this page');
  await search('first query ', query);
  await search('second query', second);
} finally {
  await browser.close();
  server.close();
}
