// Books and the judged queries of `queries/` -> how often each search engine has a right page first, and among the first
// three, and what its queries load (gzip). It isn't a test: nothing passes or fails.
//
//   npm run build
//   MDBOOK=path/to/mdbook PEERS=folder \
//     node tests/bench/search/run.mjs guide=. trpl=path/to/book howto=path/to/rust_howto/bk zh=... mixed=tests/bench/search/mixed
//
// A name is that of a file in `queries/`. PEERS is where npm installs Pagefind and MiniSearch, unless they are there. What
// isn't given is left out of the table. SITES=folder keeps the sites and uses those that are there. FAILURES=1 lists the
// queries that don't have a right page first.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';
import { buildByMdbook, buildSite, copyBook } from './books.mjs';
import { opener as buildBook } from './engines/build-book.mjs';
import { open as mdbook } from './engines/mdbook.mjs';
import { opener as minisearch } from './engines/minisearch.mjs';
import { indexPages, open as pagefind } from './engines/pagefind.mjs';
import { groupsOf, judge } from './judge.mjs';

const checkout = fileURLToPath(new URL('../../../', import.meta.url));
const { MDBOOK, PEERS, SITES, FAILURES } = process.env;
/** The versions that the judged results were last compared with. */
const PACKAGES = { pagefind: '1.6.0', minisearch: '7.2.0' };
const books = process.argv.slice(2).map((word) => word.split('='));
if (books.length === 0 || books.some(([, path]) => path === undefined)) {
  console.error('usage: [MDBOOK=…] [PEERS=…] node tests/bench/search/run.mjs NAME=BOOK...');
  process.exit(2);
}

const scratch = SITES ?? mkdtempSync(join(tmpdir(), 'build-book-search-'));
mkdirSync(scratch, { recursive: true });
if (SITES === undefined) process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** Makes a site, unless one is kept from before. */
function siteOf(name, book, make) {
  const to = join(scratch, name, book);
  const kept = [join(to, 'html'), to].find((path) => existsSync(join(path, 'index.html')));
  return kept ?? make(to);
}

