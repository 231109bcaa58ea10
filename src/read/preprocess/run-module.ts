// Runs a JavaScript module of the book as a preprocessor, in a process of its own.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { Read } from '../../core/source.ts';
import { moduleHost } from '../../disk/own-files.ts';
import type { BookJson } from './book-json.ts';
import type { ContextJson } from './external/context-json.ts';
import { stackLocation } from './external/stack-location.ts';
import { checkBook } from './external/parse-book-json.ts';
import type { ModuleStep } from './preprocessor-order.ts';
import { type Program, type ProgramResult, type ProgramWorld, runProgram } from './run-program.ts';

/**
 * The default export, or an export named `preprocess`, of `[preprocessor.x] module = "./x.mjs"`. Receives its own
 * copy of the book, which it may modify in place instead of returning a new one.
 */
export type Preprocess = (
  book: BookJson,
  context: ContextJson,
) => BookJson | undefined | Promise<BookJson | undefined>;

export interface ModuleWorld extends ProgramWorld {
  /** Reads a module that failed, to find the line. */
  readonly read: Read;
}

/**
 * The book that the module returns; absent, with a diagnostic, when it can't be loaded, fails, takes too long, or
 * returns an invalid book. Nothing that the module does can end or block build-book itself.
 */
export async function runModule(
  { name, module }: ModuleStep,
  { book, context }: { readonly book: BookJson; readonly context: ContextJson },
  world: ModuleWorld,
): Promise<Outcome<BookJson | undefined>> {
  const file = resolve(world.root, module);
  const words = [process.execPath, moduleHost, pathToFileURL(file).href];
  const program: Program = { what: 'preprocessor', name, command: module, words, optional: false };
  const input = JSON.stringify([book, context]);
  const ended = await runProgram(
    program,
    { args: [], input, capturesOutput: true, usesChannel: true },
    world,
  );
  if (ended.value === undefined) return { value: undefined, diagnostics: ended.diagnostics };
  const answer = lastAnswer(ended.value);
  if (answer.kind === 'failed') {
    const args = { name, module, reason: withoutRoot(answer.reason, world.root) };
    return nothing(diagnose('preprocessor/module-failed', args, stackLocation(answer.stack, world)));
  }
  const result = checkBook(answer.book);
  if (result.kind === 'book') return { value: result.book, diagnostics: [] };
  return nothing(diagnose('preprocessor/bad-book', { name, reason: result.reason }));
}

const nothing = (diagnostic: Diagnostic): Outcome<undefined> => ({
  value: undefined,
  diagnostics: [diagnostic],
});

type Answer =
  | { readonly kind: 'book'; readonly book: unknown }
  | { readonly kind: 'failed'; readonly reason: string; readonly stack: string };

/** What the process said last. Work that the module didn't wait for can fail after its answer. */
function lastAnswer({ output, succeeded, status }: ProgramResult): Answer {
  const lines = Buffer.from(output).toString().split('\n');
  const last = lines.at(-2);
  if (last === undefined) {
    return { kind: 'failed', reason: `its process ended (${status}) before it returned`, stack: '' };
  }
  const said = JSON.parse(last) as Readonly<Record<string, unknown>>;
  if (typeof said['failed'] === 'string') {
    return { kind: 'failed', reason: said['failed'], stack: String(said['stack']) };
  }
  if (!succeeded) return { kind: 'failed', reason: `it failed with ${status} after it returned`, stack: '' };
  return { kind: 'book', book: said['book'] };
}

/** Messages of Node contain absolute paths, which are specific to this machine. */
const withoutRoot = (reason: string, root: string): string =>
  reason.replace(/ imported from .*module-host\.js$/, '').replaceAll(`${root}/`, '');
