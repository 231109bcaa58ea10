// What the slots of one page are filled from.
import type { CodeSlot } from '../../scan/markdown/body.ts';
import type { Heading } from '../../scan/markdown/facts.ts';
import type { Words } from '../../core/words.ts';
import type { PageSlice } from '../../link/resolve/page-slice.ts';

/** What filling a page needs besides its body. */
export interface FillInput {
  readonly slice: PageSlice;
  readonly headings: readonly Heading[];
  /** The highlighted lines of a block, made before: the same number as the slot's lines; absent for plain text. */
  readonly highlighted: (slot: CodeSlot) => readonly string[] | undefined;
  readonly words: Words;
  readonly undefinedReferences: 'text' | 'literal';
  /** The theme's drawing of an icon; absent when it has none. */
  readonly icon: (name: string) => string | undefined;
  /** The index page's list, made once for the book. */
  readonly indexHtml: (prefix: string | undefined) => string;
}
