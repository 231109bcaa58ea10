// Scores of sections and pages: BM25 of the text, and what the words are of the heading.
import { MOST_IMPACT, createReader, headingIn, impactIn } from './postings.js';

/** @typedef {import('./expand.js').Match} Match */

/**
 * How well a section answers a word.
 * @typedef {object} Hit
 * @property {number} body - from 0 to 1
 * @property {number} heading - the part of the heading that the word is, from 0 to 1
 * @property {number} entry - 1 if an entry of the book's index names it
 */

/** @typedef {Map<number, Hit>} Hits - by the section's number */

const INDEX_ENTRY = 8;
const LONGEST_HEADING = 7;
/** The part of a long heading that a word is. */
const OF_LONGEST = 1 / 9;

/**
 * @param {readonly Match[]} matches
 * @returns {Hits}
 */
export const hitsOf = (matches) => {
  /** @type {Hits} */
  const hits = new Map();
  const reader = createReader();
  for (const { postings, weight } of matches) {
    reader.text = postings;
    reader.at = 0;
    let section = 0;
    while (!reader.isAtEnd()) {
      section += reader.number();
      const found = reader.weight();
      const heading = headingIn(found);
      const own = hits.get(section) ?? { body: 0, heading: 0, entry: 0 };
      hits.set(section, own);
      own.body = Math.max(own.body, (weight * impactIn(found)) / MOST_IMPACT);
      if (heading === INDEX_ENTRY) own.entry = Math.max(own.entry, weight);
      else if (heading > 0)
        own.heading = Math.max(own.heading, weight * (heading < LONGEST_HEADING ? 1 / heading : OF_LONGEST));
    }
  }
  return hits;
};

/**
 * Sections with all parts of a word. In scripts without spaces most parts are enough, since some join two words.
 * @param {readonly Hits[]} parts
 * @param {number} least - number of parts that must be there
 * @returns {Hits}
 */
export const together = (parts, least) => {
  if (parts.length === 1) return parts[0];
  /** @type {Map<number, Hit & { count: number }>} */
  const sums = new Map();
  for (const hits of parts)
    for (const [section, { body, heading, entry }] of hits) {
      const sum = sums.get(section) ?? { body: 0, heading: 0, entry: 0, count: 0 };
      sums.set(section, sum);
      sum.body += body;
      sum.heading += heading;
      sum.entry += entry;
      sum.count++;
    }
  /** @type {Hits} */
  const hits = new Map();
  for (const [section, { body, heading, entry, count }] of sums) {
    if (count < least) continue;
    // A section with half of the parts is worth a quarter.
    const share = count / parts.length ** 2;
    hits.set(section, {
      body: body * share,
      // Each part is a word of the heading.
      heading: Math.min(1, heading) * (count / parts.length) ** 2,
      entry: (entry * share * count) / parts.length,
    });
  }
  return hits;
};

/**
 * The better hit of each section.
 * @param {Hits} first
 * @param {Hits} second
 * @param {number} weight - of the second
 */
export const either = (first, second, weight) => {
  const hits = new Map(first);
  for (const [section, hit] of second) {
    const own = hits.get(section) ?? { body: 0, heading: 0, entry: 0 };
    hits.set(section, {
      body: Math.max(own.body, hit.body * weight),
      heading: Math.max(own.heading, hit.heading * weight),
      entry: Math.max(own.entry, hit.entry * weight),
    });
  }
  return hits;
};

/**
 * @typedef {object} RankedPage
 * @property {number} page
 * @property {number} score
 * @property {boolean} isFull - has all words
 * @property {readonly (readonly [section: number, score: number])[]} sections - best first
 */

/**
 * @typedef {object} WordHits
 * @property {Hits} hits
 * @property {number} idf
 * @property {boolean} isSign - a page is none the worse without it
 */

const HEADING_WEIGHT = 2.2;
/** Of the heading of a page's first section, relative to others. */
const TITLE_WEIGHT = 1.4;
const ENTRY_WEIGHT = 1.5;
/** Of a heading that is what was searched for, and of an entry of the book's index. */
const EQUAL_HEADING = 2;
const EQUAL_ENTRY = 1;
/** Of the page's title for words that a section does not have. */
const TITLE_ABOVE = 0.6;
/** Of what other sections have of the words. */
const ELSEWHERE = 0.15;
/** A page with twice as many sections that have the words is better by this part. */
const MORE_SECTIONS = 0.06;

