// Lines of code, a grammar and its state -> HTML with a class for each token, and the state after.
import { escapeText } from '../../core/escape-html.ts';
import { EncodedTokenMetadata, INITIAL, type IGrammar, type StateStack } from 'shiki/textmate';
import { LINE_LIMIT } from './job.ts';
import { tokenClasses } from './token-classes.ts';

/** Gives lines one after the other to a grammar. */
export interface LineTokenizer {
  /** The HTML of the next line, whole by itself. A line that is too long stays plain and changes no state. */
  readonly next: (line: string) => string;
  /** The next line begins the code anew. */
  readonly restart: () => void;
  /** True once the time of the block is up; what `next` gave last is then of no use. */
  readonly isLate: () => boolean;
}

/** A tokenizer that begins at the start of a file of the grammar's language, with so much time for all its lines. */
export function createLineTokenizer(grammar: IGrammar, milliseconds: number): LineTokenizer {
  const deadline = performance.now() + milliseconds;
  let state: StateStack = INITIAL;
  let late = false;
  const next = (line: string): string => {
    if (line === '' || line.length > LINE_LIMIT) return escapeText(line);
    const left = deadline - performance.now();
    if (left <= 0) late = true;
    if (late) return '';
    const { tokens, ruleStack, stoppedEarly } = grammar.tokenizeLine2(line, state, Math.ceil(left));
    state = ruleStack;
    late = stoppedEarly;
    return renderTokens(line, tokens);
  };
  return { next, restart: () => (state = INITIAL), isLate: () => late };
}

/** `tokens` holds pairs of a start offset and metadata (vscode-textmate, `ITokenizeLineResult2`). */
function renderTokens(line: string, tokens: Uint32Array): string {
  let html = '';
  let open = '';
  let blank = '';
  for (let i = 0; i < tokens.length; i += 2) {
    const text = line.slice(tokens[i], tokens[i + 2]);
    // White space has no colour: held back, so that a span goes on after it where the class is the same.
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
