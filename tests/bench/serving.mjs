// Books that are served -> how long the first page and the search take, without a cache and with one, and how long a save
// takes to be in the server's answer while earlier saves are still being checked and indexed.
//
//   npm run build
//   node tests/bench/serving.mjs [--saves 120] [--starts 3] [--port 4126] path/to/book 'path/to/book*18'
//
// Only copies of the books are served. Linux only: times are also given without what the server's main thread waited for a
// processor, from /proc, to tell a busy machine from a slow program.
import { spawn } from 'node:child_process';
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import http from 'node:http';
import { loadavg, tmpdir } from 'node:os';
import { basename, join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chaptersOf, copyBook, parseBook, sourceFolder } from './book-copies.mjs';
import { median, number, table } from './measure.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    saves: { type: 'string', default: '120' },
    starts: { type: 'string', default: '3' },
    port: { type: 'string', default: '4126' },
    checkout: { type: 'string', default: fileURLToPath(new URL('../../', import.meta.url)) },
  },
});
if (positionals.length === 0) {
  console.error('usage: node tests/bench/serving.mjs [--saves N] [--starts N] [--port N] BOOK...');
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'build-book-serving-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));
const bin = join(resolve(values.checkout), 'src/bin.js');
const port = Number(values.port);
const agent = new http.Agent({ keepAlive: true });

/** The body of an answer, empty unless it is 200. */
const get = (path) =>
  new Promise((done) => {
    const request = http.get({ host: '127.0.0.1', port, path, agent }, (answer) => {
      let body = '';
      answer.on('data', (part) => (body += part));
      answer.on('end', () => done(answer.statusCode === 200 ? body : ''));
    });
    request.on('error', () => done(''));
  });

async function until(path, isRight) {
  while (!isRight(await get(path))) await wait(3);
}

/** Milliseconds that a thread has computed, and that it was ready to but had to wait. */
function scheduled(thread) {
  const [cpu, waited] = readFileSync(`/proc/${thread}/schedstat`, 'utf8').split(' ').map(Number);
  return { cpu: cpu / 1e6, waited: waited / 1e6 };
}

/** Milliseconds of a server's main thread since a moment. */
function clock(pid) {
  const start = performance.now();
  const before = scheduled(pid);
  return () => {
    const { cpu, waited } = scheduled(pid);
    const wall = performance.now() - start;
    return { wall, cpu: cpu - before.cpu, waited: waited - before.waited };
  };
}

async function start({ root, cache }) {
  const begun = performance.now();
  const server = spawn(process.execPath, [bin, 'serve', root, '-q', '-p', String(port)], {
    env: { ...process.env, XDG_CACHE_HOME: cache, NO_COLOR: '1' },
    stdio: 'ignore',
  });
  const spent = () => {
    const { cpu, waited } = scheduled(server.pid);
    return { wall: performance.now() - begun, cpu, waited };
  };
  return { server, spent };
}

async function end(server) {
  const closed = new Promise((done) => server.on('close', done));
  server.kill('SIGTERM');
  await closed;
}

/** Whether the results of a first build were saved, which the server does after everything else. */
function hasCache(cache) {
  if (!existsSync(cache)) return false;
  const names = readdirSync(cache, { recursive: true }).map((path) => basename(path));
  const isWritten = names.every((name) => !name.endsWith('.draft'));
  return isWritten && ['chapters.memo', 'search.memo'].every((name) => names.includes(name));
}

/** What the first page and the search have taken. */
async function timeStart(book) {
  const { cache } = book;
  const { server, spent } = await start(book);
  await until('/', (body) => body.includes('</main>'));
  const page = spent();
  await until('/search-index/index.json', (body) => body !== '');
  const search = spent();
  while (!hasCache(cache)) await wait(50);
  await end(server);
  return { page, search };
}

/** Pauses between saves, in milliseconds, in which the checks, the index and, after two seconds, the checks of the folder begin. */
const PAUSES = [20, 60, 150, 300, 500, 800, 1300, 2050, 2200, 2600];

async function timeSaves(book, count) {
  const { server } = await start(book);
  const file = book.chapter;
  const source = relative(sourceFolder(book.root), file);
  const page = `/${source.replace(/\.md$/, '.html').replace(/README\.html$/, 'index.html')}`;
  await until('/search-index/index.json', (body) => body !== '');
  await wait(3000);
  const original = readFileSync(file, 'utf8').trimEnd();
  const times = [];
  for (let i = 0; i < count; i++) {
    const token = `zq${i}x${Math.floor(performance.now())}`;
    const stop = clock(server.pid);
    writeFileSync(file, `${original}\n\n${'A word '.repeat(i % 7)}Probe ${token}.\n`);
    await until(page, (body) => body.includes(token));
    times.push({ ...stop(), pause: PAUSES[(i + PAUSES.length - 1) % PAUSES.length] });
    await wait(PAUSES[i % PAUSES.length]);
  }
  await end(server);
  return times;
}

const quantile = (list, part) =>
  list.toSorted((a, b) => a - b)[Math.min(list.length - 1, Math.floor(list.length * part))];

const starts = [];
const saves = [];
for (const [i, word] of positionals.entries()) {
  const parsed = parseBook(resolve(word));
  const root = join(scratch, String(i), 'book');
  const cache = join(scratch, String(i), 'cache');
  mkdirSync(join(scratch, String(i)));
  copyBook(parsed, root);
  const book = { root, cache, ...chaptersOf(root) };
  for (const kind of ['cold', 'warm']) {
    const found = [];
    for (let run = 0; run < Number(values.starts); run++) {
      if (kind === 'cold') rmSync(cache, { recursive: true, force: true });
      found.push(await timeStart(book));
    }
    const of = (moment, key) => number(median(found.map((one) => one[moment][key])), 0);
    starts.push([
      ...[parsed.name, book.count, kind],
      ...['page', 'search'].flatMap((moment) => ['wall', 'waited', 'cpu'].map((key) => of(moment, key))),
    ]);
  }
  if (Number(values.saves) === 0) continue;
  const times = await timeSaves(book, Number(values.saves));
  const without = times.map(({ wall, waited }) => wall - waited);
  const parts = [0.5, 0.95, 0.99, 1];
  const rows = { all: times.map(({ wall }) => wall), 'without waiting': without };
  rows['CPU of the main thread'] = times.map(({ cpu }) => cpu);
  for (const [name, list] of Object.entries(rows))
    saves.push([parsed.name, book.count, name, ...parts.map((part) => number(quantile(list, part), 1))]);
  const slow = times.toSorted((a, b) => b.wall - b.waited - (a.wall - a.waited)).slice(0, 5);
  console.error(
    slow.map((one) => `${(one.wall - one.waited).toFixed(0)} ms after a pause of ${one.pause}`).join(', '),
  );
}
const moments = ['first page', 'search'].flatMap((name) => [`${name} ms`, 'waited', 'CPU of main thread']);
console.log(table(['book', 'chapters', 'start', ...moments], starts));
if (saves.length > 0)
  console.log(`\n${table(['book', 'chapters', 'save to answer, ms', 'p50', 'p95', 'p99', 'most'], saves)}`);
console.log(`\nNode ${process.versions.node}, load ${loadavg()[0].toFixed(1)}`);
