// mdBook's own index over the site that mdBook made, asked as its `searcher.js` asks it.
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { runInNewContext } from 'node:vm';
import { gzipSync } from 'node:zlib';

export async function open(site) {
  const names = readdirSync(site);
  const read = (pattern) =>
    readFileSync(
      join(
        site,
        names.find((name) => pattern.test(name)),
      ),
      'utf8',
    );
  const library = read(/^elasticlunr.*\.js$/);
  const data = read(/^searchindex.*\.js$/);
  const scripts = [library, data, read(/^searcher.*\.js$/), read(/^mark.*\.js$/)];
  const window = { search: {} };
  const context = { window, self: window };
  runInNewContext(library, context);
  runInNewContext(data, { window });
  const { index, doc_urls: urls, search_options: options, results_options: shown } = window.search;
  const lunr = context.elasticlunr ?? window.elasticlunr;
  const searched = lunr.Index.load(index);
  return {
    search: async (query) =>
      searched
        .search(query, options)
        .slice(0, shown.limit_results)
        .map(({ ref }) => urls[ref]),
    bytes: () => scripts.reduce((sum, text) => sum + gzipSync(text).length, 0),
    close: () => {},
  };
}
