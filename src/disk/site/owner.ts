// Finds out whose files are in a folder.
import { readdirSync } from 'node:fs';
import { join, sep } from 'node:path';
import { MANIFEST } from './site-manifest.ts';

/**
 * `none`: the folder doesn't exist, or contains nothing but dotfiles, `CNAME` and the folders of other sites.
 * `mdbook`: written by mdBook, or by build-book whose manifest was lost: its files may be overwritten.
 */
export type Owner = 'none' | 'build-book' | 'mdbook' | 'other';

/** Files that each of mdBook's versions writes next to `index.html`; from 0.5 on with a hash in the name. */
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
  return names.every((name) => isAllowedBesideSite(name) || isSite(join(folder, name))) ? 'none' : 'other';
}

const isAllowedBesideSite = (name: string): boolean => name.startsWith('.') || name === 'CNAME';

/** Such as that of one language, which was built alone. */
const isSite = (folder: string): boolean => namesIn(folder).includes(MANIFEST);

/** What no site has at its top. */
const PROGRAM =
  /\.(?:[cm]?tsx?|jsx|rs|py|go|java|kts?|c|cc|cpp|h|hpp|cs|rb|php|swift|md|toml|gradle|mod)$|^(?:package\.json|Gemfile|Makefile)$/;

/**
 * A file in `folder` that was written by hand rather than by a site generator; absent if there is none. In mdBook's
 * site only Markdown is one, since mdBook copies all other files.
 */
export function sourceIn(folder: string, owner: 'mdbook' | 'other'): string | undefined {
  const program = owner === 'mdbook' ? undefined : namesIn(folder).find((name) => PROGRAM.test(name));
  if (program !== undefined) return program;
  const paths = allNamesIn(folder);
  const known = new Set(paths);
  return paths.find(
    (path) => path.endsWith('.md') && !isOfSite(path) && !known.has(path.replace(/md$/, 'html')),
  );
}

/** The README of a branch for GitHub Pages, and what mdBook's Markdown renderer writes. A page's Markdown is next to it. */
const isOfSite = (path: string): boolean => path === 'README.md' || path.startsWith('markdown/');

function allNamesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .map((path) => path.split(sep).join('/'))
      .sort();
  } catch {
    return [];
  }
}

function namesIn(folder: string): readonly string[] {
  try {
    return readdirSync(folder);
  } catch {
    return [];
  }
}
