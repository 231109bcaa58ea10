// A JavaScript module of the book and the book as JSON -> the book that it answers.
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import type { BookJson } from './book-json.ts';
import type { ContextJson } from './external/context-json.ts';
import { checkBook } from './external/parse-book-json.ts';
import type { ModuleStep } from './preprocessor-order.ts';

/**
 * What `[preprocessor.x] module = "./x.mjs"` exports, by default or as `preprocess`. It gets a book of its own, which it
 * may change and need not answer then.
 */
export type Preprocess = (
  book: BookJson,
  context: ContextJson,
) => BookJson | undefined | Promise<BookJson | undefined>;

/** Where a module is, and which of its versions. */
export interface ModuleWorld {
  /** The book's root, absolute. */
  readonly root: string;
  /** Another one loads the module anew, for a server whose module was changed; absent for the first. */
  readonly version?: string;
}

/** The book that the module makes of `book`; absent, with a diagnostic, when it cannot be loaded, fails, or answers none. */
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
    const answer = checkBook((await preprocess(own, context)) ?? own);
    if (answer.kind === 'book') return { value: answer.book, diagnostics: [] };
    return nothing(diagnose('preprocessor/bad-book', { name, reason: answer.reason }));
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
