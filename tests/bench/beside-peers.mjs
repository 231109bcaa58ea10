// The same pages by build-book, mdBook, VitePress and Starlight -> sheets with four pictures each, to look at.
//
//   npm run build
//   node tests/bench/beside-peers.mjs BOOK OUT --mdbook FILE --pages chapter.md,code.md,table.md
//     [--widths 390,768,1024,1440,1920] [--schemes light,dark] [--scratch FOLDER] [--down 0]
//
// BOOK is a folder with book.toml; the home page is made up. VitePress and Starlight are installed from the registry into a
// temporary folder. Sheets are named PAGE-WIDTH-SCHEME.png. `--scratch` keeps the sites, and takes them from there in the
// next run; `--down` scrolls each page first, in heights of the window.
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPeerSites } from './peer-sites.mjs';
import { launchChromium, serveSite } from './site-server.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mdbook: { type: 'string' },
    pages: { type: 'string' },
    widths: { type: 'string', default: '390,768,1024,1440,1920' },
    schemes: { type: 'string', default: 'light,dark' },
    scratch: { type: 'string' },
    down: { type: 'string', default: '0' },
  },
});
const [book, out] = positionals;
if (out === undefined || values.mdbook === undefined || values.pages === undefined) {
  console.error(
    'usage: node tests/bench/beside-peers.mjs BOOK OUT --mdbook FILE --pages chapter.md,code.md,table.md',
  );
  process.exit(2);
}
mkdirSync(out, { recursive: true });

/** The sites, built or from the last run. */
function sitesOf() {
  const scratch = values.scratch ?? mkdtempSync(join(tmpdir(), 'beside-peers-'));
  if (values.scratch === undefined)
    process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
  const record = join(scratch, 'sites.json');
  if (existsSync(record)) return JSON.parse(readFileSync(record, 'utf8'));
  const input = { book: resolve(book), pages: values.pages.split(','), mdbook: resolve(values.mdbook) };
  const sites = buildPeerSites({ ...input, scratch: resolve(scratch) });
  writeFileSync(record, JSON.stringify(sites));
  return sites;
}

const TOUCH_BELOW = 800;
/** Pictures of a page by each generator, in the order of the sites. */
async function picturesOf(browser, servers, index, { width, colorScheme }) {
  const touch = width < TOUCH_BELOW ? { hasTouch: true, isMobile: true } : {};
  const viewport = { width, height: width < TOUCH_BELOW ? 844 : 900 };
  const context = await browser.newContext({ viewport, colorScheme, ...touch });
  const pictures = [];
  for (const { name, origin, pages } of servers) {
    const view = await context.newPage();
    await view.goto(`${origin}/${pages[index]}`, { waitUntil: 'networkidle' });
    await view.evaluate((down) => window.scrollTo(0, down * window.innerHeight), Number(values.down));
    await view.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300))));
    pictures.push({ name, data: (await view.screenshot()).toString('base64') });
    await view.close();
  }
  await context.close();
  return pictures;
}

const PHONE_BELOW = 500;
/** Writes the pictures side by side, two rows of those that are wider than a phone's. */
async function writeSheet(browser, file, pictures, width) {
  const each = Math.min(width, 960);
  const view = await browser.newPage({
    viewport: { width: (width < PHONE_BELOW ? 4 : 2) * (each + 8), height: 600 },
  });
  const figures = pictures.map(
    ({ name, data }) => `<figure>${name}<img src="data:image/png;base64,${data}" width="${each}"></figure>`,
  );
  await view.setContent(
    `<style>body{margin:0;display:flex;flex-wrap:wrap;background:#888;font:16px sans-serif}figure{margin:4px}img{display:block}</style>${figures.join('')}`,
  );
  await view.screenshot({ path: file, fullPage: true });
  await view.close();
}

const sites = sitesOf();
const names = ['home', ...values.pages.split(',').map((path) => basename(path, '.md'))];
const browser = await launchChromium();
const servers = await Promise.all(
  Object.entries(sites).map(async ([name, { folder, pages }]) => ({
    name,
    pages,
    ...(await serveSite(folder)),
  })),
);
try {
  for (const width of values.widths.split(',').map(Number))
    for (const colorScheme of values.schemes.split(','))
      for (const [index, name] of names.entries()) {
        const pictures = await picturesOf(browser, servers, index, { width, colorScheme });
        await writeSheet(browser, join(out, `${name}-${width}-${colorScheme}.png`), pictures, width);
      }
} finally {
  await browser.close();
  for (const { close } of servers) close();
}
