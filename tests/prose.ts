// Words and phrases that the texts of the project avoid: they are rare in English, or mean something else to most readers.
export interface Avoided {
  readonly pattern: RegExp;
  readonly instead: string;
}

export const avoided: readonly Avoided[] = [
  { pattern: /\bstands? (?:in|at|there|for itself|twice|beside|first|on)\b/i, instead: 'is, appears' },
  { pattern: /\b(?:is|are|was|were) no (?!longer)\w/i, instead: 'isn’t a, doesn’t exist' },
  { pattern: /\bthere (?:is|are) no\b/i, instead: '`x` not found, doesn’t have' },
  { pattern: /\b(?:is|are|be) told\b/i, instead: 'is reported' },
  { pattern: /\bmeanwhile\b/i, instead: 'for now, in the meantime' },
  { pattern: /\bmend(?:s|ed|ing)?\b/i, instead: 'fix' },
  { pattern: /\bgrave\b/i, instead: 'severe' },
  { pattern: /\b(?:who|what|where)ever\b/i, instead: 'if you, everything that, everywhere' },
  { pattern: /\banew\b|\bmade again\b/i, instead: 'again, rebuilt' },
  { pattern: /\bparted by\b/i, instead: 'separated by' },
  { pattern: /\bso many\b/i, instead: 'that many, or the number' },
  { pattern: /\bgoes out\b/i, instead: 'is sent' },
  { pattern: /\bnobody\b/i, instead: 'no one, not used' },
  { pattern: /\bof others\b/i, instead: 'other people’s, that build-book didn’t write' },
  {
    pattern: /\bcounts? (?:here|only|as nothing)\b|\bthe (?:first|last) (?:one )?counts\b/i,
    instead: 'applies, wins',
  },
  { pattern: /\bcolour|\bbehaviour|\blicence\b|\bgrey\b|\bhonour/i, instead: 'the American spelling' },
  { pattern: /\bis there\b(?! a\b)/i, instead: 'exists' },
  { pattern: /\banybody\b|\beverybody\b/i, instead: 'anyone, everyone' },
  { pattern: /\btakes? (?:its time|long)\b/i, instead: 'takes a long time' },
  { pattern: /\beach \w+ alone\b/i, instead: 'each … on its own' },
  { pattern: /\bleads out\b/i, instead: 'leads outside' },
  { pattern: /\bgoes by any\b/i, instead: 'use any' },
  { pattern: /, each (?:item|value) an?\b/i, instead: 'a list of strings' },
  { pattern: /\bof yours\b|\bof a \w+ of your own\b/i, instead: 'your' },
  { pattern: /\bas it is\b/i, instead: 'unchanged, as is' },
];
