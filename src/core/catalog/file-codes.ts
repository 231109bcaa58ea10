// Diagnostics for files that can't be read or written.
import type { NoSource } from '../source.ts';
import type { Catalog } from './entry.ts';

export interface FileArgs {
  'file/unreadable': { readonly path: string; readonly why: NoSource['why']; readonly line?: number };
  'file/not-copied': { readonly path: string; readonly kind: 'loop' | 'broken' | 'special' };
  'file/empty-submodule': {
    /** Relative to the repository. */
    readonly name: string;
    /** Relative to the book's root. */
    readonly folder: string;
  };
  'file/outside': { readonly path: string; readonly count: number };
  'file/output-collision': { readonly url: string; readonly by: readonly string[] };
  'file/own-instead': { readonly url: string; readonly by: string };
  'file/unsafe-destination': { readonly path: string; readonly reason: string };
  'file/destination-busy': { readonly path: string };
  'file/output-case': { readonly url: string; readonly other: string };
  'file/foreign-kept': { readonly path: string };
  'file/changed-kept': { readonly path: string };
  'file/not-published': { readonly path: string };
  'file/write-failed': { readonly path: string; readonly reason: string };
}

const reasons: Readonly<Record<NoSource['why'], string>> = {
  missing: 'doesn’t exist',
  folder: 'is a folder',
  'not-a-file': 'isn’t a regular file',
  'not-utf8': 'isn’t valid UTF-8',
  'too-large': 'is larger than 16 MiB',
  forbidden: 'can’t be read (permission denied)',
  unreadable: 'can’t be read',
  restricted: 'isn’t one of the repository’s files, so `restrict` doesn’t allow reading it',
};

/** Why a path has no text; the text completes a sentence that starts with the path. */
export const whyNoSource = (why: NoSource['why'], line?: number): string =>
  reasons[why] + (line === undefined ? '' : ` (line ${line})`);

/** What to do about a file that a restricted book may not read. */
export const trustHelp = 'copy it into the repository, or build without `restrict` if you trust the book';

const notCopied: Readonly<Record<FileArgs['file/not-copied']['kind'], string>> = {
  loop: 'a symbolic link to a folder that contains it',
  broken: 'a symbolic link to a file that doesn’t exist',
  special: 'not a regular file',
};

export const fileCatalog: Catalog<FileArgs> = {
  'file/unreadable': {
    severity: 'error',
    message: ({ path, why, line }) => `\`${path}\` ${whyNoSource(why, line)}`,
    help: ({ why, path }) => {
      const name = path.replace(/^.*\//, '');
      if (why === 'folder')
        return /\.(?!md$)\w+$/.test(name)
          ? 'give the folder another name'
          : `name a file in it, such as \`${name}/README.md\``;
      if (why === 'restricted') return trustHelp;
      return why === 'not-utf8' ? 'save the file as UTF-8' : undefined;
    },
  },
  'file/not-copied': {
    severity: 'warning',
    message: ({ path, kind }) => `\`${path}\` isn’t copied to the site: it is ${notCopied[kind]}`,
    help: () => 'remove it from the source folder',
  },
  'file/empty-submodule': {
    severity: 'warning',
    message: ({ name }) => `the Git submodule \`${name}\` is empty, so its files are missing`,
    help: ({ name }) =>
      `run \`git submodule update --init ${/[^\w./-]/.test(name) ? `"${name}"` : name}\`; on GitHub, set \`submodules: true\` for \`actions/checkout\``,
  },
  'file/outside': {
    severity: 'warning',
    message: ({ path, count }) =>
      count === 1
        ? `the book uses \`${path}\`, which is outside its folder and repository`
        : `the book uses ${count} files in \`${path}\`, which is outside its folder and repository`,
    help: () => 'move what the book needs into the repository; readers may see the content of these files',
  },
  'file/output-collision': {
    severity: 'error',
    message: ({ url, by }) =>
      `${by.map((path) => `\`${path}\``).join(' and ')} produce the same file, \`${url}\``,
    help: () => 'rename one of them; the first is used for now',
  },
  'file/own-instead': {
    severity: 'notice',
    message: ({ url, by }) => `\`${by}\` replaces the \`${url}\` that build-book generates`,
    help: () => 'rename your file to keep both',
  },
  'file/unsafe-destination': {
    severity: 'error',
    message: ({ path, reason }) => `refusing to write the site to \`${path}\`: ${reason}`,
    help: () => 'choose a new or empty folder with `-d` or `build.build-dir`',
  },
  'file/destination-busy': {
    severity: 'error',
    message: ({ path }) => `another build is writing to \`${path}\``,
    help: () => 'wait until it is done, or choose another folder with `-d`',
  },
  'file/output-case': {
    severity: 'warning',
    message: ({ url, other }) => `\`${url}\` and \`${other}\` are the same file on macOS and Windows`,
    help: () => 'rename one of them',
  },
  'file/foreign-kept': {
    severity: 'warning',
    message: ({ path }) => `\`${path}\` wasn’t written by build-book, so it isn’t overwritten`,
    help: () => 'move it to another folder, and build again',
  },
  'file/changed-kept': {
    severity: 'warning',
    message: ({ path }) =>
      `\`${path}\` is no longer part of the site, but is kept because it changed after build-book wrote it`,
    help: () => 'delete it if you don’t need it',
  },
  'file/not-published': {
    severity: 'warning',
    message: ({ path }) =>
      `\`${path}\` isn’t published: files with this name usually contain passwords or keys`,
    help: () => 'move it out of the source folder, or rename it if it is meant for readers',
  },
  'file/write-failed': {
    severity: 'error',
    message: ({ path, reason }) => `can’t write \`${path}\`: ${reason}`,
  },
};
