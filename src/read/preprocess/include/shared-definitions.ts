// Resolves includes of definition files to the files to look up labels in.
import type { Diagnostic } from '../../../core/diagnostic.ts';
import { type BookPath, folderOf, resolveFrom } from '../../../core/path.ts';
import { type DefinitionFile, definitionsOnly } from './definitions-only.ts';
import { type ExpandWorld, diagnoseUnreadable } from './expansion-world.ts';

export interface SharedDefinitions {
  /** Every file with definitions of its own: `path` and its includes, depth first. */
  readonly files: readonly BookPath[];
  readonly diagnostics: readonly Diagnostic[];
}

/** Nesting limit; deeper includes are pasted and then reported. */
const MAX_DEPTH = 10;

/** The definition files that including `path` makes available; absent when it contains anything else. */
export function sharedDefinitions(
  world: ExpandWorld,
  path: BookPath,
  chain: readonly BookPath[] = [],
): SharedDefinitions | undefined {
  if (chain.includes(path) || chain.length >= MAX_DEPTH) return undefined;
  const content = contentOf(world, path);
  if (content === undefined) return undefined;
  const files: BookPath[] = content.own ? [path] : [];
  const diagnostics: Diagnostic[] = [];
  for (const { path: written, start, end } of content.includes) {
    const nested = resolveFrom(folderOf(path), written);
    const shared = sharedDefinitions(world, nested, [...chain, path]);
    const source = shared === undefined ? world.read(nested) : undefined;
    if (source?.kind === 'none') {
      // The other files are still shared.
      diagnostics.push(diagnoseUnreadable(world, source, { file: path, span: { start, end } }));
      continue;
    }
    if (shared === undefined) return undefined;
    files.push(...shared.files);
    diagnostics.push(...shared.diagnostics);
  }
  return { files, diagnostics };
}

function contentOf(world: ExpandWorld, path: BookPath): DefinitionFile | undefined {
  if (world.definitionsOnly !== undefined) return world.definitionsOnly(path);
  const file = world.read(path);
  return file.kind === 'file' ? definitionsOnly(file.text) : undefined;
}
