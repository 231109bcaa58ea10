// Sorts a book's preprocessors into mdBook's execution order.
import { type Diagnostic, type Location, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import type { Config, PreprocessorTable } from '../config/config.ts';

/** One preprocessor of a book. */
export type Step = BuiltInStep | NativeStep | ProgramStep | ModuleStep;

/** mdBook's own preprocessors: `index` renames README to index, `links` expands directives. */
export interface BuiltInStep {
  readonly kind: 'built-in';
  readonly name: 'index' | 'links';
}

/** An mdBook plugin whose work build-book does itself, so its program needn't be installed. */
export interface NativeStep {
  readonly kind: 'native';
  readonly name: string;
}

export interface ProgramStep {
  readonly kind: 'program';
  readonly name: string;
  /** As written, or `mdbook-NAME`. */
  readonly command: string;
  /** True when a missing program is not an error. */
  readonly optional: boolean;
  /** Renderers it supports; when absent, the program is asked. */
  readonly renderers?: readonly string[];
}

export interface ModuleStep {
  readonly kind: 'module';
  readonly name: string;
  /** Relative to the book's root. */
  readonly module: string;
  /** Renderers it supports; all when absent. */
  readonly renderers?: readonly string[];
}

export interface OrderInput {
  readonly tables: readonly PreprocessorTable[];
  readonly useDefaultPreprocessors: boolean;
  /** Position of a table's `before` or `after` in book.toml, if known. */
  readonly locate?: (name: string, key: 'before' | 'after') => Location | undefined;
}

/** The {@link OrderInput} of a book. */
export const orderInput = ({ build, preprocessors }: Config): OrderInput => ({
  tables: preprocessors,
  useDefaultPreprocessors: build.useDefaultPreprocessors,
});

const builtIns: readonly BuiltInStep['name'][] = ['index', 'links'];

/**
 * Runs every preprocessor after those in its `after` and before those in its `before`, otherwise by name in code
 * point order. As in mdBook's `determine_preprocessors`, all unblocked ones run in order of their names, then those
 * they unblock. Unknown names produce a warning. A cycle is an error; its first member then runs regardless.
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

/** The preprocessors that must run before each one. */
function edgesOf(
  { tables, locate }: OrderInput,
  known: ReadonlySet<string>,
  diagnostics: Diagnostic[],
): Map<string, Set<string>> {
  const waitsFor = new Map([...known].map((name) => [name, new Set<string>()]));
  const check = (name: string, key: 'before' | 'after', others: readonly string[]): readonly string[] =>
    others.filter((other) => {
      if (known.has(other)) return true;
      const suggestion = nearest(other, known);
      const args = { name, key, other, nearest: suggestion };
      diagnostics.push(diagnose('preprocessor/unknown-name', args, locate?.(name, key)));
      return false;
    });
  for (const { name, before, after } of tables) {
    for (const later of check(name, 'before', before)) waitsFor.get(later)?.add(name);
    for (const earlier of check(name, 'after', after)) waitsFor.get(name)?.add(earlier);
  }
  return waitsFor;
}

/** A cycle in execution order, starting with its smallest name. Every preprocessor must be blocked by another. */
function cycleOf(waitsFor: ReadonlyMap<string, ReadonlySet<string>>): readonly string[] {
  const path: string[] = [];
  let name = smallest(waitsFor.keys());
  while (!path.includes(name)) {
    path.push(name);
    name = smallest(waitsFor.get(name) ?? []);
  }
  const cycle = path.slice(path.indexOf(name)).reverse();
  const first = cycle.indexOf(smallest(cycle));
  return [...cycle.slice(first), ...cycle.slice(0, first)];
}

const smallest = (names: Iterable<string>): string => [...names].sort(byCodePoint)[0] ?? '';

/** JavaScript compares UTF-16 code units; UTF-8 bytes sort by code point. */
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

/** Whether a step supports a renderer; `ask` when only the program knows. */
export function supportsRenderer(step: Step, renderer: string): 'yes' | 'no' | 'ask' {
  if (step.kind === 'built-in' || step.kind === 'native') return 'yes';
  if (step.renderers !== undefined) return step.renderers.includes(renderer) ? 'yes' : 'no';
  return step.kind === 'program' ? 'ask' : 'yes';
}
