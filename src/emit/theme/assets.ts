// Files of the theme by their names -> their places in the site, with fingerprints, and their final content.
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { type UrlPath, relativePath, urlPath } from '../../core/path.ts';
import type { AssetFile } from './theme-files.ts';

/** A file as it is written. */
export interface Asset extends AssetFile {
  readonly url: UrlPath;
}

/** Every asset of a site, by name. */
export interface Assets {
  /** In the order in which they were given. */
  readonly list: readonly Asset[];
  /** Where the asset is served; a name that is none leads to itself, as in mdBook. */
  readonly urlOf: (name: string) => UrlPath;
  readonly has: (name: string) => boolean;
}

// mdBook's form, in scripts and style sheets: one space on each side, double quotes (static_files.rs).
const RESOURCE = /\{\{ resource "([^"]+)" \}\}/g;

/** Whether file names carry eight hexadecimal digits of their content's SHA-256, as `output.html.hash-files` says. */
export type Fingerprints = 'hashed' | 'plain';

/**
 * Of two files of one name the first counts. A fingerprint covers the final content, names of other assets in it
 * included, so that a file changes its name whenever a byte of it changes; mdBook's does not. Only files that name one
 * another in a circle are fingerprinted as they were before.
 */
export function createAssets(files: readonly AssetFile[], fingerprints: Fingerprints): Assets {
  const byName = new Map<string, AssetFile>();
  for (const file of files) if (!byName.has(file.name)) byName.set(file.name, file);
  const done = new Map<string, Asset>();
  const open = new Set<string>();

  const urlOf = (name: string): UrlPath => {
    const file = byName.get(name);
    if (file === undefined) return urlPath(name);
    const made = done.get(name);
    if (made !== undefined) return made.url;
    if (open.has(name)) return placeOf(file, file.content);
    open.add(name);
    const content = typeof file.content === 'string' ? fillResources(file.name, file.content) : file.content;
    const asset = { ...file, content, url: placeOf(file, content) };
    open.delete(name);
    done.set(name, asset);
    return asset.url;
  };
  const fillResources = (name: string, text: string): string =>
    text.replace(RESOURCE, (_, wanted: string) => relativePath(urlPath(placed(name)), urlOf(wanted)));
  const placeOf = (file: AssetFile, content: string | Uint8Array): UrlPath =>
    urlPath(fingerprints === 'hashed' ? fingerprinted(placed(file.name), content) : placed(file.name));

  for (const name of byName.keys()) urlOf(name);
  return { list: [...done.values()], urlOf, has: (name) => byName.has(name) };
}

/** A file that several books share stands above them, `../shared/a.css`; a site has nothing above itself. */
const placed = (name: string): string => name.replace(/^(?:\.\.\/)+/, '');

/** `css/general.css` -> `css/general-0a1b2c3d.css`; licences keep their names, as in mdBook. */
function fingerprinted(name: string, content: string | Uint8Array): string {
  if (name.endsWith('.txt')) return name;
  const { dir, base } = posix.parse(name);
  const dot = base.indexOf('.', 1);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const stem = dot < 0 ? `${base}-${hash}` : `${base.slice(0, dot)}-${hash}${base.slice(dot)}`;
  return dir === '' ? stem : `${dir}/${stem}`;
}
