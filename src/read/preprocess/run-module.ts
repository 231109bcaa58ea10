// Runs a JavaScript module of the book as a preprocessor.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { BookJson } from './book-json.ts';
import type { ContextJson } from './external/context-json.ts';
import { checkBook } from './external/parse-book-json.ts';
import type { ModuleStep } from './preprocessor-order.ts';

/**
 * The default export, or an export named `preprocess`, of `[preprocessor.x] module = "./x.mjs"`. Receives its own
 * copy of the book, which it may modify in place instead of returning a new one.
 */
export type Preprocess = (
  book: BookJson,
  context: ContextJson,
) => BookJson | undefined | Promise<BookJson | undefined>;

export interface ModuleWorld {
  /** The book's root, absolute. */
  readonly root: string;
  /** A new value reloads the module after an edit; absent for the first load. */
  readonly version?: string;
}

/**
 * The book that the module returns; absent, with a diagnostic, when it can't be loaded, fails, or returns an invalid
 * book.
 */
export async function runModule(
  step: ModuleStep,
  { book, context }: { readonly book: BookJson; readonly context: ContextJson },
  { root, version }: ModuleWorld,
): Promise<Outcome<BookJson | undefined>> {
  const { name, module } = step;
  try {
    const url = pathToFileURL(resolve(root, module));
    if (version !== undefined) url.searchParams.set('version', version);
    const preprocess = preprocessOf(await import(url.href));
    if (preprocess === undefined) {
      const reason = 'it exports no function, neither by default nor as `preprocess`';
      return nothing(diagnose('preprocessor/module-failed', { name, module, reason }));
    }
    const own = structuredClone(book);
    const result = checkBook((await preprocess(own, context)) ?? own);
    if (result.kind === 'book') return { value: result.book, diagnostics: [] };
    return nothing(diagnose('preprocessor/bad-book', { name, reason: result.reason }));
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return nothing(diagnose('preprocessor/module-failed', { name, module, reason }));
  }
}

const nothing = (diagnostic: Diagnostic): Outcome<undefined> => ({
  value: undefined,
  diagnostics: [diagnostic],
});

function preprocessOf(module: unknown): Preprocess | undefined {
  const { default: byDefault, preprocess } = module as Readonly<Record<string, unknown>>;
  const found = [byDefault, preprocess].find((one) => typeof one === 'function');
  return found as Preprocess | undefined;
}
