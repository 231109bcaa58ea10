// The keys of `[build-book.languages]`.
import { isKnownLanguage, languageTag } from '../../../core/language-tag.ts';
import type { LanguageConfig } from '../own-config.ts';
import { isTable, quoted } from '../toml/value.ts';
import { type Kind, type ValueContext, inside, tableOf } from './field.ts';
import { choice, listOf, mapOf, path, text } from './kinds.ts';

const languageTable: Kind<LanguageConfig> = tableOf<LanguageConfig>({
  name: {
    kind: text,
    about: 'The name of the language in the menu. When not set, it is the name in the language itself.',
    example: '"Deutsch"',
  },
  direction: {
    kind: choice('ltr', 'rtl'),
    about: 'The text direction. When not set, it follows from the language.',
    example: '"rtl"',
  },
  title: { kind: text, about: 'The title of the book in this language.', example: '"Das Buch"' },
  authors: { kind: listOf(text), about: 'The authors and translators.', example: '["Ada Lovelace"]' },
  description: { kind: text, about: 'What the book is about, in this language.', example: '"Wie man …"' },
  src: {
    kind: path,
    about:
      'The folder of the translated chapters, relative to the book’s root. When not set, it is the folder of the language in `book.src`, such as `src/de`, if that has a `SUMMARY.md`.',
    example: '"translations/de"',
  },
});

const tables = mapOf(languageTable);

/** Tables by language tag. A tag is also the name of a folder. */
export const languages: Kind<Readonly<Record<string, LanguageConfig>>> = {
  expected: 'a table with a table for each language',
  schema: { ...tables.schema, propertyNames: { pattern: '^[A-Za-z0-9]+([-_][A-Za-z0-9]+)*$' } },
  read: (value, place) => {
    if (!isTable(value)) return tables.read(value, place);
    const seen = new Map<string, string>();
    const valid = Object.entries(value).filter(([tag, table]) => {
      const at = inside(place, tag);
      const reason = whyNot(tag, seen);
      if (reason === undefined) reportUnknown(tag, isTable(table) && table['name'] !== undefined, at);
      else place.report('config/bad-value', { value: quoted(tag), reason }, at.path);
      return reason === undefined;
    });
    return tables.read(Object.fromEntries(valid), place);
  },
};

/** `seen` are the tags before it, by their canonical form. */
function whyNot(tag: string, seen: Map<string, string>): string | undefined {
  const canonical = languageTag(tag);
  if (canonical === undefined) return 'a language is a tag such as `de` or `pt-BR`';
  const other = seen.get(canonical);
  seen.set(canonical, tag);
  return other === undefined ? undefined : `it is the same language as \`${other}\``;
}

function reportUnknown(tag: string, hasName: boolean, place: ValueContext): void {
  if (!hasName && !isKnownLanguage(tag)) place.report('config/unknown-language', { tag }, place.path);
}
