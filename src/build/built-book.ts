// A build as callers see it.
import type { Diagnostic } from '../core/diagnostic.ts';
import { createPause } from '../core/time-slices.ts';
import type { BookBuild } from './book-builder.ts';
import { diagnoseSubmodules } from './diagnose/diagnose-submodules.ts';
import { inOrigins } from './diagnose/origins.ts';
import { withOutsideReads } from './diagnose/outside-reads.ts';
import type { ListedChapters, NewChapters } from './new-chapters.ts';
import type { BuiltBook, SessionOptions } from './session.ts';
import type { SessionVersions } from './versions/session-versions.ts';

export interface BookParts {
  readonly newChapters: NewChapters;
  /** Absent for a preview. */
  readonly versions?: SessionVersions;
}

export function builtBook(
  { root, mode }: SessionOptions,
  book: BookBuild,
  { newChapters, versions }: BookParts,
): BuiltBook {
  const { config, files, destination, build } = book;
  const { model, plan } = build;
  const completed = (found: readonly Diagnostic[]): readonly Diagnostic[] => [
    ...inOrigins(withOutsideReads(found, { files, model }), files),
    ...diagnoseSubmodules(root, found),
    ...(versions?.diagnostics() ?? []),
  ];
  return {
    config,
    destination,
    // A server shows the other versions too.
    site: versions && model && mode === 'serve' ? versions.publish(model, plan.value).value : plan.value,
    get diagnostics() {
      return completed(build.diagnostics());
    },
    textOf: (path) => {
      const source = files.read(path);
      return source.kind === 'file' ? source.text : versions?.published()?.textOf(path);
    },
    inOrigins: (found) => inOrigins(found, files),
    fatal: model === undefined,
    stats: { chapters: model?.index.pages.length ?? 0 },
    model,
    changedFiles: build.changedFiles,
    mayCreate: (path) => newChapters.mayCreate(listedChapters(book), path),
    versions: versions?.published(),
    findDiagnostics: async (isWanted) => {
      const found = await build.findDiagnostics(createPause(isWanted));
      return found && completed(found);
    },
  };
}

export const listedChapters = ({ config, files, build }: BookBuild): ListedChapters => ({
  config,
  files,
  outline: build.model?.outline,
});
