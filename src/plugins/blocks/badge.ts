// `[New]{.badge .new}`: a short text in a box, with an optional kind.
import type { MarkdownIt, StateInline, Token } from 'markdown-it';
import { diagnose } from '../../core/diagnostic.ts';
import { nearest } from '../../core/nearest.ts';
import { badgeKinds } from '../../core/badge-kinds.ts';
import { noteInlineSpan } from '../../scan/markdown/syntax/positions.ts';
import { restorePipes } from '../../scan/markdown/syntax/protected-pipes.ts';
import type { TokenPlace } from '../../scan/markdown/markdown-hooks.ts';
import { element, text } from '../../scan/markdown/tree/node.ts';

/** The type of the token; its `content` is the text, its `info` the kind. */
export const BADGE = 'badge';

/** A text without brackets and lines, so that a badge never holds a link. */
const SYNTAX = /\[([^[\]\n]+)\]\{[ \t]*\.badge((?:[ \t]+\.[\w-]+)*)[ \t]*\}/y;

export function badges(md: MarkdownIt): void {
  md.inline.ruler.before('link', BADGE, readBadge);
}

function readBadge(state: StateInline, silent: boolean): boolean {
  if (state.src.charCodeAt(state.pos) !== 0x5b) return false;
  SYNTAX.lastIndex = state.pos;
  const [all, content = '', kinds = ''] = SYNTAX.exec(state.src) ?? [];
  if (all === undefined || state.pos + all.length > state.posMax) return false;
  if (!silent) {
    const token = state.push(BADGE, 'span', 0);
    token.content = content;
    token.info = kinds.trim().replaceAll('.', '');
    noteInlineSpan(token, state.pos, state.pos + all.length);
  }
  state.pos += all.length;
  return true;
}

export function appendBadge({ content, info }: Token, { context, at }: TokenPlace<true>): void {
  context.uses.add('badges');
  const kinds = info.split(/\s+/).filter((kind) => kind !== '');
  for (const badge of kinds)
    if (!badgeKinds.includes(badge))
      context.diagnostics.push(
        diagnose('block/unknown-badge', { badge, nearest: nearest(badge, badgeKinds) }, at),
      );
  const known = kinds.filter((kind) => badgeKinds.includes(kind));
  const name = ['badge', ...known.map((kind) => `badge-${kind}`)].join(' ');
  context.builder.append(element('span', [['class', name]], [text(restorePipes(content))]));
}
