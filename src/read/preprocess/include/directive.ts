// A text -> the directives in it: `{{#name args}}` and `<<#name args>>`, and those that a backslash makes text.
import { createFinder } from './finder.ts';

/** The directives that are expanded before Markdown; `playpen` is mdBook's old name of `playground`. */
export type DirectiveName = 'include' | 'rustdoc_include' | 'playground' | 'playpen' | 'title';

/** A directive in a text; offsets are into that text. */
export interface Directive {
  readonly kind: 'directive';
  readonly form: Form;
  readonly name: DirectiveName;
  /** What stands between the name and the closing marks, without white space around it; may be empty. */
  readonly args: string;
  readonly start: number;
  readonly end: number;
}

/** A directive that is to be shown: everything from `start` on but the backslash. */
export interface Escape {
  readonly kind: 'escape';
  readonly form: Form;
  readonly start: number;
  readonly end: number;
}

/** `{{#name args}}` of a name that is not ours; no directive begins inside it. */
export interface Foreign {
  readonly kind: 'foreign';
  readonly form: Form;
  readonly name: string;
  readonly start: number;
  readonly end: number;
}

export type Find = Directive | Escape | Foreign;

export type Form = 'brace' | 'angle';

const names: readonly string[] = ['include', 'rustdoc_include', 'playground', 'playpen', 'title'];

/**
 * Every directive and escape of `text` in order, and in braces what looks like one. The brace form is that of mdBook's expression in `links.rs`,
 *
 *     \\\{\{\#.*\}\} | \{\{\s*\#([a-zA-Z0-9_]+)\s+([^}]+)\}\}
 *
 * with its quirks: an escape lasts to the last `}}` of its line, arguments may hold line ends, and an unknown name
 * takes along what stands in its braces. It is matched by hand, since the expression takes quadratic time.
 */
export function directivesIn(text: string, forms: readonly Form[]): readonly Find[] {
  const braces = createBraceScanner(text);
  const angles = createAngleScanner(text);
  const found: Find[] = [];
  const braceAfter = createFinder(text, '{{');
  const angleAfter = forms.includes('angle') ? createFinder(text, '<<#') : (): number => Infinity;
  let at = 0;
  for (;;) {
    const [brace, angle] = [braceAfter(at), angleAfter(at)];
    const next = Math.min(brace, angle);
    if (next === Infinity) return found;
    const match = next === brace ? braces.match(brace, at) : angles.match(angle, at);
    if (match !== undefined) found.push(match);
    at = match?.end ?? next + 1;
  }
}

interface Scanner {
  /** What begins with the marks at `open`; nothing before `from` belongs to it. */
  readonly match: (open: number, from: number) => Find | undefined;
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

/** `#name` and a white space character after it. */
function directiveHead(text: string, at: number): { name: string; nameEnd: number } | undefined {
  if (text[at] !== '#') return undefined;
  let nameEnd = at + 1;
  while (nameEnd < text.length && isNameCode(text.charCodeAt(nameEnd))) nameEnd++;
  if (nameEnd === at + 1 || skipSpace(text, nameEnd) === nameEnd) return undefined;
  return { name: text.slice(at + 1, nameEnd), nameEnd };
}

function directive(
  form: Form,
  name: string,
  { text, open, args, close }: { text: string; open: number; args: number; close: number },
): Find {
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

/** The last `wanted` of the line that `from` stands in, at or after `from`; -1 if there is none. For growing offsets. */
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
