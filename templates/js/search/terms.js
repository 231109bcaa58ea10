// Terms: what a text is found by. Names of code are terms as a whole and in parts: `std::io` is also `std` and `io`.
import { INVISIBLE, fold } from './fold.js';

/** Longer names are found by their parts only. */
const LONGEST = 48;

/** Scripts written without spaces: runs of their letters become overlapping pairs or, with small alphabets, triples. */
export const PAIRS = '\\p{sc=Han}\\p{sc=Hira}\\p{sc=Kana}\\p{sc=Hang}\\p{sc=Bopo}\u30fc\u3005';
export const TRIPLES = '\\p{sc=Thai}\\p{sc=Laoo}\\p{sc=Khmr}\\p{sc=Mymr}';
const PAIRED = new RegExp(`^[${PAIRS}]`, 'u');
const UNSPACED = new RegExp(`[${PAIRS}]+|[${TRIPLES}]+`, 'gu');
const HAS_UNSPACED = new RegExp(`[${PAIRS}${TRIPLES}]`, 'u');

const PLAIN = /^[A-Za-z]?[a-z]+$/;
const APOSTROPHES = /[\u2018\u2019\u02bc\uff07]/g;

/**
 * Patterns for text in ASCII, which most pieces are, and for all others.
 * @typedef {object} Patterns
 * @property {RegExp} delimiters - end a name wherever they are: brackets, quotation marks, a single colon
 * @property {RegExp} edges - what surrounds a name in text
 * @property {RegExp} words
 */

