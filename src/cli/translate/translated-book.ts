// Reads a book and its messages for `build-book translate` and the checks of catalogs.
import type { Environment } from '../../core/build-mode.ts';
import { type BookFiles, textIn } from '../../core/book-files.ts';
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { bookPath } from '../../core/path.ts';
import { severityOf } from '../../core/catalog.ts';
import { createStatCache } from '../../disk/sources/stat-cache.ts';
import { diskFiles } from '../../disk/sources/disk-files.ts';
import { builtInOutputs } from '../../emit/outputs/outputs.ts';
import { bookTemplates } from '../../plugins/gettext/extract/book-templates.ts';
import { templateOptions } from '../../plugins/gettext/extract/template-options.ts';
import { observeTranslation } from '../../plugins/gettext/extract/untranslated-book.ts';
import { isTranslated } from '../../plugins/gettext/gettext.ts';
import type { PoMessage } from '../../plugins/gettext/po/po-file.ts';
import { builtInPlugins } from '../../plugins/plugins.ts';
import type { Config } from '../../read/config/config.ts';
import { summaryPath } from '../../read/config/layout.ts';
import { readConfig } from '../../read/config/read-config.ts';
import type { BookJson, ChapterJson } from '../../read/preprocess/book-json.ts';
import { parseFrontMatter } from '../../read/preprocess/front-matter.ts';
import { createBookPreparer } from '../../read/preprocess/prepare-book.ts';
import { parseSummary } from '../../read/summary/parse-summary.ts';
import { readOutline } from '../../read/summary/read-outline.ts';
import type { TextOf } from '../../report/position.ts';

export interface TranslatedBook {
  /** Absolute. */
  readonly root: string;
  readonly config: Config;
  readonly files: BookFiles;
  readonly textOf: TextOf;
  /** Errors of the settings and the preprocessors: what else is wrong with a chapter is reported by builds. */
  readonly diagnostics: readonly Diagnostic[];
  /** Absent when there is no book. */
  readonly source: BookJson | undefined;
}

export interface OpenOptions {
  /** Absolute. */
  readonly root: string;
  readonly environment: Environment;
  readonly restrict: boolean;
  /** Receives the output of the book's programs. */
  readonly onOutput?: (text: string) => void;
}

/** The book before it is translated. Runs the preprocessors of the book. */
export async function openTranslatedBook(options: OpenOptions): Promise<TranslatedBook> {
  const { root, environment, restrict } = options;
  const files = diskFiles(root, createStatCache(), { restrict });
  const plugins = [...builtInPlugins, ...builtInOutputs];
  const read = await readConfig({ environment, mode: 'check', plugins, restrict }, files);
  const config = read.value;
  if (config.buildBook.restrict && !restrict) return openTranslatedBook({ ...options, restrict: true });
  const textOf = textIn(files);
  const outline = await readOutline(config, files, (...summary) => Promise.resolve(parseSummary(...summary)));
  const found = [...read.diagnostics, ...outline.diagnostics];
  const base = { root, config, files, textOf };
  if (outline.value === undefined) return { ...base, diagnostics: found, source: undefined };
  const observed = observeTranslation(builtInPlugins);
  const preparer = createBookPreparer({ ...options, root }, observed.plugins);
  const book = { config, files, outline: outline.value.outline };
  const json = await preparer.jsonFor('xgettext', book);
  return {
    ...base,
    diagnostics: [...found, ...json.diagnostics].filter((each) => severityOf(each) === 'error'),
    source: observed.book() ?? json.value,
  };
}

/** The messages of each template, by its path relative to the book's root. */
export function templatesOf({
  config,
  files,
  source,
}: TranslatedBook): ReadonlyMap<string, readonly PoMessage[]> {
  const options = templateOptions(config);
  const path = summaryPath(config);
  const summary = files.read(path);
  const templates = bookTemplates(
    {
      items: source?.items ?? [],
      summary: { path, text: summary.kind === 'file' ? summary.text : '' },
      src: config.book.src,
      linesBefore: (chapter) => linesBefore(chapter, config, files),
    },
    options,
  );
  return new Map([...templates].map(([name, messages]) => [bookPath(`${options.folder}/${name}`), messages]));
}

/** All messages of the book, in one template with lines. */
export const messagesOf = (book: TranslatedBook): readonly PoMessage[] => {
  const outputs = book.config.outputs.map((output) =>
    output.name === 'xgettext' ? { ...output, options: { ...output.options, depth: 0 } } : output,
  );
  return [...templatesOf({ ...book, config: { ...book.config, outputs } }).values()].flat();
};

/** Front matter isn’t a part of the text. */
function linesBefore({ source_path: path }: ChapterJson, { book }: Config, files: BookFiles): number {
  const file = path === null ? undefined : files.read(bookPath(`${book.src}/${path}`));
  if (file?.kind !== 'file') return 0;
  const { bodyStart } = parseFrontMatter(file).value;
  return file.text.slice(0, bodyStart).split('\n').length - 1;
}

/** Reported by the commands that write catalogs. */
export const diagnoseTable = ({ config }: TranslatedBook): readonly Diagnostic[] =>
  isTranslated(config) ? [] : [diagnose('translation/not-enabled', {})];
