// A book that is served while thousands of random saves happen -> whether every page is then that of a clean build, and
// what the server held in the meantime. It isn't part of the test suite, since it takes minutes.
//
//   npm run build
//   node tests/bench/soak.mjs path/to/book [EDITS=2000] [PORT=4123] [SEED=1]
//
// The book is copied first. Linux only: memory and open files are read from /proc.
import { spawn, spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join, relative, resolve } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const [book, edits = '2000', port = '4123', seed = '1'] = process.argv.slice(2);
if (book === undefined) {
  console.error('usage: node tests/bench/soak.mjs BOOK [EDITS] [PORT] [SEED]');
  process.exit(2);
}

const scratch = mkdtempSync(join(tmpdir(), 'build-book-soak-'));
const root = join(scratch, 'book');
cpSync(resolve(book), root, { recursive: true, filter: (path) => !/[\\/](?:\.git|target)$/.test(path) });
const environment = { ...process.env, XDG_CACHE_HOME: join(scratch, 'cache'), NO_COLOR: '1' };

/** Numbers from 0 to 1 that are the same each time (mulberry32). */
let state = Number(seed);
const random = () => {
  state = (state + 0x6d2b79f5) | 0;
  let t = Math.imul(state ^ (state >>> 15), 1 | state);
  t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
  return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
};
const oneOf = (list) => list[Math.floor(random() * list.length)];

const source = join(root, /^src *= *"([^"]*)"/m.exec(read('book.toml'))?.[1] ?? 'src');
const chapters = filesIn(source).filter((path) => path.endsWith('.md') && !path.endsWith('SUMMARY.md'));
const summary = join(source, 'SUMMARY.md');
/** What was taken away or changed for a while, to be put back. */
const away = new Map();

const kinds = {
  text: (path) => writeFileSync(path, `${readFileSync(path, 'utf8')}\nSaid at ${random()}.\n`),
  heading: (path) =>
    writeFileSync(path, `${readFileSync(path, 'utf8')}\n## Part ${Math.floor(random() * 9)}\n`),
  byRename: (path) => {
    writeFileSync(`${path}~`, `${readFileSync(path, 'utf8')}\nRenamed ${random()}.\n`);
    renameSync(`${path}~`, path);
  },
  truncated: (path) => {
    const text = readFileSync(path, 'utf8');
    writeFileSync(path, '');
    writeFileSync(path, `${text}\nBack ${random()}.\n`);
  },
  touched: (path) => writeFileSync(path, readFileSync(path)),
  deleted: (path) => {
    away.set(path, readFileSync(path));
    rmSync(path);
  },
  moved: (path) => {
    away.set(path, readFileSync(path));
    renameSync(path, `${path.slice(0, -3)}-moved.md`);
  },
  summary: () => {
    const text = readFileSync(summary, 'utf8');
    writeFileSync(summary, text.endsWith('\n<!-- x -->\n') ? text.slice(0, -12) : `${text}\n<!-- x -->\n`);
  },
};

function restore() {
  for (const [path, bytes] of away) {
    rmSync(`${path.slice(0, -3)}-moved.md`, { force: true });
    writeFileSync(path, bytes);
  }
  away.clear();
}

function read(name) {
  const path = join(root, name);
  return existsSync(path) ? readFileSync(path, 'utf8') : '';
}

function filesIn(folder) {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((path) => statSync(path).isFile())
    .sort();
}

const server = spawn(process.execPath, [bin, 'serve', root, '-p', port], {
  env: environment,
  stdio: 'ignore',
});
const get = async (path) => {
  try {
    const answer = await fetch(`http://127.0.0.1:${port}/${path}`, { headers: { connection: 'close' } });
    return { status: answer.status, text: await answer.text() };
  } catch {
    return { status: 0, text: '' };
  }
};
const held = () => ({
  megabytes: Math.round(
    Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${server.pid}/status`, 'utf8'))[1]) / 1024,
  ),
  files: readdirSync(`/proc/${server.pid}/fd`).length,
});
/** Of a page that is served and one that is built, what may differ. */
const withoutReload = (html) => html.replace(/<script src="[^"]*__build-book\/live\.js"><\/script>/, '');

try {
  while ((await get('')).status === 0) await wait(50);
  await wait(8000);
  console.log('edits  MB  open files');
  console.log(`    0  ${held().megabytes}  ${held().files}`);
  const started = held();
  for (let i = 1; i <= Number(edits); i++) {
    const kind = oneOf(Object.keys(kinds));
    const there = chapters.filter((path) => !away.has(path));
    kinds[kind](oneOf(there));
    if (away.size > 3 || random() < 0.15) restore();
    if (random() < 0.7) await wait(Math.floor(random() * 60));
    if (i % 250 === 0) {
      await wait(3000);
      console.log(`${String(i).padStart(5)}  ${held().megabytes}  ${held().files}`);
    }
  }
  restore();
  await wait(6000);
  const site = join(scratch, 'site');
  spawnSync(process.execPath, [bin, 'build', root, '-q', '-d', site], {
    // A server gives files their plain names, else an edit of a style sheet would change every page.
    env: {
      ...environment,
      XDG_CACHE_HOME: join(scratch, 'other-cache'),
      MDBOOK_OUTPUT__HTML__HASH_FILES: 'false',
    },
    stdio: 'ignore',
  });
  let differences = 0;
  const pages = filesIn(site).filter((path) => path.endsWith('.html'));
  for (const path of pages) {
    const url = relative(site, path);
    const { text } = await get(url === '404.html' ? 'no-such-page' : url);
    if (withoutReload(text) === withoutReload(readFileSync(path, 'utf8'))) continue;
    differences++;
    if (differences <= 10) console.log(`differs: ${url}`);
  }
  console.log(
    `${pages.length} pages, ${differences} differ from a clean build; open files ${started.files} -> ${held().files}`,
  );
  process.exitCode = differences === 0 ? 0 : 1;
} finally {
  server.kill('SIGTERM');
  await wait(300);
  server.kill('SIGKILL');
  rmSync(scratch, { recursive: true, force: true });
}
