// Flattens SUMMARY.md into a sequence of the Markdown elements that matter to an outline.
import markdownIt, { type Env, type MarkdownIt, type StateInline, type Token } from 'markdown-it';
import { linearLinkLabels } from './link-labels.ts';
import type { Span } from '../../core/diagnostic.ts';

/** `list`, `item`, `paragraph`, `h1` to `h6`, `blockquote`, `code` or `html`. Tight lists have no paragraphs. */
export interface BlockEvent {
  readonly kind: 'open' | 'close';
  readonly block: string;
  /** The first line of the block, trimmed. */
  readonly at: Span;
}

export interface LinkEvent {
  readonly kind: 'link';
  /** With backslashes and entities resolved, but not percent-decoded. */
  readonly href: string;
  /** Plain text: markup is dropped, a line break becomes a space. */
  readonly name: string;
  readonly at: Span;
  /** The text that the link is a part of. */
  readonly inside: Span;
}

export interface TextEvent {
  readonly kind: 'text';
  readonly text: string;
  /** Set for text in backticks. */
  readonly isCode?: true;
  /** All of the text, up to the end of its paragraph. */
  readonly inside: Span;
}

export type SummaryEvent = BlockEvent | LinkEvent | TextEvent | { readonly kind: 'rule' };

/** Deeper than any real list, and well within the stack limit. */
const MAX_NESTING = 1200;

const parser = createParser();

/** `text` must have `\n` line ends. Emphasis and inline HTML are reduced to their text. */
export function parseEvents(text: string): readonly SummaryEvent[] {
  const lines = splitLines(text);
  const env: Env = {};
  return parser.parse(text, env).flatMap((token) => blockEvents(token, lines));
}

export interface RawBlock extends Span {
  readonly kind: 'code' | 'html';
}

/** The blocks whose content isn't Markdown, in order. */
export function rawBlocksIn(text: string): readonly RawBlock[] {
  const { starts } = splitLines(text);
  return parser.parse(text, {}).flatMap(({ type, map }): RawBlock[] => {
    if (!map || !['fence', 'code_block', 'html_block'].includes(type)) return [];
    const [start = 0, end = text.length] = map.map((line) => starts[line]);
    return [{ kind: type === 'html_block' ? 'html' : 'code', start, end }];
  });
}

function blockEvents(token: Token, lines: Lines): readonly SummaryEvent[] {
  const at = firstLineOf(token, lines);
  switch (token.type) {
    case 'inline':
      return inlineEvents(token.children ?? [], spansIn(token, lines));
    case 'hr':
      return [{ kind: 'rule' }];
    case 'fence':
    case 'code_block':
      return [
        { kind: 'open', block: 'code', at },
        { kind: 'close', block: 'code', at },
      ];
    case 'html_block':
      return [
        { kind: 'open', block: 'html', at },
        { kind: 'close', block: 'html', at },
      ];
    default:
      if (token.hidden) return [];
      return [{ kind: token.nesting === 1 ? 'open' : 'close', block: blockNameOf(token), at }];
  }
}

function blockNameOf(token: Token): string {
  switch (token.tag) {
    case 'ul':
    case 'ol':
      return 'list';
    case 'li':
      return 'item';
    case 'p':
      return 'paragraph';
    default:
      return token.tag;
  }
}

/** Emits one event per link; `spanOf` locates a link by its two tokens. */
function inlineEvents(tokens: readonly Token[], spanOf: SpanOfLink): readonly SummaryEvent[] {
  const events: SummaryEvent[] = [];
  const inside = spanOf(undefined, undefined);
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    if (token?.type === 'link_open') {
      const open = i;
      while (i < tokens.length && tokens[i]?.type !== 'link_close') i++;
      const name = plainText(tokens.slice(open + 1, i));
      events.push({
        kind: 'link',
        href: String(token.attrGet('href') ?? ''),
        name,
        at: spanOf(token, tokens[i]),
        inside,
      });
    } else if (token?.type === 'image') {
      // mdBook treats a link in an image's alt text as a link too. Its offset is only known within that text.
      events.push(...inlineEvents(token.children ?? [], () => inside));
    } else if (token !== undefined) {
      const text = plainText([token]);
      const isCode = token.type === 'code_inline';
      if (text !== '')
        events.push(isCode ? { kind: 'text', text, inside, isCode } : { kind: 'text', text, inside });
    }
  }
  return events;
}

