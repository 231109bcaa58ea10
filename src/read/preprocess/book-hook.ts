// The part of a plugin that changes all chapters at once, at its place in the order of preprocessors.
import type { Outcome } from '../../core/diagnostic.ts';
import type { SharedValues } from '../../core/shared-values.ts';
import type { Memo } from '../../memo/stage.ts';
import type { Read } from '../../core/source.ts';
import type { BookJson } from './book-json.ts';

export interface BookHookWorld {
  /** Each file read becomes a dependency of the whole book. */
  readonly read: Read;
  /** The target renderer, for example `html`. */
  readonly renderer: string;
  /** Keeps results for the next build; absent where nothing is kept. */
  readonly memo?: Memo;
  /** What this build and those of other editions of the book can share; absent for a book that has none. */
  readonly values?: SharedValues;
}

export interface BookHooks<Options = unknown> {
  /** The book with other texts and the same chapters: mdBook's JSON without front matter. */
  change(
    book: BookJson,
    options: Options,
    world: BookHookWorld,
  ): Outcome<BookJson> | Promise<Outcome<BookJson>>;
}

export interface BookPlugin<Options = unknown> {
  /** Imports the hooks; called only for books in which the plugin is on. */
  loadBookHooks?(): Promise<BookHooks<Options>>;
}

/** A plugin's hook with its options. */
export type ChangeBook = (
  book: BookJson,
  world: BookHookWorld,
) => Outcome<BookJson> | Promise<Outcome<BookJson>>;
