// A fenced block -> `pre` and `code`, or what a word in its info string asks for instead.
import type { Token } from 'markdown-it';
import { restorePipes } from '../syntax/protected-pipes.ts';
import type { ChapterContext } from './context.ts';
import { element, text } from './node.ts';

/** The words of an info string: parted by spaces, tabs and commas, the first being the language (mdBook's tree.rs). */
export const infoWords = (info: string): readonly string[] =>
  info.split(/[ \t,]+/).filter((word) => word !== '');

export function appendFence(context: ChapterContext, token: Token): void {
  const words = infoWords(restorePipes(context.md.utils.unescapeAll(token.info)));
  const code = restorePipes(token.content);
  if (words[0] === 'mermaid' && context.options.mermaid) {
    context.uses.add('mermaid');
    context.builder.append(element('pre', [['class', 'mermaid']], [text(code)]));
    return;
  }
  const classes = words.length === 0 ? undefined : `language-${words.join(' ')}`;
  const first = context.lineStart(token.map?.[0] ?? 0);
  const line = context.text.text.slice(first, context.lineStart((token.map?.[0] ?? 0) + 1));
  const at = context.locate(first + line.indexOf(token.markup), first + line.trimEnd().length);
  const inner = element('code', classes === undefined ? [] : [['class', classes]], [text(code)]);
  context.builder.append(element('pre', [], [{ ...inner, at }]));
}
