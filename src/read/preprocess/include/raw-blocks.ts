// Finds blocks of a text that aren't Markdown: fenced code and HTML.
import {
  type ContainedLine,
  type Container,
  indentOf,
  isBlank,
  isThematicBreak,
  matchContainers,
  openContainer,
} from './containers.ts';
import { type HtmlEnd, htmlEndOf } from './html-block.ts';

/** A block whose content isn't Markdown. */
export type RawBlock = Fence | HtmlBlock;

export interface Fence {
  readonly kind: 'fence';
  /** Offset of its opening line. */
  readonly start: number;
  /** Offset of the end of its closing line, or of the last line of its container or the text. */
  readonly end: number;
  /** Info string after the opening fence. */
  readonly info: string;
}

/** An HTML block of more than one line. */
export interface HtmlBlock {
  readonly kind: 'html';
  readonly start: number;
  readonly end: number;
  /** True for scripts, comments etc., whose content isn't parsed as HTML. */
  readonly isOpaque: boolean;
}

/** The innermost open block; fences and HTML blocks end with their container. */
type Leaf = { readonly kind: 'none' | 'paragraph' } | OpenFence | OpenHtml;

interface OpenFence {
  readonly kind: 'fence';
  readonly start: number;
  readonly info: string;
  readonly marks: string;
}

interface OpenHtml {
  readonly kind: 'html';
  readonly start: number;
  readonly until: HtmlEnd;
}

interface State {
  readonly blocks: RawBlock[];
  containers: readonly Container[];
  leaf: Leaf;
  /** The last line's text inside its containers. */
  rest: string;
}

const openState = (): State => ({ blocks: [], containers: [], leaf: { kind: 'none' }, rest: '' });

/**
 * Every fenced code block of `text`, in order (CommonMark 4.5); includes those in lists and quotes but not in HTML.
 */
export const fencesIn = (text: string): readonly Fence[] =>
  text.includes('```') || text.includes('~~~')
    ? rawBlocksIn(text).filter((block) => block.kind === 'fence')
    : [];

/** Every fenced code block and HTML block, in order. */
export function rawBlocksIn(text: string): readonly RawBlock[] {
  const state = openState();
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (!isPlain(state, text, start)) processLine(state, text.slice(start, end), start);
    start = end + 1;
  }
  endLeaf(state, text.length);
  return state.blocks;
}

/** The start of a line in its containers. */
export interface LineStart {
  readonly containers: readonly Container[];
  /** Its text inside of them. */
  readonly rest: string;
  /** What was open before the line. */
  readonly after: Leaf['kind'];
}

/** Returns the start of the line at an offset that begins with `before`; offsets must ascend. */
export function createLineStarts(text: string): (start: number, before: string) => LineStart {
  const state = openState();
  let at = 0;
  return (start, before) => {
    while (at < start) {
      const end = text.indexOf('\n', at);
      if (!isPlain(state, text, at)) processLine(state, text.slice(at, end), at);
      at = end + 1;
    }
    const line = { ...state, blocks: [] };
    processLine(line, `${before}x`, start);
    return { containers: line.containers, rest: line.rest.slice(0, -1), after: state.leaf.kind };
  };
}

/** Fast path for lines that obviously continue or start a paragraph, or a fence's content: most lines. */
function isPlain(state: State, text: string, start: number): boolean {
  if (state.containers.length > 0) return false;
  const { leaf } = state;
  const first = text[start] ?? '\n';
  if (leaf.kind === 'fence') return first !== leaf.marks[0] && !' \t'.includes(first);
  if (leaf.kind === 'html' || !/[\p{L}"'([{!|]/u.test(first)) return false;
  state.leaf = TEXT;
  return true;
}

const TEXT: Leaf = { kind: 'paragraph' };

function processLine(state: State, text: string, start: number): void {
  const line = matchContainers(state.containers, text);
  const { leaf } = state;
  const leaves = line.matched < state.containers.length;
  if (leaf.kind === 'fence' || leaf.kind === 'html') {
    if (!leaves) {
      if (ends(leaf, line.rest)) endLeaf(state, start + text.length);
      return;
    }
    endLeaf(state, start - 1);
  }
  processBlocks(state, line, start);
}

function ends(leaf: OpenFence | OpenHtml, rest: string): boolean {
  if (leaf.kind === 'html') return leaf.until === 'blank' ? isBlank(rest) : leaf.until.test(rest);
  const closing = /^ {0,3}(`{3,}|~{3,}) *$/.exec(rest)?.[1] ?? '';
  return closing.startsWith(leaf.marks);
}

function endLeaf(state: State, at: number): void {
  const { leaf } = state;
  state.leaf = { kind: 'none' };
  if (leaf.kind !== 'fence' && leaf.kind !== 'html') return;
  const { start } = leaf;
  const end = Math.max(start, at);
  if (leaf.kind === 'fence') state.blocks.push({ kind: 'fence', start, end, info: leaf.info });
  else state.blocks.push({ kind: 'html', start, end, isOpaque: leaf.until !== 'blank' });
}

/** Nesting limit; deeper containers are treated as text. Only malicious input gets there. */
const MAX_DEPTH = 100;

/** Processes the rest of a line after its open containers: new containers, then a leaf block. */
function processBlocks(state: State, line: ContainedLine, start: number): void {
  let { rest } = line;
  let containers = state.containers.slice(0, line.matched).map(filled(rest));
  let continues = line.matched === state.containers.length;
  let inParagraph = continues && state.leaf.kind === 'paragraph';
  while (!isBlank(rest) && containers.length < MAX_DEPTH) {
    const opened = openContainer(rest, { inParagraph });
    if (opened === undefined) break;
    containers = [...containers, opened.container];
    rest = opened.rest;
    continues = inParagraph = false;
    state.leaf = { kind: 'none' };
  }
  const leaf = leafOf(rest, { start, inParagraph, afterParagraph: state.leaf.kind === 'paragraph' });
  // Lazy continuation: the paragraph goes on without its container markers.
  const isLazy = leaf.kind === 'paragraph' && !continues && state.leaf.kind === 'paragraph';
  if (!isLazy) state.containers = containers;
  state.leaf = leaf;
  state.rest = rest;
}

/** An empty list item becomes a regular one once it has content. */
const filled =
  (rest: string) =>
  (container: Container): Container =>
    container.kind === 'item' && !isBlank(rest) ? { ...container, isEmpty: false } : container;

function leafOf(
  rest: string,
  at: { readonly start: number; readonly inParagraph: boolean; readonly afterParagraph: boolean },
): Leaf {
  if (isBlank(rest)) return { kind: 'none' };
  if (indentOf(rest) >= 4) return { kind: at.afterParagraph ? 'paragraph' : 'none' };
  const [, marks, info = ''] = /^ {0,3}(`{3,}|~{3,})(.*)$/.exec(rest) ?? [];
  if (marks !== undefined && !(marks.startsWith('`') && info.includes('`'))) {
    return { kind: 'fence', start: at.start, info: info.trim(), marks };
  }
  const html = htmlEndOf(rest, { inParagraph: at.afterParagraph });
  if (html !== undefined)
    return html === 'here' ? { kind: 'none' } : { kind: 'html', start: at.start, until: html };
  const isHeading = /^ {0,3}#{1,6}(?: |$)/.test(rest) || (at.inParagraph && /^ {0,3}(?:=+|-+) *$/.test(rest));
  return { kind: isHeading || isThematicBreak(rest) ? 'none' : 'paragraph' };
}
