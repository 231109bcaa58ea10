// Tokenizes code line by line and renders tokens as HTML.
import { escapeText } from '../../core/escape-html.ts';
import { EncodedTokenMetadata, INITIAL, type IGrammar, type StateStack } from 'shiki/textmate';
import { LINE_LIMIT } from './job.ts';
import { tokenClasses } from './token-classes.ts';

export interface LineTokenizer {
  /**
   * HTML of the next line, with balanced tags. A line over the length limit stays plain and doesn't change the state.
   */
  readonly next: (line: string) => string;
  /** Resets the state to the start of a file. */
  readonly restart: () => void;
  /** True once the time limit is exceeded; the last result of `next` is then unusable. */
  readonly isLate: () => boolean;
}

/** For code without a grammar. */
export const plainTokenizer: LineTokenizer = {
  next: escapeText,
  restart: () => undefined,
  isLate: () => false,
};

/** A tokenized line and the state after it. */
interface KnownLine {
  readonly html: string;
  readonly state: StateStack;
}

/** Lines that began outside of every construct, by grammar. Books show the same program again and again as it grows. */
const knownLines = new WeakMap<IGrammar, Map<string, KnownLine>>();
const MOST_KNOWN = 10_000;

function knownLinesOf(grammar: IGrammar): Map<string, KnownLine> {
  const known = knownLines.get(grammar) ?? new Map<string, KnownLine>();
  knownLines.set(grammar, known);
  return known;
}

/**
 * The outermost state is the same wherever it occurs, since nothing has been pushed on it. The first line is different:
 * patterns may ask for the start of the file.
 */
const isOutermost = (state: StateStack): boolean => state !== INITIAL && state.depth === 1;

/** `milliseconds` is the time limit for all lines together. */
export function createLineTokenizer(grammar: IGrammar, milliseconds: number): LineTokenizer {
  const lines = knownLinesOf(grammar);
  const deadline = performance.now() + milliseconds;
  let state: StateStack = INITIAL;
  let late = false;
  const next = (line: string): string => {
    if (line === '' || line.length > LINE_LIMIT) return escapeText(line);
    const canBeKnown = isOutermost(state);
    const known = canBeKnown ? lines.get(line) : undefined;
    if (known !== undefined) {
      state = known.state;
      return known.html;
    }
    const left = deadline - performance.now();
    if (left <= 0) late = true;
    if (late) return '';
    const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine2(line, state, Math.ceil(left));
    state = ruleStack;
    late = stoppedEarly;
    const html = renderTokens(line, tokens);
    if (canBeKnown && !late) {
      if (lines.size >= MOST_KNOWN) lines.clear();
      lines.set(line, { html, state });
    }
    return html;
  };
  return { next, restart: () => (state = INITIAL), isLate: () => late };
}

/** `tokens` contains pairs of start offset and metadata (vscode-textmate, `ITokenizeLineResult2`). */
function renderTokens(line: string, tokens: Uint32Array): string {
  let html = '';
  let open = '';
  let blank = '';
  for (let i = 0; i < tokens.length; i += 2) {
    const text = line.slice(tokens[i], tokens[i + 2]);
    // White space has no color: buffer it, so that a span can continue if the next token has the same class.
    if (text.trim() === '') {
      blank += text;
      continue;
    }
    const name = tokenClasses[EncodedTokenMetadata.getForeground(tokens[i + 1] ?? 0)] ?? '';
    if (name === open) html += blank;
    else html += (open && '</span>') + blank + (name && `<span class="${name}">`);
    html += escapeText(text);
    open = name;
    blank = '';
  }
  return html + (open && '</span>') + blank;
}
