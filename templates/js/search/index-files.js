// The files of the index, loaded when a query needs them and kept.
import { createReader } from './postings.js';

/** @typedef {import('../../../src/emit/search/index-format.ts').Manifest} Manifest */
/** @typedef {import('../../../src/emit/search/index-format.ts').GroupHead} GroupHead */
/** @typedef {import('../../../src/emit/search/index-format.ts').GroupPage} GroupPage */

/**
 * @typedef {object} Source - where the index is; paths are relative to its folder
 * @property {(path: string) => Promise<string>} load - rejects if the file can't be loaded
 * @property {(path: string) => Promise<unknown>} importModule
 */

/**
 * @typedef {object} TermLine
 * @property {string} term
 * @property {string} postings
 * @property {number} count - of the sections with the term if not all of them are listed, or 0
 */

/** Length of a file's name without its extension. */
const NAME = 12;
const SLOT_UNIT = 8;

/** @param {string} names */
const namesOf = (names) =>
  Array.from({ length: names.length / NAME }, (_, i) => names.slice(i * NAME, (i + 1) * NAME));

/** @param {string} text */
const numbersOf = (text) => {
  const reader = createReader();
  reader.text = text;
  /** @type {number[]} */
  const numbers = [];
  while (!reader.isAtEnd()) numbers.push(reader.number());
  return numbers;
};

/**
 * The sum of all numbers before each.
 * @param {readonly number[]} numbers
 */
const startsOf = (numbers) => {
  let sum = 0;
  return numbers.map((number) => (sum += number) - number);
};

/**
 * The last entry that is not after `value`.
 * @template T
 * @param {readonly T[]} sorted
 * @param {T} value
 */
const lastUpTo = (sorted, value) => {
  let [low, high] = [0, sorted.length];
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if (sorted[middle] <= value) low = middle;
    else high = middle;
  }
  return low;
};

/**
 * Undoes front coding.
 * @param {string} text
 */
const linesOf = (text) => {
  let before = '';
  return text
    .split('\n')
    .filter(Boolean)
    .map((line) => {
      const [coded, ...columns] = line.split('\t');
      before = before.slice(0, parseInt(coded[0], 36)) + coded.slice(1);
      return { term: before, columns };
    });
};

/**
 * Loads each file once; one that failed is tried again.
 * @template T
 * @param {(path: string) => Promise<T>} load
 */
const kept = (load) => {
  /** @type {Map<string, Promise<T>>} */
  const files = new Map();
  return (/** @type {string} */ path) => {
    const before = files.get(path);
    if (before) return before;
    const loading = load(path);
    files.set(path, loading);
    loading.catch(() => files.delete(path));
    return loading;
  };
};

/**
 * Files with sorted terms, of which those in a range can be loaded.
 * @template T
 * @param {readonly [from: readonly string[], names: string]} ranges
 * @param {(path: string) => Promise<readonly T[]>} load
 */
const rangeFiles = ([from, names], load) => {
  const paths = namesOf(names).map((name) => `${name}.txt`);
  return {
    count: paths.length,
    /**
     * The lines of all files that may have terms with the beginning, of at most so many files.
     * @param {string} beginning
     * @param {number} [most]
     */
    beginningWith: async (beginning, most = 2) => {
      if (paths.length === 0) return [];
      const first = lastUpTo(from, beginning);
      const last = Math.min(lastUpTo(from, `${beginning}\uffff`), first + most - 1);
      return (await Promise.all(paths.slice(first, last + 1).map(load))).flat();
    },
    all: async () => (await Promise.all(paths.map(load))).flat(),
  };
};

/**
 * None where modules can't be loaded: then other forms of a word are not found.
 * @param {string} path
 * @param {Source['importModule']} importModule
 */
const stemmerIn = async (path, importModule) => {
  try {
    const module = await importModule(path);
    return [/** @type {{ stemmer: (word: string) => string }} */ (module).stemmer];
  } catch {
    return [];
  }
};

/** @typedef {Awaited<ReturnType<typeof openFiles>>} IndexFiles */

/** @param {Source} source */
export const openFiles = async ({ load, importModule }) => {
  const manifest = /** @type {Manifest} */ (JSON.parse(await load('index.json')));
  const slotStarts = startsOf(numbersOf(manifest.slots).map((units) => units * SLOT_UNIT));
  const partStarts = startsOf(manifest.parts.map(([, pages]) => pages));
  const groupStarts = startsOf(numbersOf(manifest.groups[1]));
  const groupNames = namesOf(manifest.groups[0]);
  const groups = kept(async (path) => /** @type {GroupHead} */ (JSON.parse(await load(path))));
  const texts = kept(async (path) => /** @type {readonly string[]} */ (JSON.parse(await load(path))));
  return {
    sections: manifest.sections,
    weights: manifest.weights,
    hasCompounds: manifest.compounds,
    stemmers: (await Promise.all(manifest.stemmers.map((path) => stemmerIn(path, importModule)))).flat(),
    parts: [...new Set(manifest.parts.flatMap(([title]) => (title === 0 ? [] : [title])))],
    shards: rangeFiles(
      manifest.shards,
      kept(async (path) =>
        linesOf(await load(path)).map(({ term, columns: [postings = '', count = ''] }) => ({
          term,
          postings,
          count: parseInt(count || '0', 36),
        })),
      ),
    ),
    words: rangeFiles(
      manifest.words,
      kept(async (path) =>
        linesOf(await load(path)).map(({ term, columns: [size = '0', compounds = ''] }) => ({
          term,
          size: parseInt(size, 36),
          compounds: compounds.split(' ').filter(Boolean),
        })),
      ),
    ),
    /** @param {number} slot - the number of a section */
    pageOf: (slot) => lastUpTo(slotStarts, slot),
    /** @param {number} page */
    firstSlot: (page) => slotStarts[page],
    /** @param {number} page */
    partOf: (page) => manifest.parts[lastUpTo(partStarts, page)]?.[0] ?? 0,
    /**
     * @param {number} page
     * @returns {Promise<{ page: GroupPage, textOf: (section: GroupPage['sections'][number]) => Promise<string> }>}
     */
    page: async (page) => {
      const group = lastUpTo(groupStarts, page);
      const head = await groups(`${groupNames[group]}.json`);
      return {
        page: head.pages[page - groupStarts[group]],
        textOf: async ([, , file, place]) => (await texts(`${head.texts[file]}.json`))[place] ?? '',
      };
    },
  };
};
