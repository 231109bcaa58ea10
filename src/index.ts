// The public API: what a program may do with a book. Everything else is inside and may change.
import { resolve } from 'node:path';
import type { Diagnostic } from './core/diagnostic.ts';
import { type BuiltBook, type Session, type SessionOptions, openSession } from './build/session.ts';

export { messageOf, remedyOf, severityOf } from './core/catalog.ts';
export { openSession };
export type { Config } from './read/config/config.ts';
export type { Diagnostic, DiagnosticCode, Location, Severity, Span } from './core/diagnostic.ts';
export type { OutputFile, Site } from './core/output.ts';
export type { BookPath, UrlPath } from './core/path.ts';
export type { BookJson, ChapterJson, ItemJson } from './read/preprocess/book-json.ts';
export type { ContextJson } from './read/preprocess/external/context-json.ts';
export type { Preprocess } from './read/preprocess/run-module.ts';
export type { BuiltBook, Session, SessionOptions };

export interface BuildOptions {
  /** The book's folder. Default: the current one. */
  readonly root?: string;
  /** Where the site goes. Default: what `book.toml` says. */
  readonly destination?: string;
  /** `none` keeps nothing between builds. Default: `disk`. */
  readonly cache?: 'disk' | 'none';
  /** `MDBOOK_*` variables to honour. Default: none. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface BuildResult {
  /** The folder that the site was written to, absolute. */
  readonly destination: string;
  /** Paths of the files that were written; what was the same already is not among them. */
  readonly written: readonly string[];
  /** Paths of the files that were removed. */
  readonly removed: readonly string[];
  /** What is wrong with the book; `severityOf` tells which of it are errors. */
  readonly diagnostics: readonly Diagnostic[];
}

/**
 * Builds a book, as the command does. Mistakes of its author are in `diagnostics`, and the site is written all the same;
 * nothing is written when there is no book at all. Rejects only for a fault of this program.
 *
 * @example
 * const { diagnostics } = await build({ root: 'docs' });
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const { root = '.', destination, cache = 'disk', environment = {} } = options;
  const session = openSession({
    root: resolve(root),
    environment,
    cache,
    mode: 'build',
    destination: destination === undefined ? undefined : resolve(destination),
  });
  try {
    const built = await session.build();
    const outcome = built.fatal ? undefined : await session.write(built);
    return {
      destination: built.destination,
      written: outcome?.value.written ?? [],
      removed: outcome?.value.removed ?? [],
      diagnostics: [...built.diagnostics, ...(outcome?.diagnostics ?? [])],
    };
  } finally {
    await session.close();
  }
}
