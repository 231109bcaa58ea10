// What search knows about a chapter: its sections, and its terms with a weight for each section.
import type { Section } from './sections.ts';
import type { Name, PostingCodec, TextAnalysis } from './text-analysis.ts';

/** A searched page as the whole book knows it. */
export interface SearchPage {
  readonly title: string;
  /** Names of the parent chapters, outermost first. */
  readonly parents: readonly string[];
  /** Entries of the book's index that point to the page. */
  readonly terms: readonly PageTerm[];
  /** `output.html.search.boost-hierarchy`: weight of the names of parents; the default is 1. */
  readonly hierarchyBoost: number;
}

export interface PageTerm {
  /** Plain text. */
  readonly text: string;
  /** Fragment on the page; absent for its top. */
  readonly id?: string;
}

export interface SearchFacts {
  /** Id of the heading, empty for the top of the page; title; text with single spaces. */
  readonly sections: readonly (readonly [id: string, title: string, text: string])[];
  readonly postings: TermLists;
}

/** Terms and their postings in the order of the terms. Strings, because reading many short ones from JSON is slow. */
export interface TermLists {
  /** Sorted by UTF-16 code units, one a line. */
  readonly terms: string;
  /**
   * One a line: the number of the last section, the number of postings, then the postings, each the distance from the
   * section before (the first from 0) and a weight. A section may have two.
   */
  readonly lists: string;
}

/** Length of a section in terms at which a term's frequency is neither raised nor lowered. */
const USUAL_LENGTH = 150;
/** The parameters of BM25: saturation of frequency, and how much the length counts. */
const SATURATION = 1.2;
const LENGTH_COUNTS = 0.75;
/** What a term counts in text and in code, in tenths: whole numbers take the least memory. */
const IN_TEXT = 10;
const IN_CODE = 7;
/** Of names of parents on the page's first section. */
const HIERARCHY_IMPACT = 2;
const INDEX_ENTRY = 8;
const LONGEST_HEADING = 7;

export function searchFacts(
  page: SearchPage,
  sections: readonly Section[],
  analysis: TextAnalysis,
): SearchFacts {
  const own = sections.length > 0 ? sections : [EMPTY];
  const lists = createLists(analysis.postings);
  own.forEach((section, at) => {
    const first = at === 0 ? page : undefined;
    lists.add(at, weightsOf(section, first, analysis));
    const entries = page.terms.filter(({ id }) => (id ? section.ids.includes(id) : first !== undefined));
    lists.addEntries(at, new Set(entries.flatMap(({ text }) => termsOf(text, analysis.terms))));
  });
  return {
    sections: own.map(({ id = '', title, runs }) => [id, title || page.title, textOf(runs)]),
    postings: lists.finish(),
  };
}

const EMPTY: Section = { title: '', runs: [], ids: [] };

const textOf = (runs: Section['runs']): string =>
  runs
    .map(({ text }) => text)
    .join('')
    .replaceAll('  ', ' ')
    .trim();

/** Weights of a section's terms; see `weightOf` in {@link PostingCodec}. */
type Weights = Map<string, number>;

/** `first` is the page if the section is its first one, which is also found by the page's title and its parents. */
function weightsOf(section: Section, first: SearchPage | undefined, analysis: TextAnalysis): Weights {
  const { terms: finder, postings: codec } = analysis;
  const weights = impactsOf(section, analysis);
  const put = (term: string, words: number): void => {
    const weight = weights.get(term) ?? 0;
    const before = codec.headingIn(weight);
    const heading = Math.min(words, LONGEST_HEADING);
    if (before === 0 || heading < before) weights.set(term, codec.weightOf(codec.impactIn(weight), heading));
  };
  for (const title of first ? [section.title, first.title] : [section.title]) {
    const words = finder.countWords(title);
    for (const { whole, parts } of namesOf(title, finder)) {
      for (const term of whole) put(term, words);
      // `hash` and `map` are not all of the heading `HashMap`.
      for (const term of parts) put(term, whole.length > 0 ? words + parts.length : words);
    }
  }
  if (first === undefined || first.hierarchyBoost <= 0) return weights;
  const impact = Math.min(
    codec.MOST_IMPACT,
    Math.max(1, Math.round(HIERARCHY_IMPACT * first.hierarchyBoost)),
  );
  for (const term of first.parents.flatMap((name) => termsOf(name, finder))) {
    const weight = weights.get(term) ?? 0;
    if (codec.impactIn(weight) < impact) weights.set(term, codec.weightOf(impact, codec.headingIn(weight)));
  }
  return weights;
}

