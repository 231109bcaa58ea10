// Pages of a built site, of any tool -> screenshots at each width, light and dark, to look at.
//
//   node tests/bench/screenshots.mjs SITE OUT PAGE... [--widths 390,768,1024,1440,1920] [--schemes light,dark] [--touch]
//
// A page is an address below the site; with `#id` the page is scrolled there. Files are named PAGE-WIDTH-SCHEME.png.
// `--touch` makes windows narrower than 800 pixels touch screens; `--full` takes the whole page; `--press` presses a
// key or clicks a selector first, such as `--press '#mdbook-theme-toggle'`.
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { launchChromium, serveSite } from './site-server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    widths: { type: 'string', default: '390,768,1024,1440,1920' },
    schemes: { type: 'string', default: 'light,dark' },
    touch: { type: 'boolean', default: false },
    full: { type: 'boolean', default: false },
    press: { type: 'string' },
  },
});
const [site, out, ...pages] = positionals;
if (site === undefined || out === undefined || pages.length === 0) {
  console.error(
    'usage: node tests/bench/screenshots.mjs SITE OUT PAGE... [--widths 390,1440] [--schemes light,dark]',
  );
  process.exit(2);
}
mkdirSync(out, { recursive: true });

const TOUCH_BELOW = 800;
const browser = await launchChromium();
const server = await serveSite(site);
try {
  for (const width of values.widths.split(',').map(Number)) {
    for (const colorScheme of values.schemes.split(',')) {
      const touch = values.touch && width < TOUCH_BELOW ? { hasTouch: true, isMobile: true } : {};
      const context = await browser.newContext({
        viewport: { width, height: width < TOUCH_BELOW ? 844 : 900 },
        colorScheme,
        ...touch,
      });
      const view = await context.newPage();
      for (const page of pages) {
        await view.goto(`${server.origin}/${page}`, { waitUntil: 'networkidle' });
        if (values.press !== undefined) {
          if (/^[#.[]/.test(values.press)) await view.click(values.press);
          else await view.keyboard.press(values.press);
        }
        await view.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 200))));
        const name = `${page.replace(/\.html/, '').replace(/[^\w-]+/g, '-')}-${width}-${colorScheme}.png`;
        await view.screenshot({ path: join(out, name), fullPage: values.full });
      }
      await context.close();
    }
  }
} finally {
  await browser.close();
  server.close();
}
