// A book's folder -> the sites that each program makes of a copy of it.
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const KEEP = /[/\\](?:\.git|target|node_modules|dist)$/;

/** Copies a book, so that nothing is written into it. */
export function copyBook(from, to) {
  cpSync(from, to, { recursive: true, filter: (file) => !KEEP.test(file) });
  return to;
}

/** With several renderers the site is in a folder of its own. */
const siteIn = (folder) =>
  [join(folder, 'html'), folder].find((path) => existsSync(join(path, 'index.html')));

function run(command, argv, options) {
  const { status, stderr } = spawnSync(command, argv, { encoding: 'utf8', ...options });
  // A book with mistakes is built all the same, and the exit code says so.
  if (status !== 0 && status !== 1) throw new Error(`${command} ended with ${status}:\n${stderr}`);
}

/**
 * Builds by a checkout of this program.
 * @param {string} checkout
 * @param {{ folder: string, language: string, to: string, cache: string }} book
 */
export function buildSite(checkout, { folder, language, to, cache }) {
  const env = { ...process.env, MDBOOK_BOOK__LANGUAGE: language, XDG_CACHE_HOME: cache };
  run(process.execPath, [join(checkout, 'src/bin.js'), 'build', folder, '--quiet', '-d', to], { env });
  return siteIn(to);
}

/** Builds by mdBook, without the book's preprocessors and renderers, which may not be here. */
export function buildByMdbook(mdbook, { folder, language, to }) {
  const toml = existsSync(join(folder, 'book.toml')) ? readFileSync(join(folder, 'book.toml'), 'utf8') : '';
  const src =
    /^\s*src\s*=\s*"([^"]+)"/m.exec(toml)?.[1] ??
    (existsSync(join(folder, 'src/SUMMARY.md')) ? 'src' : 'book');
  const plain = `${to}-book`;
  rmSync(plain, { recursive: true, force: true });
  mkdirSync(plain, { recursive: true });
  copyBook(folder, plain);
  rmSync(join(plain, 'theme'), { recursive: true, force: true });
  writeFileSync(
    join(plain, 'book.toml'),
    `[book]\ntitle = "A book"\nlanguage = "${language}"\nsrc = "${src}"\n`,
  );
  run(mdbook, ['build', plain, '-d', to], {});
  return siteIn(to);
}
