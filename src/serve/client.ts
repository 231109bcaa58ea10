// Adds the live client to a site: its script, and a line in each page that loads it.
import { join } from 'node:path';
import { hashBytes } from '../core/hash.ts';
import { readWhole } from '../disk/sources/open-file.ts';
import { builtinTheme } from '../disk/own-files.ts';
import type { ServedFile } from './site.ts';

/** Where the client is, from the root of the host. No site of a book has a folder of this name. */
export const CLIENT_PATH = '/__build-book/live.js';

const LIMIT = 1 << 20;
const line = `<script src="${CLIENT_PATH}"></script>`;

/** The client as it is served. It comes with the program: without it the program is not whole. */
export function readClient(): ServedFile {
  const path = join(builtinTheme, 'js/live.js');
  const file = readWhole(path, LIMIT);
  if (file.kind === 'none') throw new Error(`${path} is missing from this installation`);
  return { body: file.bytes, hash: hashBytes(file.bytes) };
}

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
