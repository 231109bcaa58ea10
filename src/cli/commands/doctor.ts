// `build-book doctor`: reports what differs from mdBook, and what can be deleted, without writing anything.
import { readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { type BookPath, bookPath } from '../../core/path.ts';
import type { PlaceOf } from '../../edit/doctor/render-findings.ts';
import type { BuiltBook } from '../../build/session.ts';
import { createPositions } from '../../report/position.ts';
import { bookArgument, bookFolder } from '../book-folder.ts';
import type { Command, ExitCode, Invocation } from '../command.ts';
import { printReport } from '../print-report.ts';

export const doctor: Command = {
  argument: bookArgument,
  options: [],
  examples: [
    { line: 'build-book doctor', meaning: 'show what would differ from mdBook' },
    { line: 'build-book doctor --json', meaning: 'print the findings as JSON' },
  ],
  notes: `\
For books written for mdBook. Lists where pages differ, with the place and the reason,
and what you no longer need: plugin programs and their files, unchanged copies of
mdBook’s theme files, commands that call mdBook. It doesn’t change any files and always
exits with 0.`,
  run: async (invocation) => {
    const root = bookFolder(invocation);
    return typeof root === 'number' ? root : examineBook(invocation, root);
  },
};

async function examineBook(invocation: Invocation, root: string): Promise<ExitCode> {
  const { terminal, shared } = invocation;
  const { openSession } = await import('../../build/session.ts');
  const { environment } = terminal;
  const session = openSession({ root, environment, cache: shared.cache, mode: 'check' });
  try {
    const built = await session.build();
    if (built.model === undefined) {
      printReport(invocation, { diagnostics: built.diagnostics, textOf: built.textOf, root });
      return 1;
    }
    await report(invocation, root, { ...built, model: built.model });
    return 0;
  } finally {
    await session.close();
  }
}

async function report(
  { terminal, shared }: Invocation,
  root: string,
  { model, config, diagnostics, textOf, destination }: BuiltBook & Required<Pick<BuiltBook, 'model'>>,
): Promise<void> {
  const [{ examine }, { builtInPlugins }, { findingsJson, renderFindings }, { filesOfChapters }] =
    await Promise.all([
      import('../../edit/doctor/examine.ts'),
      import('../../plugins/plugins.ts'),
      import('../../edit/doctor/render-findings.ts'),
      import('../../scan/chapter-files.ts'),
    ]);
  const findings = examine({
    config,
    plugins: builtInPlugins,
    index: model.index,
    diagnostics,
    textOf,
    chapterFiles: filesOfChapters(model),
    files: await filesIn(root, bookPath(relative(root, destination))),
    bytesOf: (path) => bytesAt(join(root, path)),
  });
  const positions = createPositions(textOf);
  const placeOf: PlaceOf = (at) => positions.rangeOf(at)?.start;
  terminal.out.write(
    shared.format === 'human'
      ? renderFindings(findings, placeOf)
      : `${JSON.stringify(findingsJson(findings, placeOf), undefined, 2)}\n`,
  );
}

/** Folders of git, package managers and compilers. */
const NEVER = /(?:^|\/)(?:\.git|node_modules|target)$/;

async function filesIn(root: string, destination: BookPath): Promise<readonly BookPath[]> {
  const { listFiles } = await import('../../disk/sources/list-files.ts');
  const ignore = (path: BookPath): boolean => NEVER.test(path) || path === destination;
  return listFiles({ root, folder: bookPath(''), ignore }).flatMap(({ kind, path, outside }) =>
    kind === 'file' && !outside ? [path] : [],
  );
}

function bytesAt(path: string): Uint8Array | undefined {
  try {
    return readFileSync(path);
  } catch {
    return undefined;
  }
}
