// TOML text -> its smallest parts, one after the other: blanks, keys, strings and other plain values.
import { parse } from 'smol-toml';
import type { Span } from '../../../core/diagnostic.ts';

/** A place in a text. The functions here move it forward, never back, and never throw. */
export interface Cursor {
  readonly text: string;
  at: number;
}

/** A part of a dotted key: the name that it means, and where it is written, quotes included. */
export interface KeyPart {
  readonly name: string;
  readonly span: Span;
}

// Each pattern is one run of one class of characters: no input makes it slow or deep.
const WHITE = /[ \t\r\n\uFEFF]*/y;
const SPACE = /[ \t]*/y;
const BARE_KEY = /[A-Za-z0-9_-]*/y;
const BARE_VALUE = /[^,\]}#\n\r]*/y;

/** Moves over what `pattern` matches here, and answers it. */
function over(cursor: Cursor, pattern: RegExp): string {
  pattern.lastIndex = cursor.at;
  const found = pattern.exec(cursor.text)?.[0] ?? '';
  cursor.at += found.length;
  return found;
}

/** Skips white space, line ends and comments. */
export function skipBlank(cursor: Cursor): void {
  over(cursor, WHITE);
  while (cursor.text[cursor.at] === '#') {
    cursor.at = lineEnd(cursor);
    over(cursor, WHITE);
  }
}

/** Skips blanks, then `mark` if it comes next; says whether it did. */
export function take(cursor: Cursor, mark: string): boolean {
  skipBlank(cursor);
  const found = cursor.text.startsWith(mark, cursor.at);
  if (found) cursor.at += mark.length;
  return found;
}

/** Skips the rest of the line and its end. */
export function skipLine(cursor: Cursor): void {
  cursor.at = Math.min(lineEnd(cursor) + 1, cursor.text.length);
}

/** Skips a string of any of the four kinds, or a bare value up to the mark or comment that ends it. */
export function skipScalar(cursor: Cursor): void {
  if (isAtQuote(cursor)) {
    cursor.at = stringEnd(cursor);
  } else {
    const written = over(cursor, BARE_VALUE);
    cursor.at -= written.length - written.trimEnd().length;
  }
}

/** Reads a dotted key; empty when none comes next. */
export function readKey(cursor: Cursor): readonly KeyPart[] {
  const parts: KeyPart[] = [];
  for (let part = readPart(cursor); part !== undefined; part = readPart(cursor)) {
    parts.push(part);
    over(cursor, SPACE);
    if (cursor.text[cursor.at] !== '.') break;
    cursor.at++;
  }
  return parts;
}

function readPart(cursor: Cursor): KeyPart | undefined {
  over(cursor, SPACE);
  const start = cursor.at;
  if (isAtQuote(cursor)) cursor.at = stringEnd(cursor);
  else over(cursor, BARE_KEY);
  const span = { start, end: cursor.at };
  return span.end === start ? undefined : { name: nameOf(cursor.text.slice(start, span.end)), span };
}

/** What a part of a key means: itself, or what the parser makes of its quotes and escapes. */
function nameOf(written: string): string {
  if (!/^["']/.test(written)) return written;
  try {
    return Object.keys(parse(`${written} = 0`))[0] ?? written;
  } catch {
    return written;
  }
}

const isAtQuote = ({ text, at }: Cursor): boolean => text[at] === '"' || text[at] === "'";

function lineEnd({ text, at }: Cursor): number {
  const end = text.indexOf('\n', at);
  return end === -1 ? text.length : end;
}

/** The offset after the string that begins here, of one line or of many. */
function stringEnd(cursor: Cursor): number {
  const { text, at } = cursor;
  const quote = text[at] ?? '';
  const isLong = text.startsWith(quote.repeat(3), at);
  const mark = isLong ? quote.repeat(3) : quote;
  const limit = isLong ? text.length : lineEnd(cursor);
  for (let i = at + mark.length; i < limit; i++) {
    if (quote === '"' && text[i] === '\\') i++;
    else if (text.startsWith(mark, i)) return i + mark.length + (isLong ? extraQuotes(text, i + 3) : 0);
  }
  return limit;
}

/** Up to two quotes of the string itself may precede its closing three (TOML 1.0, «String»). */
function extraQuotes(text: string, at: number): number {
  const quote = text[at - 1];
  if (text[at] !== quote) return 0;
  return text[at + 1] === quote ? 2 : 1;
}
