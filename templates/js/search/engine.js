// The search engine: queries over the index's files. Pure: it runs in a worker, in a page and in Node.js.
import { expand } from './expand.js';
import { openFiles } from './index-files.js';
import { fold } from './fold.js';
import { parseQuery } from './parse-query.js';
import { either, hitsOf, rankPages, together } from './rank.js';
import { teaserOf } from './teaser.js';

/** @typedef {import('./teaser.js').Span} Span */
/** @typedef {import('./index-files.js').Source} Source */
/** @typedef {import('./index-files.js').IndexFiles} IndexFiles */
/** @typedef {import('./parse-query.js').Word} Word */
/** @typedef {import('./parse-query.js').Query} Query */
/** @typedef {import('./rank.js').RankedPage} RankedPage */

/**
 * @typedef {object} Section - a part of a page, from a heading to the next
 * @property {string} title
 * @property {readonly Span[]} heading - the title, with what was found
 * @property {string} url - relative to the site's root, encoded
 * @property {readonly Span[]} excerpt
 * @property {number} score
 */

/**
 * @typedef {object} FoundPage
 * @property {string} url - relative to the site's root, encoded
 * @property {string} title
 * @property {readonly string[]} trail - the part and the parents, outermost first
 * @property {readonly Section[]} sections - best first
 * @property {readonly { readonly text: string, readonly url: string }[]} terms - entries of the book's index that are the query
 */

/**
 * @typedef {object} Results
 * @property {number} total - of pages
 * @property {(start: number, count: number) => Promise<readonly FoundPage[]>} page - some of them, best first
 */

/**
 * @typedef {object} SearchIndex
 * @property {readonly string[]} parts - of the book
 * @property {(query: string, options?: { readonly part?: string }) => Promise<Results>} search
 */

const TEASER_WORDS = 30;
const SECTIONS = 4;
/** Sections with less than this part of the best one's score are not shown. */
const WORST_SHOWN = 0.3;
/** Pages without some of the words are found if their score is more than this part of the best one's. */
const NEARLY = 0.5;
/** Pages whose text is read for a phrase. */
const MOST_READ = 16;

/**
 * @param {Word} word
 * @param {IndexFiles} files
 */
const hitsOfWord = async ({ whole, parts, isUnspaced, isExact, isLast, isSign, phrase }, files) => {
  // Of a name that is being typed the whole is continued, not its parts.
  const isPart = whole.length > 0;
  const find = (/** @type {string} */ term, /** @type {boolean} */ isName) =>
    expand(term, { files, isExact, isLast: isLast && (isName || !isPart), isName });
  const wholes = await Promise.all(whole.map((term) => find(term, true)));
  const ofWhole = hitsOf(wholes.flat());
  // The letters of `C++` and `'a` are everywhere.
  const isNamed = ofWhole.size > 0 && parts.every((term) => term.length === 1);
  const partMatches = isNamed ? [] : await Promise.all(parts.map((term) => find(term, false)));
  const least = isUnspaced ? Math.ceil(parts.length * 0.6) : parts.length;
  const ofParts = partMatches.length > 0 ? together(partMatches.map(hitsOf), least) : new Map();
  const hits = whole.length > 0 ? either(ofWhole, ofParts, 0.6) : ofParts;
  const matches = [...wholes.flat(), ...partMatches.flat()];
  // A letter that is a part of a name is everywhere.
  const marked = matches.filter(({ term }) => !isPart || term.length > 1).map(({ term }) => term);
  // Of a name the whole says how rare it is.
  const listed = Math.max(
    ...matches.map(({ count }) => count),
    ofWhole.size > 0 ? ofWhole.size : ofParts.size,
  );
  const idf = Math.log(1 + (files.sections - Math.min(listed, files.sections) + 0.5) / (listed + 0.5));
  return { hits, idf, marked, phrase, isSign, isCommon: matches.some(({ count }) => count > 0) };
};

/** @typedef {Awaited<ReturnType<typeof hitsOfWord>>} FoundWord */

/**
 * Pages with all words, and those without some that are nearly as good as the best.
 * @param {readonly RankedPage[]} pages
 */
const sorted = (pages) => {
  const best = Math.max(...pages.map(({ score }) => score));
  return pages
    .filter(({ isFull, score }) => isFull || score > best * NEARLY)
    .sort((a, b) => b.score - a.score || a.page - b.page);
};

/**
 * @param {RankedPage} found
 * @param {IndexFiles} files
 * @param {FoundWord} word - a phrase
 */
