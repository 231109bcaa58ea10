// Copies of a book that two programs can build with the same work.
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const readToml = (book) =>
  existsSync(join(book, 'book.toml')) ? readFileSync(join(book, 'book.toml'), 'utf8') : '';

export const sourceFolder = (book) =>
  join(book, /^\s*src\s*=\s*"([^"]+)"/m.exec(readToml(book))?.[1] ?? 'src');

/** `trpl` for the folder of a book, `rust_howto/bk` for one in a repository. */
const nameOf = (path) =>
  path
    .split(/[/\\]/)
    .slice(/\b(?:bk|book|docs?|guide)$/.test(path) ? -2 : -1)
    .join('/');

/** `path/to/book*45` is a book of 45 copies of its chapters. */
export function parseBook(word) {
  const [, path = word, times = '1'] = /^(.*?)(?:\*(\d+))?$/.exec(word) ?? [];
  return { path, times: Number(times), name: nameOf(path) + (times === '1' ? '' : ` × ${times}`) };
}

/**
 * Preprocessors and outputs that are programs would be measured too, and one program has some built in that the other
 * starts: neither copy has their tables.
 */
const withoutPrograms = (toml) =>
  toml
    .split(/^(?=\s*\[)/m)
    .filter((table) => !/^\s*\[(?:preprocessor|output)\.(?!html\b|links\b|index\b)/.test(table))
    .map((table) => table.replace(/^after = .*private.*|^after = .*scrub.*/m, ''))
    .join('');

const INCLUDE = /(\{\{\s*#\w+\s+)(\.\.\/)/g;

/** Moves the chapters into `copy-1/`, `copy-2/`..., one folder deeper, with their includes from outside. */
function multiply(book, times) {
  const src = sourceFolder(book);
  const entries = readdirSync(src);
  const summary = readFileSync(join(src, 'SUMMARY.md'), 'utf8').replace(/^# .*$/m, '');
  const parts = Array.from({ length: times }, (_, i) => {
    const folder = `copy-${i + 1}`;
    mkdirSync(join(src, folder));
    for (const entry of entries.filter((name) => name !== 'SUMMARY.md'))
      cpSync(join(src, entry), join(src, folder, entry), { recursive: true });
    // Prefix chapters are allowed only before the first part, so they become numbered ones.
    const items = summary.replace(/^\[/gm, '- [').replace(/\]\(<?(?=[^)])/g, (open) => `${open}${folder}/`);
    return `# Copy ${i + 1}\n\n${items.replace(/^---+$|^# (?!Copy ).*$/gm, '').trim()}\n`;
  });
  for (const path of readdirSync(src, { recursive: true, encoding: 'utf8' })) {
    if (!path.startsWith('copy-') || !path.endsWith('.md')) continue;
    const text = readFileSync(join(src, path), 'utf8');
    writeFileSync(join(src, path), text.replace(INCLUDE, '$1../$2'));
  }
  writeFileSync(join(src, 'SUMMARY.md'), `# Summary\n\n${parts.join('\n')}`);
}

/** Copies a book into a folder of its own, for builds that may change it. */
export function copyBook({ path, times }, to) {
  cpSync(path, to, {
    recursive: true,
    filter: (file) => !/[/\\](?:\.git|target|node_modules)$/.test(file),
  });
  writeFileSync(join(to, 'book.toml'), withoutPrograms(readToml(to)));
  if (times > 1) multiply(to, times);
}

/** Chapter files, and one in the middle, so that neither end of the book is special. */
export function chaptersOf(book) {
  const src = sourceFolder(book);
  const summary = readFileSync(join(src, 'SUMMARY.md'), 'utf8');
  const paths = [...summary.matchAll(/\]\(<?([^)>#]+\.md)>?\)/g)].map(([, path]) => join(src, path));
  const present = [...new Set(paths)].filter((path) => existsSync(path));
  return { count: present.length, chapter: present[present.length >> 1] };
}

/**
 * Deletes what mdBook 0.5 names as the reason why it can't build a book made for an earlier version: a key, which was
 * ignored, a chapter that is listed again, or a template of the page. Returns what it has deleted.
 */
export function deleteRejected(book, message) {
  const template = join(book, 'theme/index.hbs');
  if (/Error rendering "index"/.test(message) && existsSync(template)) {
    rmSync(template);
    return 'theme/index.hbs';
  }
  const [, again] = /Duplicate file in SUMMARY\.md: "(.+)"/.exec(message) ?? [];
  if (again !== undefined) {
    const summary = join(sourceFolder(book), 'SUMMARY.md');
    const lines = readFileSync(summary, 'utf8').split('\n');
    const last = lines.findLastIndex((line) => line.includes(`${again})`));
    writeFileSync(summary, lines.filter((_, i) => i !== last).join('\n'));
    return `the second ${again} of SUMMARY.md`;
  }
  const [, key] = /unknown field `([\w-]+)`/.exec(message) ?? [];
  const lines = readToml(book).split('\n');
  const rest = lines.filter((line) => key === undefined || !new RegExp(`^\\s*${key}\\s*=`).test(line));
  if (rest.length === lines.length) return undefined;
  writeFileSync(join(book, 'book.toml'), rest.join('\n'));
  return key;
}
