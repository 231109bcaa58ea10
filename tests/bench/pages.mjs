// A built site, of whatever tool, and one of its pages in Chromium -> what a reader's first view and first searches
// cost: bytes as sent with gzip, requests, findings of axe, and the longest task while a query is typed.
//
//   CHROMIUM=path/to/chromium node tests/bench/pages.mjs path/to/site PAGE [QUERY] [SECOND QUERY]
//
// The page is an address below the site, such as `ch04-01-what-is-ownership.html`. The search is opened with the key
// `/` or, where that does nothing, Ctrl-K. A request counts by the body that was sent for it; with EACH=1 in the
// environment every one is told.
import { readFileSync, statSync } from 'node:fs';
import { createServer } from 'node:http';
import { createRequire } from 'node:module';
import { extname, join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { gzipSync } from 'node:zlib';
import { chromium } from 'playwright-core';

const [site, page, query = 'ownership', second = 'lifetime'] = process.argv.slice(2);
const executablePath = process.env['CHROMIUM'];
if (site === undefined || page === undefined || executablePath === undefined) {
  console.error('usage: CHROMIUM=path/to/chromium node tests/bench/pages.mjs SITE PAGE [QUERY] [SECOND]');
  process.exit(2);
}

/** What hosts compress. Fonts and pictures are compressed already. */
const types = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
};

/** The files an address may mean, as static hosts read it. */
const candidates = (path) => [path, `${path}.html`, join(path, 'index.html')];
const fileOf = (path) => candidates(path).find((file) => statSync(file, { throwIfNoEntry: false })?.isFile());

/** Since the last look. */
let sent = [];
let lastAt = Date.now();
const server = createServer((request, response) => {
  const path = decodeURIComponent(new URL(request.url, 'http://site').pathname);
  const file = fileOf(join(resolve(site), path));
  lastAt = Date.now();
  if (file === undefined) {
    response.writeHead(404).end();
    return;
  }
  const type = types[extname(file)];
  const body = type === undefined ? readFileSync(file) : gzipSync(readFileSync(file));
  const coding = type === undefined ? {} : { 'Content-Encoding': 'gzip' };
  const headers = { 'Content-Type': type ?? 'application/octet-stream', 'Cache-Control': 'max-age=600' };
  response.writeHead(200, { ...headers, ...coding });
  response.end(body);
  const ahead = /prefetch/.test(request.headers['sec-purpose'] ?? request.headers['purpose'] ?? '');
  sent.push({ path, kind: extname(file).slice(1), bytes: body.length, ahead });
});
await new Promise((done) => server.listen(0, '127.0.0.1', done));

/** Waits until nothing was asked for during a second: the largest of what sites put off until later. */
const quiet = async () => {
  lastAt = Date.now();
  while (Date.now() - lastAt < 1000) await wait(100);
};
const take = () => {
  const taken = sent;
  sent = [];
  return taken;
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

const browser = await chromium.launch({ executablePath, args: ['--no-sandbox', '--disable-gpu'] });
try {
  const view = await browser.newPage({ viewport: { width: 1440, height: 900 } });
  await view.addInitScript(() => {
    window.tasks = [];
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.tasks.push(duration);
    }).observe({ type: 'longtask' });
  });
  await view.goto(`http://127.0.0.1:${server.address().port}/${page}`, { waitUntil: 'load' });
  await quiet();
  const first = take();
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
    const asked = take();
    tell(name, asked);
    console.log(`longest task  ${longest.toFixed(0)} ms`);
  };
  const isOpen = () => view.evaluate(() => document.activeElement?.matches('input') ?? false);
  take();
  await view.keyboard.press('/');
  await wait(1500);
  if (!(await isOpen())) await view.keyboard.press('Control+k');
  await wait(1500);
  if (!(await isOpen())) throw new Error('no key opens the search of this page');
  await search('first query ', query);
  await search('second query', second);
} finally {
  await browser.close();
  server.closeAllConnections();
  server.close();
}
