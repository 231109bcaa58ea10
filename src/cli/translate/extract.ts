// `build-book translate extract`: writes the messages of the book to templates.
import { counted } from '../../report/totals.ts';
import { bookPath } from '../../core/path.ts';
import type { FileChange } from '../../edit/edit.ts';
import { templateHeader } from '../../plugins/gettext/po/header.ts';
import { renderPo } from '../../plugins/gettext/po/render-po.ts';
import type { ExitCode, Invocation } from '../command.ts';
import { finishEdit } from '../edit-book.ts';
import { complain } from '../refs/book-definitions.ts';
import { datedText, now } from './creation-date.ts';
import { reportNoBook, withPolicy } from './report.ts';
import { type TranslatedBook, diagnoseTable, templatesOf } from './translated-book.ts';

export function extract(invocation: Invocation, book: TranslatedBook): Promise<ExitCode> | ExitCode {
  if (book.source === undefined) return reportNoBook(invocation, book);
  const [given] = invocation.others;
  if (given !== undefined) return complain(invocation, `\`extract\` takes no language: remove \`${given}\``);
  const { root, config, textOf, diagnostics } = book;
  const { title, language } = config.book;
  const facts = { language, ...(title !== undefined && { title }) };
  const templates = templatesOf(book);
  const changes = [...templates].flatMap(([file, messages]): readonly FileChange[] => {
    const path = bookPath(file);
    const before = textOf(path);
    const after = datedText(before, now(invocation.terminal.environment), (extractedAt) =>
      renderPo({ header: templateHeader({ ...facts, extractedAt }), messages }),
    );
    return before === after ? [] : [replacement(path, before, after)];
  });
  const count = [...templates.values()].flat().length;
  const [first = ''] = templates.keys();
  const where = templates.size === 1 ? `\`${first}\`` : counted(templates.size, 'template');
  return finishEdit(invocation, {
    root,
    textOf,
    changes,
    diagnostics: withPolicy(invocation, book, [...diagnostics, ...diagnoseTable(book)]),
    sentence: `${counted(count, 'message')} in ${where}`,
  });
}

/** The file with another text. */
export const replacement = (
  path: FileChange['path'],
  before: string | undefined,
  text: string,
): FileChange => ({ path, before, edits: [{ span: { start: 0, end: before?.length ?? 0 }, text }] });
