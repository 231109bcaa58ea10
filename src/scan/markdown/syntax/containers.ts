// `:::name Title` ... `:::`: the containers of VitePress and Docusaurus. Plugins say which names there are.
import type { MarkdownIt, StateBlock } from 'markdown-it';
import type { BlockRuleArguments } from './indented.ts';

/** The first line of a container. */
export interface ContainerHead {
  readonly name: string;
  /** Markdown; empty for none. */
  readonly title: string;
  /** With its braces; empty for none. */
  readonly attributes: string;
  readonly line: number;
  /** The line that closes it. */
  readonly last: number;
}

/** Pushes the tokens before the content, and returns what pushes those after it. */
export type OpenContainer = (state: StateBlock, head: ContainerHead) => () => void;

const OPEN = /^(:{3,})[ \t]*([a-z]+(?:-[a-z]+)*)(?:\[(.*)\]|(?![\w-])[ \t]*(.*?))[ \t]*(\{.*\})?[ \t]*$/;
const CLOSE = /^(:{3,})[ \t]*$/;
/** After this many containers without an end the others are text: each is compared with the lines below it. */
const MAX_OPEN = 200;
const openContainers = new WeakMap<StateBlock, number>();

const FENCE = /^(`{3,}|~{3,})/;

/** Reads containers with these names that are closed; any other text is left to the rules of Markdown. */
export function containers(
  md: MarkdownIt,
  rule: string,
  openers: Readonly<Record<string, OpenContainer>>,
): void {
  md.block.ruler.before('fence', rule, (state, ...lines) => readContainer(state, openers, lines), {
    alt: ['paragraph', 'reference', 'blockquote', 'list'],
  });
}

function readContainer(
  state: StateBlock,
  openers: Readonly<Record<string, OpenContainer>>,
  [line, endLine, silent]: BlockRuleArguments,
): boolean {
  if ((state.sCount[line] ?? 0) - state.blkIndent >= 4) return false;
  const [, marks = '', name = '', label, rest = '', attributes = ''] = OPEN.exec(lineAt(state, line)) ?? [];
  const open = Object.hasOwn(openers, name) ? openers[name] : undefined;
  if (open === undefined || !mayClose(state, line + 1, marks.length)) return false;
  const unclosed = openContainers.get(state) ?? 0;
  if (unclosed > MAX_OPEN) return false;
  const last = closingLine(state, { from: line + 1, to: endLine }, marks.length);
  if (last === undefined) openContainers.set(state, unclosed + 1);
  if (last === undefined) return false;
  if (silent) return true;
  const close = open(state, { name, title: (label ?? rest).trim(), attributes, line, last });
  const { parentType, lineMax } = state;
  state.parentType = 'blockquote';
  state.lineMax = last;
  state.md.block.tokenize(state, line + 1, last);
  state.parentType = parentType;
  state.lineMax = lineMax;
  close();
  state.line = last + 1;
  return true;
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
