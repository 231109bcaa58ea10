// Diagnostics for files that can't be read or written.
import type { NoSource } from '../source.ts';
import type { Catalog } from './entry.ts';

export interface FileArgs {
  'file/unreadable': { readonly path: string; readonly why: NoSource['why']; readonly byte?: number };
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
  missing: 'does not exist',
  folder: 'is a folder',
  'not-a-file': 'is not a regular file',
  'not-utf8': 'is not UTF-8 text',
  'too-large': 'is larger than 16 MiB',
  forbidden: 'may not be read',
  unreadable: 'cannot be read',
  restricted: 'is not one of the repository’s files, so `restrict` refuses to read it',
};

/** Why a path has no text; the text completes a sentence that starts with the path. */
export const whyNoSource = (why: NoSource['why'], byte?: number): string =>
  reasons[why] + (byte === undefined ? '' : ` (byte ${byte})`);

/** What to do about a file that a restricted book may not read. */
export const trustHelp = 'copy it into the repository, or build without `restrict` if you trust the book';

const notCopied: Readonly<Record<FileArgs['file/not-copied']['kind'], string>> = {
  loop: 'a symbolic link to a folder that contains it',
  broken: 'a symbolic link to a file that does not exist',
  special: 'not a regular file',
};

export const fileCatalog: Catalog<FileArgs> = {
  'file/unreadable': {
    severity: 'error',
    message: ({ path, why, byte }) => `\`${path}\` ${whyNoSource(why, byte)}`,
    help: ({ why, path }) => {
      if (why === 'folder') return `name a file in it, such as \`${path.replace(/^.*\//, '')}/README.md\``;
      if (why === 'restricted') return trustHelp;
      return why === 'not-utf8' ? 'save the file as UTF-8' : undefined;
    },
  },
  'file/not-copied': {
    severity: 'warning',
    message: ({ path, kind }) => `\`${path}\` is not copied into the site: it is ${notCopied[kind]}`,
    help: () => 'remove it from the folder of the chapters',
  },
  'file/empty-submodule': {
    severity: 'warning',
    message: ({ name }) => `the Git submodule \`${name}\` is empty, so files are missing in it`,
    help: ({ name }) =>
      `run \`git submodule update --init ${/[^\w./-]/.test(name) ? `"${name}"` : name}\`; on GitHub, set \`submodules: true\` for \`actions/checkout\``,
  },
  'file/outside': {
    severity: 'warning',
    message: ({ path, count }) =>
      count === 1
        ? `\`${path}\` is read, but it is outside the book’s folder and repository`
        : `${count} files of \`${path}\` are read, but they are outside the book’s folder and repository`,
    help: () => 'move what the book needs into the repository; readers may see what is in there',
  },
  'file/output-collision': {
    severity: 'error',
    message: ({ url, by }) => `\`${url}\` is made from ${by.map((path) => `\`${path}\``).join(' and ')}`,
    help: () => 'rename one of them; the first is kept',
  },
  'file/own-instead': {
    severity: 'notice',
    message: ({ url, by }) =>
      `\`${url}\` is made from \`${by}\` instead of the file that build-book makes there`,
    help: () => 'rename yours to have both',
  },
  'file/unsafe-destination': {
    severity: 'error',
    message: ({ path, reason }) => `refusing to write the site to \`${path}\`: ${reason}`,
    help: () => 'choose an empty folder of its own with `-d` or `build.build-dir`',
  },
  'file/destination-busy': {
    severity: 'error',
    message: ({ path }) => `another build is writing to \`${path}\``,
    help: () => 'wait for it to end, or choose another folder with `-d`',
  },
  'file/output-case': {
    severity: 'warning',
    message: ({ url, other }) => `\`${url}\` and \`${other}\` are one file on macOS and Windows`,
    help: () => 'rename one of them',
  },
  'file/foreign-kept': {
    severity: 'warning',
    message: ({ path }) => `\`${path}\` was not written by build-book and stands where a page belongs`,
    help: () => 'move it away and build again',
  },
  'file/changed-kept': {
    severity: 'warning',
    message: ({ path }) =>
      `\`${path}\` is no longer part of the site, but was changed since it was written, so it is kept`,
    help: () => 'delete it if you do not need it',
  },
  'file/not-published': {
    severity: 'warning',
    message: ({ path }) =>
      `\`${path}\` is not published: files with this name usually hold passwords or keys`,
    help: () => 'move it out of the sources, or rename it if it is meant for readers',
  },
  'file/write-failed': {
    severity: 'error',
    message: ({ path, reason }) => `cannot write \`${path}\`: ${reason}`,
  },
};
