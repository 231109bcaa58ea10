// Output files: the files of the site, rendered only when their content is requested.
import type { Location, Outcome } from './diagnostic.ts';
import type { Hash } from './hash.ts';
import type { UrlPath } from './path.ts';
import type { PiecedContent } from './pieced-content.ts';
import type { CopiedFile, NoSource } from './source.ts';

/**
 * Content of a file: text is written as UTF-8; chunks are for files that grow with the book (the print page), which
 * are never in memory as a whole.
 */
export type Content = string | Uint8Array | AsyncIterable<string | Uint8Array> | PiecedContent;

/**
 * Content of an output file. A source that can't be read gives none, nor does a part of the program that failed and has
 * said so: what an earlier build wrote stays.
 */
export type OutputContent = Content | CopiedFile | NoSource | undefined;

/** One file of the site. */
export interface OutputFile {
  readonly url: UrlPath;
  /**
   * Where the file comes from, as a reader of a diagnostic knows it (`src/a.md`, `output.html.redirect`). Used when
   * two sources produce the same file.
   */
  readonly by: string;
  /** Where the author asked for it; absent for files that are made without being asked for. */
  readonly at?: Location;
  /** Equal stamps mean equal content. Known without rendering the content. */
  readonly stamp: Hash;
  /** Renders the content. Can be called more than once, with the same result. */
  readonly content: () => Promise<Outcome<OutputContent>>;
  /** Set for a copied file: its source as it is now. A server reads the part it needs, without computing the stamp. */
  readonly copied?: () => CopiedFile | NoSource;
}

/** All files of the site by path, in the order in which to write them. */
export type Site = ReadonlyMap<UrlPath, OutputFile>;

/** Input of {@link outputFile}. */
export interface OutputPlan {
  readonly url: UrlPath;
  readonly by: string;
  readonly at?: Location;
  /** Called at most once, when the stamp is first read: a server that shows one page computes one stamp. */
  readonly stampOf: () => Hash;
  readonly content: OutputFile['content'];
  readonly copied?: OutputFile['copied'];
}

/** Creates an output file with a lazily computed stamp. */
export function outputFile({ url, by, at, stampOf, content, copied }: OutputPlan): OutputFile {
  let stamp: Hash | undefined;
  return {
    url,
    by,
    ...(at !== undefined && { at }),
    get stamp() {
      return (stamp ??= stampOf());
    },
    content,
    ...(copied && { copied }),
  };
}
