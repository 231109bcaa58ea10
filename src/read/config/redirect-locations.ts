// Finds where a redirect is written: its key in book.toml or `.gitbook.yaml`, or its line in a
// chapter's front matter.
import type { Location, Span } from '../../core/diagnostic.ts';
import { once } from '../../core/once.ts';
import { type BookPath, bookPath, urlPath } from '../../core/path.ts';
import { locateToml, spotOf } from './toml/locate.ts';

/** An old address relative to the site's root, and the chapter that names it, if any. */
export interface WrittenRedirect {
  readonly from: string;
  readonly by: string;
}

/** Absent when the redirect comes from the environment. */
export type LocateRedirect = (redirect: WrittenRedirect) => Location | undefined;

const BOOK_TOML = bookPath('book.toml');
const GITBOOK_YAML = bookPath('.gitbook.yaml');

export function createRedirectLocator(textOf: (path: BookPath) => string | undefined): LocateRedirect {
  const keys = once(() => keysByAddress(textOf(BOOK_TOML) ?? ''));
  const lines = once(() => linesByAddress(textOf(GITBOOK_YAML) ?? ''));
  return ({ from, by }) => {
    const address = addressOf(from);
    const key = keys().get(address);
    if (key !== undefined) return { file: BOOK_TOML, span: key };
    const line = lines().get(address);
    if (line !== undefined) return { file: GITBOOK_YAML, span: line };
    const source = bookPath(by);
    const span = spanInFrontMatter(textOf(source) ?? '', address);
    return span && { file: source, span };
  };
}

/** Keys may begin with `/` or `./`. */
function addressOf(key: string): string {
  const hash = key.indexOf('#');
  if (hash < 0) return urlPath(key.replace(/^\/+/, ''));
  return urlPath(key.slice(0, hash).replace(/^\/+/, '')) + key.slice(hash);
}

function keysByAddress(toml: string): ReadonlyMap<string, Span> {
  const table = spotOf(locateToml(toml), ['output', 'html', 'redirect']);
  return new Map([...(table?.inner ?? [])].map(([key, spot]) => [addressOf(key), spot.key]));
}

/** GitBook's addresses have no `.html`. */
function linesByAddress(yaml: string): ReadonlyMap<string, Span> {
  const lines = yaml.matchAll(/^[ \t]+["']?([^\s"':][^"':\n]*)["']?[ \t]*:/gm);
  return new Map(
    [...lines].map(({ 0: line, 1: key = '', index }) => {
      const start = index + line.indexOf(key);
      return [addressOf(`${key.replace(/^\.?\/|\.md$|\/$/g, '')}.html`), { start, end: start + key.length }];
    }),
  );
}

/** An address that ends in a slash is that of its `index.html`. */
function spanInFrontMatter(text: string, address: string): Span | undefined {
  const block = /^---[ \t]*\n[^]*?^---[ \t]*$/m.exec(text)?.[0] ?? '';
  for (const { 0: word, index } of block.matchAll(/[^\s,"'[\]]+/g)) {
    const named = addressOf(word.endsWith('/') ? `${word}index.html` : word);
    if (named === address || word === address) return { start: index, end: index + word.length };
  }
  return undefined;
}