const termsOf = (text: string, { termsIn }: TextAnalysis['terms']): readonly string[] =>
  text.split(/\s+/).flatMap((piece) => (piece === '' ? [] : termsIn(piece, true)));

const namesOf = (text: string, { namesIn }: TextAnalysis['terms']): readonly Name[] =>
  text.split(/\s+/).flatMap((piece) => (piece === '' ? [] : namesIn(piece, true)));

/** BM25's term frequency of each term of the section's text, in whole numbers. */
function impactsOf(
  { runs }: Section,
  { terms: { termsIn }, postings: { MOST_IMPACT } }: TextAnalysis,
): Weights {
  const weights: Weights = new Map();
  let length = 0;
  for (const isCode of [false, true]) {
    const frequency = isCode ? IN_CODE : IN_TEXT;
    for (const [piece, count] of countPieces(runs, isCode)) {
      const terms = termsIn(piece, isCode);
      length += terms.length * count;
      for (const term of terms) weights.set(term, (weights.get(term) ?? 0) + frequency * count);
    }
  }
  const norm = IN_TEXT * SATURATION * (1 - LENGTH_COUNTS + (LENGTH_COUNTS * roughly(length)) / USUAL_LENGTH);
  for (const [term, frequency] of weights)
    weights.set(term, Math.max(1, Math.round((MOST_IMPACT * frequency) / (frequency + norm))));
  return weights;
}

/** How often each piece of text between white space occurs. */
function countPieces(runs: Section['runs'], isCode: boolean): ReadonlyMap<string, number> {
  const counts = new Map<string, number>();
  for (const run of runs) {
    if (run.isCode !== isCode) continue;
    for (const piece of run.text.split(' '))
      if (piece !== '') counts.set(piece, (counts.get(piece) ?? 0) + 1);
  }
  return counts;
}

/** Steps of a factor of 1.4, so that one more word does not change the weight of all others. */
const roughly = (length: number): number => 2 ** (Math.round(2 * Math.log2(Math.max(length, 1))) / 2);

interface Lists {
  /** In ascending order of the sections. */
  readonly add: (section: number, weights: Weights) => void;
  /** Terms of the section's entries in the book's index: postings of their own, since a heading may have them as well. */
  readonly addEntries: (section: number, terms: ReadonlySet<string>) => void;
  readonly finish: () => TermLists;
}

function createLists({ encodeNumber, encodeWeight, weightOf }: PostingCodec): Lists {
  const lists = new Map<string, { last: number; count: number; postings: string }>();
  const put = (term: string, section: number, code: string): void => {
    const list = lists.get(term);
    if (list === undefined)
      lists.set(term, { last: section, count: 1, postings: encodeNumber(section) + code });
    else {
      list.postings += encodeNumber(section - list.last) + code;
      list.last = section;
      list.count++;
    }
  };
  const entry = encodeWeight(weightOf(0, INDEX_ENTRY));
  return {
    add: (section, weights) => {
      for (const [term, weight] of weights) put(term, section, encodeWeight(weight));
    },
    addEntries: (section, terms) => {
      for (const term of terms) put(term, section, entry);
    },
    finish: () => {
      const terms = [...lists.keys()].sort();
      const texts = terms.map((term) => {
        const { last, count, postings } = lists.get(term) ?? NO_LIST;
        return encodeNumber(last) + encodeNumber(count) + postings;
      });
      return { terms: terms.join('\n'), lists: texts.join('\n') };
    },
  };
}

const NO_LIST = { last: 0, count: 0, postings: '' };
