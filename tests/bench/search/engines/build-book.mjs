// This program's own search over a site that it made: the module that the browser's worker runs, with files from the
// disk in place of requests.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { gzipSync } from 'node:zlib';

/** Pages that the dialog asks for at once. */
const PAGES = 4;
const FOLDER = 'search-index';

export const opener = (checkout) => {
  const script = pathToFileURL(join(checkout, 'templates/js/search/engine.js')).href;
  return async (site) => {
    const { openIndex } = await import(script);
    const sent = new Map();
    const read = (path) => {
      const bytes = readFileSync(join(site, FOLDER, path));
      sent.set(path, gzipSync(bytes).length);
      return bytes.toString('utf8');
    };
    const index = await openIndex({
      load: async (path) => read(path),
      importModule: async (path) => {
        read(path);
        return import(pathToFileURL(join(site, FOLDER, path)).href);
      },
      options: {},
    });
    return {
      async search(query) {
        const { page } = await index.search(query, {});
        const pages = await page(0, PAGES);
        return pages.flatMap(({ url, sections }) => [url, ...sections.map((section) => section.url)]);
      },
      bytes: () => [...sent.values()].reduce((sum, size) => sum + size, 0),
      files: () => [...sent],
      close: () => {},
    };
  };
};
