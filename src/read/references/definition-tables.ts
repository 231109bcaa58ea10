// The book's files of link definitions -> the answers to questions about labels. Each file is parsed once a build.
import { matchesGlob } from '../../core/glob.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import { type BookPath, bookPath, isInternalUrl } from '../../core/path.ts';
import type { Read } from '../../core/source.ts';
import type { Handler } from '../../memo/world.ts';
import {
  type DefinitionFile as HeldDefinitions,
  definitionsOnly,
} from '../preprocess/include/definitions-only.ts';
import { compileRules } from './label-rules.ts';
import {
  type DefinitionFile,
  type SharedDefinition,
  readDefinitionFile,
  tableOf,
} from './definition-file.ts';
import { nearbyFiles } from './nearby-files.ts';
import type { BookFiles } from '../../core/book-files.ts';
import { SHARED_REFS, labelOf } from '../dependencies.ts';

export interface DefinitionTables {
  readonly labels: Handler<SharedDefinition | undefined>;
  readonly files: Handler<HeldDefinitions | undefined>;
  readonly nearby: Handler<readonly BookPath[]>;
  readonly rules: Handler<string | undefined>;
  /** The files of `refs`, in order. */
  readonly shared: readonly BookPath[];
  /** True for a file, there or not yet, that labels may have their definitions from: tables do not outlive a change of it. */
  readonly isSource: (path: BookPath) => boolean;
  /** The definitions of one file in order. */
  readonly definitionsIn: (file: BookPath) => DefinitionFile;
  /** The same by label in normal form, the first of several. */
  readonly tableFor: (file: BookPath) => ReadonlyMap<string, SharedDefinition>;
}

/** What of the configuration decides about labels. */
export interface DefinitionSources {
  /** The files of `refs`, in order; any other file is read when a chapter that includes it asks. */
  readonly shared: readonly BookPath[];
  /** The paths and globs that `shared` was found by. */
  readonly refs: readonly string[];
  readonly sourceRoot: BookPath;
  /** Globs of the names of files that chapters need not include. */
  readonly nearbyRefs: readonly string[];
  readonly labelRules: Readonly<Record<string, string>>;
}

export function definitionTables(
  sources: DefinitionSources,
  files: Pick<BookFiles, 'read' | 'namesIn'>,
): DefinitionTables {
  const { shared } = sources;
  const asked = new Set<BookPath>();
  const definitionsIn = kept((file: BookPath) => {
    asked.add(file);
    return readDefinitionFile(file, files.read);
  });
  const tableFor = kept((file: BookPath) =>
    tableOf(file === SHARED_REFS ? shared.flatMap(definitionsIn) : definitionsIn(file)),
  );
  const meaning = (name: string): SharedDefinition | undefined => {
    const { file, label } = labelOf(name);
    return tableFor(file).get(label);
  };
  const held = heldIn(files.read);
  const nearby = kept((folder: BookPath) =>
    nearbyFiles(
      { folder, root: sources.sourceRoot, names: sources.nearbyRefs },
      { read: files.read, namesIn: files.namesIn, definitionsOnly: held },
    ),
  );
  const rules = compileRules(sources.labelRules);
  return {
    labels: { answer: meaning, hash: (name): Hash => hashOf(essence(meaning(name))) },
    files: {
      answer: (name) => held(bookPath(name)),
      hash: (name): Hash => hashOf(held(bookPath(name)) ?? null),
    },
    nearby: {
      answer: (name) => nearby(bookPath(name)),
      hash: (name): Hash => hashOf(nearby(bookPath(name))),
    },
    rules: { answer: rules, hash: (name): Hash => hashOf(rules(name) ?? null) },
    shared,
    isSource: sourceTest(sources, asked),
    definitionsIn,
    tableFor,
  };
}

/** What files hold. Any file may be asked for, so each counts as long as its content is the same, and no longer. */
function heldIn(read: Read): (path: BookPath) => HeldDefinitions | undefined {
  const known = new Map<BookPath, { readonly hash: Hash; readonly held: HeldDefinitions | undefined }>();
  return (path) => {
    const source = read(path);
    if (source.kind === 'none') return undefined;
    const before = known.get(path);
    if (before?.hash === source.hash) return before.held;
    const held = definitionsOnly(source.text);
    known.set(path, { hash: source.hash, held });
    return held;
  };
}

function sourceTest(
  { refs, nearbyRefs }: DefinitionSources,
  asked: ReadonlySet<BookPath>,
): DefinitionTables['isSource'] {
  const paths = refs.map((pattern) => matchesGlob(bookPath(pattern)));
  const names = nearbyRefs.map(matchesGlob);
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return asked.has(path) || paths.some((test) => test(path)) || names.some((test) => test(name));
  };
}

/** What a page takes of a definition. Where it stands matters only where its address may start there. */
const essence = (definition: SharedDefinition | undefined): readonly string[] => {
  if (definition === undefined) return [];
  const { href, title, at } = definition;
  return isInternalUrl(href) ? [href, title, at.file] : [href, title];
};

/** The function, remembering its answers for as long as the tables are there: one build. */
function kept<Name, Answer>(answer: (name: Name) => Answer): (name: Name) => Answer {
  const answers = new Map<Name, Answer>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined || answers.has(name)) return known as Answer;
    const made = answer(name);
    answers.set(name, made);
    return made;
  };
}
