// Parses strikethrough (`~x~`, `~~x~~`), like pulldown-cmark's ENABLE_STRIKETHROUGH: no single tildes inside a word.
import type { Delimiter, MarkdownIt, StateInline } from 'markdown-it';

const TILDE = 0x7e;
/** Delimiters pair by marker; runs of one and two tildes must not pair with each other. */
const SINGLE = TILDE + 0x10000;
const DOUBLE = TILDE;

function scan(state: StateInline, silent: boolean): boolean {
  const start = state.pos;
  if (silent || state.src.charCodeAt(start) !== TILDE) return false;
  const run = state.scanDelims(start, true);
  if (run.length > 2) {
    state.pending += '~'.repeat(run.length);
    state.pos += run.length;
    return true;
  }
  const [open, close] = run.length === 1 ? flanksWord(state, start) : [run.can_open, run.can_close];
  const token = state.push('text', '', 0);
  token.content = '~'.repeat(run.length);
  state.delimiters.push({
    marker: run.length === 1 ? SINGLE : DOUBLE,
    length: 0, // no rule of three for tildes
    token: state.tokens.length - 1,
    end: -1,
    open,
    close,
  });
  state.pos += run.length;
  return true;
}

const isWord = (character: string): boolean => character !== '' && !/[\s\p{P}\p{S}]/u.test(character);

/** A single tilde opens only if no word precedes it, and closes only if none follows. */
function flanksWord(state: StateInline, start: number): [open: boolean, close: boolean] {
  const before = state.src.slice(0, start).at(-1) ?? '';
  const after = state.src.charAt(start + 1);
  const spaceBefore = before === '' || /\s/.test(before);
  const spaceAfter = after === '' || /\s/.test(after);
  return [!spaceAfter && !isWord(before), !spaceBefore && !isWord(after)];
}

function pair(state: StateInline, delimiters: readonly Delimiter[]): void {
  for (const opener of delimiters) {
    if ((opener.marker !== SINGLE && opener.marker !== DOUBLE) || opener.end < 0) continue;
    const closer = delimiters[opener.end];
    const from = state.tokens[opener.token];
    const to = closer && state.tokens[closer.token];
    if (!from || !to) continue;
    Object.assign(from, { type: 's_open', tag: 'del', nesting: 1, markup: from.content, content: '' });
    Object.assign(to, { type: 's_close', tag: 'del', nesting: -1, markup: to.content, content: '' });
  }
}

/** Replaces markdown-it's own rule, which requires two tildes. */
export function strikethrough(md: MarkdownIt): void {
  md.inline.ruler.at('strikethrough', scan);
  md.inline.ruler2.at('strikethrough', (state) => {
    pair(state, state.delimiters);
    for (const meta of state.tokens_meta) if (meta?.delimiters) pair(state, meta.delimiters);
  });
}
