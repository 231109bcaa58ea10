// Parses references with undefined labels (`[text][label]`) as readable text, so that they can be reported.
import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { normalLabel } from '../../../core/label.ts';
import { chapterEnv } from '../env.ts';
import { noteInlineSpan } from './positions.ts';

/** Labels that are unlikely to be anything else: a letter and a character that joins parts of a label. `^` is a footnote’s. */
const LABEL_SHAPE = /^(?!\^)(?=.*\p{L})(?=.*[-~:_.])[^\s[\]](?:[^[\]\n]*[^\s[\]])?$/u;

/** A label in which search-and-replace has turned a word into a link: `c-[tokio][p-tokio]-badge`. */
const LINK_IN_LABEL = /[^\s[\]]*[-~:_.]\[[^[\]\n]+\]\[[^[\]\n]+\][^\s[\]]*(?=\])/y;

interface Full {
  readonly textStart: number;
  readonly textEnd: number;
  readonly label: string;
  readonly end: number;
}

/** The full reference that starts at `bracket`; absent if it could be an index expression such as `a[i][j]`. */
function fullReference(state: StateInline, bracket: number): Full | undefined {
  const before = state.src.slice(0, state.pos).at(-1) ?? ' ';
  if (/[\])\p{L}\p{N}_]/u.test(before)) return undefined;
  const textEnd = state.md.helpers.parseLinkLabel(state, bracket, false);
  if (textEnd < 0 || state.src[textEnd + 1] !== '[') return undefined;
  const label = labelAt(state.src, textEnd + 2);
  const end = textEnd + 3 + label.length;
  return label === '' || end > state.posMax ? undefined : { textStart: bracket + 1, textEnd, label, end };
}

/** The label up to the next bracket; empty if it doesn't look like one. */
function labelAt(src: string, start: number): string {
  LINK_IN_LABEL.lastIndex = start;
  const [broken] = LINK_IN_LABEL.exec(src) ?? [];
  if (broken !== undefined) return broken;
  const end = src.indexOf(']', start);
  const label = end < 0 ? '' : src.slice(start, end);
  return LABEL_SHAPE.test(label) ? label : '';
}

/** Runs after the link and image rules, so it only sees what they rejected. */
function undefinedReference(state: StateInline, silent: boolean): boolean {
  const isImage = state.src.charCodeAt(state.pos) === 0x21;
  const bracket = isImage ? state.pos + 1 : state.pos;
  if (state.src.charCodeAt(bracket) !== 0x5b) return false;
  const found = fullReference(state, bracket);
  // A defined label was rejected because of a link in its text: links can't be nested.
  if (!found || isDefined(state, found.label)) return false;
  if (!silent) pushReference(state, found, isImage ? '![' : '[');
  state.pos = found.end;
  return true;
}

const isDefined = ({ env }: StateInline, label: string): boolean =>
  chapterEnv(env).references?.[normalLabel(label)] !== undefined;

function pushReference(state: StateInline, found: Full, opening: string): void {
  const open = state.push('undefined_reference_open', '', 1);
  open.content = found.label;
  open.markup = opening;
  noteInlineSpan(open, state.pos, found.end);
  const { posMax } = state;
  state.pos = found.textStart;
  state.posMax = found.textEnd;
  state.md.inline.tokenize(state);
  state.posMax = posMax;
  state.push('undefined_reference_close', '', -1);
}

export const undefinedLabelOf = (token: Token): string => token.content;

export function undefinedReferences(md: MarkdownIt): void {
  md.inline.ruler.after('image', 'undefined_reference', undefinedReference);
}
