// Parses index markers: `{{hi:x}}`, `{{i:x}}`, `{{ii:x}}`, `<<hi:x>>` etc.
//
//   marker = OPEN ("hi" | "i" | "ii") ":" content CLOSE
//   OPEN   = "{{" | "<<"      "<<" is not preceded or followed by another "<"
//   CLOSE  = the last two characters of the first run of two or more "}" (or ">")
//   content: 1 to 200 characters, no blank line; after "<<", the ":" is not followed by ":" (Erlang's `<<i::8>>`)
//
// `hi` shows nothing, `i` its content, `ii` its content in italics: the markers of mdBook's plugin for indexes.
import type { MarkdownIt, StateInline } from 'markdown-it';
import type { MarkdownOptions } from '../options.ts';
import { noteInlineSpan } from './positions.ts';

const HEAD = /(\{\{|<<)(hi|ii|i):/y;
/** Characters. Longer text between braces is hardly an entry of an index. */
const LONGEST = 200;

/** Offsets are in the text that contains it. */
export interface Marker {
  readonly kind: 'hi' | 'i' | 'ii';
  readonly content: string;
  readonly contentStart: number;
  readonly contentEnd: number;
  readonly end: number;
}

/** The marker that starts at `at`; absent when there is none. */
export function markerAt(source: string, at: number, angles: 'angles' | 'braces'): Marker | undefined {
  HEAD.lastIndex = at;
  const head = HEAD.exec(source);
  if (!head) return undefined;
  const contentStart = at + head[0].length;
  const isAngle = head[1] === '<<';
  if (isAngle && (angles === 'braces' || source[at - 1] === '<' || source[contentStart] === ':'))
    return undefined;
  const close = isAngle ? '>' : '}';
  let end = source.indexOf(close + close, contentStart);
  if (end < 0) return undefined;
  while (source[end + 2] === close) end++;
  const content = source.slice(contentStart, end);
  if (content.length > LONGEST || /\n[ \t]*\n/.test(content)) return undefined;
  return { kind: head[2] as Marker['kind'], content, contentStart, contentEnd: end, end: end + 2 };
}

function marker(
  angles: 'angles' | 'braces',
  hasGlossary: boolean,
): (state: StateInline, silent: boolean) => boolean {
  return (state, silent) => {
    const code = state.src.charCodeAt(state.pos);
    if (code !== 0x7b && code !== 0x3c) return false;
    const found = markerAt(state.src, state.pos, angles);
    if (!found || found.end > state.posMax) return false;
    if (!silent) pushMarker(state, found, hasGlossary);
    state.pos = found.end;
    return true;
  };
}

function pushMarker(
  state: StateInline,
  { kind, content, contentStart, contentEnd, end }: Marker,
  hasGlossary: boolean,
): void {
  const start = state.pos;
  const token = state.push('index_marker', 'a', 0);
  token.content = content;
  noteInlineSpan(token, start, end);
  if (kind === 'hi') return;
  if (hasGlossary) state.push('glossary_term_open', 'span', 1).content = content;
  if (kind === 'ii') state.push('em_open', 'em', 1);
  const { posMax } = state;
  state.pos = contentStart + (content.length - content.trimStart().length);
  state.posMax = contentEnd;
  state.md.inline.tokenize(state);
  state.posMax = posMax;
  if (kind === 'ii') state.push('em_close', 'em', -1);
  if (hasGlossary) state.push('glossary_term_close', 'span', -1);
}

/** Shows `\{{hi:x}}` and `\<<hi:x>>` without the backslash. */
function escaped(angles: 'angles' | 'braces'): (state: StateInline, silent: boolean) => boolean {
  return (state, silent) => {
    if (state.src.charCodeAt(state.pos) !== 0x5c) return false;
    const found = markerAt(state.src, state.pos + 1, angles);
    if (!found || found.end > state.posMax) return false;
    if (!silent) {
      const token = state.push('text_special', '', 0);
      token.content = state.src.slice(state.pos + 1, found.end);
      token.markup = `\\${token.content}`;
      token.info = 'escape';
    }
    state.pos = found.end;
    return true;
  };
}

export function indexMarkers(
  md: MarkdownIt,
  { angleMarkers, glossary = false }: Pick<MarkdownOptions, 'angleMarkers' | 'glossary'>,
): void {
  const angles = angleMarkers ? 'angles' : 'braces';
  md.inline.ruler.before('escape', 'escaped_marker', escaped(angles));
  md.inline.ruler.before('link', 'index_marker', marker(angles, glossary));
}
