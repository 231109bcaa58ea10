// The include of a file of link definitions -> the files to look definitions up in, instead of their text.
import type { Diagnostic } from '../../../core/diagnostic.ts';
import { type BookPath, folderOf, resolveFrom } from '../../../core/path.ts';
import { type DefinitionFile, definitionsOnly } from './definitions-only.ts';
import { type ExpandWorld, cannotRead } from './expansion-world.ts';

export interface SharedDefinitions {
  /** Every file that has definitions of its own: `path` itself, and what it includes, depth first. */
  readonly files: readonly BookPath[];
  readonly diagnostics: readonly Diagnostic[];
}

/** No book nests them so deep; text that does is pasted, and told so. */
const DEEPEST = 10;

/** The files of definitions that including all of `path` brings in; absent when it holds anything else. */
export function sharedDefinitions(
  world: ExpandWorld,
  path: BookPath,
  chain: readonly BookPath[] = [],
): SharedDefinitions | undefined {
  if (chain.includes(path) || chain.length >= DEEPEST) return undefined;
  const held = heldIn(world, path);
  if (held === undefined) return undefined;
  const files: BookPath[] = held.own ? [path] : [];
  const diagnostics: Diagnostic[] = [];
  for (const { path: written, start, end } of held.includes) {
    const nested = resolveFrom(folderOf(path), written);
    const shared = sharedDefinitions(world, nested, [...chain, path]);
    const source = shared === undefined ? world.read(nested) : undefined;
    if (source?.kind === 'none') {
      // One file that is missing is no reason to paste all the others.
      diagnostics.push(cannotRead(world, source, { file: path, span: { start, end } }));
      continue;
    }
    if (shared === undefined) return undefined;
    files.push(...shared.files);
    diagnostics.push(...shared.diagnostics);
  }
  return { files, diagnostics };
}

function heldIn(world: ExpandWorld, path: BookPath): DefinitionFile | undefined {
  if (world.definitionsOnly !== undefined) return world.definitionsOnly(path);
  const file = world.read(path);
  return file.kind === 'file' ? definitionsOnly(file.text) : undefined;
}
