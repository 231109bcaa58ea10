// A problem in the book as data: a code, its arguments and a location. The wording is in `catalog.ts`.
import type { BlockArgs } from './catalog/block-codes.ts';
import type { CheckArgs } from './catalog/check-codes.ts';
import type { ConfigArgs } from './catalog/config-codes.ts';
import type { EditionArgs } from './catalog/edition-codes.ts';
import type { EpubArgs } from './catalog/epub-codes.ts';
import type { FileArgs } from './catalog/file-codes.ts';
import type { GitBookArgs } from './catalog/gitbook-codes.ts';
import type { IncludeArgs } from './catalog/include-codes.ts';
import type { LinkArgs } from './catalog/link-codes.ts';
import type { MarkdownArgs } from './catalog/markdown-codes.ts';
import type { PdfArgs } from './catalog/pdf-codes.ts';
import type { PreprocessArgs } from './catalog/preprocess-codes.ts';
import type { ReferenceArgs } from './catalog/reference-codes.ts';
import type { ServeArgs } from './catalog/serve-codes.ts';
import type { SummaryArgs } from './catalog/summary-codes.ts';
import type { SyntaxArgs } from './catalog/syntax-codes.ts';
import type { TermArgs } from './catalog/term-codes.ts';
import type { ThemeArgs } from './catalog/theme-codes.ts';
import type { TranslationArgs } from './catalog/translation-codes.ts';
import type { VersionsArgs } from './catalog/versions-codes.ts';
import type { BookPath } from './path.ts';

/**
 * `error` makes the command exit with 1, `warning` does so on request, `notice` reports a difference and never
 * fails.
 */
export type Severity = 'error' | 'warning' | 'notice';

/** Offsets into a source file's text (UTF-16 code units), end exclusive. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

export interface Location {
  readonly file: BookPath;
  readonly span: Span;
}

/** Arguments of each diagnostic, by code; each area has its own file in `catalog/`. */
export interface DiagnosticArgs
  extends
    BlockArgs,
    CheckArgs,
    ConfigArgs,
    EditionArgs,
    EpubArgs,
    FileArgs,
    GitBookArgs,
    IncludeArgs,
    LinkArgs,
    MarkdownArgs,
    PdfArgs,
    PreprocessArgs,
    ReferenceArgs,
    ServeArgs,
    SummaryArgs,
    SyntaxArgs,
    TermArgs,
    ThemeArgs,
    TranslationArgs,
    VersionsArgs {}

export type DiagnosticCode = keyof DiagnosticArgs;

/** One problem. `at` is absent when there is no place in a file (a missing file, a failed command). */
export type Diagnostic = { readonly [Code in DiagnosticCode]: DiagnosticOf<Code> }[DiagnosticCode];

/** A diagnostic with a given code. */
export interface DiagnosticOf<Code extends DiagnosticCode> {
  readonly code: Code;
  readonly args: DiagnosticArgs[Code];
  readonly at?: Location;
  /** Set when a policy in `book.toml` overrides the catalog's severity. */
  readonly severity?: Severity;
}

/** Result of a stage with its diagnostics. Authors' mistakes never throw. */
export interface Outcome<T> {
  readonly value: T;
  readonly diagnostics: readonly Diagnostic[];
}

/** Creates a diagnostic, with a location if there is one. */
export function diagnose<Code extends DiagnosticCode>(
  code: Code,
  args: DiagnosticArgs[Code],
  at?: Location,
): Diagnostic {
  const diagnostic: DiagnosticOf<Code> = at === undefined ? { code, args } : { code, args, at };
  // TypeScript can't see through the generic that this is one member of the union.
  return diagnostic as unknown as Diagnostic;
}
