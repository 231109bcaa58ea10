// What a build makes: files of the site, each made only when somebody wants its content.
import type { Outcome } from './diagnostic.ts';
import type { Hash } from './hash.ts';
import type { UrlPath } from './path.ts';

/** A file's bytes: text as UTF-8; chunks for what grows with the book (the print page), so that it is never held whole. */
export type Content = string | Uint8Array | AsyncIterable<string>;

/** One file of the site. */
export interface OutputFile {
  readonly url: UrlPath;
  /** The source that makes it, as a person knows it (`src/a.md`, `output.html.redirect`): named when two make one file. */
  readonly by: string;
  /** Equal stamps mean equal content. Known without making the content. */
  readonly stamp: Hash;
  /** Makes the content. May be called more than once; answers the same each time. */
  readonly content: () => Promise<Outcome<Content>>;
}

/** The whole site: every file by its path, in the order in which files are to be written. */
export type Site = ReadonlyMap<UrlPath, OutputFile>;

/** What an output file is made of before anybody has asked for it. */
export interface OutputPlan {
  readonly url: UrlPath;
  readonly by: string;
  /** Called once at most, when the stamp is first wanted: a server that shows one page stamps one page. */
  readonly stampOf: () => Hash;
  readonly content: OutputFile['content'];
}

/** The file of a plan. */
export function outputFile({ url, by, stampOf, content }: OutputPlan): OutputFile {
  let stamp: Hash | undefined;
  return {
    url,
    by,
    get stamp() {
      return (stamp ??= stampOf());
    },
    content,
  };
}
