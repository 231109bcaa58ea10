// A book's link definitions -> listed, searched, put in order, or renamed with all that uses them.
import type { BookPath } from '../../core/path.ts';
import type { DefinitionTables } from '../../pipeline/definition-tables.ts';
import type { FileChange } from '../../refactor/edit.ts';
import type { SharedDefinition } from '../../references/definition-file.ts';
import { applyPolicy } from '../../report/policy.ts';
import { createPositions } from '../../report/position.ts';
import { counted } from '../../report/totals.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { type EditedBook, editOptions, finishEdit, openBook } from '../edit-book.ts';
import { policyOf } from '../policy.ts';
import { exitCodeOf, printReport } from '../print-report.ts';

type Action = (invocation: Invocation, book: EditedBook) => Promise<ExitCode> | ExitCode;

const actions: Readonly<Record<string, Action>> = { list, unused, search, fmt, rename };

/** `build-book refs`. */
export const refs: Command = {
  argument: {
    name: 'action',
    summary: 'what to do',
    isRequired: true,
    choices: Object.keys(actions),
  },
  otherArguments: [
    { name: 'text', summary: 'search: part of a label or an address; rename: the label', isRequired: false },
    { name: 'new', summary: 'rename: its new name', isRequired: false },
  ],
  options: editOptions,
  examples: [
    { line: 'build-book refs list', meaning: 'all definitions, with their files' },
    { line: 'build-book refs search tokio', meaning: 'those whose label or address holds `tokio`' },
    {
      line: 'build-book refs unused',
      meaning: 'those that no chapter uses, and addresses with several labels',
    },
    { line: 'build-book refs fmt --dry-run', meaning: 'show how files of definitions would be put in order' },
    { line: 'build-book refs rename old new', meaning: 'rename a label wherever it stands' },
  ],
  run: async (invocation) => {
    const action = actions[invocation.argument ?? ''];
    if (action === undefined) return 2;
    const book = await openBook(invocation);
    return typeof book === 'number' ? book : action(invocation, book);
  },
};

interface Definitions {
  readonly tables: DefinitionTables;
  /** Every file of definitions that some chapter sees, in reading order. */
  readonly files: readonly BookPath[];
}

async function definitionsOf({ model }: EditedBook): Promise<Definitions> {
  const [{ definitionTables }, { definitionSources }, { labelScopes }] = await Promise.all([
    import('../../pipeline/definition-tables.ts'),
    import('../../pipeline/shared-definition-files.ts'),
    import('../../pipeline/label-scopes.ts'),
  ]);
  const tables = definitionTables(definitionSources(model.config, model.files), model.files);
  return { tables, files: labelScopes(model, tables).files };
}

async function list(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const { tables, files } = await definitionsOf(book);
  return print(invocation, book, files.flatMap(tables.definitionsIn));
}

async function search(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const wanted = (invocation.others[0] ?? '').toLowerCase();
  if (wanted === '') return complain(invocation, 'say what to search for: `build-book refs search TEXT`');
  const { tables, files } = await definitionsOf(book);
  const found = files
    .flatMap(tables.definitionsIn)
    .filter(({ label, href }) => [label, href].some((text) => text.toLowerCase().includes(wanted)));
  return print(invocation, book, found);
}

/** One line each, as they are defined, after their places. */
function print(
  { terminal, shared }: Invocation,
  { built }: EditedBook,
  definitions: readonly SharedDefinition[],
): ExitCode {
  const positions = createPositions(built.textOf);
  const rows = definitions.map(({ label, href, at }) => ({
    label,
    url: href,
    file: at.file,
    line: positions.rangeOf(at)?.start.line ?? 1,
  }));
  terminal.out.write(
    shared.format === 'human'
      ? rows.map(({ label, url, file, line }) => `${file}:${String(line)}: [${label}]: ${url}\n`).join('')
      : `${JSON.stringify(rows, undefined, 2)}\n`,
  );
  return 0;
}

async function unused(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const { tables } = await definitionsOf(book);
  const { reportDefinitions } = await import('../../pipeline/label-scopes.ts');
  const { built, model, root } = book;
  const { textOf } = built;
  const policy = policyOf(model.config, invocation.shared, textOf);
  const diagnostics = applyPolicy(reportDefinitions(model, tables), policy);
  const totals = printReport(invocation, {
    diagnostics,
    textOf,
    root,
    sentence: `${counted(diagnostics.length, 'definition')} to look at`,
  });
  return exitCodeOf(totals, invocation);
}

async function fmt(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const { tables, files } = await definitionsOf(book);
  const [{ formatDefinitions }, { definitionsOnly }] = await Promise.all([
    import('../../refactor/definition-text.ts'),
    import('../../preprocess/include/definitions.ts'),
  ]);
  const { root, built } = book;
  const changes = files.toSorted().flatMap((path): readonly FileChange[] => {
    const before = built.textOf(path);
    if (before === undefined || definitionsOnly(before) === undefined) return [];
    const edits = formatDefinitions(before, tables.definitionsIn(path));
    return edits.length === 0 ? [] : [{ path, before, edits }];
  });
  const { textOf } = built;
  return finishEdit(invocation, { root, textOf, changes, diagnostics: [], sentence: 'definitions in order' });
}

async function rename(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const [from, to] = invocation.others;
  if (from === undefined || to === undefined || !/^[^[\]\n\\]*[^[\]\s\\][^[\]\n\\]*$/.test(to))
    return complain(invocation, 'say the label and its new name: `build-book refs rename OLD NEW`');
  const [{ planRename }, { readDefinitionFile }, { filesOfChapter }] = await Promise.all([
    import('../../refactor/rename-label.ts'),
    import('../../references/definition-file.ts'),
    import('../../pipeline/chapter-reads.ts'),
  ]);
  const { root, built, model, files } = book;
  const { textOf } = built;
  const plan = planRename(
    {
      chapters: model.index.pages.map(({ chapter, facts }) => {
        const scanned = model.scanned.get(chapter.source);
        return {
          labels: facts.labels.map(({ label }) => label),
          files: scanned ? filesOfChapter(scanned) : [],
        };
      }),
      files: [...new Set([...files, ...(await definitionsOf(book)).files])],
      textOf,
      definitionsIn: (file) => readDefinitionFile(file, model.files.read),
    },
    { from, to },
  );
  if (plan.kind === 'none') return complain(invocation, `nothing defines \`${from}\``);
  if (plan.kind === 'taken') return complain(invocation, `\`${to}\` is defined already, in ${plan.file}`);
  const { changes } = plan;
  return finishEdit(invocation, {
    root,
    textOf,
    changes,
    diagnostics: [],
    sentence: `[${from}] is [${to}] now`,
  });
}

function complain({ terminal }: Invocation, sentence: string): ExitCode {
  terminal.err.write(`error: ${sentence}\n`);
  return 2;
}
