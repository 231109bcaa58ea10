// The chapters of a book -> its sites by build-book, mdBook, VitePress and Starlight, for `felt.mjs`.
//
//   npm run build
//   node tests/bench/build-peers.mjs BOOK OUT --mdbook FILE --pages chapter.md,other.md
//
// BOOK is a folder with book.toml, OUT an empty folder; the home page, which links to the pages, is made up. Prints the sites
// as `felt.mjs` takes them. All have the same addresses of pages, such as `ch13-02-iterators.html`.
import { mkdirSync } from 'node:fs';
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { buildPeerSites } from './peer-sites.mjs';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { mdbook: { type: 'string' }, pages: { type: 'string' } },
});
const [book, scratch] = positionals.map((path) => resolve(path));
if (scratch === undefined || values.mdbook === undefined || values.pages === undefined) {
  console.error('usage: node tests/bench/build-peers.mjs BOOK OUT --mdbook FILE --pages chapter.md,other.md');
  process.exit(2);
}

mkdirSync(scratch, { recursive: true });
const pages = values.pages.split(',');
const sites = buildPeerSites({ book, pages, mdbook: resolve(values.mdbook), scratch });
console.log(
  Object.entries(sites)
    .map(([name, { folder }]) => `${name}=${folder}`)
    .join(' '),
);
