// Sort keys and letter headings of index entries.
//
// Follows the sorting rules of dictionaries as far as code units can express them. Uses no locale data of the machine,
// so the index of a book is the same everywhere. In order:
//
// 1. `_*{}[]@'`, backquotes and case are ignored, as in mdBook's plugin.
// 2. A separate letter of the language sorts after the letter it follows in the alphabet: Swedish å after z.
// 3. Other diacritics on Latin and Greek letters are ignored: é is e. So are vowel signs and hamza on Arabic and Hebrew
//    letters. Ligatures and the like are expanded: ß is ss.
// 4. Symbols sort first, then digits, then letters.

export interface SortKey {
  /** 0 for symbols, 1 for digits, 2 for letters. */
  readonly rank: 0 | 1 | 2;
  readonly key: string;
}

/** A letter heading. */
export interface Letter {
  /** Absent for symbols, whose heading is a word of the interface. */
  readonly label?: string;
  /** Used in ids: lower case, no white space. */
  readonly key: string;
}

export interface Collation {
  readonly keyOf: (text: string) => SortKey;
  readonly letterOf: (key: SortKey) => Letter;
}

/**
 * Letters that are not variants of others, by language. In each string, every letter sorts after the one before it.
 */
const SEPARATE_LETTERS: Readonly<Record<string, readonly string[]>> = {
  az: ['cç', 'eə', 'gğ', 'hxı', 'oö', 'sş', 'uü'],
  be: ['её', 'іы', 'уў'],
  bs: ['cčć', 'dđ', 'sš', 'zž'],
  cs: ['cč', 'rř', 'sš', 'zž'],
  da: ['zæøå'],
  es: ['nñ'],
  et: ['szšž', 'wõäöü'],
  fa: ['بپ', 'جچ', 'زژ', 'قکگ', 'نوهی'],
  fi: ['zåäö'],
  hr: ['cčć', 'dđ', 'sš', 'zž'],
  hu: ['oö', 'uü'],
  is: ['dð', 'zþæö'],
  lt: ['cč', 'sš', 'zž'],
  lv: ['cč', 'gģ', 'kķ', 'lļ', 'nņ', 'sš', 'zž'],
  nb: ['zæøå'],
  nn: ['zæøå'],
  no: ['zæøå'],
  pl: ['aą', 'cć', 'eę', 'lł', 'nń', 'oó', 'sś', 'zźż'],
  ro: ['aăâ', 'iî', 'sș', 'tț'],
  sk: ['aä', 'cč', 'oô', 'sš', 'zž'],
  sl: ['cčć', 'dđ', 'sš', 'zž'],
  sv: ['zåäö'],
  tr: ['cç', 'gğ', 'hı', 'oö', 'sş', 'uü'],
  uk: ['гґ', 'еє', 'иії'],
  vi: ['aăâ', 'dđ', 'eê', 'oôơ', 'uư'],
};

const EXPANSIONS: ReadonlyMap<string, string> = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ё: 'е' }),
);

/**
 * Sorts after every other character, so that a separate letter comes after all words starting with the letter
 * before it.
 */
const LAST_CODE = 0xfff0;
const IGNORED_MARKS = /[_*{}[\]@'`]/g;
/** Hebrew points; Arabic vowel signs, hamza above or below, and the stroke that makes words longer. */
const IGNORED_SIGNS = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0640\u064b-\u0655\u0670]/g;
const DIACRITICS = /(?<=[\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;

export function collationOf(language: string): Collation {
  const separateLetters = separateLettersOf(language);
  return {
    keyOf: (text) => sortKey(text, language, separateLetters),
    letterOf: (key) => letterOf(key, separateLetters),
  };
}

/** Compares code units, not locale data. */
export const compareKeys = (a: SortKey, b: SortKey): number =>
  a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

function separateLettersOf(language: string): ReadonlyMap<string, string> {
  const [base = ''] = language.toLowerCase().split('-');
  const letters = new Map<string, string>();
  for (const row of SEPARATE_LETTERS[base] ?? []) {
    const [first = '', ...others] = row;
    others.forEach((letter, i) => letters.set(letter, first + String.fromCharCode(LAST_CODE + i)));
  }
  return letters;
}

function sortKey(text: string, language: string, separateLetters: ReadonlyMap<string, string>): SortKey {
  const bare = withoutSigns(text).replace(IGNORED_MARKS, '').trim();
  const lower = (/^(?:tr|az)\b/i.test(language) ? bare.replaceAll('I', 'ı').replaceAll('İ', 'i') : bare)
    .toLowerCase()
    .normalize('NFC');
  let key = '';
  for (const letter of lower) key += separateKey(letter, separateLetters) ?? plainLetter(letter);
  const rank = /^\p{L}/u.test(key) ? 2 : /^\p{N}/u.test(key) ? 1 : 0;
  return { rank, key };
}

/** Arabic letters with hamza are decomposed, so that it is ignored too. */
const withoutSigns = (text: string): string =>
  (/\p{Script=Arabic}/u.test(text) ? text.normalize('NFD') : text)
    .replace(IGNORED_SIGNS, '')
    .normalize('NFC');

/** Absent for a letter that is not separate. With another mark it still is: Vietnamese ấ is â with a tone. */
function separateKey(letter: string, separateLetters: ReadonlyMap<string, string>): string | undefined {
  const key = separateLetters.get(letter);
  if (key !== undefined || separateLetters.size === 0) return key;
  const [base = '', ...marks] = letter.normalize('NFD');
  const separate = marks.map((mark) => separateLetters.get((base + mark).normalize('NFC')));
  return separate.find((each) => each !== undefined);
}

function plainLetter(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code < 0x80) return letter;
  // Katakana sorts as Hiragana.
  if (code >= 0x30a1 && code <= 0x30f6) return String.fromCharCode(code - 0x60);
  const bare = letter.normalize('NFD').replace(DIACRITICS, '').normalize('NFC');
  return EXPANSIONS.get(bare) ?? bare;
}

/** Scripts with too many letters for one heading per letter. */
const WHOLE_SCRIPTS: readonly (readonly [RegExp, Letter])[] = [
  [/^\p{Script=Han}/u, { label: '漢字', key: 'han' }],
  [/^[\p{Script=Hiragana}\p{Script=Katakana}]/u, { label: 'かな', key: 'kana' }],
  [/^\p{Script=Hangul}/u, { label: '한글', key: 'hangul' }],
];

function letterOf({ rank, key }: SortKey, separateLetters: ReadonlyMap<string, string>): Letter {
  if (rank === 0) return { key: 'symbols' };
  if (rank === 1) return { label: '0–9', key: 'digits' };
  const whole = WHOLE_SCRIPTS.find(([script]) => script.test(key));
  if (whole) return whole[1];
  for (const [letter, filed] of separateLetters) {
    if (key.startsWith(filed)) return { label: letter.toUpperCase(), key: letter };
  }
  const [letter = ''] = key;
  return { label: letter.toUpperCase(), key: letter };
}