/**
 * @typedef {object} ScoredSection
 * @property {number} section
 * @property {number[]} words - score by word
 * @property {number[]} titles - the part of it that is the heading's
 * @property {number} heading - the part of the heading that the words are
 * @property {number} inHeading - number of words in the heading
 * @property {number} entry
 */

/**
 * @param {readonly WordHits[]} words
 * @param {{ readonly pageOf: (section: number) => number, readonly firstSlot: (page: number) => number, readonly weights: readonly [number, number] }} files
 * @returns {ReadonlyMap<number, readonly ScoredSection[]>} - by page
 */
const scoredSections = (words, { pageOf, firstSlot, weights: [headingBoost, textBoost] }) => {
  /** @type {Map<number, ScoredSection>} */
  const sections = new Map();
  const none = words.map(() => 0);
  words.forEach(({ hits, idf }, i) => {
    for (const [section, { body, heading, entry }] of hits) {
      const own = sections.get(section) ?? {
        section,
        words: [...none],
        titles: [...none],
        heading: 0,
        inHeading: 0,
        entry: 0,
      };
      sections.set(section, own);
      own.titles[i] = heading > 0 ? idf * HEADING_WEIGHT * headingBoost * (0.35 + 0.65 * heading) : 0;
      own.words[i] = idf * (body * textBoost + ENTRY_WEIGHT * entry) + own.titles[i];
      own.heading += heading;
      own.inHeading += heading > 0 ? 1 : 0;
      own.entry += entry / words.length;
    }
  });
  /** @type {Map<number, ScoredSection[]>} */
  const pages = new Map();
  for (const [section, scored] of sections) {
    const page = pageOf(section);
    const own = pages.get(page) ?? [];
    pages.set(page, own);
    own.push(scored);
    if (firstSlot(page) === section)
      scored.words = scored.words.map((score, i) => score + (TITLE_WEIGHT - 1) * scored.titles[i]);
  }
  return pages;
};

/** @param {readonly number[]} numbers */
const sumOf = (numbers) => numbers.reduce((sum, number) => sum + number, 0);

/**
 * @param {readonly WordHits[]} words
 * @param {Parameters<typeof scoredSections>[1]} files
 * @param {number} required - a page must have so many of the words, from the first on, to be full
 * @returns {RankedPage[]} - in no order
 */
export const rankPages = (words, files, required) => {
  const wanted = words.map(({ idf, isSign }) => (isSign ? 0 : idf));
  const whole = sumOf(wanted);
  const needed = words.filter(({ isSign }) => !isSign).length;
  return [...scoredSections(words, files)].map(([page, sections]) => {
    const title = sections.find(({ section }) => section === files.firstSlot(page))?.titles;
    const scored = sections.map((section) => {
      const above = title ? sumOf(title.filter((_, i) => section.words[i] === 0)) : 0;
      const equal =
        section.heading > 0.99 && section.inHeading >= needed
          ? EQUAL_HEADING * files.weights[0] * (section.titles === title ? TITLE_WEIGHT : 1)
          : section.entry > 0.99
            ? EQUAL_ENTRY
            : 0;
      const score = sumOf(section.words) + TITLE_ABOVE * above + equal * whole;
      return { section, score };
    });
    scored.sort((a, b) => b.score - a.score || a.section.section - b.section.section);
    const [top] = scored;
    const best = words.map((_, i) => Math.max(...sections.map((section) => section.words[i])));
    const elsewhere = sumOf(best.map((score, i) => score - top.section.words[i]));
    const coverage = sumOf(wanted.filter((_, i) => best[i] > 0)) / (whole || 1);
    const more = 1 + MORE_SECTIONS * Math.log2(sumOf(scored.map(({ score }) => score)) / top.score);
    return {
      page,
      score: (top.score * more + ELSEWHERE * elsewhere) * coverage ** 2,
      isFull: best.slice(0, required).every((score) => score > 0),
      sections: scored.map(({ section: { section }, score }) => /** @type {const} */ ([section, score])),
    };
  });
};
