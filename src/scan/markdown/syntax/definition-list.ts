// Parses definition lists (a paragraph followed by lines starting with `:`), like pulldown-cmark's
// ENABLE_DEFINITION_LIST.
import type { MarkdownIt, StateBlock, Token } from 'markdown-it';
import { type BlockRuleArguments, parseIndented } from './indented.ts';

const COLON = 0x3a;
const MAX_SPACES = 4;

/** An open definition. Columns are relative to the quote that it is in. */
interface OpenDefinition {
  readonly quotes: number;
  /** Column at which the definition's own container starts. */
  readonly outer: number;
  /** Column at which its content starts. */
  readonly indent: number;
}

const openDefinitions = new WeakMap<StateBlock, OpenDefinition[]>();

/** Number of quotes around a line: the `>` before its content. */
function quotesAround({ src, bMarks }: StateBlock, line: number): number {
  const start = bMarks[line] ?? 0;
  return src.slice(src.lastIndexOf('\n', start - 1) + 1, start).split('>').length - 1;
}

/**
 * Whether a definition ends the paragraph before it. A line that leaves the paragraph's containers only does so if the
 * outermost of these is a definition too; otherwise the line lazily continues the paragraph.
 */
function endsParagraph(state: StateBlock, line: number): boolean {
  const column = state.sCount[line] ?? 0;
  if (column >= state.blkIndent && state.parentType !== 'blockquote') return true;
  const quotes = quotesAround(state, line);
  return (openDefinitions.get(state) ?? []).some(
    (open) => open.quotes === quotes && open.outer <= column && column < open.indent,
  );
}

function withOpen(state: StateBlock, opened: OpenDefinition, parse: () => void): void {
  const open = openDefinitions.get(state) ?? [];
  openDefinitions.set(state, open);
  open.push(opened);
  parse();
  open.pop();
}

/** A definition must follow a paragraph or another definition; blank lines in between are allowed. */
function definition(state: StateBlock, ...[startLine, endLine, silent]: BlockRuleArguments): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const start = (state.bMarks[startLine] ?? 0) + (state.tShift[startLine] ?? 0);
  if (state.src.charCodeAt(start) !== COLON || start >= (state.eMarks[startLine] ?? 0)) return false;
  // In a table the line is a row.
  if (silent) return state.parentType !== 'table' && endsParagraph(state, startLine);
  const before = state.tokens.at(-1);
  if (before?.level !== state.level) return false;
  if (before.type !== 'paragraph_close' && before.type !== 'dd_close') return false;
  const end = state.eMarks[startLine] ?? start;
  const spaces = Math.min(state.skipSpaces(start + 1), end) - start - 1;
  const taken = spaces > MAX_SPACES ? 1 : spaces;
  const open = state.push('dd_open', 'dd', 1);
  open.map = [startLine, startLine];
  const first = state.tokens.length;
  const indent = (state.sCount[startLine] ?? 0) + 1 + taken;
  const opened = { quotes: quotesAround(state, startLine), outer: state.blkIndent, indent };
  withOpen(state, opened, () => {
    parseIndented(state, { startLine, endLine, contentStart: start + 1 + taken, indent });
  });
  open.map[1] = state.line;
  open.meta = {
    loose:
      followsBlank(state, open) ||
      state.tokens
        .slice(first + 1)
        // A nested definition says how loose its own list is.
        .some(
          (token) => token.level === open.level + 1 && token.type !== 'dd_open' && followsBlank(state, token),
        ),
  };
  state.push('dd_close', 'dd', -1);
  return true;
}

/** Whether a block follows a blank line. */
const followsBlank = (state: StateBlock, { nesting, map }: Token): boolean =>
  nesting >= 0 && map !== null && map[0] > 0 && state.isEmpty(map[0] - 1);

/** The index of the token that opens the element closed at `close`. */
function openerOf(tokens: readonly Token[], close: number): number {
  const level = tokens[close]?.level;
  let at = close - 1;
  while (at > 0 && (tokens[at]?.level !== level || tokens[at]?.nesting !== 1)) at--;
  return at;
}

/** Wraps each run of titles and definitions in a `dl` and turns its title paragraphs into `dt`. */
function wrapLists(tokens: Token[], Make: typeof Token): void {
  for (let i = tokens.length - 1; i >= 0; i--) {
    const last = tokens[i];
    if (last?.type !== 'dd_close' || last.meta?.['listed'] === true) continue;
    let start = i;
    let tight = true;
    for (let close = i; ;) {
      const open = openerOf(tokens, close);
      const [opener, closer] = [tokens[open], tokens[close]];
      if (!opener || !closer) break;
      closer.meta = { ...closer.meta, listed: true };
      if (opener.type === 'dd_open') tight &&= opener.meta?.['loose'] !== true;
      else retype(opener, closer);
      start = open;
      const next = tokens[open - 1];
      const isTitle = next?.type === 'paragraph_close' && tokens[open]?.type === 'dd_open';
      if (next?.level !== closer.level || !(isTitle || next.type === 'dd_close')) break;
      close = open - 1;
    }
    const level = last.level;
    if (tight) tighten(tokens.slice(start, i), level);
    tokens.splice(i + 1, 0, listToken(Make, 'dl_close', level));
    tokens.splice(start, 0, listToken(Make, 'dl_open', level));
    // Inserting the list's start moved all earlier tokens by one.
    i++;
  }
}

function retype(open: Token, close: Token): void {
  Object.assign(open, { type: 'dt_open', tag: 'dt', hidden: false });
  Object.assign(close, { type: 'dt_close', tag: 'dt', hidden: false });
}

function tighten(tokens: readonly Token[], level: number): void {
  for (const token of tokens) {
    if (token.level === level + 1 && token.type.startsWith('paragraph_')) token.hidden = true;
  }
}

function listToken(Make: typeof Token, type: 'dl_open' | 'dl_close', level: number): Token {
  const token = new Make(type, 'dl', type === 'dl_open' ? 1 : -1);
  token.block = true;
  token.level = level;
  return token;
}

export function definitionLists(md: MarkdownIt): void {
  md.block.ruler.before('paragraph', 'definition', definition, {
    alt: ['paragraph', 'blockquote'],
  });
  md.core.ruler.before('inline', 'definition_lists', (state) => {
    wrapLists(state.tokens, state.Token);
  });
}
