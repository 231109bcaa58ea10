// Checks a catalog against the messages of the book.
import { type Diagnostic, diagnose } from '../../../core/diagnostic.ts';
import type { BookPath } from '../../../core/path.ts';
import type { SharedPart } from '../../../core/catalog/translation-codes.ts';
import { type CatalogFile, languageName } from '../catalogs.ts';
import {
  type PlacedMessage,
  type PoFile,
  type PoMessage,
  isFuzzy,
  isTranslated,
  keyOf,
} from '../po/po-file.ts';
import { messageParts } from './message-parts.ts';

/** Only translations that readers see are checked: not those of other messages, and not fuzzy ones. */
export function checkCatalog(
  { language, path }: CatalogFile,
  { messages, header }: PoFile,
  template: readonly PoMessage[],
): readonly Diagnostic[] {
  const wanted = new Set(template.map(keyOf));
  const current = messages.filter(({ isObsolete }) => !isObsolete);
  const stale = current.filter((message) => !wanted.has(keyOf(message)));
  const [first] = stale;
  const args = { path, language, count: stale.length };
  const top = { file: path, span: header?.span ?? { start: 0, end: 0 } };
  return [
    ...(languageName(language) === undefined
      ? [diagnose('translation/unknown-language', { path, language }, top)]
      : []),
    ...(first === undefined ? [] : [diagnose('translation/stale', args, { file: path, span: first.span })]),
    ...current
      .filter((message) => wanted.has(keyOf(message)) && isTranslated(message) && !isFuzzy(message))
      .flatMap((message) => checkMessage(path, message)),
  ];
}

const PARTS: readonly SharedPart[] = ['link', 'code', 'placeholder', 'directive'];

function checkMessage(path: BookPath, { id, texts, span }: PlacedMessage): readonly Diagnostic[] {
  const text = texts[0] ?? '';
  const [source, translation] = [messageParts(id), messageParts(text)];
  return PARTS.flatMap((part) => {
    const lost = differenceOf[part](source[part], translation[part], text);
    const added =
      part === 'placeholder' || part === 'directive' ? without(translation[part], source[part]) : [];
    return lost.length + added.length === 0
      ? []
      : [diagnose('translation/changed', { part, lost, added }, { file: path, span })];
  });
}

type Difference = (
  source: readonly string[],
  translation: readonly string[],
  text: string,
) => readonly string[];

const differenceOf: Readonly<Record<SharedPart, Difference>> = {
  link: lostLinks,
  // Translations may repeat code, or say it once where the message repeats it.
  code: (source, translation, text) =>
    source.filter(
      (code, i) => source.indexOf(code) === i && !translation.includes(code) && !text.includes(code),
    ),
  placeholder: (source, translation) => without(source, translation),
  directive: (source, translation) => without(source, translation),
};

/** Links to other sites may lead to a page in another language, but not be fewer. */
function lostLinks(source: readonly string[], translation: readonly string[]): readonly string[] {
  const lost = without(source, translation);
  const added = without(translation, source).filter(isExternal).length;
  const external = lost.filter(isExternal);
  return [...lost.filter((url) => !isExternal(url)), ...external.slice(Math.min(added, external.length))];
}

const isExternal = (url: string): boolean => /^[a-z][a-z\d+.-]*:|^\/\//i.test(url);

/** The items of one list that another one lacks, as often as it does. */
function without(list: readonly string[], other: readonly string[]): readonly string[] {
  const left = [...other];
  return list.filter((item) => {
    const at = left.indexOf(item);
    if (at >= 0) left.splice(at, 1);
    return at < 0;
  });
}
