// A book that is served and a page of it in Chromium -> how long it takes from a save until the page shows it, and
// whether the reader's place is kept.
//
//   npm run build
//   CHROMIUM=path/to/chromium node tests/bench/live.mjs path/to/book CHAPTER.md [EDITS=50] [PORT=4124]
//
// The chapter's path is below `src`. The book is copied first, and nothing outside the copy is written.
import { spawn } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { chromium } from 'playwright-core';

const bin = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const [book, chapter, edits = '50', port = '4124'] = process.argv.slice(2);
const executablePath = process.env['CHROMIUM'];
if (book === undefined || chapter === undefined || executablePath === undefined) {
  console.error('usage: CHROMIUM=path/to/chromium node tests/bench/live.mjs BOOK CHAPTER.md [EDITS] [PORT]');
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'build-book-live-'));
const root = join(scratch, 'book');
cpSync(resolve(book), root, { recursive: true, filter: (path) => !/[\\/](?:\.git|target)$/.test(path) });
const file = join(root, 'src', chapter);
const server = spawn(process.execPath, [bin, 'serve', root, '-p', port], {
  env: { ...process.env, XDG_CACHE_HOME: join(scratch, 'cache') },
  stdio: 'ignore',
});
const at = `http://localhost:${port}/${chapter.replace(/\.md$/, '.html').replace(/README\.html$/, 'index.html')}`;
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });

const quantile = (times, share) =>
  times.toSorted((a, b) => a - b)[Math.min(times.length - 1, Math.floor(times.length * share))];

try {
  for (;;) {
    const answer = await fetch(at).catch(() => undefined);
    if (answer?.ok) break;
    await wait(50);
  }
  const page = await browser.newPage({ viewport: { width: 1280, height: 800 } });
  await page.goto(at, { waitUntil: 'load' });
  await wait(5000);
  // Halfway down, where an author reads what was written before.
  const place = await page.evaluate(() => {
    document.documentElement.style.scrollBehavior = 'auto';
    scrollTo(0, Math.floor(document.documentElement.scrollHeight / 2));
    return scrollY;
  });
  await page.evaluate(() => {
    globalThis.shown = new Map();
    new MutationObserver(() => {
      const token = /zq\w+/.exec(document.querySelector('main').lastElementChild?.textContent ?? '')?.[0];
      if (token && !globalThis.shown.has(token))
        globalThis.shown.set(token, performance.timeOrigin + performance.now());
    }).observe(document.querySelector('main'), { subtree: true, childList: true, characterData: true });
  });
  const original = readFileSync(file, 'utf8').trimEnd();
  const times = [];
  let moved = 0;
  for (let i = 0; i < Number(edits); i++) {
    const token = `zq${i}x${Math.floor(performance.now())}`;
    const saved = performance.timeOrigin + performance.now();
    writeFileSync(file, `${original}\n\nProbe ${token}.\n`);
    const shown = await page.waitForFunction((name) => globalThis.shown.get(name), token, {
      polling: 50,
      timeout: 60_000,
    });
    times.push((await shown.jsonValue()) - saved);
    if ((await page.evaluate(() => scrollY)) !== place) moved++;
    await wait(400);
  }
  console.log(
    `${times.length} saves: median ${quantile(times, 0.5).toFixed(0)} ms, p95 ${quantile(times, 0.95).toFixed(0)} ms; ` +
      `the place on the page moved ${moved} times`,
  );
} finally {
  await browser.close();
  server.kill('SIGTERM');
  await wait(300);
  server.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
}
