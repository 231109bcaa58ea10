// Books -> a table of how long they take to build, beside mdBook where it is there. It is no test: nothing passes or fails.
//
//   npm run build
//   MDBOOK=path/to/mdbook node tests/bench/run.mjs path/to/book [another/book ...]
//
// RUNS (default 5) is how often each build is run; the median counts. Builds of the two programs alternate, so that what
// else the machine does falls on both. Each book is copied first, and nothing outside the copy is written.
import { spawn, spawnSync } from 'node:child_process';
import {
  appendFileSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { basename, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const mdbook = process.env['MDBOOK'];
const runs = Number(process.env['RUNS'] ?? 5);
const books = process.argv.slice(2);

if (books.length === 0) {
  console.error('usage: [MDBOOK=path/to/mdbook] [RUNS=5] node tests/bench/run.mjs BOOK...');
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'build-book-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

/** GNU time tells the most memory that the largest process of a build has had. */
const time = existsSync('/usr/bin/time') ? '/usr/bin/time' : undefined;

/** Runs a command to its end: wall time in seconds, peak memory in megabytes. */
async function measure(command, argv, cwd) {
  const report = join(scratch, 'time.txt');
  const [program, list] = time ? [time, ['-f', '%M', '-o', report, command, ...argv]] : [command, argv];
  const environment = { ...process.env, XDG_CACHE_HOME: join(scratch, 'cache'), NO_COLOR: '1' };
  const start = performance.now();
  const child = spawn(program, list, { cwd, env: environment, stdio: ['ignore', 'ignore', 'pipe'] });
  let errors = '';
  child.stderr.on('data', (text) => (errors += text));
  const status = await new Promise((done, failed) => child.on('error', failed).on('close', done));
  const seconds = (performance.now() - start) / 1000;
  // A book with mistakes is built all the same, and the exit code tells of them.
  if (status !== 0 && status !== 1) throw new Error(`${command} ended with ${status}:\n${errors}`);
  const memory = time ? Number(readFileSync(report, 'utf8').trim().split('\n').at(-1)) / 1024 : NaN;
  return { seconds, memory };
}

const programs = [
  { name: 'build-book', command: process.execPath, argv: (site) => [bin, 'build', '--quiet', '-d', site] },
  ...(mdbook ? [{ name: 'mdBook', command: resolve(mdbook), argv: (site) => ['build', '-d', site] }] : []),
];

/** A file of the book that is a chapter: one in the middle, so that neither end is special. */
function someChapter(book) {
  const toml = existsSync(join(book, 'book.toml')) ? readFileSync(join(book, 'book.toml'), 'utf8') : '';
  const src = /^\s*src\s*=\s*"([^"]+)"/m.exec(toml)?.[1] ?? 'src';
  const summary = readFileSync(join(book, src, 'SUMMARY.md'), 'utf8');
  const chapters = [...summary.matchAll(/\]\(<?([^)>#]+\.md)>?\)/g)].map(([, path]) => join(book, src, path));
  const present = chapters.filter((path) => existsSync(path));
  return { chapter: present[present.length >> 1], count: new Set(present).size };
}

const median = (values) => [...values].sort((a, b) => a - b)[values.length >> 1];

/** What is done before each measured build. */
const cases = {
  cold: ({ site, name }) => {
    rmSync(site, { recursive: true, force: true });
    // It is ours alone: the other's turn must not take it away.
    if (name === 'build-book') rmSync(join(scratch, 'cache'), { recursive: true, force: true });
  },
  'nothing changed': () => {},
  'one chapter changed': ({ chapter }, run) => appendFileSync(chapter, `\n\nA change, number ${run}.\n`),
};

async function measureBook(path) {
  const results = new Map();
  // A copy for each program, so that neither sees the other's changes; beside each other on one disk.
  const places = programs.map(({ name }) => {
    const folder = join(scratch, name, basename(path));
    cpSync(path, folder, {
      recursive: true,
      filter: (file) => !/[/\\](?:\.git|target|node_modules)$/.test(file),
    });
    return { name, folder, site: join(scratch, name, 'site'), ...someChapter(folder) };
  });
  for (const [what, prepare] of Object.entries(cases)) {
    for (let run = 0; run < runs; run++) {
      for (const [i, { name, command, argv }] of programs.entries()) {
        const place = places[i];
        prepare(place, run);
        const result = await measure(command, argv(place.site), place.folder);
        const key = `${what}/${name}`;
        results.set(key, [...(results.get(key) ?? []), result]);
      }
    }
  }
  for (const { name } of programs) rmSync(join(scratch, name), { recursive: true, force: true });
  return { results, count: places[0].count };
}

const number = (value, digits) => (Number.isFinite(value) ? value.toFixed(digits) : '-');

function rowsOf(book, { results, count }) {
  return Object.keys(cases).map((what) => {
    const of = (name, key) => median((results.get(`${what}/${name}`) ?? []).map((result) => result[key]));
    const [ours, theirs] = [of('build-book', 'seconds'), of('mdBook', 'seconds')];
    return [
      ...[`${basename(book)} (${count})`, what, number(ours, 2), number(theirs, 2), number(ours / theirs, 2)],
      ...[number(of('build-book', 'memory'), 0), number(of('mdBook', 'memory'), 0)],
    ];
  });
}

const version = mdbook ? spawnSync(mdbook, ['--version'], { encoding: 'utf8' }).stdout.trim() : 'no mdBook';
const load = () => loadavg()[0].toFixed(1);
const before = load();
mkdirSync(join(scratch, 'cache'), { recursive: true });
const rows = [];
for (const book of books.map((path) => resolve(path))) {
  if (!readdirSync(book).length) throw new Error(`${book} is empty`);
  rows.push(...rowsOf(book, await measureBook(book)));
}
const heads = ['book (chapters)', 'build', 'build-book s', 'mdBook s', 'ratio', 'build-book MB', 'mdBook MB'];
const line = (cells) => `| ${cells.join(' | ')} |`;
console.log(
  `Medians of ${runs}, ${version}, Node ${process.versions.node}, ${availableParallelism()} cores, load ${before} before and ${load()} after\n`,
);
console.log([line(heads), line(heads.map(() => '---')), ...rows.map(line)].join('\n'));
