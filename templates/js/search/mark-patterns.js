// A query as patterns for the folded text of a page.
import { fold } from './fold.js';
import { isUnspaced, termsIn } from './terms.js';

const PHRASE = /"([^"]*)"/g;

/** What is typed with the keys of a keyboard, and what smart punctuation makes of it. */
const PUNCTUATION = /** @type {const} */ ([
  ['---', '(?:---|\u2014)'],
  ['--', '(?:--|\u2013|\u2014)'],
  ['\\.\\.\\.', '(?:\\.\\.\\.|\u2026)'],
  ["'", "['\u2018\u2019\u02bc]"],
  ['"', '["\u201c-\u201f\u00ab\u00bb]'],
]);
const TYPED = /---|--|\\\.\\\.\\\.|'|"/g;

/** @param {string} text */
const escaped = (text) =>
  text
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(TYPED, (typed) => PUNCTUATION.find(([key]) => key === typed)?.[1] ?? typed)
    .replace(/\s+/g, '\\s+');

/**
 * Words match from their beginning, a single letter only as a word; in scripts without spaces, anywhere.
 * @param {string} folded
 */
const patternOf = (folded) => {
  const pattern = escaped(folded);
  if (!/^[\p{L}\p{N}]/u.test(folded) || isUnspaced(folded)) return pattern;
  return `(?<![\\p{L}\\p{N}])${pattern}${/^.$/u.test(folded) ? '(?![\\p{L}\\p{N}])' : ''}`;
};

/** @param {readonly string[]} texts */
const anyOf = (texts) => new RegExp(texts.map(patternOf).join('|'), 'gu');

/**
 * For each word and phrase its patterns: as it is typed, then the parts that it is found by. Words after a minus sign have
 * none.
 * @param {string} query
 * @returns {readonly (readonly RegExp[])[]}
 */
export const patternsOf = (query) => {
  const typed = query.replace(/[\u201c-\u201f\u00ab\u00bb]/g, '"').replace(/[\u2018\u2019\u02bc]/g, "'");
  const phrases = [...typed.matchAll(PHRASE)].map(([, phrase]) => fold(phrase).trim()).filter(Boolean);
  const all = typed.replace(PHRASE, ' ').split(/\s+/).filter(Boolean);
  const wanted = all.filter((word) => !/^-[\p{L}\p{N}]/u.test(word));
  const words = wanted.length + phrases.length > 0 ? wanted : all;
  return [
    ...phrases.map((phrase) => [anyOf([phrase])]),
    ...words.map((word) => {
      const parts = termsIn(word, true).filter((term) => term.length > 1);
      return [anyOf([fold(word)]), ...(parts.length > 0 ? [anyOf(parts)] : [])];
    }),
  ];
};
