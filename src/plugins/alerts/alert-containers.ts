// `:::tip Title` ... `:::` -> the box of an alert.
import type { StateBlock } from 'markdown-it';
import type { ContainerHead, OpenContainer } from '../../scan/markdown/syntax/containers.ts';
import { type Folding, alertTokens } from './alert-syntax.ts';

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

export const alertContainers: Readonly<Record<string, OpenContainer>> = Object.fromEntries(
  Object.entries(KINDS).map(([name, kind]) => [name, (state, head) => openBox(state, kind, head)]),
);

function openBox(
  state: StateBlock,
  kind: string,
  { name, title, attributes, line, last }: ContainerHead,
): () => void {
  const open = state.push('blockquote_open', 'blockquote', 1);
  open.map = [line, last + 1];
  const head = { kind, title, folding: foldingOf(name, attributes), line };
  for (const token of alertTokens(open, head, (...args) => new state.Token(...args))) {
    token.level = state.level;
    token.block = true;
    state.tokens.push(token);
  }
  return () => {
    state.push('blockquote_close', open.tag, -1);
  };
}

function foldingOf(name: string, attributes: string): Folding {
  if (name !== 'details') return 'none';
  return /\bopen\b/.test(attributes) ? 'open' : 'closed';
}
