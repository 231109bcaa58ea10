// Built sites, of any tool -> how fast they feel in Chromium: long tasks, layout shift, the next page, typing, menus.
//
//   node tests/bench/felt.mjs PAGE NAME=SITE... [--runs 5] [--hover 300] [--query ownership] [--only load,next,input]
//
// PAGE is an address that all sites have, and that has a link to a next page, such as `ch13-02-iterators.html`;
// `build-peers.mjs` makes such sites. Medians of the runs, in which the sites take turns.
//
// - load: the longest task while the page loads on a processor that is four times slower, the number of tasks over
//   50 ms, the processor time of the page's main thread (not slowed), elements, and the layout shift.
// - next: milliseconds from a click on the link to the next page until the text of that page is painted, over a fast 3G
//   connection, after the pointer has rested on the link for so long.
// - input: the longest time from an input until the next paint, processor four times slower: each letter of a query, the
//   menu of colors and a change of colors, opening and closing the contents. `-` where a site has no such thing.
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { median, number, table } from './measure.mjs';
import { launchTabs } from '../browser/tabs.mjs';
import { chromiumFile, launchChromium, serveSite } from './site-server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    runs: { type: 'string', default: '5' },
    hover: { type: 'string', default: '300' },
    query: { type: 'string', default: 'ownership' },
    only: { type: 'string', default: 'load,next,input' },
  },
});
const [address, ...named] = positionals;
const sites = named.map((word) => word.split('='));
if (sites.length === 0 || sites.some(([, site]) => site === undefined)) {
  console.error('usage: node tests/bench/felt.mjs PAGE NAME=SITE... [--runs 5] [--only load,next,input]');
  process.exit(2);
}

const SLOWER = 4;
/** What the developer tools of Chromium call fast 3G. */
const FAST_3G = { latency: 562.5, throughput: 180_000 };

/** Runs in every page. */
const observe = () => {
  window.felt = { tasks: [], shift: 0, inputs: [] };
  const watch = (type, take, options = {}) =>
    new PerformanceObserver((list) => list.getEntries().forEach(take)).observe({
      type,
      buffered: true,
      ...options,
    });
  watch('longtask', ({ duration }) => window.felt.tasks.push(duration));
  watch('layout-shift', ({ value, hadRecentInput }) => {
    if (!hadRecentInput) window.felt.shift += value;
  });
  watch('event', ({ duration, interactionId }) => interactionId && window.felt.inputs.push(duration), {
    durationThreshold: 16,
  });
  const now = () => performance.timeOrigin + performance.now();
  const titleOf = () => document.querySelector('main :is(h1, h2), h1')?.textContent;
  addEventListener(
    'click',
    () => {
      sessionStorage.setItem('felt-click', String(now()));
      const before = titleOf();
      // Of a site whose pages replace each other's text: the frame after the one with the new text.
      const look = () => {
        if (titleOf() === before) return void requestAnimationFrame(look);
        requestAnimationFrame(() => setTimeout(() => (window.felt.painted = now())));
      };
      look();
    },
    { capture: true },
  );
  watch('paint', ({ name, startTime }) => {
    if (name === 'first-contentful-paint' && sessionStorage.getItem('felt-click'))
      window.felt.painted = performance.timeOrigin + startTime;
  });
};

/** Waits until nothing was requested for the given number of milliseconds. */
async function quiet(server, milliseconds) {
  server.touch();
  while (server.idleFor() < milliseconds) await wait(50);
}

async function open(browser, { slower = 1 } = {}) {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
  const view = await context.newPage();
  await view.addInitScript(observe);
  const client = await context.newCDPSession(view);
  if (slower > 1) await client.send('Emulation.setCPUThrottlingRate', { rate: slower });
  return { context, view, client };
}

