// A folder of files, or files in the test -> a book built on disk as the API builds it, and what its site came to.
import { cpSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { vi } from 'vitest';
import { messageOf } from '../../src/core/catalog.ts';
import { type BuildResult, type Diagnostic, build } from '../../src/index.ts';
import { type Files, filesIn, tempFolder } from '../helpers/temp-folder.ts';

// Whole builds: on a machine with other work to do each may take seconds.
vi.setConfig({ testTimeout: 180_000 });

export interface BuiltFolder extends BuildResult {
  readonly root: string;
  /** Codes of the diagnostics, each once, sorted. */
  readonly codes: readonly string[];
  /** Every file of the site but the manifest, sorted. */
  readonly files: readonly string[];
  readonly read: (url: string) => string;
  /** The content of a page's `<main>`. */
  readonly main: (url: string) => string;
}

/** Search is left out: its engine is a program of its own, slow to start, and has its own tests. */
export const withoutSearch: Readonly<Record<string, string>> = {
  MDBOOK_OUTPUT__HTML__SEARCH__ENABLE: 'false',
};

/** Builds the book in `root`. Nothing is kept for the next build unless `environment` names a cache folder. */
export async function buildIn(
  root: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<BuiltFolder> {
  const result = await build({
    root,
    cache: 'XDG_CACHE_HOME' in environment ? 'disk' : 'none',
    environment: { ...withoutSearch, ...environment },
  });
  const read = (url: string): string => readFileSync(join(result.destination, url), 'utf8');
  return {
    ...result,
    root,
    codes: [...new Set(result.diagnostics.map(({ code }) => code))].sort(),
    files: filesIn(result.destination).filter((file) => basename(file) !== '.build-book.json'),
    read,
    main: (url) => mainOf(read(url)) ?? '',
  };
}

/** Builds a book of these files in a folder of its own. */
export const buildFiles = (files: Files): Promise<BuiltFolder> => buildIn(tempFolder(files));

const EXPECTED = 'expected';

export const fixtureFolder = (name: string): string => join(import.meta.dirname, '../fixtures/books', name);

/** Where a fixture says what its site is. */
export const expectedFolder = (name: string): string => join(fixtureFolder(name), EXPECTED);

/** Builds a copy of `tests/fixtures/books/<name>`. */
export function buildFixture(name: string): Promise<BuiltFolder> {
  const root = tempFolder();
  const from = fixtureFolder(name);
  cpSync(from, root, { recursive: true, filter: (path) => path !== join(from, EXPECTED) });
  return buildIn(root);
}

/** The text between `<main>` and the last `</main>`; absent for a file without them. */
export function mainOf(html: string): string | undefined {
  const inner = /<main[^>]*>([^]*)<\/main>/.exec(html)?.[1];
  return inner === undefined ? undefined : `${inner.trim()}\n`;
}

/** A diagnostic as a line that doesn't depend on where the book is: `src/a.md[12..20] link/no-such-page: …`. */
export function lineOf(diagnostic: Diagnostic): string {
  const { at, code } = diagnostic;
  const place = at === undefined ? '' : `${at.file}[${at.span.start}..${at.span.end}] `;
  return `${place}${code}: ${messageOf(diagnostic)}`;
}
