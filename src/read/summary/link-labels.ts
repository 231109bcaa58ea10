// Finds the ends of link labels in linear time. markdown-it scans to the end of the paragraph from each `[`.
import type { MarkdownIt, StateInline } from 'markdown-it';

/** What earlier searches in the same range of a text found. */
interface Known {
  /** The range's end: a search in a shorter or longer one may find something else. */
  readonly max: number;
  /** End of the label that starts at the key, or why it has none. */
  readonly ends: Map<number, LabelEnd>;
}

/** `none`: the paragraph ends first. `nested`: a link in it ends the search. */
type LabelEnd = number | 'none' | 'nested';

const OPEN = 0x5b;
const CLOSE = 0x5d;

/**
 * Replaces the `parseLinkLabel` of a parser, with the same results. A search that comes upon a `[` whose label's end is known
 * goes on after it, and one that comes upon a `[` without an end has none either, since its own is further out.
 */
export function linearLinkLabels(md: MarkdownIt): void {
  const known = new WeakMap<StateInline, { -readonly [mode in 'link' | 'other']?: Known }>();
  md.helpers.parseLinkLabel = (state, start, disableNested) => {
    const modes = known.get(state) ?? {};
    known.set(state, modes);
    const mode = disableNested === true ? 'link' : 'other';
    if (modes[mode]?.max !== state.posMax) modes[mode] = { max: state.posMax, ends: new Map() };
    const { ends } = modes[mode];
    const end = ends.get(start) ?? labelEnd(state, start, { ends, mode });
    return typeof end === 'number' ? end : -1;
  };
}

/** Searches as markdown-it does, and notes the end of every label that it meets. */
function labelEnd(
  state: StateInline,
  start: number,
  { ends, mode }: { readonly ends: Known['ends']; readonly mode: 'link' | 'other' },
): LabelEnd {
  const before = state.pos;
  const open = [start];
  const close = (end: LabelEnd): void => {
    const label = open.pop();
    if (label !== undefined) ends.set(label, end);
  };
  state.pos = start + 1;
  let rest: 'none' | 'nested' = 'none';
  while (state.pos < state.posMax) {
    const at = state.pos;
    const code = state.src.charCodeAt(at);
    if (code === CLOSE) close(at);
    if (open.length === 0) break;
    state.md.inline.skipToken(state);
    if (code !== OPEN) continue;
    const isLink = state.pos !== at + 1;
    const inner = isLink ? undefined : ends.get(at);
    if (typeof inner === 'number') state.pos = inner + 1;
    else if (inner !== undefined || (isLink && mode === 'link')) {
      rest = inner ?? 'nested';
      break;
    } else if (!isLink) open.push(at);
  }
  while (open.length > 0) close(rest);
  state.pos = before;
  return ends.get(start) ?? 'none';
}
