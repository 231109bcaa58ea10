// Severity, message and help text of every diagnostic code. A code without an entry doesn't compile.
import type { CatalogEntry } from './catalog/entry.ts';
import { blockCatalog } from './catalog/block-codes.ts';
import { checkCatalog } from './catalog/check-codes.ts';
import { configCatalog } from './catalog/config-codes.ts';
import { editionCatalog } from './catalog/edition-codes.ts';
import { epubCatalog } from './catalog/epub-codes.ts';
import { fileCatalog } from './catalog/file-codes.ts';
import { gitbookCatalog } from './catalog/gitbook-codes.ts';
import { includeCatalog } from './catalog/include-codes.ts';
import { linkCatalog } from './catalog/link-codes.ts';
import { markdownCatalog } from './catalog/markdown-codes.ts';
import { pdfCatalog } from './catalog/pdf-codes.ts';
import { preprocessCatalog } from './catalog/preprocess-codes.ts';
import { referenceCatalog } from './catalog/reference-codes.ts';
import { serveCatalog } from './catalog/serve-codes.ts';
import { summaryCatalog } from './catalog/summary-codes.ts';
import { syntaxCatalog } from './catalog/syntax-codes.ts';
import { termCatalog } from './catalog/term-codes.ts';
import { themeCatalog } from './catalog/theme-codes.ts';
import { translationCatalog } from './catalog/translation-codes.ts';
import { versionsCatalog } from './catalog/versions-codes.ts';
import type { Diagnostic, DiagnosticArgs, DiagnosticCode, Severity } from './diagnostic.ts';

const catalog: { readonly [Code in DiagnosticCode]: CatalogEntry<DiagnosticArgs[Code]> } = {
  ...blockCatalog,
  ...checkCatalog,
  ...configCatalog,
  ...editionCatalog,
  ...epubCatalog,
  ...fileCatalog,
  ...gitbookCatalog,
  ...includeCatalog,
  ...linkCatalog,
  ...markdownCatalog,
  ...pdfCatalog,
  ...preprocessCatalog,
  ...referenceCatalog,
  ...serveCatalog,
  ...summaryCatalog,
  ...syntaxCatalog,
  ...termCatalog,
  ...themeCatalog,
  ...translationCatalog,
  ...versionsCatalog,
};

/** Every code, in catalog order. */
export const diagnosticCodes: readonly DiagnosticCode[] = Object.keys(catalog) as DiagnosticCode[];

const entryOf = (code: DiagnosticCode): CatalogEntry<Diagnostic['args']> =>
  catalog[code] as CatalogEntry<Diagnostic['args']>;

/** Severity of a diagnostic: its own if a policy set one, otherwise its code's. */
export const severityOf = (diagnostic: Diagnostic): Severity =>
  diagnostic.severity ?? entryOf(diagnostic.code).severity;

/** Severity of a code without any setting. */
export const defaultSeverity = (code: DiagnosticCode): Severity => entryOf(code).severity;

/** Message of a diagnostic without its location: lower case, no full stop, code in backticks. */
export const messageOf = (diagnostic: Diagnostic): string =>
  entryOf(diagnostic.code).message(diagnostic.args);

/** What to do about it; absent when the message already says so. */
export const remedyOf = (diagnostic: Diagnostic): string | undefined =>
  entryOf(diagnostic.code).help?.(diagnostic.args);
