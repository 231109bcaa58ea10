// Generates the heading ids of GitBook and HonKit, whose rules differ from mdBook's.

/**
 * Ids that a heading has there, so that links to them stay valid. GitBook has changed its rule over time, and nothing
 * in a book says which one it was written with.
 */
export function gitbookIdsOf(text: string): readonly string[] {
  const withDots = hyphenated(text, /[^\p{L}\p{M}\p{N}_.]+/gu);
  return [
    honkitIdOf(text),
    hyphenated(text, /[^\p{L}\p{M}\p{N}_]+/gu),
    withDots,
    /^\d/.test(withDots) ? `id-${withDots}` : withDots,
  ].filter((id) => /[\p{L}\p{N}]/u.test(id));
}

/** What stays of the address after signs are replaced by words (speakingurl's `symbolMap`) and the rest by hyphens. */
const hyphenated = (text: string, replaced: RegExp): string =>
  text
    .toLowerCase()
    .replace(/[&|<>]/g, (sign) => ` ${WORDS[sign] ?? ''} `)
    .replace(replaced, '-')
    .replace(/^-|-$/g, '');

const WORDS: Readonly<Record<string, string>> = {
  '&': 'and',
  '|': 'or',
  '<': 'less than',
  '>': 'greater than',
};

/** The rule of github-slugid 1.0, which keeps signs that aren't ASCII, such as `：`. */
const honkitIdOf = (text: string): string =>
  text
    .replace(/[!-,./:-@[-^`{-~©∑®†“”‘’∂ƒ™℠…œŒ˚ºª•∆∞♥]+/g, '')
    .replace(/ /g, '-')
    .toLowerCase()
    .replace(/^-/, '');
