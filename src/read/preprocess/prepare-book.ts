// The outline -> the outline and the texts that preprocessors made of the book, where it has some that need all of it.
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
import type { ProgramPlace, UnreadBook } from './whole-book-input.ts';
import { placedInConfig } from '../config/config-places.ts';
import type { TextPlugin } from './text-hooks.ts';

/** A chapter's text after preprocessors that were given the whole book. */
export interface PreparedText {
  readonly text: MappedText;
  /** From `{{#title}}`; absent when there is none. */
  readonly headTitle?: string;
  /** Files of link definitions that it includes and that were not pasted. */
  readonly definitionFiles: readonly BookPath[];
}

/** The same after its preprocessors. */
export interface PreparedBook {
  readonly outline: Outline;
  /** By source; absent for chapters that are read and expanded by themselves. */
  readonly texts: ReadonlyMap<BookPath, PreparedText>;
}

/** Prepares one state of a book after the other. */
export interface BookPreparer {
  /**
   * The book after all preprocessors for `html`. They run again when anything that they were given has changed: a
   * chapter, an include, the settings, their own program or module, a file of `extra-watch-dirs`; and in each new
   * session, since a program may read what nobody knows of. One that failed is always tried again.
   */
  readonly prepare: (book: UnreadBook) => Promise<Outcome<PreparedBook>>;
  /** The book as mdBook gives it to `renderer`. */
  readonly jsonFor: (renderer: string, book: UnreadBook) => Promise<Outcome<BookJson>>;
}

/** True when chapters cannot be read one by one: a program or a module changes the book, or mdBook's own steps are off. */
export const isPreparedWhole = ({ build, preprocessors }: Config): boolean =>
  !build.useDefaultPreprocessors || preprocessors.some(({ native }) => !native);

export function createBookPreparer(place: ProgramPlace, plugins: readonly TextPlugin[]): BookPreparer {
  let last: Kept | undefined;
  return {
    prepare: async (book) => {
      if (!isPreparedWhole(book.config)) {
        const { diagnostics } = preprocessorOrder(orderInput(book.config));
        return {
          value: { outline: book.outline, texts: new Map() },
          diagnostics: placedInConfig(diagnostics, book.files),
        };
      }
      if (last !== undefined && last.state === stateOf(book, last.read)) return last.outcome;
      const view = recordReads(book.files);
      const found = await prepareWhole({ ...book, files: view.files }, place, plugins);
      const outcome = { ...found, diagnostics: placedInConfig(found.diagnostics, book.files) };
      const failed = outcome.diagnostics.some((diagnostic) => severityOf(diagnostic) === 'error');
      last = failed ? undefined : { read: view.readPaths, state: stateOf(book, view.readPaths), outcome };
      return outcome;
    },
    jsonFor: async (renderer, book) => {
      const { preprocessedJson } = await import('./whole-book.ts');
      const { wholeBookInput, worldOf } = await import('./whole-book-input.ts');
      const { value: input, diagnostics } = await wholeBookInput(book, renderer, plugins);
      const pasted = { ...input, expand: { ...input.expand, definitions: 'paste' as const } };
      const json = await preprocessedJson(pasted, worldOf(book, place));
      return { ...json, diagnostics: placedInConfig([...diagnostics, ...json.diagnostics], book.files) };
    },
  };
}

interface Kept {
  readonly read: ReadonlySet<BookPath>;
  readonly state: Hash;
  readonly outcome: Outcome<PreparedBook>;
}

/** Changes with anything that preprocessors were given. `read` are the files and folders that were looked at for them. */
function stateOf({ config, outline, files }: UnreadBook, read: ReadonlySet<BookPath>): Hash {
  const own = [...config.preprocessors.flatMap(programFiles), ...watchedFiles(config, files)];
  const paths = [...new Set([...read, ...own])].sort();
  return hashOf([config.tables, outline, paths.map((path) => [path, files.hash(path), files.namesIn(path)])]);
}

/** The module, and each word of the command that may be a file of the book: scripts and programs built in its folder. */
const programFiles = ({ module, command, native }: Config['preprocessors'][number]): readonly BookPath[] =>
  native
    ? []
    : [...(module === undefined ? [] : [module]), ...(command ?? '').split(/\s+/)]
        .filter((word) => word !== '' && !word.startsWith('-'))
        .map((word) => bookPath(word));

const watchedFiles = ({ build }: Config, files: BookFiles): readonly BookPath[] =>
  build.extraWatchDirs.flatMap((folder) => files.filesBelow(folder, (path) => NEVER.test(path)));

/** Folders that hold what nobody wrote. */
const NEVER = /(?:^|\/)(?:\.git|node_modules|target)$/;

async function prepareWhole(
  book: UnreadBook,
  place: ProgramPlace,
  plugins: readonly TextPlugin[],
): Promise<Outcome<PreparedBook>> {
  const { preprocessBook } = await import('./whole-book.ts');
  const { wholeBookInput, worldOf } = await import('./whole-book-input.ts');
  const input = await wholeBookInput(book, 'html', plugins);
  const { value, diagnostics } = await preprocessBook(input.value, worldOf(book, place));
  const texts = new Map<BookPath, PreparedText>();
  for (const { chapter, text, headTitle, definitionFiles } of value.chapters) {
    const hasNothing = text.text === '' && book.files.read(chapter.source).kind === 'none';
    if (texts.has(chapter.source) || hasNothing) continue;
    texts.set(chapter.source, { text, definitionFiles, headTitle });
  }
  return { value: { outline: value.outline, texts }, diagnostics: [...input.diagnostics, ...diagnostics] };
}
