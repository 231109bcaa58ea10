// SUMMARY.md -> the few things in it that can mean something to an outline, flat and in order, with their places.
import markdownIt, { type Env, type MarkdownIt, type StateInline, type Token } from 'markdown-it';
import type { Span } from '../../core/diagnostic.ts';

/** `list`, `item`, `paragraph`, `h1` to `h6`, `blockquote`, `code` or `html`. Paragraphs of tight lists are none. */
export interface BlockEvent {
  readonly kind: 'open' | 'close';
  readonly block: string;
  /** The first line of the block, without the white space around it. */
  readonly at: Span;
}

export interface LinkEvent {
  readonly kind: 'link';
  /** Backslashes and entities resolved, but not percent-decoded. */
  readonly href: string;
  /** Its content as plain text: markup is dropped, a line break is a space. */
  readonly name: string;
  readonly at: Span;
}

export type SummaryEvent =
  BlockEvent | LinkEvent | { readonly kind: 'text'; readonly text: string } | { readonly kind: 'rule' };

/** Deeper than any list that a person writes, and far from the end of the stack. */
const MAX_NESTING = 1200;

const parser = createParser();

/** The events of `text`, which has `\n` line ends. Emphasis and inline HTML leave only their text. */
export function parseEvents(text: string): readonly SummaryEvent[] {
  const lines = splitLines(text);
  const env: Env = {};
  return parser.parse(text, env).flatMap((token) => blockEvents(token, lines));
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

/** Links as one event each; `spanOf` turns a link's two tokens into its place in the file. */
function inlineEvents(tokens: readonly Token[], spanOf: SpanOfLink): readonly SummaryEvent[] {
  const events: SummaryEvent[] = [];
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
      });
    } else if (token?.type === 'image') {
      // A link in an image's text is a link to mdBook too. The parser places it within that text only.
      events.push(...inlineEvents(token.children ?? [], () => spanOf(undefined, undefined)));
    } else if (token !== undefined) {
      const text = plainText([token]);
      if (text !== '') events.push({ kind: 'text', text });
    }
  }
  return events;
}

/** mdBook's name of a link: its text and code, a soft line break as one space, and nothing else. */
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
  /** Where each line begins in the file. */
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

/** The place of a link in an inline text, or of the whole text when the tokens are not known. */
type SpanOfLink = (open: Token | undefined, close: Token | undefined) => Span;

/**
 * Each line of an inline text stands, without the white space around it, at the end of a line of the file (in a heading,
 * before its closing marks): what is before it is the marks of the blocks that it is in.
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

/** Inline tokens know no place, so two rules that match nothing watch the parser's position. */
function createParser(): MarkdownIt {
  const md = markdownIt('commonmark', { maxNesting: MAX_NESTING });
  md.normalizeLink = (url) => url;
  md.validateLink = () => true;
  md.inline.ruler.before('text', 'place_links', (state, silent) => {
    if (!silent) placeLinks(state);
    return false;
  });
  md.inline.ruler2.before('balance_pairs', 'place_last_link', (state) => {
    placeLinks(state);
    return false;
  });
  return md;
}

/** Of an opening token the first character it stands for, of a closing one the end. */
const offsets = new WeakMap<Token, number>();

interface Watch {
  /** How many of the state's tokens have been looked at. */
  seen: number;
  /** Where the parser stood when a token with this index was about to be made. */
  readonly starts: Map<number, number>;
}

const watches = new WeakMap<StateInline, Watch>();

/**
 * Called before each construct is tried, and at the end. Notes the place under the index that the next token will have:
 * when a link comes of it, the last note is of its first character, and the first call after its end stands there.
 */
function placeLinks(state: StateInline): void {
  const watch = watches.get(state) ?? { seen: 0, starts: new Map<number, number>() };
  watches.set(state, watch);
  for (; watch.seen < state.tokens.length; watch.seen++) {
    const token = state.tokens[watch.seen];
    if (token?.type === 'link_open') offsets.set(token, watch.starts.get(watch.seen) ?? 0);
    if (token?.type === 'link_close') offsets.set(token, state.pos);
  }
  watch.starts.set(state.tokens.length + (state.pending === '' ? 0 : 1), state.pos);
}
