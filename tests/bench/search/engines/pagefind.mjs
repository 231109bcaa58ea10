// Pagefind over a site of an older version of this program, as its dialog showed the results. Its script runs in Node,
// where `fetch` reads files.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Pages that the dialog loads at once; index terms among them come first. */
const PAGES = 4;

const folded = (text) => text.normalize('NFKC').toLowerCase();

export async function open(site, language) {
  let bytes = 0;
  const realFetch = globalThis.fetch;
  globalThis.fetch = (address) => {
    const path = decodeURIComponent(new URL(address, 'http://book/').pathname);
    const body = readFileSync(join(site, path));
    bytes += /\.json$/.test(path) ? gzipSync(body).length : body.length;
    return Promise.resolve(new Response(body));
  };
  globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => language }) };
  globalThis.window = { location: { origin: 'http://book' } };
  globalThis.location = new URL('http://book/');
  const script = join(site, 'pagefind/pagefind.js');
  // One module a site, and a new copy of it for each opening.
  const pagefind = await import(`${pathToFileURL(script).href}?${Math.random()}`);
  bytes += gzipSync(readFileSync(script)).length;
  await pagefind.options({ basePath: '/pagefind/', baseUrl: '/', noWorker: true });
  await pagefind.init();
  return {
    async search(query) {
      const { results } = await pagefind.search(query);
      const pages = await Promise.all(results.slice(0, PAGES).map((result) => result.data()));
      const isTerm = ({ meta }) =>
        JSON.parse(meta.terms ?? '[]').some(([text]) => folded(text) === folded(query));
      return [...pages.filter(isTerm), ...pages.filter((page) => !isTerm(page))].flatMap((page) => [
        page.url.replace(/#.*/, ''),
        ...page.sub_results.map(({ url }) => url),
      ]);
    },
    bytes: () => bytes,
    close: () => {
      globalThis.fetch = realFetch;
      for (const name of ['document', 'window', 'location']) delete globalThis[name];
    },
  };
}
