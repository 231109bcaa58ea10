// An entry's text -> the key by which an index is sorted, and the letter it stands under.
//
// The rules of a language's dictionaries as far as comparing code units can follow them, and none of a machine's locale
// data: the same book has the same index everywhere. In order:
//
// 1. `_*{}[]@'` and backquotes do not count, as in mdBook's plugin, nor does case.
// 2. A letter that is one of its own in the language comes after the one it is filed behind: Swedish å after z.
// 3. Other marks on Latin and Greek letters do not count: é is e. Ligatures and the like are spelt out: ß is ss.
// 4. Symbols come first, then digits, then letters.

export interface SortKey {
  /** 0 for symbols, 1 for digits, 2 for letters. */
  readonly rank: 0 | 1 | 2;
  readonly key: string;
}

/** The letter that entries stand under. */
export interface Letter {
  readonly label: string;
  /** For ids: lower case, without white space. */
  readonly key: string;
}

export interface Collation {
  readonly keyOf: (text: string) => SortKey;
  readonly letterOf: (key: SortKey) => Letter;
}

/** Letters that are not variants of others, by language: each comes after the one before it in its string. */
const OWN_LETTERS: Readonly<Record<string, readonly string[]>> = {
  az: ['cç', 'eə', 'gğ', 'hxı', 'oö', 'sş', 'uü'],
  be: ['её', 'іы', 'уў'],
  bs: ['cčć', 'dđ', 'sš', 'zž'],
  cs: ['cč', 'rř', 'sš', 'zž'],
  da: ['zæøå'],
  es: ['nñ'],
  et: ['szšž', 'wõäöü'],
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
};

const SPELT_OUT: ReadonlyMap<string, string> = new Map(
  Object.entries({ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ё: 'е' }),
);

/** After every character of every text: what is filed behind a letter comes after all words that begin with it. */
const BEHIND = 0xfff0;
const IGNORED = /[_*{}[\]@'`]/g;
const MARKS = /(?<=[\p{Script=Latin}\p{Script=Greek}])\p{M}+/gu;

export function collationOf(language: string): Collation {
  const own = ownLetters(language);
  return { keyOf: (text) => sortKey(text, language, own), letterOf: (key) => letterOf(key, own) };
}

/** By {@link SortKey}: code units, no locale. */
export const compareKeys = (a: SortKey, b: SortKey): number =>
  a.rank - b.rank || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0);

function ownLetters(language: string): ReadonlyMap<string, string> {
  const [base = ''] = language.toLowerCase().split('-');
  const letters = new Map<string, string>();
  for (const row of OWN_LETTERS[base] ?? []) {
    const [first = '', ...others] = row;
    others.forEach((letter, i) => letters.set(letter, first + String.fromCharCode(BEHIND + i)));
  }
  return letters;
}

function sortKey(text: string, language: string, own: ReadonlyMap<string, string>): SortKey {
  const bare = text.normalize('NFC').replace(IGNORED, '').trim();
  const lower = (/^(?:tr|az)\b/i.test(language) ? bare.replaceAll('I', 'ı').replaceAll('İ', 'i') : bare)
    .toLowerCase()
    .normalize('NFC');
  let key = '';
  for (const letter of lower) key += own.get(letter) ?? plainLetter(letter);
  const rank = /^\p{L}/u.test(key) ? 2 : /^\p{N}/u.test(key) ? 1 : 0;
  return { rank, key };
}

function plainLetter(letter: string): string {
  const code = letter.charCodeAt(0);
  if (code < 0x80) return letter;
  // Katakana is sorted as Hiragana.
  if (code >= 0x30a1 && code <= 0x30f6) return String.fromCharCode(code - 0x60);
  const bare = letter.normalize('NFD').replace(MARKS, '').normalize('NFC');
  return SPELT_OUT.get(bare) ?? bare;
}

/** Scripts with too many letters for one heading each. */
const WHOLE_SCRIPTS: readonly (readonly [RegExp, Letter])[] = [
  [/^\p{Script=Han}/u, { label: '漢字', key: 'han' }],
  [/^[\p{Script=Hiragana}\p{Script=Katakana}]/u, { label: 'かな', key: 'kana' }],
  [/^\p{Script=Hangul}/u, { label: '한글', key: 'hangul' }],
];

function letterOf({ rank, key }: SortKey, own: ReadonlyMap<string, string>): Letter {
  if (rank === 0) return { label: 'Symbols', key: 'symbols' };
  if (rank === 1) return { label: '0–9', key: 'digits' };
  const whole = WHOLE_SCRIPTS.find(([script]) => script.test(key));
  if (whole) return whole[1];
  for (const [letter, filed] of own) {
    if (key.startsWith(filed)) return { label: letter.toUpperCase(), key: letter };
  }
  const [letter = ''] = key;
  return { label: letter.toUpperCase(), key: letter };
}
