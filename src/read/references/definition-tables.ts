// Answers label lookups from the book's definition files. Parses each file once per build.
import { matchesGlob } from '../../core/glob.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import { type BookPath, bookPath, isInternalUrl } from '../../core/path.ts';
import type { Read } from '../../core/source.ts';
import type { DependencyKind } from '../../memo/dependency-values.ts';
import {
  type DefinitionFile as IncludedDefinitionFile,
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
  readonly labels: DependencyKind<SharedDefinition | undefined>;
  readonly files: DependencyKind<IncludedDefinitionFile | undefined>;
  readonly nearby: DependencyKind<readonly BookPath[]>;
  readonly rules: DependencyKind<string | undefined>;
  /** The files of `refs`, in order. */
  readonly shared: readonly BookPath[];
  /** True for existing and future definition files. When one changes, the tables must be rebuilt. */
  readonly isSource: (path: BookPath) => boolean;
  /** The definitions of a file in order. */
  readonly definitionsIn: (file: BookPath) => DefinitionFile;
  /** The same by normalized label; the first one wins. */
  readonly tableFor: (file: BookPath) => ReadonlyMap<string, SharedDefinition>;
}

/** The configuration that affects label lookups. */
export interface DefinitionSources {
  /** The files of `refs`, in order. Other files are read when a chapter includes them. */
  readonly shared: readonly BookPath[];
  /** The paths and globs behind `shared`. */
  readonly refs: readonly string[];
  readonly sourceRoot: BookPath;
  /** Globs of file names that are used without an include. */
  readonly nearbyRefs: readonly string[];
  readonly labelRules: Readonly<Record<string, string>>;
}

export function definitionTables(
  sources: DefinitionSources,
  files: Pick<BookFiles, 'read' | 'namesIn'>,
): DefinitionTables {
  const { shared } = sources;
  const filesRead = new Set<BookPath>();
  const definitionsIn = memoize((file: BookPath) => {
    filesRead.add(file);
    return readDefinitionFile(file, files.read);
  });
  const tableFor = memoize((file: BookPath) =>
    tableOf(file === SHARED_REFS ? shared.flatMap(definitionsIn) : definitionsIn(file)),
  );
  const definitionNamed = (name: string): SharedDefinition | undefined => {
    const { file, label } = labelOf(name);
    return tableFor(file).get(label);
  };
  const contentOf = createFileCache((text) => definitionsOnly(text), files.read);
  const contentWithTemplates = createFileCache((text) => definitionsOnly(text, 'allow'), files.read);
  const nearby = memoize((folder: BookPath) =>
    nearbyFiles(
      { folder, root: sources.sourceRoot, names: sources.nearbyRefs },
      { read: files.read, namesIn: files.namesIn, definitionsOnly: contentWithTemplates },
    ),
  );
  const rules = compileRules(sources.labelRules);
  return {
    labels: { read: definitionNamed, hash: (name): Hash => hashOf(relevantParts(definitionNamed(name))) },
    files: {
      read: (name) => contentOf(bookPath(name)),
      hash: (name): Hash => hashOf(contentOf(bookPath(name)) ?? null),
    },
    nearby: {
      read: (name) => nearby(bookPath(name)),
      hash: (name): Hash => hashOf(nearby(bookPath(name))),
    },
    rules: { read: rules, hash: (name): Hash => hashOf(rules(name) ?? null) },
    shared,
    isSource: createSourceTest(sources, filesRead),
    definitionsIn,
    tableFor,
  };
}

/** Caches the contents of files by content hash. */
function createFileCache(
  contentIn: (text: string) => IncludedDefinitionFile | undefined,
  read: Read,
): (path: BookPath) => IncludedDefinitionFile | undefined {
  const known = new Map<
    BookPath,
    { readonly hash: Hash; readonly content: IncludedDefinitionFile | undefined }
  >();
  return (path) => {
    const source = read(path);
    if (source.kind === 'none') return undefined;
    const before = known.get(path);
    if (before?.hash === source.hash) return before.content;
    const content = contentIn(source.text);
    known.set(path, { hash: source.hash, content });
    return content;
  };
}

function createSourceTest(
  { refs, nearbyRefs }: DefinitionSources,
  filesRead: ReadonlySet<BookPath>,
): DefinitionTables['isSource'] {
  const paths = refs.map((pattern) => matchesGlob(bookPath(pattern)));
  const names = nearbyRefs.map(matchesGlob);
  return (path) => {
    const name = path.slice(path.lastIndexOf('/') + 1);
    return filesRead.has(path) || paths.some((test) => test(path)) || names.some((test) => test(name));
  };
}

/** The parts of a definition that affect a page. Its file matters only for relative URLs, its place only for variables. */
const relevantParts = (definition: SharedDefinition | undefined): readonly string[] => {
  if (definition === undefined) return [];
  const { href, title, at, template } = definition;
  if (template !== undefined) return [template, at.file, String(at.span.start)];
  return isInternalUrl(href) ? [href, title, at.file] : [href, title];
};

/** Memoizes a function for the lifetime of the tables: one build. */
function memoize<Name, Answer>(answer: (name: Name) => Answer): (name: Name) => Answer {
  const answers = new Map<Name, Answer>();
  return (name) => {
    const known = answers.get(name);
    if (known !== undefined || answers.has(name)) return known as Answer;
    const value = answer(name);
    answers.set(name, value);
    return value;
  };
}
