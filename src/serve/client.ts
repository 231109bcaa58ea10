// Adds the live client to a site: its script, and a line in each page that loads it.
import { hashBytes } from '../core/hash.ts';
import type { Words } from '../core/words.ts';
import { builtinText } from '../disk/own-files.ts';
import { scriptText } from '../emit/theme/link-script.ts';
import { minifiedScript } from '../emit/theme/minify.ts';
import { insertWords } from '../emit/theme/script-words.ts';
import type { ServedFile } from './site.ts';

/** Path of the client from the root of the host. No site has a folder of this name. */
export const CLIENT_PATH = '/__build-book/live.js';

const line = `<script src="${CLIENT_PATH}"></script>`;

/** The client with a book's words. It ships with build-book: without it, the installation is broken. */
export function clientFile(words: Words): ServedFile {
  const code = scriptText('js/live.js', builtinText);
  if (code === undefined) throw new Error('js/live is missing from the templates of this installation');
  const body = insertWords(minifiedScript(code), words);
  return { body, hash: hashBytes(body) };
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
