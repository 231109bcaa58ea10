// `git checkout` between two branches of a long book while it is served: no checkout may fail, and no file may be created.
//
//   npm run build
//   node tests/bench/checkout.mjs [CHAPTERS=300] [CHECKOUTS=100] [PORT=4125]
//
// Half of the chapters are on one branch only. The book is in a folder of its own, which is deleted at the end.
import { execFileSync, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

const bin = fileURLToPath(new URL('../../src/bin.js', import.meta.url));
const [chapters = '300', checkouts = '100', port = '4125'] = process.argv.slice(2);
const origin = `http://localhost:${port}`;

const scratch = mkdtempSync(join(tmpdir(), 'build-book-checkout-'));
const root = join(scratch, 'book');
const git = (...words) =>
  execFileSync('git', ['-c', 'user.name=a', '-c', 'user.email=a@example.org', ...words], {
    cwd: root,
    encoding: 'utf8',
    stdio: ['ignore', 'pipe', 'pipe'],
  });

/** The chapters of a branch: those that both have, and its own, in folders of their own. */
const pathsOf = (branch) =>
  Array.from({ length: Number(chapters) }, (_, i) =>
    i % 2 === 0 ? `shared/c${i}.md` : `${branch}/part${i % 10}/c${i}.md`,
  );

const textOf = (path, branch) =>
  `# ${path}\n\nOn ${branch}.\n\n${'Some words of this chapter. '.repeat(200)}\n`;

function commitBranch(branch) {
  git('checkout', '-q', '--orphan', branch);
  rmSync(join(root, 'src'), { recursive: true, force: true });
  const paths = pathsOf(branch);
  for (const path of paths) {
    mkdirSync(join(root, 'src', path, '..'), { recursive: true });
    writeFileSync(join(root, 'src', path), textOf(path, branch));
  }
  writeFileSync(join(root, 'src/SUMMARY.md'), paths.map((path) => `- [${path}](${path})\n`).join(''));
  git('add', '-A');
  git('commit', '-q', '-m', branch);
}

/** Files that the branch doesn't have, or that are not as it has them. */
const dirt = () => git('status', '--porcelain', '--untracked-files=all').split('\n').filter(Boolean);

async function page(url) {
  const answer = await fetch(`${origin}/${url}`).catch(() => undefined);
  return answer?.ok ? answer.text() : '';
}

async function untilServed(branch) {
  const url = pathsOf(branch)[1].replace(/\.md$/, '.html');
  for (let i = 0; i < 600; i++) {
    if ((await page(url)).includes(`On ${branch}.`)) return true;
    await wait(50);
  }
  return false;
}

mkdirSync(root);
git('init', '-q');
writeFileSync(join(root, 'book.toml'), '[book]\ntitle = "Two branches"\n');
commitBranch('one');
commitBranch('two');

const server = spawn(process.execPath, [bin, 'serve', root, '-p', port], {
  env: { ...process.env, XDG_CACHE_HOME: join(scratch, 'cache') },
  stdio: 'ignore',
});
let failed = 0;
let dirty = 0;
try {
  if (!(await untilServed('two'))) throw new Error('the book is not served');
  for (let i = 0; i < Number(checkouts); i++) {
    // At every moment of a rebuild: while it waits, reads, links or checks.
    await wait((i * 37) % 1000);
    try {
      git('checkout', '-q', i % 2 === 0 ? 'one' : 'two');
    } catch (error) {
      failed++;
      console.error(String(error.stderr).split('\n')[0]);
      // The server may be writing in these folders.
      execFileSync('sh', ['-c', 'git clean -fdq; git checkout -qf "$1"', 'sh', i % 2 === 0 ? 'one' : 'two'], {
        cwd: root,
      });
    }
    if (dirt().length > 0) dirty++;
  }
  const last = Number(checkouts) % 2 === 0 ? 'two' : 'one';
  const isServed = await untilServed(last);
  await wait(3000);
  const left = dirt();
  const stubs = pathsOf(last).filter(
    (path) => readFileSync(join(root, 'src', path), 'utf8') !== textOf(path, last),
  );
  console.log(
    `${checkouts} checkouts: ${failed} failed, ${dirty} followed by a changed tree; at the end ` +
      `${left.length} changed files, ${stubs.length} stubs, the branch is ${isServed ? 'served' : 'not served'}`,
  );
  process.exitCode = failed + dirty + left.length + stubs.length > 0 || !isServed ? 1 : 0;
} finally {
  server.kill('SIGTERM');
  rmSync(scratch, { recursive: true, force: true });
}
