// Pagefind's excerpts -> nodes: escaped text with <mark> around what was found.
import { element } from './dialog.js';

/** @type {Readonly<Record<string, string>>} */
const entities = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'", nbsp: '\u00a0' };

/** @param {string} text */
const plain = (text) => text.replace(/&(?:#x([\da-f]+)|#(\d+)|(\w+));/gi, characterOf);

/** @type {(whole: string, hex?: string, decimal?: string, name?: string) => string} */
const characterOf = (whole, hex, decimal, name = '') =>
  hex || decimal
    ? String.fromCodePoint(hex ? parseInt(hex, 16) : Number(decimal))
    : (entities[name] ?? whole);

/**
 * @param {string} html
 * @returns {(string | Node)[]}
 */
export const excerptOf = (html) =>
  html.split(/<mark>(.*?)<\/mark>/s).flatMap((part, i) => {
    if (i % 2 === 0) return plain(part);
    // What ends a sentence is marked with its last word.
    const [, word, end] = /^(.*?)([.,;:?…”’)\]]*)$/su.exec(plain(part)) ?? [];
    return word ? [element('mark', '', word), end] : end;
  });
