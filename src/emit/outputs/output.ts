// The interface of an output: turns a linked book into files for one `[output.NAME]` table.
import type { Diagnostic, Outcome } from '../../core/diagnostic.ts';
import type { Site } from '../../core/output-file.ts';
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
  /** The site's search index. */
  readonly search: () => Promise<Site>;
  /** The book after its preprocessors for this renderer, in mdBook's form. Each output runs them again. */
  readonly json: () => Promise<Outcome<BookJson>>;
  /** Context for running the book's programs. */
  readonly place: ProgramContext;
  /** The output's folder as an absolute path. */
  readonly destination: string;
  /** The same folder as shown in diagnostics: `book/html`. */
  readonly destinationName: string;
}

/**
 * `files` are written by the build, which also removes stale ones; `written` means that a program wrote them itself.
 */
export type OutputResult = { readonly kind: 'files'; readonly files: Site } | { readonly kind: 'written' };

export interface Output {
  readonly produce: (input: OutputInput) => Promise<Outcome<OutputResult>>;
}

/** A built-in output: its table in book.toml, and its implementation, loaded if the book has the table. */
export interface BuiltInOutput extends ConfigPlugin {
  readonly load: () => Promise<Output>;
}

/** The result of an output that only produces files. */
export const filesOnly = (files: Site, diagnostics: readonly Diagnostic[]): Outcome<OutputResult> => ({
  value: { kind: 'files', files },
  diagnostics,
});
