// Opens a book for a command that edits its sources, and applies the planned changes or shows them as a diff.
import { relative, resolve } from 'node:path';
import { type Diagnostic, diagnose } from '../core/diagnostic.ts';
import { type BookPath, bookPath, resolveFrom } from '../core/path.ts';
import type { FileChange } from '../edit/edit.ts';
import type { SiteModel } from '../emit/site-model.ts';
import type { BuiltBook } from '../build/session.ts';
import { counted } from '../report/totals.ts';
import { bookOption, bookOptionFolder } from './book-folder.ts';
import type { CommandOption, ExitCode, Invocation } from './command.ts';
import { exitCodeOf, printReport } from './print-report.ts';

/** The options of every command that edits sources. */
export const editOptions: readonly CommandOption[] = [
  { name: 'dry-run', short: 'n', summary: 'show the changes without making them' },
  bookOption,
];

export interface EditedBook {
  /** Absolute. */
  readonly root: string;
  readonly built: BuiltBook;
  readonly model: SiteModel;
  /** Every file that may need an edit: the book's Markdown files, and everything that chapters include. */
  readonly files: readonly BookPath[];
}

/**
 * The book with its drafts and everything else that builds hide, whose links are edited with the others. If there is no
 * book, the exit code; the reason has been printed.
 */
export async function openBook(
  invocation: Invocation,
  root: string | ExitCode = bookOptionFolder(invocation),
): Promise<EditedBook | ExitCode> {
  if (typeof root === 'number') return root;
  const { terminal } = invocation;
  const { openSession } = await import('../build/session.ts');
  const { environment } = terminal;
  const session = openSession({ root, environment, cache: invocation.shared.cache, mode: 'edit' });
  try {
    const built = await session.build();
    if (!built.fatal) await session.save();
    const { model } = built;
    if (model === undefined) {
      printReport(invocation, { diagnostics: built.diagnostics, textOf: built.textOf, root });
      return 1;
    }
    return { root, built, model, files: await sourcesOf(root, model) };
  } finally {
    await session.close();
  }
}

async function sourcesOf(root: string, model: SiteModel): Promise<readonly BookPath[]> {
  const [{ filesOfChapters }, { listFiles }] = await Promise.all([
    import('../scan/chapter-files.ts'),
    import('../disk/sources/list-files.ts'),
  ]);
  const folder = model.config.book.src;
  const ignore = (path: BookPath): boolean => /(?:^|\/)(?:\.[^/]*|node_modules|target)$/.test(path);
  const markdown = listFiles({ root, folder, ignore }).flatMap(({ path, kind, outside }) =>
    kind === 'file' && !outside && path.endsWith('.md') ? [path] : [],
  );
  return [...new Set([...markdown, ...filesOfChapters(model)])].sort();
}

export interface EditEnd {
  readonly root: string;
  readonly textOf: BuiltBook['textOf'];
  readonly changes: readonly FileChange[];
  /** Reported in addition to files that could not be changed. */
  readonly diagnostics: readonly Diagnostic[];
  /** A summary for people, printed after `3 files changed: `. */
  readonly sentence: string;
}

/** Applies the changes, or shows them with `--dry-run`. If one of them cannot be applied, none is. */
export async function finishEdit(invocation: Invocation, end: EditEnd): Promise<ExitCode> {
  const { root, textOf, changes, diagnostics, sentence } = end;
  const { terminal, shared, options } = invocation;
  const files = changes.map(({ path, movedTo }) => movedTo ?? path);
  if (options.has('dry-run')) {
    const { renderDiff } = await import('../edit/diff.ts');
    if (shared.format === 'human') terminal.out.write(renderDiff(changes));
    printReport(invocation, { root, textOf, diagnostics, result: { changed: files, dryRun: true } });
    return 0;
  }
  const { changeFiles } = await import('../disk/change-files.ts');
  const clashes = changeFiles(root, changes).map(({ path, why, reason }) =>
    diagnose('edit/clash', { path, why, reason }),
  );
  const totals = printReport(invocation, {
    root,
    textOf,
    diagnostics: [...diagnostics, ...clashes],
    sentence: clashes.length > 0 ? undefined : `${counted(files.length, 'file')} changed: ${sentence}`,
    result: { changed: clashes.length > 0 ? [] : files },
  });
  return clashes.length > 0 ? 1 : exitCodeOf(totals, invocation);
}

/** The paths that an argument may mean, best first: relative to the current folder, or to the folder of chapters. */
export function bookPathsFor(
  {
    root,
    invocation,
    src,
  }: { readonly root: string; readonly invocation: Invocation; readonly src: BookPath },
  written: string,
): readonly BookPath[] {
  const fromHere = bookPath(relative(root, resolve(invocation.terminal.folder, written)));
  return [fromHere, resolveFrom(src, written)];
}