/** @type {Patterns} */
const ASCII = {
  delimiters: /[()[\]{},;"\\|`]+|(?<!:):(?!:)|(?<=\w)=(?=[^=>])/,
  edges: /^[^\w#@$&.-]+|[^\w+#>]+$/g,
  words: /[A-Za-z0-9]+(?:'[A-Za-z0-9]+)*/g,
};
/** @type {Patterns} */
const UNICODE = {
  delimiters:
    /[()[\]{},;"\\|`\u201c-\u201f\u00ab\u00bb\u2039\u203a\u2026\u2013\u2014\u2022\u00b7\u3000-\u3004\u3008-\u301f\uff01-\uff0f\uff1a-\uff20\uff3b-\uff40\uff5b-\uff65\u060c\u061b\u061f]+|(?<!:):(?!:)|(?<=\w)=(?=[^=>])/,
  edges: /^[^\p{L}\p{N}\p{M}#@$&.\-_]+|[^\p{L}\p{N}\p{M}+#_>]+$/gu,
  words: /[\p{L}\p{N}\p{M}]+(?:'[\p{L}\p{N}\p{M}]+)*/gu,
};

const IS_ASCII = /^[\x00-\x7f]*$/;
/** The most common piece: a word with punctuation after it. */
const PLAIN_IN_TEXT = /^[A-Za-z]?[a-z]+[.,;:!?]?$/;
const EDGES_IN_CODE = /[.,:]+$/;
/** Not `'a`, a lifetime in Rust. */
const QUOTED = /^'(.*)'$/s;
const HUMPS = /(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/;
const ARABIC_ARTICLE = /^[وفبك]?ال(?=\p{L}{3})|^لل(?=\p{L}{3})/u;

/**
 * What a piece of text without white space is found by.
 * @typedef {object} Name
 * @property {readonly string[]} whole - the name itself, and what else it is called as a whole; empty for a plain word
 * @property {readonly string[]} parts - its words
 */

/**
 * @param {string} run - of a script without spaces, folded
 * @returns {readonly string[]} - shorter at the end of the run, so that every letter begins a term
 */
const gramsOf = (run) => {
  const letters = Array.from(run);
  const size = PAIRED.test(run) ? 2 : 3;
  if (letters.length <= size) return [run];
  return letters.map((_, i) => letters.slice(i, i + size).join(''));
};

/**
 * A word of letters and digits. `isn't` is `isnt`, and `isn`; `l'installation` is also `installation`, and `HashMap` `hash`
 * and `map`.
 * @param {string} word - not folded
 * @returns {Name}
 */
const nameOfWord = (word) => {
  if (/^[a-z\d]+$/.test(word)) return { whole: [], parts: [word] };
  if (HAS_UNSPACED.test(word)) return { whole: [], parts: termsOfMixed(word) };
  const folded = fold(word);
  if (folded.includes("'"))
    return {
      whole: [folded.replaceAll("'", '')],
      parts: folded.split("'").filter((part) => part.length > 1),
    };
  const humps = word.split(HUMPS);
  if (humps.length > 1) return { whole: [folded], parts: humps.map(fold) };
  const bare = folded.replace(ARABIC_ARTICLE, '');
  return bare === folded ? { whole: [], parts: [folded] } : { whole: [folded], parts: [bare] };
};

/**
 * @param {string} word - with letters of a script without spaces, and maybe others
 * @returns {readonly string[]}
 */
const termsOfMixed = (word) => [
  ...(fold(word).match(UNSPACED) ?? []).flatMap(gramsOf),
  ...word.replace(UNSPACED, ' ').split(' ').filter(Boolean).flatMap(termsOfWord),
];

/**
 * @param {string} word
 * @returns {readonly string[]}
 */
const termsOfWord = (word) => {
  const { whole, parts } = nameOfWord(word);
  return [...whole, ...parts];
};

/** @param {string} name */
const isOperator = (name) => name.length > 0 && name.length < 4;

/**
 * An arrow or a bracket without its partner separates names.
 * @param {string} text
 */
const untangled = (text) => {
  if (!/[<>]/.test(text)) return [text];
  const pieces = text.split(/(?<=[^-=])[-=]>(?=.)|^[-=]>(?=.)/);
  return pieces.flatMap((piece) =>
    /[\p{L}\p{N}]/u.test(piece) && piece.split('<').length !== piece.split('>').length
      ? piece.split(/[<>]/)
      : [piece],
  );
};

/**
 * @param {string} text - between delimiters
 * @param {boolean} isCode
 * @returns {Name}
 */
const nameOf = (text, isCode) => {
  const { edges, words: pattern } = IS_ASCII.test(text) ? ASCII : UNICODE;
  const name = isCode ? text.replace(QUOTED, '$1').replace(EDGES_IN_CODE, '') : text.replace(edges, '');
  const words = name.match(pattern) ?? [];
  if (words.length === 0) return { whole: isCode && isOperator(name) ? [name] : [], parts: [] };
  if (words.length === 1 && words[0] === name && !name.includes('_')) return nameOfWord(name);
  // Of `2.0.0` the single digits say nothing.
  const parts = words
    .flatMap((word) => word.split('_'))
    .flatMap(termsOfWord)
    .filter((part) => part.length > 1 || /\D/.test(part));
  if (name.length > LONGEST || name.includes('://') || HAS_UNSPACED.test(name)) return { whole: [], parts };
  return { whole: wholesOf(fold(name)), parts };
};

/**
 * `v2.0.0` is also `2.0.0`, and `std::io::Result` is also `io::result`.
 * @param {string} name
 */
const wholesOf = (name) => {
  const path = name.split('::');
  const ends = path.slice(1, -1).map((_, i) => path.slice(i + 1).join('::'));
  return /^v\d/.test(name) ? [name, name.slice(1)] : [name, ...ends];
};

/**
 * @param {string} text - without white space
 * @param {boolean} isCode
 * @returns {readonly Name[]}
 */
export const namesIn = (text, isCode) => {
  if (PLAIN.test(text)) return [{ whole: [], parts: [text.toLowerCase()] }];
  const isAscii = IS_ASCII.test(text);
  const { delimiters } = isAscii ? ASCII : UNICODE;
  return (isAscii ? text : text.replace(INVISIBLE, ''))
    .replace(APOSTROPHES, "'")
    .split(delimiters)
    .flatMap(untangled)
    .filter(Boolean)
    .map((part) => nameOf(part, isCode))
    .filter(({ whole, parts }) => whole.length > 0 || parts.length > 0);
};

/** Most words of a book are repeated. */
const MOST_KNOWN = 50_000;
/** @type {Map<string, readonly string[]>} */
const knownText = new Map();
/** @type {Map<string, readonly string[]>} */
const knownCode = new Map();

/**
 * All terms of a piece of text without white space.
 * @param {string} text
 * @param {boolean} isCode
 * @returns {readonly string[]} - may repeat
 */
export const termsIn = (text, isCode) => {
  const known = isCode ? knownCode : knownText;
  const before = known.get(text);
  if (before) return before;
  const terms =
    !isCode && PLAIN_IN_TEXT.test(text)
      ? [text.replace(/[.,;:!?]$/, '').toLowerCase()]
      : namesIn(text, isCode).flatMap(({ whole, parts }) => [...whole, ...parts]);
  if (known.size >= MOST_KNOWN) known.clear();
  known.set(text, terms);
  return terms;
};

/**
 * The number of words in a text as a reader counts them; in scripts without spaces, of the terms but for the short ones at
 * the end of a run.
 * @param {string} text
 * @returns {number}
 */
export const countWords = (text) => {
  let count = 0;
  for (const piece of text.split(/\s+/)) {
    for (const { parts, whole } of namesIn(piece, true)) {
      const full = HAS_UNSPACED.test(piece) ? parts.filter(isFull) : [];
      count += full.length > 0 ? full.length : Math.min(1, parts.length + whole.length);
    }
  }
  return count;
};

/** @param {string} term - of a text with a script without spaces */
const isFull = (term) => !isUnspaced(term) || Array.from(term).length >= (PAIRED.test(term) ? 2 : 3);

const STARTS_UNSPACED = new RegExp(`^[${PAIRS}${TRIPLES}]`, 'u');
/**
 * True if a text begins with a letter of a script without spaces.
 * @param {string} text
 */
export const isUnspaced = (text) => STARTS_UNSPACED.test(text);
