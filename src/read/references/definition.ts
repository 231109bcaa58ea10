// A link definition, as the Markdown parser sees it.
import type { BookPath } from '../../core/path.ts';

/** A definition from a definition file. */
export interface Definition {
  readonly href: string;
  readonly title: string;
  /** The file that contains it, if `href` may be relative to it. */
  readonly from?: BookPath;
}

/**
 * The definition of a normalized label; absent when there is none. `asWritten` returns the label before
 * normalization, for label rules.
 */
export type DefinitionOf = (label: string, asWritten: () => string) => Definition | undefined;

/** `[//]: # (text)` and `[//]: <> (text)` are comments to Markdown's authors, who repeat the label. */
export const isCommentAddress = (href: string): boolean => href === '#' || href === '';
