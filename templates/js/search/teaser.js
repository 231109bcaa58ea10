// The excerpt of a section: the words around most of what was searched for.
import { fold } from './fold.js';
import { PAIRS, TRIPLES, isUnspaced, termsIn } from './terms.js';

/** @typedef {{ readonly text: string, readonly mark: boolean }} Span */

const PIECES = new RegExp(`[${PAIRS}${TRIPLES}]\\p{M}*|\\s+|[^\\s${PAIRS}${TRIPLES}]+`, 'gu');
const PAIR = new RegExp(`^[${PAIRS}]`, 'u');
/** What surrounds a name and is not marked with it. */
const AROUND = /^([^\p{L}\p{N}#@$&\-_]*)(.*?)([^\p{L}\p{N}+#>!]*)$/su;

/**
 * @typedef {object} Piece
 * @property {string} text
 * @property {number} size - in words
 * @property {ReadonlySet<string>} found - what it matches
 */

/**
 * @param {string} text
 * @param {ReadonlyMap<string, string>} wanted - the word of the query by each of its terms
 * @returns {Piece[]}
 */
const piecesOf = (text, wanted) => {
  const texts = text.match(PIECES) ?? [];
  /** @type {Set<string>[]} */
  const found = texts.map(() => new Set());
  texts.forEach((piece, i) => {
    if (/^\s/.test(piece)) return;
    if (!isUnspaced(piece)) {
      for (const term of termsIn(piece, true)) add(found[i], wanted.get(term));
      return;
    }
    const run = texts.slice(i, i + (PAIR.test(piece) ? 2 : 3)).filter((next) => isUnspaced(next));
    for (let length = 1; length <= run.length; length++) {
      const word = wanted.get(fold(run.slice(0, length).join('')));
      for (let at = 0; at < length; at++) add(found[i + at], word);
    }
  });
  return texts.map((piece, i) => ({
    text: piece,
    size: /^\s/.test(piece) ? 0 : isUnspaced(piece) ? 0.5 : 1,
    found: found[i],
  }));
};

/**
 * @param {Set<string>} set
 * @param {string | undefined} word
 */
const add = (set, word) => word !== undefined && set.add(word);

/**
 * The window with the most different words, then the most words.
 * @param {readonly Piece[]} pieces
 * @param {number} length - in words
 */
const bestWindow = (pieces, length) => {
  /** @type {Map<string, number>} */
  const counts = new Map();
  let [start, size, total, bestScore] = [0, 0, 0, -1];
  let best = { start: 0, end: 0 };
  pieces.forEach((piece, end) => {
    size += piece.size;
    for (const word of piece.found) counts.set(word, (counts.get(word) ?? 0) + 1);
    total += piece.found.size;
    while (size > length && start < end) {
      const first = pieces[start++];
      size -= first.size;
      total -= first.found.size;
      for (const word of first.found) {
        const count = /** @type {number} */ (counts.get(word)) - 1;
        if (count === 0) counts.delete(word);
        else counts.set(word, count);
      }
    }
    const score = counts.size * 100 + Math.min(total, 99);
    // A window that is not full yet grows to the right of what it has.
    if (score > bestScore) [best, bestScore] = [{ start, end: end + 1 }, score];
  });
  return best;
};

/**
 * @param {readonly Piece[]} pieces
 * @param {{ start: number, end: number }} window
 * @param {number} length
 */
const centered = (pieces, { start, end }, length) => {
  let first = start;
  while (first < end && pieces[first].found.size === 0) first++;
  let size = 0;
  for (let i = first; i < end; i++) size += pieces[i].size;
  let from = first;
  let before = Math.min(length / 4, length - size);
  while (from > 0 && before > 0) before -= pieces[--from].size;
  let to = from;
  for (let left = length; to < pieces.length && left > 0; to++) left -= pieces[to].size;
  return { from, to };
};

/**
 * The part of a piece that was found, from the first of the terms in it to the last: of `two_borrow.push(x)` the word
 * `borrow`. The whole piece where its terms are spelled otherwise.
 * @param {string} piece
 * @param {ReadonlyMap<string, string>} wanted
 * @returns {readonly [before: string, found: string, after: string]}
 */
const splitAtFound = (piece, wanted) => {
  const folded = fold(piece).replace(/[\u2018\u2019]/g, "'");
  const terms = folded.length === piece.length ? termsIn(piece, true).filter((term) => wanted.has(term)) : [];
  const starts = terms.map((term) => folded.indexOf(term));
  const ends = terms.map((term) => folded.indexOf(term) + term.length);
  if (terms.length > 0 && !starts.includes(-1)) {
    const [start, end] = [Math.min(...starts), Math.max(...ends)];
    return [piece.slice(0, start), piece.slice(start, end), piece.slice(end)];
  }
  const [, before = '', name = piece, after = ''] = AROUND.exec(piece) ?? [];
  return [before, name, after];
};

/**
 * @param {string} text - of a section
 * @param {ReadonlyMap<string, string>} wanted - the word of the query by each of its terms
 * @param {number} length - in words
 * @returns {readonly Span[]}
 */
export const teaserOf = (text, wanted, length) => {
  const pieces = piecesOf(text, wanted);
  const { from, to } = centered(pieces, bestWindow(pieces, length), length);
  /** @type {{ text: string, mark: boolean }[]} */
  const spans = [];
  const put = (/** @type {string} */ own, /** @type {boolean} */ mark) => {
    const last = spans.at(-1);
    if (own === '') return;
    if (last?.mark === mark) last.text += own;
    else spans.push({ text: own, mark });
  };
  if (from > 0) put('…', false);
  for (const { text: own, found } of pieces.slice(from, to)) {
    const [before, name, after] = found.size > 0 ? splitAtFound(own, wanted) : [own, '', ''];
    put(before, false);
    put(name, true);
    put(after, false);
  }
  if (to < pieces.length) put('…', false);
  return spans;
};
