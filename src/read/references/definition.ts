// The definition that a link label stands for.
import type { BookPath } from '../../core/path.ts';

/** A link definition of the book, from a file of definitions. */
export interface Definition {
  readonly href: string;
  readonly title: string;
  /** The file it stands in, where its address may start; absent when that does not matter. */
  readonly from?: BookPath;
}

/**
 * The book's definition for a label in its normal form; absent when the label is not defined there. `asWritten` tells
 * the label as the author wrote it, which the normal form does not.
 */
export type DefinitionOf = (label: string, asWritten: () => string) => Definition | undefined;
