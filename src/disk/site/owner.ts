// A folder that a site is to be written to -> whose files are in it.
import { readdirSync } from 'node:fs';
import { MANIFEST } from './site-manifest.ts';

/**
 * `nobody`: it does not exist, is empty, or has only what stands beside a site and is no part of it (dotfiles, `CNAME`).
 * `mdbook`: mdBook, or build-book before its manifest was lost, wrote it whole: what is in the way may be overwritten.
 */
export type Owner = 'nobody' | 'build-book' | 'mdbook' | 'somebody';

/** Files that each of mdBook's versions writes beside `index.html`; from 0.5 on with a hash in the name. */
const mdbookMarks: readonly RegExp[] = [
  /^\.nojekyll$/,
  /^toc\.html$/,
  /^(?:book|toc|searcher|elasticlunr)(?:-[0-9a-f]{8})?(?:\.min)?\.js$/,
];

/** Whose `folder` is, by the names in it. */
export function ownerOf(folder: string): Owner {
  const names = namesIn(folder);
  if (names.includes(MANIFEST)) return 'build-book';
  if (names.includes('index.html') && names.some((name) => mdbookMarks.some((mark) => mark.test(name)))) {
    return 'mdbook';
  }
  return names.every((name) => name.startsWith('.') || name === 'CNAME') ? 'nobody' : 'somebody';
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
