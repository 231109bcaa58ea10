// The live client's files -> what the server adds to the site: the files themselves, and a line in each page.
import { hashBytes } from '../core/hash.ts';
import type { ServedFile } from './site.ts';

/** Where the server's own files are, from the root of the host. No site of a book has a folder of this name. */
const FOLDER = '/__build-book/';

/** The server's own files by path: `live.js`, and the library by which it changes a page in place. */
export const clientFiles = (texts: Readonly<Record<string, string>>): ReadonlyMap<string, ServedFile> =>
  new Map(Object.entries(texts).map(([name, body]) => [FOLDER + name, { body, hash: hashBytes(body) }]));

const line = `<script src="${FOLDER}live.js"></script>`;

/**
 * A page with the live client: behind `<main>`, where all that it keeps of the page has been read but no script at
 * the end of the page has changed it yet; in a page without one at its end. The page itself is the same as in a build.
 */
export function withClient(page: string): string {
  const main = page.lastIndexOf('</main>');
  if (main !== -1) return insert(page, main + '</main>'.length);
  const body = page.lastIndexOf('</body>');
  return insert(page, body === -1 ? page.length : body);
}

const insert = (page: string, at: number): string => page.slice(0, at) + line + page.slice(at);
