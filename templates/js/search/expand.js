// From a term to the terms of the index that it stands for: itself, other forms, words that it begins, and if there are none,
// words with one letter more, less or different.
import { isUnspaced } from './terms.js';

/** @typedef {import('./index-files.js').IndexFiles} IndexFiles */
/** @typedef {import('./index-files.js').TermLine} TermLine */

/**
 * @typedef {object} Match
 * @property {string} term - of the index
 * @property {string} postings
 * @property {number} count - of the sections if not all are listed, or 0
 * @property {number} weight - up to 1, for the term itself
 */

const STEM_WEIGHT = 0.85;
const BEGINNING_WEIGHT = 0.75;
const COMPOUND_WEIGHT = 0.6;
const TYPO_WEIGHT = 0.5;
/** Of words that a term begins, the shortest are what it most probably stands for. */
const MOST_BEGUN = 40;
const MOST_TYPOS = 6;
/** Chunks of the word list that are loaded for a word that the book does not have. */
const MOST_CHUNKS = 4;
const SHORTEST_TYPO = 4;

const ONLY_LETTERS = /^[\p{L}\p{M}]+$/u;

/**
 * @param {readonly TermLine[]} lines
 * @param {number | ((line: TermLine) => number)} weight
 * @returns {Match[]}
 */
const matchesOf = (lines, weight) =>
  lines.map((line) => ({ ...line, weight: typeof weight === 'number' ? weight : weight(line) }));

/**
 * Other forms of a word. Most share its beginning and its stem's, so only these are looked at.
 * @param {string} term
 * @param {IndexFiles} files
 */
const formsOf = async (term, { shards, stemmers }) => {
  if (term.length < 3 || !ONLY_LETTERS.test(term)) return [];
  const found = stemmers.map(async (stemmer) => {
    const stem = stemmer(term);
    let shared = 0;
    while (shared < stem.length && stem[shared] === term[shared]) shared++;
    const beginning = term.slice(0, Math.max(shared, 2));
    const lines = await shards.beginningWith(beginning);
    return lines.filter(
      (line) =>
        line.term !== term &&
        line.term.startsWith(beginning) &&
        ONLY_LETTERS.test(line.term) &&
        stemmer(line.term) === stem,
    );
  });
  return (await Promise.all(found)).flat();
};

/**
 * @param {string} term
 * @param {IndexFiles} files
 * @param {number} most - files to load
 */
const begunBy = async (term, { shards }, most) => {
  const lines = await shards.beginningWith(term, most);
  return lines
    .filter((line) => line.term !== term && line.term.startsWith(term))
    .sort((a, b) => a.term.length - b.term.length)
    .slice(0, MOST_BEGUN);
};

/**
 * True if one letter more, less, different or two exchanged make the same word.
 * @param {string} a
 * @param {string} b
 */
const isNear = (a, b) => {
  if (Math.abs(a.length - b.length) > 1) return false;
  let start = 0;
  while (start < a.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < Math.min(a.length, b.length) - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const [restOfA, restOfB] = [a.slice(start, a.length - end), b.slice(start, b.length - end)];
  if (restOfA.length <= 1 && restOfB.length <= 1) return true;
  return restOfA.length === 2 && restOfB.length === 2 && restOfA === `${restOfB[1]}${restOfB[0]}`;
};

/**
 * @param {readonly string[]} terms
 * @param {IndexFiles} files
 */
const linesOfTerms = async (terms, { shards }) => {
  const found = terms.map(async (term) => {
    const lines = await shards.beginningWith(term, 1);
    return lines.filter((line) => line.term === term);
  });
  return (await Promise.all(found)).flat();
};

/**
 * Words that end with the term, in languages that write compounds as one word.
 * @param {string} term
 * @param {IndexFiles} files
 */
const compoundsOf = async (term, files) => {
  if (!files.hasCompounds || term.length < SHORTEST_TYPO) return [];
  const word = (await files.words.beginningWith(term, 1)).find((known) => known.term === term);
  return linesOfTerms(word?.compounds ?? [], files);
};

/**
 * Words of the book that the term may be meant for, or that it is a part of.
 * @param {string} term
 * @param {IndexFiles} files
 */
const meantBy = async (term, files) => {
  const { words } = files;
  if (term.length < SHORTEST_TYPO || !ONLY_LETTERS.test(term)) return [];
  // The first letter is rarely the wrong one, so most errors need only the words that begin with it.
  const begun = await words.beginningWith(term[0], MOST_CHUNKS / 2);
  const known = begun.some((word) => isNear(word.term, term))
    ? begun
    : words.count <= MOST_CHUNKS
      ? await words.all()
      : [...begun, ...(await words.beginningWith(term[1], MOST_CHUNKS / 2))];
  const near = known
    .filter(
      (word) => isNear(word.term, term) || (word.term.length > term.length + 2 && word.term.includes(term)),
    )
    .sort((a, b) => Number(isNear(b.term, term)) - Number(isNear(a.term, term)) || b.size - a.size)
    .slice(0, MOST_TYPOS);
  // The files of two letters may overlap.
  return linesOfTerms([...new Set(near.map((word) => word.term))], files);
};

/**
 * @param {string} term
 * @param {{ readonly files: IndexFiles, readonly isExact: boolean, readonly isLast: boolean, readonly isName: boolean }} options
 * @returns {Promise<readonly Match[]>}
 */
export const expand = async (term, { files, isExact, isLast, isName }) => {
  const exact = matchesOf(await linesOfTerms([term], files), 1);
  if (isExact) return exact;
  if (isUnspaced(term)) {
    // A single letter begins pairs.
    const isShort = Array.from(term).length === 1;
    return [...exact, ...(isShort ? matchesOf(await begunBy(term, files, 3), 1) : [])];
  }
  const [forms, compounds] = await Promise.all([formsOf(term, files), compoundsOf(term, files)]);
  const same = [...exact, ...matchesOf(forms, STEM_WEIGHT), ...matchesOf(compounds, COMPOUND_WEIGHT)];
  const isBeginning = (isLast && term.length > 1) || isName;
  const begun = isBeginning || same.length === 0 ? await begunBy(term, files, 2) : [];
  const matches = [
    ...same,
    ...matchesOf(begun, (line) => BEGINNING_WEIGHT * Math.sqrt(term.length / line.term.length)),
  ];
  return matches.length > 0 ? matches : matchesOf(await meantBy(term, files), TYPO_WEIGHT);
};
