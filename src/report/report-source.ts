// Input of every report format, and how files are named in it.
import type { Diagnostic } from '../core/diagnostic.ts';
import { type BookPath, bookPath, resolveFrom } from '../core/path.ts';
import type { TextOf } from './position.ts';

export interface ReportSource {
  /** With their final severities; in any order. */
  readonly diagnostics: readonly Diagnostic[];
  readonly textOf: TextOf;
  /** The book's root relative to the working directory, e.g. `docs`; empty if they are the same. */
  readonly from: string;
}

/** The reporting program, for the formats that name it. */
export interface ReportTool {
  readonly name: string;
  readonly version: string;
  /** The URL of the guide, with a slash at its end; absent if it isn't published. */
  readonly homepage?: string;
}

/** The guide's section about a code, as Markdown; absent if the guide is missing. */
export type ExplainCode = (code: string) => string | undefined;

/** The URL of a code's section; absent if there is no address to link to. */
export type LinkToCode = (code: string) => string | undefined;

/** Where the published guide explains a code. Ids of headings can't contain slashes. */
export const publishedSection = (homepage: string, code: string): string =>
  `${homepage}reference/diagnostics.html#${code.replaceAll('/', '-')}`;

/** A book's file as the reader can open it: `docs/src/a.md`. */
export const shownPath = (from: string, path: BookPath): string => resolveFrom(bookPath(from), path);
