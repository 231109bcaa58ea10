// The query as words, phrases in quotation marks, and words that must not occur.
import { fold } from './fold.js';
import { isUnspaced, namesIn } from './terms.js';

/**
 * @typedef {object} Word
 * @property {readonly string[]} whole - terms of the word as a name; empty for a plain word
 * @property {readonly string[]} parts - terms that must occur together
 * @property {boolean} isUnspaced - in a script without spaces
 * @property {boolean} isExact - in quotation marks: other forms don't count
 * @property {boolean} isLast - the reader may still be typing it
 * @property {boolean} isSign - signs between other words, as in `locks & threads` or `what is a lock ?`: makes a page better
 *   and isn't required
 * @property {string} [phrase] - folded, with single spaces: the parts must occur as this text
 */

/**
 * @typedef {object} Query
 * @property {readonly Word[]} words - phrases first
 * @property {readonly Word[]} excluded
 */

const HAS_LETTER = /[\p{L}\p{N}]/u;
const QUOTES = /[\u201c-\u201f\u00ab\u00bb\uff02]/g;

/**
 * @param {string} text
 * @param {boolean} isExact
 * @returns {Word[]}
 */
const wordsIn = (text, isExact) =>
  text
    .split(/\s+/)
    .filter(Boolean)
    .flatMap((piece) => namesIn(piece, true))
    .flatMap(({ whole, parts }) => wordsOfName(whole, parts, isExact));

/**
 * Terms in scripts with and without spaces are words of their own.
 * @param {readonly string[]} whole
 * @param {readonly string[]} parts
 * @param {boolean} isExact
 * @returns {Word[]}
 */
const wordsOfName = (whole, parts, isExact) => {
  const grams = parts.filter((part) => isUnspaced(part));
  const spaced = parts.filter((part) => !isUnspaced(part));
  // The end of a run is shorter than a term, and in the terms before it.
  const size = Math.max(...grams.map((gram) => Array.from(gram).length));
  const full = grams.filter((gram) => Array.from(gram).length === size);
  const word = { isExact, isLast: false, isSign: false };
  return [
    ...(full.length > 0 ? [{ ...word, whole: [], parts: full, isUnspaced: true }] : []),
    ...(spaced.length + whole.length > 0 ? [{ ...word, whole, parts: spaced, isUnspaced: false }] : []),
  ];
};

/**
 * @param {string} text - between quotation marks
 * @returns {Word[]}
 */
const phraseIn = (text) => {
  const phrase = fold(text.replace(/[\u2018\u2019\u02bc]/g, "'"))
    .replace(/\s+/g, ' ')
    .trim();
  const words = wordsIn(text, true);
  const parts = words.flatMap((word) => (word.parts.length > 0 ? word.parts : word.whole));
  return words.length === 0
    ? []
    : [{ whole: [], parts, isUnspaced: false, isExact: true, isLast: false, isSign: false, phrase }];
};

/**
 * @param {string} query
 * @returns {Query}
 */
export const parseQuery = (query) => {
  const pieces = query.replace(QUOTES, '"').split('"');
  // A quotation mark without its partner is text.
  const hasPairs = pieces.length % 2 === 1;
  const quoted = hasPairs ? pieces.filter((_, i) => i % 2 === 1) : [];
  const plain = (hasPairs ? pieces.filter((_, i) => i % 2 === 0) : pieces).join(' ');
  const isNegative = (/** @type {string} */ piece) => /^-[\p{L}\p{N}]/u.test(piece);
  const all = plain.split(/\s+/).filter(Boolean);
  const positive = all.filter((piece) => !isNegative(piece));
  // `-v` alone is a name.
  const isPlain = positive.length === 0 && quoted.length === 0;
  const words = wordsIn((isPlain ? all : positive).join(' '), false);
  const last = words.at(-1);
  const isTyped = !/\s$/.test(query) && /[^"\s]$/.test(query);
  const hasLetters = quoted.length > 0 || words.some(({ parts }) => parts.length > 0);
  return {
    words: [
      ...quoted.flatMap(phraseIn),
      ...words.map((word) => ({
        ...word,
        isLast: word === last && isTyped,
        isSign: hasLetters && word.parts.length === 0 && !HAS_LETTER.test(word.whole[0]),
      })),
    ],
    excluded: isPlain ? [] : all.filter(isNegative).flatMap((piece) => wordsIn(piece.slice(1), true)),
  };
};
