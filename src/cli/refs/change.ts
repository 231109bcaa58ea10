// Sorts link definitions, or renames one and all its uses.
import type { FileChange } from '../../edit/edit.ts';
import type { ExitCode, Invocation } from '../command.ts';
import { type EditedBook, finishEdit } from '../edit-book.ts';
import { complain, definitionsOf } from './book-definitions.ts';

export async function fmt(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const { tables, files } = await definitionsOf(book);
  const [{ formatDefinitions }, { definitionsOnly }] = await Promise.all([
    import('../../edit/format-definitions.ts'),
    import('../../read/preprocess/include/definitions-only.ts'),
  ]);
  const { root, built } = book;
  const changes = files.toSorted().flatMap((path): readonly FileChange[] => {
    const before = built.textOf(path);
    if (before === undefined || definitionsOnly(before) === undefined) return [];
    const edits = formatDefinitions(before, tables.definitionsIn(path));
    return edits.length === 0 ? [] : [{ path, before, edits }];
  });
  const { textOf } = built;
  return finishEdit(invocation, { root, textOf, changes, diagnostics: [], sentence: 'definitions sorted' });
}

export async function rename(invocation: Invocation, book: EditedBook): Promise<ExitCode> {
  const [from, to] = invocation.others;
  if (from === undefined || to === undefined || !/^[^[\]\n\\]*[^[\]\s\\][^[\]\n\\]*$/.test(to))
    return complain(invocation, 'missing label; run `build-book refs rename OLD NEW`');
  const [{ planRename }, { readDefinitionFile }, { filesOfChapter }] = await Promise.all([
    import('../../edit/rename-label.ts'),
    import('../../read/references/definition-file.ts'),
    import('../../scan/chapter-files.ts'),
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
  if (plan.kind === 'none') return complain(invocation, `the label \`${from}\` is not defined`);
  if (plan.kind === 'taken') return complain(invocation, `\`${to}\` is already defined in ${plan.file}`);
  const { changes } = plan;
  return finishEdit(invocation, {
    root,
    textOf,
    changes,
    diagnostics: [],
    sentence: `[${from}] renamed to [${to}]`,
  });
}
