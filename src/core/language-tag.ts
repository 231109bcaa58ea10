// The language of a book as a BCP 47 tag: its canonical form, and the languages to fall back to.

/**
 * The canonical tag for a language as books write it: `pt_br` is `pt-BR`, and the old code `iw` is `he`. Absent for a text
 * that isn't a tag, which must not lead out of a folder or break plural rules.
 */
export function languageTag(language: string): string | undefined {
  const tag = language.replaceAll('_', '-');
  if (!/^[a-z]{2,3}(?:-[a-z\d]{1,8})*$/i.test(tag)) return undefined;
  try {
    return Intl.getCanonicalLocales(tag)[0];
  } catch {
    return undefined;
  }
}

/**
 * From the most specific tag to the language alone: `zh-TW`, `zh-Hant`, `zh`. The script in between is the usual one of the
 * region (RFC 4647, section 3.4, which lookups extend by likely subtags). Empty for a text that isn't a tag.
 */
export function languageChain(language: string): readonly string[] {
  const tag = languageTag(language);
  if (tag === undefined) return [];
  const locale = new Intl.Locale(tag);
  const { script } = locale.maximize();
  const withScript = script === undefined ? [] : [`${locale.language}-${script}`];
  return [...new Set([tag, ...withScript, locale.language])];
}

/** Whether a language is one that the Unicode CLDR has a name for. */
export const isKnownLanguage = (language: string): boolean => {
  const tag = languageTag(language);
  if (tag === undefined) return false;
  const names = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' });
  return names.of(new Intl.Locale(tag).language) !== undefined;
};

/** The name of a language in itself, as at the start of a sentence: `Français`. The tag for a language without a known name. */
export function languageName(language: string): string {
  const tag = languageTag(language);
  if (tag === undefined) return language;
  const name = new Intl.DisplayNames([tag], { type: 'language' }).of(tag) ?? tag;
  const [first = ''] = name;
  return first.toLocaleUpperCase(tag) + name.slice(first.length);
}