const hasPhrase = async ({ page, sections }, files, { hits, phrase = '' }) => {
  const { page: head, textOf } = await files.page(page);
  const first = files.firstSlot(page);
  const own = sections.flatMap(([section]) => (hits.has(section) ? [head.sections[section - first]] : []));
  const texts = await Promise.all(
    own.map(async (section) => `${section[0] || head.title}\n${await textOf(section)}`),
  );
  return texts.some((text) => fold(text.replace(/[\u2018\u2019\u02bc]/g, "'")).includes(phrase));
};

/**
 * @param {readonly RankedPage[]} pages
 * @param {IndexFiles} files
 * @param {readonly FoundWord[]} phrases
 */
const withPhrases = async (pages, files, phrases) => {
  const read = pages.slice(0, MOST_READ);
  const has = await Promise.all(
    read.map((page) => Promise.all(phrases.map((phrase) => hasPhrase(page, files, phrase)))),
  );
  return read.filter((_, i) => has[i].every(Boolean));
};

/**
 * @param {RankedPage} found
 * @param {{ readonly files: IndexFiles, readonly query: string, readonly wanted: ReadonlyMap<string, string>, readonly teaserWords: number }} context
 * @returns {Promise<FoundPage>}
 */
const shown = async ({ page, sections }, { files, query, wanted, teaserWords }) => {
  const { page: head, textOf } = await files.page(page);
  const first = files.firstSlot(page);
  const addressOf = (/** @type {string} */ id) => (id ? `${head.url}#${encodeURIComponent(id)}` : head.url);
  const [[, top]] = sections;
  const own = sections
    .slice(0, SECTIONS)
    .filter(([, score]) => score >= WORST_SHOWN * top)
    .map(([section, score]) => ({ found: head.sections[section - first], score }));
  return {
    url: head.url,
    title: head.title,
    trail: [...(head.part ? [head.part] : []), ...(head.parents ?? [])],
    sections: await Promise.all(
      own.map(async ({ found, score }) => ({
        title: found[0] || head.title,
        heading: teaserOf(found[0] || head.title, wanted, Infinity),
        url: addressOf(found[1]),
        excerpt: teaserOf(await textOf(found), wanted, teaserWords),
        score,
      })),
    ),
    terms: (head.terms ?? [])
      .filter(([text]) => fold(text) === fold(query))
      .map(([text, id]) => ({ text, url: addressOf(id) })),
  };
};

/**
 * @param {string} query
 * @param {IndexFiles} files
 * @param {string} [part]
 */
const find = async (query, files, part) => {
  const { words, excluded } = parseQuery(query);
  const [found, without] = await Promise.all(
    [words, excluded].map((list) => Promise.all(list.map((word) => hitsOfWord(word, files)))),
  );
  const unwanted = new Set(without.flatMap(({ hits }) => [...hits.keys()].map(files.pageOf)));
  // Of a word that is nearly everywhere only the best sections are listed: others may have it too.
  const isRare = (/** @type {FoundWord} */ { isCommon, isSign }) => !isCommon && !isSign;
  const required = found.some(isRare) ? found.filter(isRare) : found.filter(({ isSign }) => !isSign);
  const ranked = rankPages(
    [...required, ...found.filter((word) => !required.includes(word))],
    files,
    required.length,
  );
  const wantedPages = ranked.filter(
    ({ page }) => !unwanted.has(page) && (part === undefined || files.partOf(page) === part),
  );
  /** @type {Map<string, string>} */
  const wanted = new Map();
  found.forEach(({ marked }, i) => marked.forEach((term) => wanted.set(term, String(i))));
  const pages = sorted(wantedPages);
  const phrases = found.filter(({ phrase }) => phrase !== undefined);
  return { pages: phrases.length > 0 ? await withPhrases(pages, files, phrases) : pages, wanted };
};

/**
 * @param {Source & { readonly options?: { readonly teaserWords?: number } }} source
 * @returns {Promise<SearchIndex>}
 */
export const openIndex = async ({ options: { teaserWords = TEASER_WORDS } = {}, ...source }) => {
  const files = await openFiles(source);
  return {
    parts: files.parts,
    search: async (query, { part } = {}) => {
      const { pages, wanted } = await find(query, files, part || undefined);
      const context = { files, query: query.trim(), wanted, teaserWords };
      return {
        total: pages.length,
        page: (start, count) =>
          Promise.all(pages.slice(start, start + count).map((page) => shown(page, context))),
      };
    },
  };
};
