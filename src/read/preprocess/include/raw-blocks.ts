// A text -> the blocks of it that are not Markdown: fenced code, which is to be left alone, and HTML.
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

/** A block whose lines are not Markdown. */
export type RawBlock = Fence | HtmlBlock;

export interface Fence {
  readonly kind: 'fence';
  /** The offset of its opening line. */
  readonly start: number;
  /** The offset of the end of its closing line, or of the last line of its container or the text. */
  readonly end: number;
  /** What stands after the opening marks. */
  readonly info: string;
}

/** An HTML block of more than one line. */
export interface HtmlBlock {
  readonly kind: 'html';
  readonly start: number;
  readonly end: number;
  /** True for a script, a comment and the like, in which tags are no tags. */
  readonly isOpaque: boolean;
}

/** The block that the last line stood in; fences and HTML blocks end with their innermost container. */
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
}

/** Every fenced code block of `text` in order (CommonMark 4.5): in lists and quotes too, not inside HTML blocks. */
export const fencesIn = (text: string): readonly Fence[] =>
  text.includes('```') || text.includes('~~~')
    ? rawBlocksIn(text).filter((block) => block.kind === 'fence')
    : [];

/** Every fenced code block and HTML block of `text` in order. */
export function rawBlocksIn(text: string): readonly RawBlock[] {
  const state: State = { blocks: [], containers: [], leaf: { kind: 'none' } };
  for (let start = 0; start < text.length;) {
    const newline = text.indexOf('\n', start);
    const end = newline < 0 ? text.length : newline;
    if (!isPlain(state, text, start)) takeLine(state, text.slice(start, end), start);
    start = end + 1;
  }
  endLeaf(state, text.length);
  return state.blocks;
}

/** True when the line at `start` clearly changes nothing but that it is text: most lines are such, and cost least. */
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

function takeLine(state: State, text: string, start: number): void {
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
  takeBlocks(state, line, start);
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

/** Quotes and lists nested deeper are text, as far as code is concerned: what is nested so deep was made to be slow. */
const DEEPEST = 100;

/** What a line begins, after the containers that go on: further containers, then a block of its own or text. */
function takeBlocks(state: State, line: ContainedLine, start: number): void {
  let { rest } = line;
  let containers = state.containers.slice(0, line.matched).map(filled(rest));
  let goesOn = line.matched === state.containers.length;
  let inParagraph = goesOn && state.leaf.kind === 'paragraph';
  while (!isBlank(rest) && containers.length < DEEPEST) {
    const opened = openContainer(rest, { inParagraph });
    if (opened === undefined) break;
    containers = [...containers, opened.container];
    rest = opened.rest;
    goesOn = inParagraph = false;
    state.leaf = { kind: 'none' };
  }
  const leaf = leafOf(rest, { start, inParagraph, afterParagraph: state.leaf.kind === 'paragraph' });
  // Text that stands outside the containers of the paragraph before it still belongs to that.
  const isLazy = leaf.kind === 'paragraph' && !goesOn && state.leaf.kind === 'paragraph';
  if (!isLazy) state.containers = containers;
  state.leaf = leaf;
}

/** An item that began with nothing after its mark is an item like others once it holds something. */
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
