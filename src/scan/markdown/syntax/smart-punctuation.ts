// Converts straight quotes, `--`, `---` and `...` to typographic characters, like pulldown-cmark's
// ENABLE_SMART_PUNCTUATION.
import type { MarkdownIt, StateInline, Token } from 'markdown-it';

const PUNCTUATION = /[\p{P}\p{S}]/u;
const DOUBLE = 0x22;
const SINGLE = 0x27;

/** Like markdown-it's own text rule, but quotes end a run of text, so that the rule below sees them. */
const PLAIN = /[^\n!"#$%&'*+\-:<=>@[\\\]^_`{}~]+/y;

function text(state: StateInline, silent: boolean): boolean {
  PLAIN.lastIndex = state.pos;
  const match = PLAIN.exec(state.src);
  if (match === null) return false;
  const plain = match[0].slice(0, state.posMax - state.pos);
  if (plain === '') return false;
  if (!silent) state.pending += plain;
  state.pos += plain.length;
  return true;
}

/** Records whether a quote may open or close; resolved once the whole run of text is known. */
function quote(state: StateInline, silent: boolean): boolean {
  const code = state.src.charCodeAt(state.pos);
  if (code !== DOUBLE && code !== SINGLE) return false;
  if (!silent) {
    const before = previous(state.src, state.pos);
    const after = String.fromCodePoint(state.src.codePointAt(state.pos + 1) ?? 0x20);
    const token = state.push('smart_quote', '', 0);
    token.content = state.src.charAt(state.pos);
    token.meta = { open: opens(token.content, before, after), close: closes(before, after) };
  }
  state.pos++;
  return true;
}

/** The character before `at`; a surrogate pair counts as one. Empty at the start of a line. */
function previous(source: string, at: number): string {
  const low = source.charCodeAt(at - 1);
  if (at === 0 || low === 0x0a) return '';
  return low >= 0xdc00 && low <= 0xdfff ? source.slice(at - 2, at) : source.charAt(at - 1);
}

function opens(mark: string, before: string, after: string): boolean {
  if (/\s/.test(after)) return false;
  if (before === '' || /\s/.test(before)) return true;
  return PUNCTUATION.test(before) && (mark === '"' || (before !== ']' && before !== ')'));
}

function closes(before: string, after: string): boolean {
  if (before === '' || /\s/.test(before)) return false;
  return /\s/.test(after) || PUNCTUATION.test(after);
}

/** Converts a run of hyphens like pulldown-cmark: em dashes if possible, en dashes for the rest. */
function dashes(run: string): string {
  const count = run.length;
  if (count === 2) return '–';
  if (count === 3) return '—';
  const rest = count % 6;
  if (rest === 0 || rest === 3) return '—'.repeat(count / 3);
  if (rest === 2 || rest === 4) return '–'.repeat(count / 2);
  if (rest === 1) return '—'.repeat(Math.floor(count / 3) - 1) + '––';
  return '—'.repeat(Math.floor(count / 3)) + '–';
}

interface OpenQuotes {
  double: boolean;
  single: Token | undefined;
}

/**
 * Resolves quotes in reading order. Link text is a separate run; autolinks (`<https://...>`) and the content of raw
 * `<code>` and the like stay unchanged.
 */
function resolveQuotes(tokens: readonly Token[]): void {
  const stack: OpenQuotes[] = [{ double: false, single: undefined }];
  let literal = 0;
  for (const [i, token] of tokens.entries()) {
    const open = stack.at(-1);
    if (open === undefined) return;
    const before = tokens[i - 1];
    if (before?.type === 'link_open' && before.markup === 'autolink') continue;
    if (token.type === 'html_inline') literal = Math.max(0, literal + literalStep(token.content));
    else if (token.type === 'link_open') stack.push({ double: false, single: undefined });
    else if (token.type === 'link_close' && stack.length > 1) stack.pop();
    else if (literal > 0) keep(token);
    // An image's alt text or a footnote written in place.
    else if (token.children) resolveQuotes(token.children);
    else if (token.type === 'text') {
      token.content = token.content.replace(/-{2,}/g, dashes).replaceAll('...', '…');
    } else if (token.type === 'smart_quote') {
      resolveQuote(token, open);
      token.type = 'text';
    }
  }
}

/** Elements whose text is meant literally. */
const LITERAL = /^<(\/?)(?:code|kbd|samp|pre|tt|script|style|textarea|xmp)(?=[\s/>])[^]*?(\/?)>$/i;

/** How many literal elements more are open after a tag. */
function literalStep(tag: string): number {
  const match = LITERAL.exec(tag);
  if (match === null || match[2] === '/') return 0;
  return match[1] === '/' ? -1 : 1;
}

function keep(token: Token): void {
  token.children?.forEach(keep);
  if (token.type !== 'smart_quote') return;
  token.type = 'text';
  token.meta = null;
}

function resolveQuote(token: Token, open: OpenQuotes): void {
  const { open: canOpen, close: canClose } = token.meta as { open: boolean; close: boolean };
  token.meta = null;
  if (token.content === "'") {
    token.content = '’';
    if (open.single !== undefined && canClose) {
      open.single.content = '‘';
      open.single = undefined;
    } else if (canOpen) open.single = token;
  } else if (canClose && open.double) {
    token.content = '”';
    open.double = false;
  } else {
    token.content = '“';
    if (canOpen) open.double = true;
  }
}

export function smartPunctuation(md: MarkdownIt): void {
  md.inline.ruler.at('text', text);
  md.inline.ruler.before('escape', 'smart_quote', quote);
  md.core.ruler.before('text_join', 'smart_punctuation', (state) => {
    for (const token of state.tokens)
      if (token.type === 'inline' && token.children) resolveQuotes(token.children);
  });
}
