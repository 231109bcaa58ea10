// The JSON files of the search index, as the build writes them and the search in the browser reads them.

/** JSON of `index.json`. Names of files have no extension. */
export interface Manifest {
  /** Number of sections with text. */
  readonly sections: number;
  /** For each page in order the numbers reserved for its sections, in units of {@link SLOT_UNIT}; encoded numbers. */
  readonly slots: string;
  /** Runs of pages in the same part: its title, or 0 before the first part, and their number. */
  readonly parts: readonly (readonly [title: string | 0, pages: number])[];
  /** Groups of pages: their names in one text, and their sizes as encoded numbers. */
  readonly groups: readonly [names: string, pages: string];
  /** The least term of each shard, and their names. */
  readonly shards: readonly [from: readonly string[], names: string];
  /** The same for the chunks of the word list. */
  readonly words: readonly [from: readonly string[], names: string];
  /** True if words are parts of compounds, which the word list names. */
  readonly compounds: boolean;
  /** Modules with a stemmer, with their extension. */
  readonly stemmers: readonly string[];
  /** Weights of a heading and of text relative to the usual ones. */
  readonly weights: readonly [heading: number, text: number];
}

/**
 * Numbers of sections are reserved for each page in units of this size. A new section changes the numbers of other
 * sections, and with them the postings, only if its page needs another unit.
 */
export const SLOT_UNIT = 8;

/** JSON of a group's head. */
export interface GroupHead {
  /** Names of the text files without their extension. */
  readonly texts: readonly string[];
  readonly pages: readonly GroupPage[];
}

export interface GroupPage {
  readonly url: string;
  readonly title: string;
  readonly part?: string;
  readonly parents?: readonly string[];
  /** Index entries, each with its fragment or an empty text. */
  readonly terms?: readonly (readonly [text: string, id: string])[];
  /** Title (0 for the page's), fragment, number of the text file, place in it. */
  readonly sections: readonly (readonly [title: string | 0, id: string, file: number, place: number])[];
}
