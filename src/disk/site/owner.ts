// Finds out whose files are in a folder.
import { readdirSync } from 'node:fs';
import { MANIFEST } from './site-manifest.ts';

/**
 * `nobody`: it doesn't exist, is empty, or has only files that are kept next to a site (dotfiles, `CNAME`).
 * `mdbook`: written by mdBook, or by build-book whose manifest was lost: its files may be overwritten.
 */
export type Owner = 'nobody' | 'build-book' | 'mdbook' | 'somebody';

/** Files that each of mdBook's versions writes beside `index.html`; from 0.5 on with a hash in the name. */
const mdbookMarks: readonly RegExp[] = [
  /^\.nojekyll$/,
  /^toc\.html$/,
  /^(?:book|toc|searcher|elasticlunr)(?:-[0-9a-f]{8})?(?:\.min)?\.js$/,
];

/** The owner of `folder`, judged by the names in it. */
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
