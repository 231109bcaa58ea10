// Finds the text of a book as the translation would get it: after the preprocessors before it, and before those after it.
import type { BookJson } from '../../../read/preprocess/book-json.ts';
import type { Plugin } from '../../plugin.ts';
import { gettext } from '../gettext.ts';

export interface ObservedPlugins {
  readonly plugins: readonly Plugin[];
  /** Absent before the preprocessors have run, and for a book that isn't translated. */
  readonly book: () => BookJson | undefined;
}

/** The same plugins, of which the one that translates only keeps the book. */
export function observeTranslation(plugins: readonly Plugin[]): ObservedPlugins {
  let seen: BookJson | undefined;
  const change = (book: BookJson) => {
    seen = book;
    return { value: book, diagnostics: [] };
  };
  const observer: Plugin = { ...gettext, loadBookHooks: () => Promise.resolve({ change }) };
  return {
    plugins: plugins.map((plugin) => (plugin.name === gettext.name ? observer : plugin)),
    book: () => seen,
  };
}
