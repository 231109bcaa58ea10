// The tables of preprocessors -> the steps that a book's chapters go through, in mdBook's order.
import { type Diagnostic, type Location, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import type { Config, PreprocessorTable } from '../config/config.ts';

/** One preprocessor of a book. */
export type Step = BuiltInStep | NativeStep | ProgramStep | ModuleStep;

/** mdBook's own: `index` renames README to index, `links` expands directives. */
export interface BuiltInStep {
  readonly kind: 'built-in';
  readonly name: 'index' | 'links';
}

/** A plugin of mdBook whose work build-book does itself: its program need not be installed. */
export interface NativeStep {
  readonly kind: 'native';
  readonly name: string;
}

export interface ProgramStep {
  readonly kind: 'program';
  readonly name: string;
  /** As written, or `mdbook-NAME`. */
  readonly command: string;
  /** True when it is no error that it is not installed. */
  readonly optional: boolean;
  /** The renderers it is for; absent when it is asked. */
  readonly renderers?: readonly string[];
}

export interface ModuleStep {
  readonly kind: 'module';
  readonly name: string;
  /** Relative to the book's root. */
  readonly module: string;
  /** The renderers it is for; absent when it is for all. */
  readonly renderers?: readonly string[];
}

/** What {@link preprocessorOrder} goes by. */
export interface OrderInput {
  readonly tables: readonly PreprocessorTable[];
  readonly useDefaultPreprocessors: boolean;
  /** Where a table's `before` or `after` stands in book.toml, when it does. */
  readonly locate?: (name: string, key: 'before' | 'after') => Location | undefined;
}

/** The {@link OrderInput} of a book. */
export const orderInput = ({ build, preprocessors }: Config): OrderInput => ({
  tables: preprocessors,
  useDefaultPreprocessors: build.useDefaultPreprocessors,
});

const builtIns: readonly BuiltInStep['name'][] = ['index', 'links'];

/**
 * Every preprocessor after those that its `after` and before those that its `before` names, else by name in code point
 * order (mdBook's `determine_preprocessors`: all that are free run, by name, then all that these were waited for). A name
 * that nobody has is a warning. A cycle is an error; its members then run as if the first of them waited for nobody.
 */
export function preprocessorOrder(input: OrderInput): Outcome<readonly Step[]> {
  const { tables, useDefaultPreprocessors } = input;
  const known = new Set([...(useDefaultPreprocessors ? builtIns : []), ...tables.map(({ name }) => name)]);
  const diagnostics: Diagnostic[] = [];
  const waitsFor = edgesOf(input, known, diagnostics);
  const order: string[] = [];
  while (waitsFor.size > 0) {
    let free = [...waitsFor].filter(([, others]) => others.size === 0).map(([name]) => name);
    if (free.length === 0) {
      const cycle = cycleOf(waitsFor);
      diagnostics.push(diagnose('preprocessor/cycle', { names: [...cycle, ...cycle.slice(0, 1)] }));
      free = cycle.slice(0, 1);
    }
    for (const name of free) waitsFor.delete(name);
    for (const others of waitsFor.values()) for (const name of free) others.delete(name);
    order.push(...free.sort(byCodePoint));
  }
  return { value: order.map((name) => stepOf(name, tables)), diagnostics };
}

/** For each preprocessor, those that must run before it. */
function edgesOf(
  { tables, locate }: OrderInput,
  known: ReadonlySet<string>,
  diagnostics: Diagnostic[],
): Map<string, Set<string>> {
  const waitsFor = new Map([...known].map((name) => [name, new Set<string>()]));
  const check = (name: string, key: 'before' | 'after', others: readonly string[]): readonly string[] =>
    others.filter((other) => {
      if (known.has(other)) return true;
      const meant = nearest(other, known);
      const args = { name, key, other, nearest: meant };
      diagnostics.push(diagnose('preprocessor/unknown-name', args, locate?.(name, key)));
      return false;
    });
  for (const { name, before, after } of tables) {
    for (const later of check(name, 'before', before)) waitsFor.get(later)?.add(name);
    for (const earlier of check(name, 'after', after)) waitsFor.get(name)?.add(earlier);
  }
  return waitsFor;
}

/** A cycle among preprocessors that all wait for some other, in the order they would run; its first name is the least. */
function cycleOf(waitsFor: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const path: string[] = [];
  let name = least(waitsFor.keys());
  while (!path.includes(name)) {
    path.push(name);
    name = least(waitsFor.get(name) ?? []);
  }
  const cycle = path.slice(path.indexOf(name)).reverse();
  const first = cycle.indexOf(least(cycle));
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}

const least = (names: Iterable<string>): string => [...names].sort(byCodePoint)[0] ?? '';

/** UTF-8 sorts as its code points do; a string's own order is that of its UTF-16. */
const byCodePoint = (a: string, b: string): number => Buffer.compare(Buffer.from(a), Buffer.from(b));

function stepOf(name: string, tables: readonly PreprocessorTable[]): Step {
  const builtIn = builtIns.find((one) => one === name);
  if (builtIn !== undefined) return { kind: 'built-in', name: builtIn };
  const table = tables.find((one) => one.name === name);
  if (table === undefined || table.native) return { kind: 'native', name };
  const { module, command = `mdbook-${name}`, optional, renderers } = table;
  if (module !== undefined) return { kind: 'module', name, module, renderers };
  return { kind: 'program', name, command, optional, renderers };
}

/** Whether a step is for a renderer; `ask` when only the program itself knows. */
export function isFor(step: Step, renderer: string): 'yes' | 'no' | 'ask' {
  if (step.kind === 'built-in' || step.kind === 'native') return 'yes';
  if (step.renderers !== undefined) return step.renderers.includes(renderer) ? 'yes' : 'no';
  return step.kind === 'program' ? 'ask' : 'yes';
}
