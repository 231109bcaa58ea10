// `build-book translate status`: shows what is translated, by language and chapter.
import { catalogFolder } from '../../plugins/gettext/gettext.ts';
import { catalogsIn } from '../../plugins/gettext/catalogs.ts';
import {
  type TranslationCounts,
  type TranslationStatus,
  translationStatus,
} from '../../plugins/gettext/translation-status.ts';
import type { ExitCode, Invocation } from '../command.ts';
import { exitCodeOf, printReport } from '../print-report.ts';
import { complain } from '../refs/book-definitions.ts';
import { readCatalogs } from './check-catalogs.ts';
import { reportNoBook, withPolicy } from './report.ts';
import { type TranslatedBook, diagnoseTable, messagesOf } from './translated-book.ts';

interface LanguageStatus extends TranslationStatus {
  readonly language: string;
  /** The catalog, relative to the book's root. */
  readonly file: string;
}

export function status(invocation: Invocation, book: TranslatedBook): ExitCode {
  const { root, config, files, textOf, diagnostics } = book;
  if (book.source === undefined) return reportNoBook(invocation, book);
  const { terminal, shared, others } = invocation;
  const all = catalogsIn(catalogFolder(config), files);
  const [language] = others;
  const chosen = all.filter((catalog) => language === undefined || catalog.language === language);
  if (chosen.length === 0) return complain(invocation, noCatalog(language, catalogFolder(config)));
  const template = messagesOf(book);
  const { value, diagnostics: found } = readCatalogs(book, template, chosen);
  const languages = value.map(({ language: name, path, file }) => ({
    language: name,
    file: path,
    ...translationStatus(template, file.messages),
  }));
  const reported = withPolicy(invocation, book, [...diagnostics, ...found, ...diagnoseTable(book)]);
  const totals = printReport(invocation, {
    root,
    textOf,
    diagnostics: reported,
    result: { languages },
  });
  if (shared.format === 'human' && !shared.quiet) terminal.out.write(tableOf(languages, language));
  return exitCodeOf(totals, invocation);
}

const noCatalog = (language: string | undefined, folder: string): string =>
  language === undefined
    ? `no catalogs in \`${folder}\`; run \`build-book translate update LANGUAGE\` with a language such as \`de\``
    : `\`${folder}/${language}.po\` not found; run \`build-book translate update ${language}\` to create it`;

/** One line for each language, or for each chapter of one language. */
function tableOf(languages: readonly LanguageStatus[], language: string | undefined): string {
  const rows =
    language === undefined
      ? languages.map((each) => ({ name: each.language, ...each }))
      : languages.flatMap((each) => [
          ...each.chapters.map((chapter) => ({ name: chapter.file, ...chapter })),
          { name: 'all', ...each },
        ]);
  const head = [language === undefined ? 'language' : 'chapter', ...COLUMNS, 'done'];
  const lines = [head, ...rows.map(cellsOf)];
  const widths = head.map((_, i) => Math.max(...lines.map((line) => line[i]?.length ?? 0)));
  return lines
    .map((line) => {
      const cells = line.map((cell, i) =>
        i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0),
      );
      return `${cells.join('  ')}\n`;
    })
    .join('');
}

const COLUMNS = ['messages', 'translated', 'fuzzy', 'missing', 'stale'] as const;

const cellsOf = (row: TranslationCounts & { readonly name: string }): readonly string[] => [
  row.name,
  ...COLUMNS.map((column) => String(row[column])),
  // Rounded down: 100% only when nothing is left.
  `${String(row.messages === 0 ? 100 : Math.floor((100 * row.translated) / row.messages))}%`,
];
