// Reports the empty Git submodules in which a book misses files.
import { type Diagnostic, diagnose } from '../../core/diagnostic.ts';
import { missingPathOf } from '../../core/missing-path.ts';
import { emptySubmodules } from '../../disk/sources/submodules.ts';

/** The empty submodules in which the book misses files. */
export function diagnoseSubmodules(root: string, found: readonly Diagnostic[]): readonly Diagnostic[] {
  const missing = found.flatMap((diagnostic) => missingPathOf(diagnostic) ?? []);
  if (missing.length === 0) return [];
  return emptySubmodules(root)
    .filter(({ folder }) => missing.some((path) => path === folder || path.startsWith(`${folder}/`)))
    .map(({ name, folder, at }) => diagnose('file/empty-submodule', { name, folder }, at));
}
