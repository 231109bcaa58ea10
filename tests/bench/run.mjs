// Books -> a table of what their builds cost next to mdBook: wall time, CPU time and memory, of all processes together.
//
//   npm run build
//   node tests/bench/run.mjs --mdbook path/to/mdbook path/to/book path/to/book*45
//
// `book*45` is a book of 45 copies of the book's chapters, in quotes if the shell expands it. It isn't a test: nothing
// passes or fails. Only copies of the books are built, without preprocessors and outputs that are programs of their own.
//
//   --mdbook FILE    mdBook's program; without it there is nothing to compare with
//   --before FOLDER  another checkout of build-book, such as one of the last release, to compare with too
//   --runs N         timed builds of each kind (default 5); two more measure memory
//   --json FILE      where to write all figures
//
// The programs take turns, so that other work of the machine affects all of them, and ratios are between builds of the
// same turn. Figures and ratios are medians. Run it on an idle machine; the last line shows the load.
import { mkdirSync, mkdtempSync, rmSync, appendFileSync, writeFileSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { chaptersOf, copyBook, deleteRejected, parseBook } from './book-copies.mjs';
import { median, number, peakMemoryOf, table, timeOf } from './measure.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    mdbook: { type: 'string' },
    before: { type: 'string' },
    runs: { type: 'string', default: '5' },
    json: { type: 'string' },
  },
});
if (positionals.length === 0) {
  console.error(
    'usage: node tests/bench/run.mjs [--mdbook FILE] [--before FOLDER] [--runs N] [--json FILE] BOOK...',
  );
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'build-book-bench-'));
process.on('exit', () => rmSync(scratch, { recursive: true, force: true }));

const MEMORY_RUNS = 2;

const buildBook = (name, checkout) => ({
  name,
  command: process.execPath,
  argv: (site) => [join(checkout, 'src/bin.js'), 'build', '--quiet', '-d', site],
});
const programs = [
  buildBook('build-book', fileURLToPath(new URL('../../', import.meta.url))),
  ...(values.before ? [buildBook('build-book before', resolve(values.before))] : []),
  ...(values.mdbook
    ? [{ name: 'mdBook', command: resolve(values.mdbook), argv: (site) => ['build', '-d', site] }]
    : []),
];

/** What is done before each build. */
const cases = {
  cold: ({ site, cache }) => {
    rmSync(site, { recursive: true, force: true });
    rmSync(cache, { recursive: true, force: true });
  },
  unchanged: () => {},
  'one changed': ({ chapter }, run) => appendFileSync(chapter, `\n\nA change, number ${run}.\n`),
};

/** A copy for each program, so that none sees the changes of another. */
function placeFor(program, book) {
  const folder = join(scratch, program.name);
  const place = { root: join(folder, 'book'), site: join(folder, 'site'), cache: join(folder, 'cache') };
  mkdirSync(folder);
  copyBook(book, place.root);
  const env = { ...process.env, XDG_CACHE_HOME: place.cache, NO_COLOR: '1' };
  // Node.js would read the machine's certificates at each start, for 30 ms, whatever it runs.
  delete env.NODE_EXTRA_CA_CERTS;
  return { program, ...place, ...chaptersOf(place.root), options: { cwd: place.root, env } };
}

/** A first build, not measured: warms the disk cache, and tells whether the program builds the book at all. */
async function tryBuild({ program, root, site, options }) {
  for (;;) {
    try {
      await timeOf(program, program.argv(site), options);
      return true;
    } catch (error) {
      const deleted = program.name === 'mdBook' ? deleteRejected(root, String(error)) : undefined;
      if (deleted === undefined) {
        console.error(String(error));
        return false;
      }
      console.error(`deleted from mdBook’s copy, since it rejects it: ${deleted}`);
    }
  }
}

/** Figures by case and program: an array of each. */
async function measureBook(book) {
  const tried = [];
  for (const place of programs.map((program) => placeFor(program, book)))
    if (await tryBuild(place)) tried.push(place);
  const figures = [];
  let change = 0;
  for (const [build, prepare] of Object.entries(cases)) {
    const of = new Map(tried.map(({ program }) => [program.name, { wall: [], cpu: [], memory: [] }]));
    for (let run = 0; run < Number(values.runs) + MEMORY_RUNS; run++) {
      change++;
      for (const place of tried) {
        const { program, site, options } = place;
        prepare(place, change);
        const found = of.get(program.name);
        if (run < Number(values.runs)) {
          const { wall, cpu } = await timeOf(program, program.argv(site), options);
          found.wall.push(wall);
          found.cpu.push(cpu);
        } else found.memory.push(await peakMemoryOf(program, program.argv(site), options));
      }
    }
    for (const [program, found] of of)
      figures.push({ book: book.name, chapters: tried[0].count, build, program, ...found });
  }
  for (const { name } of programs) rmSync(join(scratch, name), { recursive: true, force: true });
  return figures;
}

/** The median of the ratios of each turn. */
const ratio = (ours, theirs) => median(ours.map((value, i) => value / (theirs[i] ?? NaN)));

function rowOf(figures, build) {
  const of = (name) => figures.find((figure) => figure.build === build && figure.program === name);
  const ours = of('build-book');
  if (ours === undefined) return [];
  const others = programs.slice(1).map(({ name }) => of(name));
  return [
    ...[ours.book, ours.chapters, build],
    ...['wall', 'cpu'].flatMap((kind) => [
      number(median(ours[kind]), 3),
      ...others.flatMap((other) => [
        number(median(other?.[kind] ?? []), 3),
        number(ratio(ours[kind], other?.[kind] ?? []), 3),
      ]),
    ]),
    ...[ours, ...others].map((one) => number(median(one?.memory ?? []), 0)),
  ];
}

const names = programs.map(({ name }) => name);
const heads = [
  ...['book', 'chapters', 'build'],
  ...['s', 'CPU s'].flatMap((unit) =>
    names.flatMap((name, i) => (i === 0 ? [`${name} ${unit}`] : [`${name} ${unit}`, 'ratio'])),
  ),
  ...names.map((name) => `${name} MB`),
];
const load = () => loadavg()[0].toFixed(1);
const before = load();
const all = [];
for (const word of positionals) {
  const figures = await measureBook(parseBook(resolve(word)));
  all.push(...figures);
  const rows = Object.keys(cases).map((build) => rowOf(figures, build));
  console.log(`${table(heads, rows)}\n`);
}
const version = values.mdbook
  ? spawnSync(values.mdbook, ['--version'], { encoding: 'utf8' }).stdout.trim()
  : 'without mdBook';
const conditions = `Medians of ${values.runs}, ${version}, Node ${process.versions.node}, ${availableParallelism()} cores, load ${before} before and ${load()} after`;
console.log(conditions);
if (values.json) writeFileSync(values.json, JSON.stringify({ conditions, figures: all }, undefined, 2));
