// Diagnostics for versions of the book in Git.
import { type Catalog, didYouMean } from './entry.ts';

export interface VersionsArgs {
  'versions/no-git': { readonly reason: string };
  'versions/no-match': {
    readonly pattern: string;
    readonly isShallow: boolean;
    readonly nearest?: string;
  };
  'versions/no-such-ref': {
    readonly key: string;
    readonly name: string;
    readonly nearest?: string;
  };
  'versions/no-commit': { readonly name: string };
  'versions/same-folder': { readonly name: string; readonly other: string; readonly folder: string };
  'versions/failed': {
    readonly name: string;
    readonly reason: string;
    /** Whether a site of this version from an earlier build is still there. */
    readonly isKept: boolean;
  };
  'versions/incomplete': {
    readonly name: string;
    readonly what: 'submodule' | 'lfs' | 'partial' | 'unsafe' | 'language';
    readonly path: string;
    readonly count: number;
  };
  'versions/problems': {
    readonly name: string;
    readonly commit: string;
    readonly errors: number;
    readonly warnings: number;
  };
}

type Lacking = VersionsArgs['versions/incomplete']['what'];

const LACKING: Readonly<Record<Lacking, (file: string) => string>> = {
  submodule: (file) => `lacks the files of the submodule ${file}`,
  lfs: (file) => `has only a Git LFS pointer in place of ${file}`,
  partial: (file) => `lacks ${file}, which this partial clone doesn’t have`,
  unsafe: (file) => `lacks ${file}, which leads outside the repository`,
  language: (tag) => `lacks the language ${tag}, whose book can’t be built`,
};

const LACKING_HELP: Readonly<Record<Lacking, string>> = {
  submodule:
    'versions are read from this repository only; copy the files into it, or exclude the version with `!`',
  lfs: 'versions are read from Git itself; store the file in Git without LFS, or exclude the version with `!`',
  partial: 'fetch all files: `git fetch --refetch --filter=blob:limit=1g`',
  unsafe: 'remove the file in a new version, or exclude this one with `!`',
  language: 'its other languages are published; fix the translation in a new version',
};

export const versionsCatalog: Catalog<VersionsArgs> = {
  'versions/no-git': {
    severity: 'error',
    message: ({ reason }) => `can’t read the versions of the book from Git: ${reason}`,
    help: () => 'only the working tree is built; build it in a clone of its repository, with Git installed',
  },
  'versions/no-match': {
    severity: 'warning',
    message: ({ pattern, nearest }) => `no tag or branch matches \`${pattern}\`${didYouMean(nearest)}`,
    help: ({ isShallow }) =>
      isShallow
        ? 'this clone is shallow and may lack tags; fetch them: `git fetch --unshallow --tags`'
        : 'list the names with `git tag` and `git branch --all`',
  },
  'versions/no-such-ref': {
    severity: 'error',
    message: ({ key, name, nearest }) =>
      `\`${name}\` in \`${key}\` is not a version of the book${didYouMean(nearest)}`,
    help: () => 'write the name of a tag or branch that `refs` includes',
  },
  'versions/no-commit': {
    severity: 'warning',
    message: ({ name }) => `the tag \`${name}\` doesn’t name a commit`,
    help: ({ name }) => `exclude it: add ${excluding(name)} to \`refs\``,
  },
  'versions/same-folder': {
    severity: 'error',
    message: ({ name, other, folder }) => `\`${name}\` and ${other} belong to the same folder, \`${folder}\``,
    help: ({ name }) => `exclude one of them, for example with ${excluding(name)} in \`refs\``,
  },
  'versions/failed': {
    severity: 'error',
    message: ({ name, reason }) => `the version \`${name}\` can’t be built: ${reason}`,
    help: ({ name, isKept }) =>
      isKept
        ? 'its last good site stays'
        : `it is left out; to publish the book without it, add ${excluding(name)} to \`refs\``,
  },
  'versions/incomplete': {
    severity: 'warning',
    message: ({ name, what, path, count }) =>
      `the version \`${name}\` ${LACKING[what](count === 1 ? `\`${path}\`` : `\`${path}\` and ${String(count - 1)} more`)}`,
    help: ({ what }) => LACKING_HELP[what],
  },
  'versions/problems': {
    severity: 'notice',
    message: ({ name, errors, warnings }) =>
      `the version \`${name}\` was built with ${[counted(errors, 'error'), counted(warnings, 'warning')].filter((text) => text !== '').join(' and ')}`,
    help: ({ name, commit }) =>
      `list them: \`git worktree add --detach ../to-check ${typedRef(name, commit)}\`, then \`build-book check\` there`,
  },
};

const counted = (count: number, what: string): string =>
  count === 0 ? '' : `${String(count)} ${what}${count === 1 ? '' : 's'}`;

/** As an item of a list in TOML. */
const excluding = (name: string): string => `\`${JSON.stringify(`!${name}`)}\``;

/** A name may have characters that mean something to a shell, and may even be an option. */
const typedRef = (name: string, commit: string): string =>
  /^\w[\w./-]*$/.test(name) ? name : commit.slice(0, SHORT_ID);

const SHORT_ID = 12;
