// The public JavaScript API. Everything else is internal and may change.
import { resolve } from 'node:path';
import type { Diagnostic } from './core/diagnostic.ts';
import { distinctDiagnostics } from './core/distinct-diagnostics.ts';
import { type PositionRange, type TextOf, createPositions } from './report/position.ts';
import { type WantedEditions, buildEditions } from './build/editions/build-editions.ts';
import { planLanguages } from './build/editions/plan-languages.ts';
import { wantedEditions } from './build/editions/wanted-editions.ts';
import { writeAlone } from './build/editions/write-alone.ts';
import { inWholeSite, wholeDestination } from './build/editions/write-edition.ts';
import { type BuiltBook, type Session, type SessionOptions, openSession } from './build/session.ts';
import { editionTexts } from './build/source-texts.ts';

export { messageOf, remedyOf, severityOf } from './core/catalog.ts';
export { openSession };
export type { Config } from './read/config/config.ts';
export type { Diagnostic, DiagnosticCode, Location, Severity, Span } from './core/diagnostic.ts';
export type { OutputFile, Site } from './core/output-file.ts';
export type { BookPath, UrlPath } from './core/path.ts';
export type { BookJson, ChapterJson, ItemJson } from './read/preprocess/book-json.ts';
export type { ContextJson } from './read/preprocess/external/context-json.ts';
export type { Preprocess } from './read/preprocess/run-module.ts';
export type { Position } from './report/position.ts';
export type { PositionRange, TextOf };
export type { BuiltBook, Session, SessionOptions };

export interface BuildOptions {
  /** The book's root folder. Default: the current directory. */
  readonly root?: string;
  /** Output folder. Default: the one in `book.toml`. */
  readonly destination?: string;
  /** `none` keeps nothing between builds. Default: `disk`. */
  readonly cache?: 'disk' | 'none';
  /** True for a book that is not trusted, like `--restrict`. Default: as the book says. */
  readonly restrict?: boolean;
  /** The language to build, one of `[build-book.languages]` or the book's own. Default: all languages. */
  readonly language?: string;
  /** `MDBOOK_*` variables to honor. Default: none. */
  readonly environment?: Readonly<Record<string, string | undefined>>;
}

export interface BuildResult {
  /** Absolute path of the output folder. */
  readonly destination: string;
  /** Paths of the written files. Unchanged files are not listed. */
  readonly written: readonly string[];
  /** Paths of the removed files. */
  readonly removed: readonly string[];
  /** Problems in the book; `severityOf` tells errors from warnings. */
  readonly diagnostics: readonly Diagnostic[];
  /** The text of a source file; absent for a file that is not text. */
  readonly textOf: TextOf;
}

/**
 * Line and column of a diagnostic, both from 1; absent if it has no place in a file. `source` is the result or the book that
 * the diagnostic comes from.
 */
export const rangeOf = (
  { at }: Diagnostic,
  { textOf }: { readonly textOf: TextOf },
): PositionRange | undefined => at && createPositions(textOf).rangeOf(at);

/**
 * Builds a book, like `build-book build`: all languages of a book with `[build-book.languages]`, one after the other, or the one
 * that `language` names. Problems in the book are returned in `diagnostics`, and the site is written unless they leave no book
 * to write. Rejects with a `RangeError` if the book doesn't have that language, else only because of a bug in build-book.
 *
 * @example
 * const { diagnostics } = await build({ root: 'docs' });
 */
export async function build(options: BuildOptions = {}): Promise<BuildResult> {
  const { root = '.', destination, cache = 'disk', restrict, environment = {}, language } = options;
  const session: SessionOptions = {
    root: resolve(root),
    environment,
    cache,
    restrict,
    mode: 'build',
    missingChapters: 'create',
    destination: destination === undefined ? undefined : resolve(destination),
  };
  const planned = await planLanguages(session);
  const wanted = wantedEditions(planned, language);
  if (typeof wanted === 'string') throw new RangeError(wanted);
  return planned && wanted ? buildLanguages(session, { ...planned, wanted }) : buildOne(session);
}

async function buildOne(options: SessionOptions): Promise<BuildResult> {
  const session = openSession(options);
  try {
    const built = await session.build();
    const outcome = built.fatal ? undefined : await writeAlone(session, built, options);
    return {
      destination: outcome?.value.destination ?? built.destination,
      written: outcome?.value.written ?? [],
      removed: outcome?.value.removed ?? [],
      diagnostics: [...built.diagnostics, ...(outcome?.diagnostics ?? [])],
      textOf: built.textOf,
    };
  } finally {
    await session.close();
  }
}

async function buildLanguages(options: SessionOptions, planned: WantedEditions): Promise<BuildResult> {
  const written: string[] = [];
  const removed: string[] = [];
  const found: Diagnostic[] = [...planned.diagnostics];
  const texts = editionTexts(options.root);
  await buildEditions({
    options,
    planned,
    onEdition: ({ siblings, built, written: outcome }) => {
      texts.note(built);
      const sites = outcome
        ? [...(outcome.root ? [outcome.root.value] : []), inWholeSite({ siblings, built }, outcome.own.value)]
        : [];
      for (const site of sites) {
        written.push(...site.written);
        removed.push(...site.removed);
      }
      found.push(...built.diagnostics);
      found.push(...(outcome?.own.diagnostics ?? []), ...(outcome?.root?.diagnostics ?? []));
    },
  });
  return {
    destination: wholeDestination({ options, planned }),
    written,
    removed,
    diagnostics: distinctDiagnostics(found),
    textOf: texts.textOf,
  };
}
