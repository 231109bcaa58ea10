// An author's mistake as data: a code, its arguments, and where it stands. The words are in `catalog.ts`.
import type { CheckArgs } from './catalog/check-codes.ts';
import type { ConfigArgs } from './catalog/config-codes.ts';
import type { FileArgs } from './catalog/file-codes.ts';
import type { IncludeArgs } from './catalog/include-codes.ts';
import type { LinkArgs } from './catalog/link-codes.ts';
import type { MarkdownArgs } from './catalog/markdown-codes.ts';
import type { PreprocessArgs } from './catalog/preprocess-codes.ts';
import type { ReferenceArgs } from './catalog/reference-codes.ts';
import type { ServeArgs } from './catalog/serve-codes.ts';
import type { SearchArgs } from './catalog/search-codes.ts';
import type { SummaryArgs } from './catalog/summary-codes.ts';
import type { TermArgs } from './catalog/term-codes.ts';
import type { ThemeArgs } from './catalog/theme-codes.ts';
import type { BookPath } from './path.ts';

/** `error` makes the command exit 1; `warning` does so on request; `notice` tells what is done differently and never fails. */
export type Severity = 'error' | 'warning' | 'notice';

/** Offsets into a source file's text (UTF-16 code units), end excluded. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Location {
  readonly file: BookPath;
  readonly span: Span;
}

/** What each diagnostic carries, by code; each area of the program has its own file in `catalog/`. */
export interface DiagnosticArgs
  extends
    CheckArgs,
    ConfigArgs,
    FileArgs,
    IncludeArgs,
    LinkArgs,
    MarkdownArgs,
    PreprocessArgs,
    ReferenceArgs,
    ServeArgs,
    SearchArgs,
    SummaryArgs,
    TermArgs,
    ThemeArgs {}

export type DiagnosticCode = keyof DiagnosticArgs;

/** One mistake. `at` is absent when no place in a file is to blame (a missing file, a command that failed). */
export type Diagnostic = { readonly [Code in DiagnosticCode]: DiagnosticOf<Code> }[DiagnosticCode];

/** A diagnostic of one known code. */
export interface DiagnosticOf<Code extends DiagnosticCode> {
  readonly code: Code;
  readonly args: DiagnosticArgs[Code];
  readonly at?: Location;
  /** Set where it is not the catalog's: a policy of `book.toml` raised or lowered it. */
  readonly severity?: Severity;
}

/** A stage's answer with all it had to say about it. Authors' mistakes never throw. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** The diagnostic of `code` with its arguments, at a place if there is one. */
export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  args: DiagnosticArgs[Code],
  at?: Location,
): Diagnostic {
  const diagnostic: DiagnosticOf<Code> = at === undefined ? { code, args } : { code, args, at };
  // The union over codes is exact here, which TypeScript cannot see through the generic.
  return diagnostic as unknown as Diagnostic;
}
