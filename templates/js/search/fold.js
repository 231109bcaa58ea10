// Folding: what two spellings of a word have in common. The same code runs in the build and in the browser, so it depends
// on nothing that differs between them, such as dictionaries of the platform.

/** Combining marks of Latin, Greek and Cyrillic; points of Hebrew and Arabic. Marks of other scripts are letters. */
const MARKS = /[\u0300-\u036f\u0591-\u05bd\u05bf-\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670]/g;

/** Soft hyphens, word joiners and direction marks, which are invisible in text that readers copy and paste. */
export const INVISIBLE = /[\u00ad\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]/g;

/** @type {Readonly<Record<string, string>>} */
const LETTERS = {
  ...{ ß: 'ss', æ: 'ae', œ: 'oe', ø: 'o', ł: 'l', đ: 'd', ð: 'd', þ: 'th', ı: 'i', ς: 'σ' },
  // Arabic letters that are often typed for each other.
  ...{ ى: 'ي', ة: 'ه' },
};
const SPECIAL = /[ßæœøłđðþıςىة]/g;

/**
 * Lower case, without accents, in compatibility form: `Élan` and `elan`, `ﬁ` and `fi`, `Ａ` and `a`.
 * @param {string} text
 * @returns {string}
 */
export const fold = (text) => {
  if (/^[\x00-\x7f]*$/.test(text)) return text.toLowerCase();
  return text
    .normalize('NFKD')
    .replace(MARKS, '')
    .replace(INVISIBLE, '')
    .normalize('NFC')
    .toLowerCase()
    .replace(SPECIAL, (letter) => LETTERS[letter] ?? letter);
};
