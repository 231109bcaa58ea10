// Maps asset names to fingerprinted URLs and resolves `{{ resource }}` references between assets.
import { createHash } from 'node:crypto';
import { posix } from 'node:path';
import { type UrlPath, relativePath, urlPath } from '../../core/path.ts';
import type { AssetFile } from './theme-files.ts';

/** A file as it is written to the site. */
export interface Asset extends AssetFile {
  readonly url: UrlPath;
}

/** Every asset of a site by name. */
export interface Assets {
  /** In input order. */
  readonly list: readonly Asset[];
  /** URL of an asset; an unknown name maps to itself, as in mdBook. */
  readonly urlOf: (name: string) => UrlPath;
  readonly has: (name: string) => boolean;
}

// mdBook's syntax in scripts and style sheets: one space on each side, double quotes (static_files.rs).
const RESOURCE = /\{\{ resource "([^"]+)" \}\}/g;

/** Whether file names include 8 hex digits of their content's SHA-256 (`output.html.hash-files`). */
export type Fingerprints = 'hashed' | 'plain';

/**
 * The first of two files with the same name wins. A fingerprint covers the final content, including names of other
 * assets, so the name changes whenever a byte changes; mdBook's doesn't. In a cycle of references, the fingerprint
 * covers the content before substitution.
 */
export function createAssets(files: readonly AssetFile[], fingerprints: Fingerprints): Assets {
  const byName = new Map<string, AssetFile>();
  for (const file of files) if (!byName.has(file.name)) byName.set(file.name, file);
  const done = new Map<string, Asset>();
  const open = new Set<string>();

  const urlOf = (name: string): UrlPath => {
    const file = byName.get(name);
    if (file === undefined) return urlPath(name);
    const finished = done.get(name);
    if (finished !== undefined) return finished.url;
    if (open.has(name)) return urlFor(file, file.content);
    open.add(name);
    const content = typeof file.content === 'string' ? fillResources(file.name, file.content) : file.content;
    const asset = { ...file, content, url: urlFor(file, content) };
    open.delete(name);
    done.set(name, asset);
    return asset.url;
  };
  const fillResources = (name: string, text: string): string =>
    text.replace(RESOURCE, (_, target: string) => relativePath(urlPath(pathInSite(name)), urlOf(target)));
  const urlFor = (file: AssetFile, content: string | Uint8Array): UrlPath =>
    urlPath(
      fingerprints === 'hashed' ? fingerprinted(pathInSite(file.name), content) : pathInSite(file.name),
    );

  for (const name of byName.keys()) urlOf(name);
  return { list: [...done.values()], urlOf, has: (name) => byName.has(name) };
}

/** Files shared by several books are above them, `../shared/a.css`; a site can't have files above its root. */
const pathInSite = (name: string): string => name.replace(/^(?:\.\.\/)+/, '');

/** `css/general.css` -> `css/general-0a1b2c3d.css`. Licenses keep their names, as in mdBook. */
function fingerprinted(name: string, content: string | Uint8Array): string {
  if (name.endsWith('.txt')) return name;
  const { dir, base } = posix.parse(name);
  const dot = base.indexOf('.', 1);
  const hash = createHash('sha256').update(content).digest('hex').slice(0, 8);
  const stem = dot < 0 ? `${base}-${hash}` : `${base.slice(0, dot)}-${hash}${base.slice(dot)}`;
  return dir === '' ? stem : `${dir}/${stem}`;
}
