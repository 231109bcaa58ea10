// Type of a catalog entry: the severity and wording of a diagnostic code.
import type { Severity } from '../diagnostic.ts';

export interface CatalogEntry<Args> {
  readonly severity: Severity;
  /** What is wrong; lower case, names in backticks, no full stop, no blame. */
  readonly message: (args: Args) => string;
  /** What to do about it; absent when there is nothing to add. */
  readonly help?: (args: Args) => string | undefined;
}

/** The entries of one area: one for each code of its `Args` interface. */
export type Catalog<Area> = { readonly [Code in keyof Area]: CatalogEntry<Area[Code]> };

/** Returns `; did you mean \`x\`?`, or an empty string. */
export const didYouMean = (name: string | undefined): string =>
  name === undefined ? '' : `; did you mean \`${name}\`?`;
