// The interface of an output: what becomes of a linked book for one `[output.NAME]` table.
import type { Diagnostic, Outcome } from '../../core/diagnostic.ts';
import type { Site } from '../../core/output-file.ts';
import type { UrlPath } from '../../core/path.ts';
import type { OutputTable } from '../../read/config/config.ts';
import type { ConfigPlugin } from '../../read/config/config-plugin.ts';
import type { BookJson } from '../../read/preprocess/book-json.ts';
import type { ProgramContext } from '../../read/preprocess/whole-book-input.ts';
import type { SiteModel } from '../site-model.ts';

export interface OutputInput {
  readonly table: OutputTable;
  readonly book: SiteModel;
  /** The planned files of the site. */
  readonly site: Site;
  /** The search index of the site. It is made while pages are written, so it may take longer than they do. */
  readonly search: () => Promise<Outcome<Site>>;
  /** The book after its preprocessors for this renderer, in mdBook's form. Each output runs them anew. */
  readonly json: () => Promise<Outcome<BookJson>>;
  /** Where programs of the book run. */
  readonly place: ProgramContext;
  /** The output's own folder: absolute. */
  readonly destination: string;
  /** The same folder as people know it, for diagnostics: `book/html`. */
  readonly destinationName: string;
}

/** Files that take longer than the others, which are written without waiting for them. */
export interface LateFiles {
  /** Tells the files of this kind that an earlier build wrote: they stay until the new ones are there. */
  readonly includes: (url: UrlPath) => boolean;
  readonly files: Promise<Outcome<Site>>;
}

/** `files` are written by the build, which also removes stale ones; `written` when a program wrote them itself. */
export type OutputResult =
  { readonly kind: 'files'; readonly files: Site; readonly late?: LateFiles } | { readonly kind: 'written' };

export interface Output {
  readonly produce: (input: OutputInput) => Promise<Outcome<OutputResult>>;
}

/** An output that build-book makes itself: its table in book.toml, and what makes it, loaded when the book has the table. */
export interface BuiltInOutput extends ConfigPlugin {
  readonly load: () => Promise<Output>;
}

/** The result of an output that is a set of files and nothing else. */
export const filesOnly = (files: Site, diagnostics: readonly Diagnostic[]): Outcome<OutputResult> => ({
  value: { kind: 'files', files },
  diagnostics,
});
