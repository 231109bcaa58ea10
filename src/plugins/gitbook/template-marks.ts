// Finds the marks of GitBook's templates in a chapter: `{% tag %}`, `{{ expression }}`, `{# comment #}` and raw parts.

export interface Mark {
  readonly start: number;
  readonly end: number;
  /** The whole mark as written; of a raw part only its first tag. */
  readonly written: string;
  /** Content of a raw part: offsets in the text. */
  readonly raw?: { readonly start: number; readonly end: number };
  readonly expression?: string;
  readonly tag?: string;
  readonly isComment?: true;
  /** Text after the tag's name, trimmed; empty for an expression. */
  readonly args: string;
}

/**
 * The marks in order, none inside a raw part, without those that begin where `isCode`. Linear: looking for the end of a mark
 * stops where another one could begin.
 */
export function marksIn(text: string, isCode: (offset: number) => boolean): readonly Mark[] {
  const all: Mark[] = [];
  const commentAt = commentFinder(text);
  for (let at = text.indexOf('{'); at !== -1; at = text.indexOf('{', at)) {
    const mark = commentAt(at) ?? markAt(text, at);
    if (mark !== undefined && !isCode(at)) all.push(mark);
    at = mark?.end ?? at + 1;
  }
  return joinRawParts(all);
}

/** What can follow `{` in a mark, and how such a mark ends. */
const ENDS: Readonly<Record<string, string>> = { '%': '%}', '{': '}}' };

/** Up to the end of a mark or to what can't be part of it: a line end or another mark. */
const BODY = /[^{}%\n]*(?:(?:%(?!\})|\}(?!\})|\{(?![{%]))[^{}%\n]*)*/y;

function markAt(text: string, start: number): Mark | undefined {
  const kind = text[start + 1] ?? '';
  BODY.lastIndex = start + 2;
  const endsWith = ENDS[kind];
  const body = endsWith === undefined ? '' : (BODY.exec(text)?.[0] ?? '');
  const close = start + 2 + body.length;
  const end = close + 2;
  if (text.slice(close, end) !== endsWith) return undefined;
  const inner = body.replace(/^-|-$/g, '').trim();
  const mark = { start, end, written: text.slice(start, end), args: '' };
  if (kind === '{') return /^[A-Za-z_][^{}]*$/.test(inner) ? { ...mark, expression: inner } : undefined;
  const [tag] = /^[A-Za-z][\w-]*/.exec(inner) ?? [];
  return tag === undefined ? undefined : { ...mark, tag, args: inner.slice(tag.length).trim() };
}

/** `{# text #}` in one line; `{#id}` is the id of a heading. The ends are looked for once. */
function commentFinder(text: string): (start: number) => Mark | undefined {
  let close = -1;
  let lineEnd = -1;
  return (start) => {
    if (text[start + 1] !== '#' || !/[\s-]/.test(text[start + 2] ?? '')) return undefined;
    if (close !== Infinity && close <= start) close = indexAfter(text, '#}', start + 2);
    if (lineEnd !== Infinity && lineEnd <= start) lineEnd = indexAfter(text, '\n', start);
    if (close === Infinity || close > lineEnd) return undefined;
    const end = close + 2;
    return { start, end, written: text.slice(start, end), isComment: true, args: '' };
  };
}

function indexAfter(text: string, wanted: string, from: number): number {
  const found = text.indexOf(wanted, from);
  return found === -1 ? Infinity : found;
}

/** Each raw tag with the next end of a raw part, and what is between them, is one mark. */
function joinRawParts(all: readonly Mark[]): readonly Mark[] {
  const ends = all.flatMap(({ tag }, i) => (tag === 'endraw' ? [i] : []));
  const joined: Mark[] = [];
  let nextEnd = 0;
  for (let i = 0; i < all.length; i++) {
    const mark = all[i];
    if (mark === undefined) break;
    while ((ends[nextEnd] ?? Infinity) < i) nextEnd++;
    const endIndex = mark.tag === 'raw' ? ends[nextEnd] : undefined;
    const endMark = endIndex === undefined ? undefined : all[endIndex];
    if (endIndex === undefined || endMark === undefined) {
      joined.push(mark);
      continue;
    }
    joined.push({ ...mark, end: endMark.end, raw: { start: mark.end, end: endMark.start } });
    i = endIndex;
  }
  return joined;
}
