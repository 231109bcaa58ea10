// Finds directives (`{{#name args}}` and `<<#name args>>`) and their escaped forms in a text.
import { createFinder } from './finder.ts';

/** Directives that are expanded before Markdown is parsed; `playpen` is the old name of `playground`. */
export type DirectiveName = 'include' | 'rustdoc_include' | 'playground' | 'playpen' | 'title';

/** Offsets are in the text that contains it. */
export interface Directive {
  readonly kind: 'directive';
  readonly form: DirectiveForm;
  readonly name: DirectiveName;
  /** Trimmed text between the name and the closing marks; may be empty. */
  readonly args: string;
  readonly start: number;
  readonly end: number;
}

/** An escaped directive, shown as text: everything from `start` except the backslash. */
export interface EscapedDirective {
  readonly kind: 'escape';
  readonly form: DirectiveForm;
  readonly start: number;
  readonly end: number;
}

/** A `{{#name args}}` with an unknown name; no directive starts inside it. */
export interface ForeignDirective {
  readonly kind: 'foreign';
  readonly form: DirectiveForm;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export type DirectiveMatch = Directive | EscapedDirective | ForeignDirective;

/** `tag` is GitBook's `{% include "x" %}`. */
export type DirectiveForm = 'brace' | 'angle' | 'tag';

const names: readonly string[] = ['include', 'rustdoc_include', 'playground', 'playpen', 'title'];

/**
 * Every directive, escape and foreign directive of `text`, in order. The brace form is mdBook's expression in `links.rs`,
 *
 *     \\\{\{\#.*\}\} | \{\{\s*\#([a-zA-Z0-9_]+)\s+([^}]+)\}\}
 *
 * including its quirks: an escape extends to the last `}}` of its line, arguments may contain line ends, and an unknown
 * name consumes its braces. Matched by hand, because the expression takes quadratic time.
 */
export function directivesIn(text: string, forms: readonly DirectiveForm[]): readonly DirectiveMatch[] {
  const braces = createBraceScanner(text);
  const angles = createAngleScanner(text);
  const found: DirectiveMatch[] = [];
  const braceAfter = createFinder(text, '{{');
  const never = (): number => Infinity;
  const angleAfter = forms.includes('angle') ? createFinder(text, '<<#') : never;
  const tagAfter = forms.includes('tag') ? createFinder(text, '{%') : never;
  let at = 0;
  for (;;) {
    const [brace, angle, tag] = [braceAfter(at), angleAfter(at), tagAfter(at)];
    const next = Math.min(brace, angle, tag);
    if (next === Infinity) return found;
    const match =
      next === brace ? braces.match(brace, at) : next === angle ? angles.match(angle, at) : tagAt(text, tag);
    if (match !== undefined) found.push(match);
    at = match?.end ?? next + 1;
  }
}

interface Scanner {
  /** The match that starts at `open`; text before `from` belongs to an earlier one. */
  readonly match: (open: number, from: number) => DirectiveMatch | undefined;
}

function createBraceScanner(text: string): Scanner {
  const closeAfter = createFinder(text, '}');
  const lastClose = createLastOfLine(text, '}}');
  return {
    match: (open, from) => {
      if (open > from && text[open - 1] === '\\' && text[open + 2] === '#') {
        const close = lastClose(open + 3);
        if (close >= 0) return { kind: 'escape', form: 'brace', start: open - 1, end: close + 2 };
      }
      const head = directiveHead(text, skipSpace(text, open + 2));
      if (head === undefined) return undefined;
      const close = closeAfter(head.nameEnd);
      if (close < head.nameEnd + 2 || text[close + 1] !== '}') return undefined;
      return directive('brace', head.name, { text, open, args: head.nameEnd, close });
    },
  };
}

/** An include with a path and nothing else, or a raw part with all in it, in which nothing is a directive. */
function tagAt(text: string, open: number): DirectiveMatch | undefined {
  const tag = /\{%-?\s*(?:raw|include\s+(["'])([^"'\s:]+)\1)\s*-?%\}/y;
  tag.lastIndex = open;
  const match = tag.exec(text);
  if (match === null) return undefined;
  const { 0: written, 2: args } = match;
  const end = open + written.length;
  if (args !== undefined) return { kind: 'directive', form: 'tag', name: 'include', args, start: open, end };
  const close = /\{%-?\s*endraw\s*-?%\}/g;
  close.lastIndex = end;
  return close.exec(text) === null
    ? undefined
    : { kind: 'foreign', form: 'tag', name: 'raw', start: open, end: close.lastIndex };
}

function createAngleScanner(text: string): Scanner {
  const closeAfter = createFinder(text, '>>');
  const lineEndAfter = createFinder(text, '\n');
  return {
    match: (open, from) => {
      if (text[open - 1] === '<') return undefined;
      const head = directiveHead(text, open + 2);
      if (head === undefined || !names.includes(head.name)) return undefined;
      let close = closeAfter(head.nameEnd);
      if (close === Infinity || close > lineEndAfter(head.nameEnd)) return undefined;
      while (text[close + 2] === '>') close++;
      const match = directive('angle', head.name, { text, open, args: head.nameEnd, close });
      const escaped = open > from && text[open - 1] === '\\';
      return escaped ? { kind: 'escape', form: 'angle', start: open - 1, end: match.end } : match;
    },
  };
}

/** `#name` followed by white space. */
function directiveHead(text: string, at: number): { name: string; nameEnd: number } | undefined {
  if (text[at] !== '#') return undefined;
  let nameEnd = at + 1;
  while (nameEnd < text.length && isNameCode(text.charCodeAt(nameEnd))) nameEnd++;
  if (nameEnd === at + 1 || skipSpace(text, nameEnd) === nameEnd) return undefined;
  return { name: text.slice(at + 1, nameEnd), nameEnd };
}

function directive(
  form: DirectiveForm,
  name: string,
  { text, open, args, close }: { text: string; open: number; args: number; close: number },
): DirectiveMatch {
  const end = close + 2;
  if (!names.includes(name)) return { kind: 'foreign', form, name, start: open, end };
  return {
    kind: 'directive',
    form,
    name: name as DirectiveName,
    args: text.slice(args, close).trim(),
    start: open,
    end,
  };
}

const isNameCode = (code: number): boolean =>
  (code >= 97 && code <= 122) || (code >= 65 && code <= 90) || (code >= 48 && code <= 57) || code === 95;

const space = /[\p{White_Space}]/u;

function skipSpace(text: string, at: number): number {
  while (at < text.length && space.test(text[at] ?? '')) at++;
  return at;
}

/** The last `wanted` between `from` and the end of its line; -1 if there is none. Offsets must not decrease. */
function createLastOfLine(text: string, wanted: string): (from: number) => number {
  let [lineEnd, last] = [-1, -1];
  return (from) => {
    if (from > lineEnd) {
      const newline = text.indexOf('\n', from);
      lineEnd = newline < 0 ? text.length : newline;
      const inLine = text.slice(from, lineEnd).lastIndexOf(wanted);
      last = inLine < 0 ? -1 : from + inLine;
    }
    return last >= from ? last : -1;
  };
}
