// Recent searches, of this book only.
import { base } from './dialog.js';

const MOST = 6;
const store = `book-searches:${base.pathname}`;

/** @returns {readonly string[]} */
export const recentQueries = () => {
  try {
    const stored = /** @type {string} */ (localStorage.getItem(store));
    return /** @type {string[] | null} */ (JSON.parse(stored)) ?? [];
  } catch {
    return [];
  }
};

/** @param {string} query */
export const rememberQuery = (query) => {
  try {
    const others = recentQueries().filter((other) => other !== query);
    localStorage.setItem(store, JSON.stringify([query, ...others].slice(0, MOST)));
  } catch {
    // Storage may be forbidden; nothing is remembered then.
  }
};