const measures = {
  load: {
    heads: ['longest task', 'over 50 ms', 'CPU ms', 'elements', 'layout shift'],
    digits: [0, 0, 0, 0, 3],
    of: async (browser, server) => {
      const plain = await open(browser);
      await plain.client.send('Performance.setTimeDomain', { timeDomain: 'threadTicks' });
      await plain.client.send('Performance.enable');
      await plain.view.goto(`${server.origin}/${address}`, { waitUntil: 'load' });
      await quiet(server, 500);
      const { metrics } = await plain.client.send('Performance.getMetrics');
      const spent = 1000 * (metrics.find(({ name }) => name === 'TaskDuration')?.value ?? NaN);
      await plain.context.close();
      const { context, view } = await open(browser, { slower: SLOWER });
      await view.goto(`${server.origin}/${address}`, { waitUntil: 'load' });
      await quiet(server, 1000);
      const [longest, count, elements, shift] = await view.evaluate(() => [
        Math.max(0, ...window.felt.tasks),
        window.felt.tasks.length,
        document.querySelectorAll('*').length,
        window.felt.shift,
      ]);
      await context.close();
      return [longest, count, spent, elements, shift];
    },
  },
  next: {
    heads: ['next page ms'],
    digits: [0],
    // The server is slow, not the browser: emulation would not reach pages that are rendered ahead.
    of: async (_, server) => {
      server.slow(FAST_3G);
      const view = await (await tabs()).open();
      await view.addScript(`(${observe})()`);
      await view.goto(`${server.origin}/${address}`);
      await quiet(server, 1500);
      const link = await view.evaluate(`(() => {
        const links = [...document.querySelectorAll('a[rel~=next], .pager-link.next')];
        const last = links.filter((each) => each.checkVisibility()).at(-1);
        last.id = 'felt-next';
        last.scrollIntoView();
        return '#felt-next';
      })()`);
      await quiet(server, 1500);
      await view.hover(link);
      await wait(Number(values.hover));
      await view.click(link);
      await view.until('window.felt?.painted && sessionStorage.getItem("felt-click")');
      const time = await view.evaluate('window.felt.painted - Number(sessionStorage.getItem("felt-click"))');
      await view.close();
      server.slow(undefined);
      return [time];
    },
  },
  input: {
    heads: ['typing ms', 'colors ms', 'contents ms'],
    digits: [0, 0, 0],
    of: async (browser, server) => {
      const { context, view } = await open(browser, { slower: SLOWER });
      await view.goto(`${server.origin}/${address}`, { waitUntil: 'load' });
      await quiet(server, 500);
      const longest = async (act) => {
        await view.evaluate(() => (window.felt.inputs.length = 0));
        if ((await act()) === false) return NaN;
        await wait(700);
        return view.evaluate(() => Math.max(0, ...window.felt.inputs));
      };
      const press = async (selector) => {
        const button = view.locator(selector).first();
        if (!(await button.isVisible())) return false;
        await button.click();
        await wait(300);
      };
      const contents = await longest(async () => {
        const toggle = '#mdbook-sidebar-toggle, #sidebar-toggle';
        if ((await press(toggle)) === false) return false;
        return press(toggle);
      });
      const colors = await longest(async () => {
        if ((await press('#mdbook-theme-toggle, #theme-toggle')) !== false)
          return press('#mdbook-theme-navy, #navy');
        if ((await press('.VPSwitchAppearance >> visible=true')) !== false) return;
        await view.locator('starlight-theme-select select >> visible=true').focus();
        await view.keyboard.press('ArrowUp');
      });
      await view.keyboard.press('Escape');
      const typing = await longest(async () => {
        const isOpen = () => view.evaluate(() => document.activeElement?.matches('input') ?? false);
        await view.keyboard.press('/');
        await wait(1000);
        if (!(await isOpen())) await view.keyboard.press('Control+k');
        await wait(1000);
        if (!(await isOpen())) return false;
        await view.keyboard.type(values.query, { delay: 120 });
      });
      await context.close();
      return [typing, colors, contents];
    },
  },
};

const chosen = values.only.split(',');
const servers = await Promise.all(sites.map(([, site]) => serveSite(site)));
const browser = await launchChromium();
let launchedTabs;
/** The browser in which pages can be rendered ahead. */
async function tabs() {
  return (launchedTabs ??= await launchTabs(await chromiumFile()));
}
try {
  const rows = sites.map(([name]) => [name]);
  const heads = chosen.flatMap((name) => measures[name].heads);
  for (const name of chosen) {
    const { digits, of } = measures[name];
    const found = sites.map(() => []);
    for (let run = 0; run < Number(values.runs); run++)
      for (const [i, server] of servers.entries()) {
        try {
          found[i].push(await of(browser, server));
        } catch (error) {
          console.error(`${sites[i][0]}: ${name}: ${String(error).split('\n')[0]}`);
        }
      }
    for (const [i, runs] of found.entries())
      rows[i].push(...digits.map((places, j) => number(median(runs.map((run) => run[j])), places)));
  }
  console.log(table(['site', ...heads], rows));
} finally {
  await browser.close();
  await launchedTabs?.close();
  for (const server of servers) server.close();
}
