// `:::tip Title` ... `:::` -> the box of an alert: the containers of VitePress and Docusaurus.
import type { MarkdownIt, StateBlock } from 'markdown-it';
import type { BlockRuleArguments } from '../../scan/markdown/syntax/indented.ts';
import { type AlertHead, alertTokens } from './alert-syntax.ts';

/** The name of a container -> the kind of alert that it is. */
const KINDS: Readonly<Record<string, string>> = {
  note: 'note',
  tip: 'tip',
  info: 'note',
  important: 'important',
  warning: 'warning',
  caution: 'caution',
  danger: 'caution',
  details: 'note',
};

const OPEN = /^(:{3,})[ \t]*([a-z]+)(?:\[(.*)\]|(?![\w-])[ \t]*(.*?))[ \t]*(\{.*\})?[ \t]*$/;
const CLOSE = /^(:{3,})[ \t]*$/;
/** After this many containers without an end the others are text: each is compared with the lines below it. */
const MAX_OPEN = 200;
const openContainers = new WeakMap<StateBlock, number>();

const FENCE = /^(`{3,}|~{3,})/;

/** Reads containers that are closed; any other text is left to the rules of Markdown. */
export function containers(md: MarkdownIt): void {
  md.block.ruler.before('fence', 'container', readContainer, {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

function readContainer(state: StateBlock, ...[startLine, endLine, silent]: BlockRuleArguments): boolean {
  if ((state.sCount[startLine] ?? 0) - state.blkIndent >= 4) return false;
  const [, marks = '', name = '', label, rest = '', attributes = ''] =
    OPEN.exec(lineAt(state, startLine)) ?? [];
  const kind = Object.hasOwn(KINDS, name) ? KINDS[name] : undefined;
  if (kind === undefined) return false;
  if (!mayClose(state, startLine + 1, marks.length)) return false;
  const open = openContainers.get(state) ?? 0;
  if (open > MAX_OPEN) return false;
  const last = closingLine(state, { from: startLine + 1, to: endLine }, marks.length);
  if (last === undefined) openContainers.set(state, open + 1);
  if (last === undefined) return false;
  if (silent) return true;
  const isOpen = /\bopen\b/.test(attributes);
  const folding = name !== 'details' ? 'none' : isOpen ? 'open' : 'closed';
  pushBox(state, { kind, title: (label ?? rest).trim(), folding, line: startLine }, last);
  return true;
}

function pushBox(state: StateBlock, head: AlertHead, last: number): void {
  const open = state.push('blockquote_open', 'blockquote', 1);
  open.map = [head.line, last + 1];
  for (const token of alertTokens(open, head, (...args) => new state.Token(...args))) {
    token.level = state.level;
    token.block = true;
    state.tokens.push(token);
  }
  const { parentType, lineMax } = state;
  state.parentType = 'blockquote';
  state.lineMax = last;
  state.md.block.tokenize(state, head.line + 1, last);
  state.parentType = parentType;
  state.lineMax = lineMax;
  state.push('blockquote_close', open.tag, -1);
  state.line = last + 1;
}

/** Line -> the most colons that it or a line below it ends with. */
const colonsBelow = new WeakMap<StateBlock, readonly number[]>();

/** False when no line from here on could close a container with this many colons. */
function mayClose(state: StateBlock, from: number, marks: number): boolean {
  const known = colonsBelow.get(state) ?? indexColons(state);
  colonsBelow.set(state, known);
  return (known[from] ?? 0) >= marks;
}

/** Looks at the ends of the lines, which stay where they are inside quotes and lists. */
function indexColons({ src, eMarks }: StateBlock): readonly number[] {
  let most = 0;
  return eMarks
    .map((end, line) => {
      const text = src.slice(line === 0 ? 0 : eMarks[line - 1], end).trimEnd();
      let at = text.length;
      while (text[at - 1] === ':') at--;
      return text.length - at;
    })
    .reverse()
    .map((colons) => (most = Math.max(most, colons)))
    .reverse();
}

/** The line that closes a container with this many colons. Inner containers have their own, and code is skipped. */
function closingLine(
  state: StateBlock,
  { from, to }: { readonly from: number; readonly to: number },
  marks: number,
): number | undefined {
  let depth = 1;
  let fence = '';
  for (let line = from; line < to; line++) {
    if ((state.sCount[line] ?? 0) < state.blkIndent && !state.isEmpty(line)) return undefined;
    const text = lineAt(state, line);
    const [, edge = ''] = FENCE.exec(text) ?? [];
    if (edge !== '') {
      if (fence === '') fence = edge;
      else if (edge.startsWith(fence)) fence = '';
    } else if (fence === '' && text.startsWith(':::')) {
      if ((CLOSE.exec(text)?.[1] ?? '').length >= marks) depth--;
      else if ((OPEN.exec(text)?.[1] ?? '').length >= marks) depth++;
      if (depth === 0) return line;
    }
  }
  return undefined;
}

const lineAt = (state: StateBlock, line: number): string =>
  state.src.slice((state.bMarks[line] ?? 0) + (state.tShift[line] ?? 0), state.eMarks[line]);
