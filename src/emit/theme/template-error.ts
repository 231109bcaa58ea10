// Turns a Handlebars error into a reason and a position in the template.
import type { Span } from '../../core/diagnostic.ts';

export interface TemplateFault {
  readonly reason: string;
  readonly span: Span;
}

/** Parses an error that Handlebars threw while reading `source`. */
export function faultOf(error: unknown, source: string): TemplateFault {
  const message = error instanceof Error ? error.message : String(error);
  return parseFault(message, source) ?? nodeFault(error, message, source);
}

// Parser errors: `Parse error on line 2:`, an excerpt, a caret below the position, the expected tokens.
const PARSE_ERROR = /^Parse error on line (\d+):\n(.*)\n(-*)\^\nExpecting (.*), got '(.*)'$/s;

function parseFault(message: string, source: string): TemplateFault | undefined {
  const match = PARSE_ERROR.exec(message);
  if (match === null) return undefined;
  const [, line = '1', excerpt = '', dashes = '', , got = ''] = match;
  const end = got === 'EOF';
  const start = end ? source.trimEnd().length : placeOf(source, { line: Number(line), excerpt, dashes });
  return {
    reason: end ? 'it ends inside a block or tag' : `unexpected ${wordOf(got)}`,
    span: spanAt(source, start),
  };
}

/** The excerpt has no line breaks and may start with `...` in place of earlier text. */
function placeOf(source: string, at: { line: number; excerpt: string; dashes: string }): number {
  const cut = at.excerpt.startsWith('...') ? 3 : 0;
  const before = at.excerpt.slice(cut, at.dashes.length);
  const lineEnd = offsetOfLine(source, at.line + 1);
  let squashed = '';
  const offsets: number[] = [];
  for (let i = 0; i < lineEnd; i++) {
    if (source[i] === '\n') continue;
    squashed += source[i] ?? '';
    offsets.push(i);
  }
  const found = squashed.lastIndexOf(before);
  return offsets[found + before.length] ?? offsetOfLine(source, at.line);
}

/** Handlebars errors about a node have a line (from 1) and columns (from 0). */
function nodeFault(error: unknown, message: string, source: string): TemplateFault {
  const { lineNumber, column, endColumn } = Object(error) as Readonly<Record<string, unknown>>;
  const reason = message.replace(/ - \d+:\d+$/, '');
  if (typeof lineNumber !== 'number' || typeof column !== 'number')
    return { reason, span: spanAt(source, 0) };
  const line = offsetOfLine(source, lineNumber);
  const end = typeof endColumn === 'number' && endColumn > column ? endColumn : column;
  return { reason, span: { start: line + column, end: line + end } };
}

/** The offset of the start of a line, counted from 1. */
export function offsetOfLine(source: string, line: number): number {
  let at = 0;
  for (let n = 1; n < line; n++) {
    const next = source.indexOf('\n', at);
    if (next < 0) return n === line - 1 ? source.length : at;
    at = next + 1;
  }
  return at;
}

/** The tag that starts at an offset, as far as it is on one line. */
export const tagAt = (source: string, start: number): Span => spanAt(source, start);

/** From `start` to the end of its word or tag, on one line. */
function spanAt(source: string, start: number): Span {
  const rest = /^(?:\{\{[^\n]*?\}\}+|[^\s}]+|\}+)/.exec(source.slice(start, start + 200));
  return { start, end: start + (rest?.[0].length ?? 0) };
}

const words: Readonly<Record<string, string>> = {
  CLOSE: '`}}`',
  CLOSE_UNESCAPED: '`}}}`',
  INVERSE: '`{{else}}`',
  OPEN_INVERSE_CHAIN: '`{{else ...}}`',
  OPEN_ENDBLOCK: 'closing tag',
  EQUALS: '`=`',
  INVALID: 'character',
};

const wordOf = (token: string): string => words[token] ?? token.toLowerCase().replaceAll('_', ' ');
