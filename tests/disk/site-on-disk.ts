// Contents by path -> a site, and a folder on disk -> what is in it.
import { lstatSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { join, sep } from 'node:path';
import type { Outcome } from '../../src/core/diagnostic.ts';
import { hashOf } from '../../src/core/hash.ts';
import type { Content, OutputFile, Site } from '../../src/core/output-file.ts';
import type { UrlPath } from '../../src/core/path.ts';
import { createStatCache, type StatCache } from '../../src/disk/sources/stat-cache.ts';
import { type SiteWriting, writeSite, type WrittenSite } from '../../src/disk/site/write-site.ts';

/** A page's text; chunks are streamed; a function makes what it likes. */
export type Made = string | Uint8Array | readonly string[] | (() => Promise<Outcome<Content>>);

export interface CountedSite {
  readonly site: Site;
  /** The paths whose content was asked for, in that order. */
  readonly made: readonly string[];
}

/** A site whose stamps say what the contents are; `by` is `src/` and the path. */
export function siteOf(
  files: Readonly<Record<string, Made>>,
  stampOf: (url: string) => unknown = () => 0,
): CountedSite {
  const made: string[] = [];
  const entries = Object.entries(files).map(([name, content]): [UrlPath, OutputFile] => {
    // Not through urlPath: some tests want paths that it would not make.
    const url = name as UrlPath;
    const known = content instanceof Uint8Array ? Array.from(content) : content;
    const stamp = hashOf([typeof known === 'function' ? '' : known, stampOf(name)]);
    const make = (): Promise<Outcome<Content>> => {
      made.push(name);
      return typeof content === 'function'
        ? content()
        : Promise.resolve({ value: contentOf(content), diagnostics: [] });
    };
    return [url, { url, by: `src/${name}`, stamp, content: make }];
  });
  return { site: new Map(entries), made };
}

const contentOf = (made: string | Uint8Array | readonly string[]): Content =>
  typeof made === 'string' || made instanceof Uint8Array ? made : chunksOf(made);

async function* chunksOf(chunks: readonly string[]): AsyncGenerator<string> {
  for (const chunk of chunks) yield await Promise.resolve(chunk);
}

/** Writes the site to a folder that people call `book`. */
export const write = (
  destination: string,
  { site }: Pick<CountedSite, 'site'>,
  more: Partial<SiteWriting> & { readonly statCache?: StatCache } = {},
): Promise<Outcome<WrittenSite>> =>
  writeSite({ destination, name: 'book', site, program: '1', statCache: createStatCache(), ...more });

/** Every file under `folder` with its text, links as `-> target`, empty folders with a slash. */
export function filesIn(folder: string): Readonly<Record<string, string>> {
  const found: Record<string, string> = {};
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' }).sort()) {
    const path = join(folder, name);
    const stat = lstatSync(path);
    const key = name.replaceAll(sep, '/');
    if (stat.isSymbolicLink()) found[key] = `-> ${readlinkSync(path)}`;
    else if (!stat.isDirectory()) found[key] = readFileSync(path, 'utf8');
    else if (readdirSync(path).length === 0) found[`${key}/`] = '';
  }
  return found;
}

/** The same without the manifest. */
export const pagesIn = (folder: string): Readonly<Record<string, string>> =>
  Object.fromEntries(Object.entries(filesIn(folder)).filter(([path]) => path !== '.build-book.json'));

/** The codes of an outcome's diagnostics with the path that each is about. */
export const findingsOf = ({ diagnostics }: Outcome<unknown>): readonly string[] =>
  diagnostics.map(
    ({ code, args }) => `${code} ${'path' in args ? args.path : 'url' in args ? args.url : ''}`,
  );
