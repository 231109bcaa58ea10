// Pagefind over the pages of a site, with its defaults. Its script runs in Node, where `fetch` reads files.
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Pages whose texts are loaded at once, as by this program's dialog. */
const PAGES = 4;

const moduleIn = (folder, file) => import(pathToFileURL(join(folder, file)).href);

/**
 * Indexes the chapters of a site; contents, print page and error page are never results.
 * @param {string} pagefind the folder of its npm package
 * @param {{ site: string, pages: readonly string[], language: string, to: string }} book
 */
export async function indexPages(pagefind, { site, pages, language, to }) {
  if (existsSync(join(to, 'pagefind.js'))) return;
  const { createIndex, close } = await moduleIn(pagefind, 'lib/index.js');
  const { index } = await createIndex({
    rootSelector: 'main',
    forceLanguage: language,
    keepIndexUrl: true,
  });
  for (const page of pages)
    await index.addHTMLFile({ url: encodeURI(page), content: readFileSync(join(site, page), 'utf8') });
  await index.writeFiles({ outputPath: to });
  await close();
}

/** @param {string} folder what `indexPages` has written */
export async function open(folder, language) {
  let bytes = 0;
  const realFetch = globalThis.fetch;
  globalThis.fetch = (address) => {
    const body = readFileSync(join(folder, decodeURIComponent(new URL(address, 'http://book/').pathname)));
    bytes += /\.json$/.test(String(address)) ? gzipSync(body).length : body.length;
    return Promise.resolve(new Response(body));
  };
  globalThis.document = { currentScript: null, querySelector: () => ({ getAttribute: () => language }) };
  globalThis.window = { location: { origin: 'http://book' } };
  globalThis.location = new URL('http://book/');
  const script = join(folder, 'pagefind.js');
  // One module a site, and a new copy of it for each opening.
  const pagefind = await import(`${pathToFileURL(script).href}?${Math.random()}`);
  bytes += gzipSync(readFileSync(script)).length;
  await pagefind.options({ basePath: '/', baseUrl: '/', noWorker: true });
  await pagefind.init();
  return {
    async search(query) {
      const { results } = await pagefind.search(query);
      const found = await Promise.all(results.slice(0, PAGES).map((result) => result.data()));
      return found.flatMap((page) => [
        page.url.replace(/(\.html)#.*/, '$1'),
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
