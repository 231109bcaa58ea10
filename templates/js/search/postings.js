// Postings as text: for each section with a term, its distance from the one before and the term's weight in it. Text, because
// hosts compress text; one character for most numbers.

/** Printable ASCII without space, quotation mark, backslash. */
const ALPHABET = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i))
  .filter((letter) => letter !== '"' && letter !== '\\')
  .join('');

/** @type {Uint8Array} */
const VALUES = new Uint8Array(128);
for (let i = 0; i < ALPHABET.length; i++) VALUES[ALPHABET.charCodeAt(i)] = i;

/** Digits with a successor are in the upper half. */
const BASE = 46;

/** How often a term is in a section, from 0 (only in its heading) to this. */
export const MOST_IMPACT = 9;
const IMPACTS = MOST_IMPACT + 1;

/**
 * @param {number} number - a natural number
 * @returns {string} - the low digits first
 */
export const encodeNumber = (number) => {
  if (number < BASE) return ALPHABET.charAt(number);
  let text = '';
  let rest = number;
  while (rest >= BASE) {
    text += ALPHABET.charAt(BASE + (rest % BASE));
    rest = Math.floor(rest / BASE);
  }
  return text + ALPHABET.charAt(rest);
};

/**
 * The weight of a term in a section as a number.
 * @param {number} impact - from 0 to {@link MOST_IMPACT}
 * @param {number} heading - 0: not in the heading; 1 to 7: in a heading of so many words, 7 for more; 8: an entry of the
 *   book's index points to the section
 */
export const weightOf = (impact, heading) => heading * IMPACTS + impact;

/** @param {number} weight */
export const impactIn = (weight) => weight % IMPACTS;

/** @param {number} weight */
export const headingIn = (weight) => Math.floor(weight / IMPACTS);

/**
 * @param {number} weight - see {@link weightOf}
 * @returns {string}
 */
export const encodeWeight = (weight) => ALPHABET[weight];

/**
 * Reads numbers and weights, from `at` on; both may be set.
 * @returns {import('../../../src/scan/search/text-analysis.ts').PostingReader}
 */
export const createReader = () => {
  const reader = {
    text: '',
    at: 0,
    isAtEnd: () => reader.at >= reader.text.length,
    number: () => {
      let number = 0;
      for (let scale = 1; ; scale *= BASE) {
        const digit = VALUES[reader.text.charCodeAt(reader.at++)];
        if (!(digit >= BASE)) return number + digit * scale;
        number += (digit - BASE) * scale;
      }
    },
    weight: () => VALUES[reader.text.charCodeAt(reader.at++)],
  };
  return reader;
};
