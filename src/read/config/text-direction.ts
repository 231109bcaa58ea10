// The text direction of a language, for books that don't set it.
import { languageTag } from '../../core/language-tag.ts';

// mdBook's list (`TextDirection::from_lang_code`).
const RIGHT_TO_LEFT: readonly string[] = (
  'ar ara arc ae ave egy he heb nqo pal phn sam syc syr ' + 'fa per fas ku kur ur urd pus ps yi yid'
).split(' ');

/** ISO 15924. */
const RIGHT_TO_LEFT_SCRIPTS: readonly string[] = 'Adlm Arab Hebr Mand Mend Nkoo Rohg Samr Syrc Thaa'.split(
  ' ',
);

/**
 * The direction of a language's script. mdBook compares the whole tag with its list, so `ar-EG` is left-to-right there;
 * here the region doesn't matter, and a script in the tag decides: `ku-Latn` is left-to-right.
 */
export function directionOf(language: string): 'ltr' | 'rtl' {
  const tag = languageTag(language);
  if (tag === undefined) return 'ltr';
  const locale = new Intl.Locale(tag);
  const isListed = locale.script === undefined && RIGHT_TO_LEFT.includes(locale.language);
  const script = locale.script ?? locale.maximize().script ?? '';
  return isListed || RIGHT_TO_LEFT_SCRIPTS.includes(script) ? 'rtl' : 'ltr';
}
