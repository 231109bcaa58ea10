// Plans the languages of a book: what each edition knows of the others before the first one is built.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { type BookFiles, readOnlyFiles } from '../../core/book-files.ts';
import type { Edition, Siblings } from '../../core/edition.ts';
import { languageName, languageTag } from '../../core/language-tag.ts';
import { type BookPath, type UrlPath, bookPath, urlPath } from '../../core/path.ts';
import { diskFiles } from '../../disk/sources/disk-files.ts';
import { createStatCache } from '../../disk/sources/stat-cache.ts';
import { PRINT_URL } from '../../emit/pages/print-file.ts';
import { builtInOutputs } from '../../emit/outputs/outputs.ts';
import type { Plugin } from '../../plugins/plugin.ts';
import { builtInPlugins } from '../../plugins/plugins.ts';
import type { Config } from '../../read/config/config.ts';
import { readConfig } from '../../read/config/read-config.ts';
import { parseFrontMatter } from '../../read/preprocess/front-matter.ts';
import { parseSummary } from '../../read/summary/parse-summary.ts';
import { type WrittenChapter, writtenChapters } from '../../read/summary/outline.ts';
import { pruneOutline } from '../../read/summary/prune-outline.ts';
import { readOutline } from '../../read/summary/read-outline.ts';
import { withOriginal } from '../../read/translated-files.ts';
import type { SessionOptions } from '../session.ts';

export interface LanguageRequest extends Pick<SessionOptions, 'root' | 'environment' | 'mode' | 'restrict'> {
  /** The files to read; absent for those on disk. */
  readonly files?: BookFiles;
  /** Called if book.toml can't be read, so that nothing is known about languages. */
  readonly onBroken?: () => void;
}

export interface PlannedLanguages {
  /** Each language among the others, that of the book first. Empty for a book in one language. */
  readonly editions: readonly Siblings[];
  /** The settings of the book in its own language. */
  readonly config: Config;
  readonly diagnostics: readonly Diagnostic[];
}

/** Absent for a book in one language, and when the environment asks for one: that is mdBook's way to build a translation. */
export async function planLanguages(
  request: LanguageRequest,
  plugins: readonly Plugin[] = builtInPlugins,
): Promise<PlannedLanguages | undefined> {
  const { root, environment, restrict } = request;
  const onDisk = request.files ?? diskFiles(root, createStatCache(), { restrict: restrict === true });
  const files = readOnlyFiles(onDisk);
  if (!mayHaveLanguages(files, environment)) return undefined;
  const all = [...plugins, ...builtInOutputs];
  const read = await readConfig({ ...request, plugins: all }, files);
  if (read.fatal) request.onBroken?.();
  const { language: own } = read.original;
  const tags = Object.keys(read.value.buildBook.languages);
  if (read.fatal || tags.length === 0 || read.value.book.language !== own) return undefined;
  const isDraft = createDraftTest();
  const plans: LanguagePlan[] = [];
  for (const language of tags.includes(own) ? tags : [own, ...tags]) {
    const { value } = await readConfig({ ...request, plugins: all, language }, files);
    plans.push(await readLanguage(value, withOriginal(files, value), { own, isDraft }));
  }
  const languages = plans.map(({ edition }) => edition);
  const ordered = [
    ...plans.filter(({ edition }) => edition.isDefault),
    ...plans.filter(({ edition }) => !edition.isDefault),
  ];
  return {
    editions: ordered.map(({ edition: current }) => ({ current, languages, versions: [] })),
    config: read.value,
    diagnostics: diagnoseNames(ordered),
  };
}

/** Reading the settings of a book takes a while, and most books have one language. */
function mayHaveLanguages(files: BookFiles, environment: LanguageRequest['environment']): boolean {
  if (environment['MDBOOK_BOOK__LANGUAGE'] !== undefined) return false;
  const settings = files.read(bookPath('book.toml'));
  const isWritten = settings.kind === 'file' && /\blanguages\b/.test(settings.text);
  return isWritten || Object.keys(environment).some((name) => name.startsWith('MDBOOK_BUILD_BOOK'));
}

interface EditionContext {
  /** The language of book.toml. */
  readonly own: string;
  readonly isDraft: DraftTest;
}

interface LanguagePlan {
  readonly edition: Edition;
  readonly chapters: readonly WrittenChapter[];
}

async function readLanguage(
  config: Config,
  files: BookFiles,
  { own, isDraft }: EditionContext,
): Promise<LanguagePlan> {
  const { book, buildBook } = config;
  const { languages, languageFolders } = buildBook;
  const isDefault = book.language === own;
  const chapters = await chaptersOf(config, files, isDraft);
  const generated = ['index.html', 'toc.html', ...(config.html.print.enable ? [PRINT_URL] : [])];
  const isBorrowed = ({ source }: WrittenChapter): boolean => (files.originOf?.(source) ?? source) !== source;
  const borrowed = chapters.filter(isBorrowed).map(({ url }) => url);
  const home = chapters.some(({ url }) => url === 'index.html') ? undefined : chapters[0];
  const untranslated = home && isBorrowed(home) ? [...borrowed, urlPath('index.html')] : borrowed;
  const edition: Edition = {
    kind: 'language',
    id: book.language,
    name: languages[book.language]?.name ?? languageName(book.language),
    folder: urlPath(isDefault && languageFolders === 'others' ? '' : book.language),
    language: languageTag(book.language) ?? book.language,
    direction: book.textDirection,
    pages: new Set<UrlPath>([...chapters.map(({ url }) => url), ...generated.map(urlPath)]),
    ...(untranslated.length > 0 && { untranslated: new Set(untranslated) }),
    isDefault,
  };
  return { edition, chapters };
}

/** The chapters that have a page. */
async function chaptersOf(
  config: Config,
  files: BookFiles,
  isDraft: DraftTest,
): Promise<readonly WrittenChapter[]> {
  const read = await readOutline(config, files, (source, options) =>
    Promise.resolve(parseSummary(source, options)),
  );
  if (read.value === undefined) return [];
  const { outline } = pruneOutline(
    read.value.outline,
    ({ source }) => !config.buildBook.showDrafts && isDraft(source, files),
  );
  return [...writtenChapters(outline.items)].map(({ chapter }) => chapter);
}

type DraftTest = (source: BookPath, files: BookFiles) => boolean;

/** Finds `draft: true` in front matter. Languages share most files, and each is read once. */
function createDraftTest(): DraftTest {
  const known = new Map<BookPath, boolean>();
  return (source, files) => {
    const origin = files.originOf?.(source) ?? source;
    const found = known.get(origin) ?? isMarked(origin, files);
    known.set(origin, found);
    return found;
  };
}

function isMarked(source: BookPath, files: BookFiles): boolean {
  const file = files.read(source);
  if (file.kind !== 'file' || !file.text.startsWith('---')) return false;
  return parseFrontMatter(file).value.frontMatter.draft === true;
}

/** On many hosts, `Intro.html` and `intro.html` are one page to readers and two to a menu. */
function diagnoseNames(plans: readonly LanguagePlan[]): readonly Diagnostic[] {
  const [original, ...translations] = plans;
  const names = new Map(original?.chapters.map(({ url }) => [url.toLowerCase(), url]));
  return translations.flatMap(({ edition, chapters }) =>
    chapters.flatMap(({ url, at }) => {
      const other = names.get(url.toLowerCase());
      return other === undefined || other === url
        ? []
        : [diagnose('edition/other-case', { url, other, language: edition.id }, at)];
    }),
  );
}
