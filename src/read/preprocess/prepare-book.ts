// Runs preprocessors that need the whole book, and caches their result until an input changes.
import type { Config } from '../config/config.ts';
import { severityOf } from '../../core/catalog.ts';
import type { Outcome } from '../../core/diagnostic.ts';
import type { MappedText } from '../../core/mapped-text.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import { type BookPath, bookPath } from '../../core/path.ts';
import type { BookJson } from './book-json.ts';
import { orderInput, preprocessorOrder } from './preprocessor-order.ts';
import type { Outline } from '../summary/outline.ts';
import { type BookFiles, recordReads } from '../../core/book-files.ts';
import { locateInConfig } from '../config/config-locations.ts';
import type { ProgramContext, UnreadBook } from './whole-book-input.ts';
import type { TextPlugin } from './text-hooks.ts';

/** A chapter's text after preprocessors that received the whole book. */
export interface PreparedText {
  readonly text: MappedText;
  /** From `{{#title}}`; absent when there is none. */
  readonly headTitle?: string;
  /** Definition files that it includes and that were not pasted. */
  readonly definitionFiles: readonly BookPath[];
}

export interface PreparedBook {
  readonly outline: Outline;
  /** By source; empty when chapters are read and expanded one by one. */
  readonly texts: ReadonlyMap<BookPath, PreparedText>;
}

/** Prepares successive states of a book. */
export interface BookPreparer {
  /**
   * The book after all preprocessors for `html`. They run again when one of their inputs changes (a chapter, an
   * include, the settings, their own program or module, a file in `extra-watch-dirs`), and once per session, because
   * a program can have unknown inputs. Failures aren't cached.
   */
  readonly prepare: (book: UnreadBook) => Promise<Outcome<PreparedBook>>;
  /** The book as mdBook would pass it to `renderer`. */
  readonly jsonFor: (renderer: string, book: UnreadBook) => Promise<Outcome<BookJson>>;
}

/**
 * True when chapters can't be read one by one, because a program, a module or a translation changes the book, or mdBook's
 * default preprocessors are off.
 */
export const hasWholeBookPreprocessors = ({ build, preprocessors, features }: Config): boolean =>
  !build.useDefaultPreprocessors ||
  features.translation !== undefined ||
  preprocessors.some(({ native }) => !native);

export function createBookPreparer(place: ProgramContext, plugins: readonly TextPlugin[]): BookPreparer {
  let last: CachedResult | undefined;
  return {
    prepare: async (book) => {
      if (!hasWholeBookPreprocessors(book.config)) {
        const { diagnostics } = preprocessorOrder(orderInput(book.config));
        return {
          value: { outline: book.outline, texts: new Map() },
          diagnostics: locateInConfig(diagnostics, book.files),
        };
      }
      if (last !== undefined && last.state === inputHash(book, last.read)) return last.outcome;
      const view = recordReads(book.files);
      const found = await prepareWhole({ ...book, files: view.files }, place, plugins);
      const outcome = { ...found, diagnostics: locateInConfig(found.diagnostics, book.files) };
      const failed = outcome.diagnostics.some((diagnostic) => severityOf(diagnostic) === 'error');
      last = failed ? undefined : { read: view.readPaths, state: inputHash(book, view.readPaths), outcome };
      return outcome;
    },
    jsonFor: async (renderer, book) => {
      const { preprocessedJson } = await import('./whole-book.ts');
      const { wholeBookInput, worldOf } = await import('./whole-book-input.ts');
      const { value: input, diagnostics } = await wholeBookInput(book, renderer, plugins);
      const pasted = { ...input, expand: { ...input.expand, definitions: 'paste' as const } };
      const json = await preprocessedJson(pasted, worldOf(book, place));
      return { ...json, diagnostics: locateInConfig([...diagnostics, ...json.diagnostics], book.files) };
    },
  };
}

interface CachedResult {
  readonly read: ReadonlySet<BookPath>;
  readonly state: Hash;
  readonly outcome: Outcome<PreparedBook>;
}

/** Hash of everything that the preprocessors received. `read` are the files and folders accessed for them. */
function inputHash({ config, outline, files }: UnreadBook, read: ReadonlySet<BookPath>): Hash {
  const own = [...config.preprocessors.flatMap(programFiles), ...watchedFiles(config, files)];
  const paths = [...new Set([...read, ...own])].sort();
  return hashOf([config.tables, outline, paths.map((path) => [path, files.hash(path), files.namesIn(path)])]);
}

/** The module, and every word of the command that could be a file of the book, such as a script. */
export const programFiles = ({
  module,
  command,
  native,
}: Config['preprocessors'][number]): readonly BookPath[] =>
  native
    ? []
    : [...(module === undefined ? [] : [module]), ...(command ?? '').split(/\s+/)]
        .filter((word) => word !== '' && !word.startsWith('-'))
        .map((word) => bookPath(word));

const watchedFiles = ({ build }: Config, files: BookFiles): readonly BookPath[] =>
  build.extraWatchDirs.flatMap((folder) =>
    files
      .list(folder, (path) => UNHASHED_FOLDERS.test(path))
      .filter(({ kind }) => kind === 'file')
      .map(({ path }) => path),
  );

/** Folders of generated files, which would be expensive to hash. */
const UNHASHED_FOLDERS = /(?:^|\/)(?:\.git|node_modules|target)$/;

async function prepareWhole(
  book: UnreadBook,
  place: ProgramContext,
  plugins: readonly TextPlugin[],
): Promise<Outcome<PreparedBook>> {
  const { preprocessBook } = await import('./whole-book.ts');
  const { wholeBookInput, worldOf } = await import('./whole-book-input.ts');
  const input = await wholeBookInput(book, 'html', plugins);
  const { value, diagnostics } = await preprocessBook(input.value, worldOf(book, place));
  const texts = new Map<BookPath, PreparedText>();
  for (const { chapter, text, headTitle, definitionFiles } of value.chapters) {
    const isMissing = text.text === '' && book.files.read(chapter.source).kind === 'none';
    if (texts.has(chapter.source) || isMissing) continue;
    texts.set(chapter.source, { text, definitionFiles, headTitle });
  }
  return { value: { outline: value.outline, texts }, diagnostics: [...input.diagnostics, ...diagnostics] };
}
