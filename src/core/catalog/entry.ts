// The shape of a catalog entry: how grave a code is and how it is worded.
import type { Severity } from '../diagnostic.ts';

export interface CatalogEntry<Args> {
  readonly severity: Severity;
  /** What was found; lower case, names in backticks, no full stop, no blame. */
  readonly say: (args: Args) => string;
  /** What to do about it; absent when there is nothing to add. */
  readonly help?: (args: Args) => string | undefined;
}

/** The entries of one area: one for each code of its `Args` interface. */
export type Catalog<Area> = { readonly [Code in keyof Area]: CatalogEntry<Area[Code]> };

/** `; did you mean \`x\`?` or nothing. */
export const didYouMean = (name: string | undefined): string =>
  name === undefined ? '' : `; did you mean \`${name}\`?`;
