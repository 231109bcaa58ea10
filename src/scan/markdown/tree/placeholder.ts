// `<!-- toc -->`, `{{#toc}}` and `{{#index}}` alone in their block -> the slot that the book fills.
import type { ContentsSlot, IndexSlot } from '../body.ts';
import type { MarkdownOptions } from '../options.ts';

const DIRECTIVE = /^(?:\{\{|<<)\s*#(toc|index)(?:\s+([^}>]*?))?\s*(?:\}\}|>>)$/;
const DEEPEST = 4;

/** The slot that a block's text stands for; absent for any other text. */
export function placeholderOf(text: string, options: MarkdownOptions): ContentsSlot | IndexSlot | undefined {
  if (options.contents && text === options.contents.marker) {
    return { kind: 'contents', maxLevel: options.contents.maxLevel };
  }
  const match = DIRECTIVE.exec(text);
  if (!match) return undefined;
  const argument = (match[2] ?? '').trim();
  if (match[1] === 'toc') return { kind: 'contents', maxLevel: Number(argument) || DEEPEST };
  const prefix = /^prefix\s*=\s*"?([^"]*)"?$/.exec(argument)?.[1];
  return prefix === undefined ? { kind: 'index' } : { kind: 'index', prefix };
}
