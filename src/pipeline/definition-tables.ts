// The book's files of link definitions -> the answers to questions about labels. Each file is parsed once a build.
import { type Hash, hashOf } from '../core/hash.ts';
import { type BookPath, bookPath } from '../core/path.ts';
import type { Read } from '../core/source.ts';
import type { Handler } from '../memo/world.ts';
import {
  type DefinitionFile as HeldDefinitions,
  definitionsOnly,
} from '../preprocess/include/definitions.ts';
import {
  type DefinitionFile,
  type SharedDefinition,
  readDefinitionFile,
  tableOf,
} from '../references/definition-file.ts';
import { SHARED_REFS, labelOf } from './questions.ts';

export interface DefinitionTables {
  readonly labels: Handler<SharedDefinition | undefined>;
  readonly files: Handler<HeldDefinitions | undefined>;
  /** All definitions of the files that were asked for, by file, for the checks that concern the whole book. */
  readonly definitions: () => ReadonlyMap<BookPath, DefinitionFile>;
}

/** `shared` are the files of `refs`, in order; any other file is read when a chapter that includes it asks. */
export function definitionTables(shared: readonly BookPath[], read: Read): DefinitionTables {
  const definitions = new Map<BookPath, DefinitionFile>();
  const tables = new Map<BookPath, ReadonlyMap<string, SharedDefinition>>();
  const definitionsIn = (file: BookPath): DefinitionFile => {
    const known = definitions.get(file) ?? readDefinitionFile(file, read);
    definitions.set(file, known);
    return known;
  };
  const tableFor = (file: BookPath): ReadonlyMap<string, SharedDefinition> => {
    const known = tables.get(file);
    if (known) return known;
    const made = tableOf(file === SHARED_REFS ? shared.flatMap(definitionsIn) : definitionsIn(file));
    tables.set(file, made);
    return made;
  };
  const meaning = (name: string): SharedDefinition | undefined => {
    const { file, label } = labelOf(name);
    return tableFor(file).get(label);
  };
  const held = (name: string): HeldDefinitions | undefined => {
    const source = read(bookPath(name));
    return source.kind === 'file' ? definitionsOnly(source.text) : undefined;
  };
  return {
    // Where a definition stands does not matter to the pages that use it.
    labels: { answer: meaning, hash: (name): Hash => hashOf(hrefAndTitle(meaning(name))) },
    files: { answer: held, hash: (name): Hash => hashOf(held(name) ?? null) },
    definitions: () => definitions,
  };
}

const hrefAndTitle = (definition: SharedDefinition | undefined): readonly string[] =>
  definition === undefined ? [] : [definition.href, definition.title];
