// The text of book.toml -> its table, or the place where it stops being TOML.
import { parse, TomlError } from 'smol-toml';
import { diagnose, type Diagnostic } from '../../../core/diagnostic.ts';
import type { BookPath } from '../../../core/path.ts';
import { isTable, type TomlTable, type TomlValue } from './value.ts';

/** A file's text; a `SourceFile` is one. */
export interface ConfigSource {
  readonly path: BookPath;
  readonly text: string;
}

/** The file's table, or the diagnostic `config/syntax`. */
export type TomlRead =
  | { readonly kind: 'table'; readonly table: TomlTable }
  | { readonly kind: 'broken'; readonly diagnostic: Diagnostic };

/** Reads TOML; never throws. */
export function readToml(source: ConfigSource): TomlRead {
  try {
    const table = parse(source.text, { integersAsBigInt: true });
    if (isTooDeep(table)) return { kind: 'broken', diagnostic: depthDiagnostic(source) };
    return { kind: 'table', table };
  } catch (error) {
    return { kind: 'broken', diagnostic: syntaxDiagnostic(source, error) };
  }
}

/** Levels of tables and arrays, far more than any setting has. Code that walks through them may use the stack. */
const MAX_DEPTH = 100;

function isTooDeep(table: TomlTable): boolean {
  let level: readonly TomlValue[] = [table];
  for (let depth = 0; level.length > 0; depth++) {
    if (depth > MAX_DEPTH) return true;
    level = level.flatMap(valuesIn);
  }
  return false;
}

function valuesIn(value: TomlValue): readonly TomlValue[] {
  if (isTable(value)) return Object.values(value);
  return Array.isArray(value) ? (value as readonly TomlValue[]) : [];
}

function depthDiagnostic({ path, text }: ConfigSource): Diagnostic {
  const line = text.split('\n').findIndex((one) => one.split('.').length > MAX_DEPTH / 2);
  const start = line === -1 ? 0 : offsetOf(text, line + 1, 1);
  const reason = `keys and values are nested more than ${MAX_DEPTH} levels deep`;
  return diagnose('config/syntax', { reason }, { file: path, span: { start, end: start + 1 } });
}

function syntaxDiagnostic(source: ConfigSource, error: unknown): Diagnostic {
  // Anything but a TomlError is the parser giving up on input that is not written by hand, such as very deep nesting.
  const at = error instanceof TomlError ? offsetOf(source.text, error.line, error.column) : 0;
  const reason = error instanceof TomlError ? reasonOf(error) : 'it can’t be parsed';
  const span = { start: at, end: Math.min(at + 1, source.text.length) };
  return diagnose('config/syntax', { reason }, { file: source.path, span });
}

/** The parser's message without its opening words and the excerpt that it draws. */
const reasonOf = (error: TomlError): string =>
  (error.message.split('\n')[0] ?? '').replace('Invalid TOML document: ', '');

/** The offset of a line and column that both count from 1. */
function offsetOf(text: string, line: number, column: number): number {
  let start = 0;
  for (let i = 1; i < line; i++) start = text.indexOf('\n', start) + 1;
  return Math.min(start + column - 1, text.length);
}
