// Input for filling the slots of a page.
import type { CodeSlot } from '../../scan/markdown/body.ts';
import type { Heading } from '../../scan/markdown/facts.ts';
import type { Words } from '../../core/words.ts';
import type { PageSlice } from '../../link/resolve/page-slice.ts';

/** Everything that filling a page needs besides its body. */
export interface FillInput {
  readonly slice: PageSlice;
  readonly headings: readonly Heading[];
  /** Highlighted lines of a block, one per line of the slot; absent for plain text. */
  readonly highlighted: (slot: CodeSlot) => readonly string[] | undefined;
  readonly words: Words;
  readonly undefinedReferences: 'text' | 'literal';
  /** The theme's SVG for an icon; absent if it has none. */
  readonly icon: (name: string) => string | undefined;
  /** A term with its definition; `inside` itself if it has none. */
  readonly term: (key: string, inside: string) => string;
  /** The book's index of terms, rendered once per book. */
  readonly indexHtml: (prefix: string | undefined) => string;
}
