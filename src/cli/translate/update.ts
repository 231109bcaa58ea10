// `build-book translate update`: merges the messages of the book into catalogs.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import { severityOf } from '../../core/catalog.ts';
import type { FileChange } from '../../edit/edit.ts';
import { type CatalogFile, catalogsIn, languageName } from '../../plugins/gettext/catalogs.ts';
import { catalogFolder, catalogPath } from '../../plugins/gettext/gettext.ts';
import { type MergeCounts, mergeCatalog } from '../../plugins/gettext/merge/merge-catalog.ts';
import { mergedHeader, newHeader } from '../../plugins/gettext/po/header.ts';
import type { PoFile, PoMessage } from '../../plugins/gettext/po/po-file.ts';
import { readCatalog } from '../../plugins/gettext/po/read-catalog.ts';
import { renderPo } from '../../plugins/gettext/po/render-po.ts';
import { counted } from '../../report/totals.ts';
import type { ExitCode, Invocation } from '../command.ts';
import { finishEdit } from '../edit-book.ts';
import { complain } from '../refs/book-definitions.ts';
import { datedText, now } from './creation-date.ts';
import { replacement } from './extract.ts';
import { reportNoBook, withPolicy } from './report.ts';
import { type TranslatedBook, diagnoseTable, messagesOf } from './translated-book.ts';

export function update(invocation: Invocation, book: TranslatedBook): Promise<ExitCode> | ExitCode {
  const { root, config, textOf, files, diagnostics } = book;
  if (book.source === undefined) return reportNoBook(invocation, book);
  const folder = catalogFolder(config);
  const known = catalogsIn(folder, files);
  const [language] = invocation.others;
  const chosen = language === undefined ? known : [{ language, path: catalogPath(folder, language) }];
  const complaint = complaintAbout(language, known);
  if (complaint !== undefined) return complain(invocation, complaint);
  const template = messagesOf(book);
  const date = now(invocation.terminal.environment);
  const updates = chosen.map((catalog) => updated(catalog, { book, template, date }));
  const found = [...diagnostics, ...updates.flatMap((each) => each.diagnostics), ...diagnoseTable(book)];
  return finishEdit(invocation, {
    root,
    textOf,
    changes: updates.flatMap(({ change }) => change ?? []),
    diagnostics: withPolicy(invocation, book, found),
    sentence: updates.flatMap(({ summary }) => summary ?? []).join('; '),
  });
}

/** What is wrong with the language; absent if nothing is. */
function complaintAbout(language: string | undefined, known: readonly CatalogFile[]): string | undefined {
  const languages = known.map((catalog) => catalog.language);
  if (language === undefined)
    return languages.length > 0
      ? undefined
      : 'the book has no catalogs yet; name a language, such as `build-book translate update de`';
  if (languages.includes(language)) return undefined;
  const same = languages.find(
    (each) => each.replaceAll('_', '-').toLowerCase() === language.replaceAll('_', '-').toLowerCase(),
  );
  if (same !== undefined) return `the catalog of this language is \`${same}.po\`; write \`${same}\``;
  if (languageName(language) !== undefined) return undefined;
  const near = nearest(language, languages);
  return `unknown language \`${language}\`${near === undefined ? '' : `; did you mean \`${near}\`?`}`;
}

interface Update {
  /** Absent if nothing changes, or nothing may be changed. */
  readonly change?: FileChange;
  readonly diagnostics: readonly Diagnostic[];
  /** `po/de.po: 3 new, 2 fuzzy`; absent for a catalog that can't be read. */
  readonly summary?: string;
}

interface UpdateInput {
  readonly book: TranslatedBook;
  readonly template: readonly PoMessage[];
  readonly date: string;
}

const NEW_CATALOG: PoFile = { messages: [], errors: [], end: [] };

function updated({ language, path }: CatalogFile, { book, template, date }: UpdateInput): Update {
  const source = book.files.read(path);
  const isNew = source.kind === 'none' && source.why === 'missing';
  const { value: catalog, diagnostics } = isNew
    ? { value: NEW_CATALOG, diagnostics: [] }
    : readCatalog(source);
  // What can’t be read would be lost.
  const blocking = diagnostics.some(
    (found) => severityOf(found) === 'error' || found.code === 'translation/duplicate',
  );
  if (catalog === undefined || blocking)
    return { diagnostics: [...diagnostics, diagnose('translation/not-updated', { path })] };
  const { title } = book.config.book;
  const facts = { language, ...(title !== undefined && { title }) };
  const { messages, counts } = mergeCatalog(template, catalog);
  const before = source.kind === 'file' ? source.text : undefined;
  const after = datedText(before, date, (extractedAt) => {
    const header = catalog.header
      ? mergedHeader(catalog.header, extractedAt)
      : newHeader({ ...facts, extractedAt });
    return renderPo({ header, messages, end: catalog.end });
  });
  const summary = before === after ? `\`${path}\` is up to date` : `\`${path}\` has ${summaryOf(counts)}`;
  return { diagnostics, summary, ...(before !== after && { change: replacement(path, before, after) }) };
}

function summaryOf({ kept, fuzzy, added, obsolete }: MergeCounts): string {
  const parts = [
    [kept, 'known'],
    [added, 'new'],
    [fuzzy, 'fuzzy'],
    [obsolete, 'obsolete'],
  ] as const;
  const shown = parts.filter(([count]) => count > 0).map(([count, kind]) => `${String(count)} ${kind}`);
  return shown.length === 0 ? counted(0, 'message') : `${shown.join(', ')} messages`;
}