/** mdBook's link name: text and code, with soft line breaks as spaces. */
function plainText(tokens: readonly Token[]): string {
  return tokens
    .map((token) => {
      if (token.type === 'softbreak') return ' ';
      if (token.type === 'image') return plainText(token.children ?? []);
      return token.type === 'text' || token.type === 'code_inline' ? token.content : '';
    })
    .join('');
}

interface Lines {
  readonly text: readonly string[];
  /** Offset of each line in the file. */
  readonly starts: readonly number[];
}

function splitLines(text: string): Lines {
  const lines = text.split('\n');
  let at = 0;
  const starts = lines.map((line) => {
    const start = at;
    at += line.length + 1;
    return start;
  });
  return { text: lines, starts };
}

function firstLineOf(token: Token, lines: Lines): Span {
  const line = token.map?.[0] ?? 0;
  const text = lines.text[line] ?? '';
  const start = (lines.starts[line] ?? 0) + (text.length - text.trimStart().length);
  return { start, end: start + text.trim().length };
}

/** The span of a link, or of the whole text when its tokens are unknown. */
type SpanOfLink = (open: Token | undefined, close: Token | undefined) => Span;

/**
 * Maps offsets in inline text to the file. Each trimmed line of inline content ends its line in the file (in a
 * heading, before the closing marks); it is preceded by the markers of its containers.
 */
function spansIn(token: Token, lines: Lines): SpanOfLink {
  const first = token.map?.[0] ?? 0;
  const parts = splitLines(token.content);
  const shifts = parts.text.map((part, i) => {
    const indent = part.length - part.trimStart().length;
    const column = (lines.text[first + i] ?? '').lastIndexOf(part.trim()) - indent;
    return (lines.starts[first + i] ?? 0) + column - (parts.starts[i] ?? 0);
  });
  const placeOf = (offset: number): number => {
    const after = parts.starts.findIndex((start) => start > offset);
    return offset + (shifts[(after === -1 ? shifts.length : after) - 1] ?? 0);
  };
  return (open, close) => ({
    start: placeOf((open && offsets.get(open)) ?? 0),
    end: placeOf((close && offsets.get(close)) ?? token.content.length),
  });
}

/** Inline tokens have no positions, so two rules that never match record the parser's position. */
function createParser(): MarkdownIt {
  const md = markdownIt('commonmark', { maxNesting: MAX_NESTING });
  md.normalizeLink = (url) => url;
  md.validateLink = () => true;
  linearLinkLabels(md);
  md.inline.ruler.before('text', 'record_link_positions', (state, silent) => {
    if (!silent) recordLinkPositions(state);
    return false;
  });
  md.inline.ruler2.before('balance_pairs', 'record_last_link_position', (state) => {
    recordLinkPositions(state);
    return false;
  });
  return md;
}

/** Start offset of opening tokens, end offset of closing tokens. */
const offsets = new WeakMap<Token, number>();

interface PositionTracker {
  /** Number of the state's tokens already processed. */
  seen: number;
  /** Parser position when the token with this index was about to be created. */
  readonly starts: Map<number, number>;
}

const trackers = new WeakMap<StateInline, PositionTracker>();

/**
 * Called before each construct and at the end. Records the position under the index of the next token: for a link,
 * the last record is its first character, and the first call after it is at its end.
 */
function recordLinkPositions(state: StateInline): void {
  const tracker = trackers.get(state) ?? { seen: 0, starts: new Map<number, number>() };
  trackers.set(state, tracker);
  for (; tracker.seen < state.tokens.length; tracker.seen++) {
    const token = state.tokens[tracker.seen];
    if (token?.type === 'link_open') offsets.set(token, tracker.starts.get(tracker.seen) ?? 0);
    if (token?.type === 'link_close') offsets.set(token, state.pos);
  }
  tracker.starts.set(state.tokens.length + (state.pending === '' ? 0 : 1), state.pos);
}
