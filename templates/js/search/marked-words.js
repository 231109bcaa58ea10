// What a page marks when it is opened from a result: the query, and other forms that the excerpt shows instead.
import { fold } from './fold.js';
import { termsIn } from './terms.js';

/** @typedef {import('./teaser.js').Span} Span */

/**
 * @param {string} query
 * @param {readonly Span[]} excerpt
 */
export const wordsToMark = (query, excerpt) => {
  const typed = query.split(/[\s"\u201c-\u201f]+/).filter(Boolean);
  const words = typed
    .flatMap((word) => [fold(word), ...termsIn(word, true)])
    .filter((word) => word.length > 1);
  /** @type {Map<string, string>} */
  const others = new Map();
  for (const { text, mark } of excerpt) {
    const form = fold(text);
    // A form that has a word of the query is marked by that word.
    if (mark && !words.some((word) => form.includes(word) || word.includes(form))) others.set(form, text);
  }
  return [query, ...others.values()].join(' ');
};