/** Chapters of a site: what its contents link to. */
function pagesOf(site) {
  const contents = readFileSync(join(site, 'toc.html'), 'utf8');
  const links = [...contents.matchAll(/<a href="([^"#:]+\.html)"/g)].map(([, href]) =>
    decodeURIComponent(href),
  );
  return [...new Set(links)].filter((page) => existsSync(join(site, page)));
}

/** The folder of a package, which is installed if it isn't there. */
function peer(name) {
  const folder = join(resolve(PEERS), 'node_modules', name);
  if (!existsSync(folder)) {
    mkdirSync(PEERS, { recursive: true });
    execFileSync('npm', [
      ...['install', '--prefix', PEERS, '--no-audit', '--no-fund'],
      `${name}@${PACKAGES[name]}`,
    ]);
  }
  return folder;
}

async function loadMiniSearch() {
  const folder = peer('minisearch');
  const { default: MiniSearch } = await import(pathToFileURL(join(folder, 'dist/es/index.js')).href);
  return { MiniSearch, bytes: gzipSync(readFileSync(join(folder, 'dist/umd/index.js'))).length };
}

/** The engines of a book, each as a function that opens it. */
async function enginesOf(name, path, language) {
  let copy;
  const folder = () => (copy ??= copyBook(resolve(path), mkdtempSync(join(tmpdir(), `build-book-${name}-`))));
  const engines = [];
  const own = siteOf('build-book', name, (to) =>
    buildSite(checkout, { folder: folder(), language, to, cache: join(scratch, 'cache') }),
  );
  if (existsSync(join(own, 'search-index'))) engines.push(['build-book', () => buildBook(checkout)(own)]);
  if (PEERS) {
    const pages = pagesOf(own);
    const to = join(resolve(scratch), 'pagefind', name);
    await indexPages(peer('pagefind'), { site: own, pages, language, to });
    engines.push(['Pagefind', () => pagefind(to, language)]);
    const { MiniSearch, bytes } = await loadMiniSearch();
    const opened = [false, true].map((bySection) => minisearch(MiniSearch, bytes, bySection)(own, pages));
    engines.push(['MiniSearch pages', () => opened[0]], ['MiniSearch sections', () => opened[1]]);
  }
  if (MDBOOK) {
    const site = siteOf('mdbook', name, (to) =>
      buildByMdbook(resolve(MDBOOK), { folder: folder(), language, to }),
    );
    const opened = mdbook(site);
    engines.push(['mdBook', () => opened]);
  }
  if (copy) rmSync(copy, { recursive: true, force: true });
  return engines;
}

/** Queries that are asked of an engine that was just opened, to see what a first query loads. */
const FIRST_QUERIES = 12;

/** Asks one engine all queries of a book: judged results, and the bytes of a first query and of those after it. */
async function ask(open, queries) {
  const judged = [];
  const following = [];
  const times = [];
  const engine = await open();
  let before;
  for (const { query, answers } of queries) {
    const start = performance.now();
    const groups = groupsOf(await engine.search(query));
    times.push(performance.now() - start);
    judged.push({ ...judge(groups, answers), found: groups.slice(0, 3).map(({ page }) => page) });
    const bytes = engine.bytes();
    if (before !== undefined) following.push(bytes - before);
    before = bytes;
  }
  engine.close();
  return { judged, first: await firstBytes(open, queries), following, times };
}

async function firstBytes(open, queries) {
  const step = Math.ceil(queries.length / FIRST_QUERIES);
  const first = [];
  for (const { query } of queries.filter((_, i) => i % step === 0)) {
    const engine = await open();
    await engine.search(query);
    first.push(engine.bytes());
    engine.close();
  }
  return first;
}

const share = (list, test) => (list.length === 0 ? '-' : `${list.filter(test).length}/${list.length}`);
const sorted = (values) => [...values].sort((a, b) => a - b);
const at = (values, part) => sorted(values)[Math.min(values.length - 1, Math.floor(values.length * part))];
const kB = (bytes) => (bytes === undefined ? '-' : (bytes / 1000).toFixed(0));
const line = (cells) => `| ${cells.join(' | ')} |`;

function table(title, heads, rows) {
  console.log(`\n${title}\n`);
  console.log([line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n'));
}

const all = [];
const costs = [];
const names = new Set();
for (const [name, path] of books) {
  const { language, queries } = JSON.parse(
    readFileSync(new URL(`queries/${name}.json`, import.meta.url), 'utf8'),
  );
  for (const [engine, open] of await enginesOf(name, path, language)) {
    names.add(engine);
    console.error(`${name}: ${engine}`);
    const { judged, first, following, times } = await ask(open, queries);
    judged.forEach((one, i) => all.push({ engine, book: name, language, ...queries[i], ...one }));
    costs.push([
      name,
      engine,
      kB(at(first, 0.5)),
      kB(Math.max(...first)),
      kB(at(following, 0.5)),
      kB(Math.max(...following)),
      at(times, 0.5).toFixed(1),
      Math.max(...times).toFixed(1),
    ]);
  }
}

const engines = [...names];
const quality = (key) =>
  [...new Set(all.map((one) => one[key])), 'all'].map((value) => [
    value,
    ...engines.flatMap((engine) => {
      const own = all.filter((one) => one.engine === engine && (value === 'all' || one[key] === value));
      return [share(own, ({ rank }) => rank <= 1), share(own, ({ rank }) => rank <= 3)];
    }),
  ]);
const heads = engines.flatMap((engine) => [`${engine} @1`, '@3']);
table('By book', ['book', ...heads], quality('book'));
table('By language', ['language', ...heads], quality('language'));
table('By kind', ['kind', ...heads], quality('kind'));
table('Answers that are sections, of pages found: section among the first three shown', engines, [
  engines.map((engine) => {
    const own = all.filter((one) => one.engine === engine && one.inSection !== undefined);
    return share(own, ({ inSection }) => inSection);
  }),
]);
table(
  'Loaded, kB (gzip)',
  ['book', 'engine', 'first query, median', 'most', 'following, median', 'most', 'ms, median', 'most'],
  costs,
);
if (FAILURES) {
  const engine = FAILURES === '1' ? 'build-book' : FAILURES;
  const failed = all.filter((one) => one.engine === engine && (one.rank > 1 || one.inSection === false));
  table(
    `${engine}: not right at first`,
    ['book', 'kind', 'query', 'rank', 'in its section', 'best answers', 'found'],
    failed.map((one) => [
      one.book,
      one.kind,
      `\`${one.query}\``,
      one.rank,
      one.inSection ?? '',
      one.answers.join(' '),
      one.found.join(' '),
    ]),
  );
}
