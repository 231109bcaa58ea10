// Detects files that contain only link definitions, which needn't be pasted where they are included.
import { parseTarget } from './include-target.ts';

/** A file of link definitions. */
export interface DefinitionFile {
  /** True when it has definitions itself, not only in the files that it includes. */
  readonly own: boolean;
  readonly includes: readonly IncludedDefinitions[];
}

/** An include alone on a line of a definition file; offsets are in that file's text. */
export interface IncludedDefinitions {
  /** As written. */
  readonly path: string;
  readonly start: number;
  readonly end: number;
}

// Each pattern matches a whole line including its line end. Definitions follow CommonMark (4.7), but must fit on one
// line; a label that starts with `^` belongs to a footnote.
const definition =
  / {0,3}\[((?!\^)(?:[^[\]\\\n]|\\.){1,999})\]:[ \t]*(<(?:[^<>\\\n]|\\.)*>|(?!<)(?:\{\{[^{}\n]*\}\}|(?!\{\{[^{}\n]*\}\})\S)+)(?:[ \t]+(?:"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\((?:[^()\\\n]|\\.)*\)))?[ \t]*(?:\n|$)/y;
const include =
  /[ \t]*(?:\{\{[ \t]*#include[ \t]+([^}\s]+)[ \t]*\}\}|<<#include[ \t]+([^>\s]+)[ \t]*>>)[ \t]*(?:\n|$)/y;
const blank = /[ \t]*(?:\n|$)/y;
const TEMPLATE = /\{[{%]/;
const commentStart = / {0,3}<!--(?!\s*(?:private\b|markers:))/y;

/**
 * The contents of `text` if every line is blank, a link definition, an HTML comment, or an include of a whole file;
 * absent otherwise, when the text is empty, and when a definition contains a variable that `templates` doesn't allow. Doesn't
 * check the included files.
 */
export function definitionsOnly(
  text: string,
  templates: 'allow' | 'refuse' = 'refuse',
): DefinitionFile | undefined {
  const includes: IncludedDefinitions[] = [];
  let own = false;
  for (let at = 0; at < text.length;) {
    const line = readLine(text, at, templates);
    if (line === undefined) return undefined;
    if (line.kind === 'definition') own = true;
    if (line.kind === 'include') includes.push(line.included);
    at = line.end;
  }
  return own || includes.length > 0 ? { own, includes } : undefined;
}

type Line =
  | { readonly kind: 'definition' | 'other'; readonly end: number }
  | { readonly kind: 'include'; readonly end: number; readonly included: IncludedDefinitions };

function readLine(text: string, at: number, templates: 'allow' | 'refuse'): Line | undefined {
  const defined = matchAt(definition, text, at);
  if (defined !== undefined) {
    const [line, label = '', destination = ''] = defined;
    // Variables and template tags are replaced in text that is pasted.
    if (templates === 'refuse' && TEMPLATE.test(line)) return undefined;
    return isDefinition(label, destination) ? { kind: 'definition', end: at + line.length } : undefined;
  }
  const line = matchAt(include, text, at);
  if (line !== undefined) return includeLine(line);
  const empty = matchAt(blank, text, at);
  const end = empty === undefined ? commentEnd(text, at) : at + empty[0].length;
  return end === undefined ? undefined : { kind: 'other', end };
}

function includeLine(line: RegExpExecArray): Line | undefined {
  const { path, selector } = parseTarget(line[1] ?? line[2] ?? '');
  if (path === '' || selector !== '') return undefined;
  const start = line.index + line[0].search(/\S/);
  const included = { path, start, end: start + line[0].trim().length };
  return { kind: 'include', end: line.index + line[0].length, included };
}

function matchAt(pattern: RegExp, text: string, at: number): RegExpExecArray | undefined {
  pattern.lastIndex = at;
  return pattern.exec(text) ?? undefined;
}

/** The offset after the last line of the comment at `at`; absent when there is none. */
function commentEnd(text: string, at: number): number | undefined {
  if (matchAt(commentStart, text, at) === undefined) return undefined;
  const close = text.indexOf('-->', at);
  const rest = close < 0 ? undefined : matchAt(blank, text, close + 3);
  return rest === undefined ? undefined : close + 3 + rest[0].length;
}

/** Labels must not be blank, and parentheses in URLs must be balanced (CommonMark 6.3). */
function isDefinition(label: string, destination: string): boolean {
  if (label.trim() === '') return false;
  if (destination.startsWith('<') || !/[()]/.test(destination)) return true;
  let depth = 0;
  for (const [mark] of destination.matchAll(/\\.|[()]/g)) {
    if (mark === '(') depth++;
    else if (mark === ')' && --depth < 0) return false;
  }
  return depth === 0;
}
