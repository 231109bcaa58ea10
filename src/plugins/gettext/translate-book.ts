// Translates the chapters and titles of a book, as the preprocessor mdbook-gettext does.
import type { Diagnostic, Outcome } from '../../core/diagnostic.ts';
import { once } from '../../core/once.ts';
import type { SourceFile } from '../../core/source.ts';
import type { Stage } from '../../memo/stage.ts';
import { type BookJson, type ItemJson, chaptersJson, mapChapters } from '../../read/preprocess/book-json.ts';
import type { BookHooks, BookHookWorld } from '../../read/preprocess/book-hook.ts';
import { translationsIn } from './catalog.ts';
import type { GettextOptions } from './gettext.ts';
import { type SourceDocument, parseDocument, translateDocument } from './messages.ts';
import { readCatalog } from './po/read-catalog.ts';

export const translationHooks: BookHooks<GettextOptions> = { change: translateBook };

async function translateBook(
  book: BookJson,
  { catalog: path }: GettextOptions,
  { read, renderer, memo, values }: BookHookWorld,
): Promise<Outcome<BookJson>> {
  const source = read(path);
  // The program that extracts messages gets the source text.
  if (renderer === 'xgettext' || (source.kind === 'none' && source.why === 'missing'))
    return { value: book, diagnostics: [] };
  if (source.kind === 'none') return { value: book, diagnostics: readCatalog(source).diagnostics };
  const parse = values?.(createDocumentCache) ?? parseDocuments;
  const translator = createTranslator(source, { memo, parse });
  const chapters = [...chaptersJson(book.items)];
  const contents: string[] = [];
  for (const { content, path: page } of chapters) {
    const [text = ''] = content === '' ? [] : await translator.translate(page ?? '', [content]);
    contents.push(text);
  }
  const parts = book.items.filter(isPart).map(({ PartTitle: title }) => title);
  const titles = await translator.translate('titles', [...chapters.map(({ name }) => name), ...parts]);
  return {
    value: withTexts(book, { contents, titles }),
    diagnostics: await translator.diagnostics(),
  };
}

interface Translator {
  /** `label` is for people. */
  readonly translate: (label: string, documents: readonly string[]) => Promise<readonly string[]>;
  /** What is wrong with the catalog. */
  readonly diagnostics: () => Promise<readonly Diagnostic[]>;
}

type ParseDocuments = (label: string, documents: readonly string[]) => readonly SourceDocument[];

const parseDocuments: ParseDocuments = (_, documents) => documents.map(parseDocument);

/** All languages of a book translate the same documents. */
function createDocumentCache(): ParseDocuments {
  const known = new Map<string, { readonly key: string; readonly parsed: readonly SourceDocument[] }>();
  return (label, documents) => {
    const key = documents.join('\0');
    const found = known.get(label);
    if (found?.key === key) return found.parsed;
    const parsed = parseDocuments(label, documents);
    known.set(label, { key, parsed });
    return parsed;
  };
}

interface TranslatorTools extends Pick<BookHookWorld, 'memo'> {
  readonly parse: ParseDocuments;
}

/** Reads the catalog only if there is something new to translate. */
function createTranslator(source: SourceFile, { memo, parse }: TranslatorTools): Translator {
  const catalog = once(() => readCatalog(source));
  const translation = once(() => translationsIn(catalog().value?.messages ?? []));
  const translateAll = (label: string, documents: readonly string[]): readonly string[] =>
    parse(label, documents).map((document) => translateDocument(document, translation()));
  if (memo === undefined)
    return {
      translate: (label, documents) => Promise.resolve(translateAll(label, documents)),
      diagnostics: () => Promise.resolve(catalog().diagnostics),
    };
  const { path, hash } = source;
  // The hash stands for what the catalog says.
  const stageFor = (label: string): Stage<TranslateInput, readonly string[], undefined> =>
    stageOf('translate', ({ documents }) => translateAll(label, documents));
  const diagnoseStage = stageOf<CatalogInput, readonly Diagnostic[]>('catalog', () => catalog().diagnostics);
  return {
    translate: async (label, documents) =>
      (await memo.run(stageFor(label), label, { documents, hash })).light,
    diagnostics: async () => (await memo.run(diagnoseStage, path, { path, hash })).light,
  };
}

type CatalogInput = Pick<SourceFile, 'path' | 'hash'>;

interface TranslateInput extends Pick<SourceFile, 'hash'> {
  readonly documents: readonly string[];
}

function stageOf<In, Light>(name: string, run: (input: In) => Light): Stage<In, Light, undefined> {
  const output = (input: In) => ({ light: run(input), heavy: undefined });
  return { name, keepHeavy: false, load: () => Promise.resolve(output) };
}

/** In reading order; titles of parts, which are only at the top, follow those of the chapters. */
interface BookTexts {
  readonly contents: readonly string[];
  readonly titles: readonly string[];
}

function withTexts(book: BookJson, { contents, titles }: BookTexts): BookJson {
  let at = 0;
  const { items } = mapChapters(book, (chapter) => {
    const translated = { ...chapter, name: titles[at] ?? '', content: contents[at] ?? '' };
    at++;
    return translated;
  });
  return { items: items.map((item) => (isPart(item) ? { PartTitle: titles[at++] ?? '' } : item)) };
}

const isPart = (item: ItemJson): item is Extract<ItemJson, { readonly PartTitle: string }> =>
  item !== 'Separator' && 'PartTitle' in item;
