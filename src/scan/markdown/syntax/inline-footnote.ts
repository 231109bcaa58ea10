// `^[note]` and `{{footnote: note}}` -> a footnote written where it is used (mdBook's plugin, Pandoc).
import type { MarkdownIt, StateInline } from 'markdown-it';
import { chapterEnv } from '../env.ts';
import { noteInlineSpan } from './positions.ts';

const MARKER = /\{\{\s*footnote:\s*/y;

interface Note {
  readonly start: number;
  readonly end: number;
  readonly next: number;
}

function noteAt(state: StateInline): Note | undefined {
  if (state.src.startsWith('^[', state.pos)) {
    const end = state.md.helpers.parseLinkLabel(state, state.pos + 1);
    return end < 0 ? undefined : { start: state.pos + 2, end, next: end + 1 };
  }
  MARKER.lastIndex = state.pos;
  const head = MARKER.exec(state.src);
  if (!head) return undefined;
  const end = state.src.indexOf('}}', MARKER.lastIndex);
  return end < 0 || end + 2 > state.posMax ? undefined : { start: MARKER.lastIndex, end, next: end + 2 };
}

function inlineFootnote(state: StateInline, silent: boolean): boolean {
  const note = noteAt(state);
  if (!note) return false;
  if (!silent) {
    const env = chapterEnv(state.env);
    const token = state.push('inline_footnote', 'sup', 0);
    token.meta = { label: `note-${++env.inlineFootnotes}` };
    token.content = state.src.slice(note.start, note.end).trim();
    token.children = [];
    noteInlineSpan(token, state.pos, note.next);
    state.md.inline.parse(token.content, state.md, state.env, token.children);
  }
  state.pos = note.next;
  return true;
}

export function inlineFootnotes(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'inline_footnote', inlineFootnote);
}
