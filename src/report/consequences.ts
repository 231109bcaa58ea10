// Finds diagnostics that follow from another one: a missing plugin leaves its directives, an empty submodule its files.
import { severityOf } from '../core/catalog.ts';
import type { Diagnostic, DiagnosticArgs, DiagnosticCode, Severity } from '../core/diagnostic.ts';
import { missingPathOf } from '../core/missing-path.ts';
import { sortDiagnostics } from './sort.ts';

export interface FoldedReport {
  /** All but the consequences, sorted. A cause has the highest severity of itself and its consequences. */
  readonly visible: readonly Diagnostic[];
  /** In the given order; empty for most. Takes members of `visible`. */
  readonly consequencesOf: (cause: Diagnostic) => readonly Diagnostic[];
  /** The cause of a diagnostic that is not visible. */
  readonly causeOf: (consequence: Diagnostic) => Diagnostic | undefined;
}

/** Fewer are shown, each at its place. */
const MIN_FOLDED = 2;

export function foldConsequences(diagnostics: readonly Diagnostic[]): FoldedReport {
  const sorted = sortDiagnostics(diagnostics);
  const causes = sorted.flatMap((cause) => {
    const test = consequenceTest(cause);
    return test === undefined ? [] : [{ cause, test, folded: [] as Diagnostic[] }];
  });
  if (causes.length === 0) return { visible: sorted, consequencesOf: () => [], causeOf: () => undefined };
  for (const diagnostic of sorted) {
    if (consequenceTest(diagnostic) !== undefined) continue;
    const found = causes.filter(({ test }) => test(diagnostic));
    const named = found.find(({ cause }) => nameIn(cause) === nameIn(diagnostic));
    (named ?? found[0])?.folded.push(diagnostic);
  }
  const causeOf = new Map<Diagnostic, Diagnostic>();
  const folded = new Map<Diagnostic, readonly Diagnostic[]>();
  const raised = new Map<Diagnostic, Diagnostic>();
  for (const { cause, folded: all } of causes) {
    if (all.length < MIN_FOLDED) continue;
    for (const one of all) causeOf.set(one, cause);
    const shown = { ...cause, severity: highest([cause, ...all]) };
    raised.set(cause, shown);
    folded.set(shown, all);
  }
  return {
    visible: sorted.filter((one) => !causeOf.has(one)).map((one) => raised.get(one) ?? one),
    consequencesOf: (cause) => folded.get(cause) ?? [],
    causeOf: (one) => causeOf.get(one),
  };
}

type Test = (diagnostic: Diagnostic) => boolean;

/** Finds what follows from a diagnostic; absent if nothing does. */
const consequenceTest = ({ code, args }: Diagnostic): Test | undefined =>
  (causes[code] as FindTest<Diagnostic['args']> | undefined)?.(args);

type FindTest<Args> = (args: Args) => Test | undefined;

/** Text that a preprocessor may replace, and links and labels that it may define: only where nothing similar exists. */
const leftByPreprocessor: Test = (one) =>
  isForeignSyntax(one) ||
  one.code === 'footnote/unused' ||
  (MADE_BY_PREPROCESSORS.has(one.code) && !hasSuggestion(one) && !isOfSettings(one));

const MADE_BY_PREPROCESSORS: ReadonlySet<string> = new Set([
  'link/no-such-file',
  'link/no-such-page',
  'link/no-such-anchor',
  'reference/undefined',
]);

const hasSuggestion = ({ args }: Diagnostic): boolean => 'nearest' in args && args.nearest !== undefined;

const isForeignSyntax: Test = ({ code }) => code.startsWith('syntax/');

const byProgram: FindTest<{ readonly what: 'preprocessor' | 'renderer' }> = ({ what }) =>
  what === 'preprocessor' ? leftByPreprocessor : undefined;

const causes: { readonly [Code in DiagnosticCode]?: FindTest<DiagnosticArgs[Code]> } = {
  'program/not-found': byProgram,
  'program/not-started': byProgram,
  'program/failed': byProgram,
  'program/supports-failed': byProgram,
  'program/supports-unclear': byProgram,
  'program/too-slow': byProgram,
  'program/too-much-output': byProgram,
  'preprocessor/module-failed': () => leftByPreprocessor,
  'preprocessor/bad-book': () => leftByPreprocessor,
  // The author allows for its absence, so it hardly makes links.
  'program/skipped': ({ what }) => (what === 'preprocessor' ? isForeignSyntax : undefined),
  'gitbook/plugins': () => (one) => one.code === 'gitbook/tag' && one.args.what === undefined,
  'file/empty-submodule':
    ({ folder }) =>
    (one) => {
      const path = missingPathOf(one);
      return path !== undefined && (path === folder || path.startsWith(`${folder}/`));
    },
};

/** No preprocessor changes the settings, such as redirects. */
const isOfSettings = ({ at }: Diagnostic): boolean =>
  at !== undefined && !/\.(?:md|markdown)$/i.test(at.file);

/** The name of a preprocessor, or of a directive; empty without one. */
const nameIn = ({ args }: Diagnostic): string => ('name' in args && args.name) || '';

const ORDER: readonly Severity[] = ['error', 'warning', 'notice'];

const highest = (diagnostics: readonly Diagnostic[]): Severity =>
  ORDER.find((severity) => diagnostics.some((one) => severityOf(one) === severity)) ?? 'notice';

/** `and 12 more problems that may follow from it: 10 × link/no-such-file, 2 × include/not-found`; empty for none. */
export function consequencesText(consequences: readonly Diagnostic[]): readonly string[] {
  if (consequences.length === 0) return [];
  const counts = new Map<string, number>();
  for (const { code } of consequences) counts.set(code, (counts.get(code) ?? 0) + 1);
  const named = [...counts].map(([code, count]) => `${String(count)} × ${code}`).join(', ');
  const head = `and ${String(consequences.length)} more problems that may follow from it: ${named}`;
  return [`${head}; \`--format json\` lists them`];
}
