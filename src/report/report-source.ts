// What every form of report is made from, and how it names files.
import type { Diagnostic } from '../core/diagnostic.ts';
import { type BookPath, bookPath, resolveFrom } from '../core/path.ts';
import type { TextOf } from './position.ts';

export interface ReportSource {
  /** With their final severities; in any order. */
  readonly diagnostics: readonly Diagnostic[];
  readonly textOf: TextOf;
  /** The book's root as seen from where the reader stands, e.g. `docs`; empty when they are the same folder. */
  readonly from: string;
}

/** The program that reports, for the forms that say so. */
export interface ReportTool {
  readonly name: string;
  readonly version: string;
}

/** A book's file as the reader can open it: `docs/src/a.md`. */
export const shownPath = (from: string, path: BookPath): string => resolveFrom(bookPath(from), path);
