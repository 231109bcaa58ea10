// Recognizes `<!-- toc -->`, `{{#toc}}` and `{{#index}}` alone in a block.
import type { ContentsSlot, IndexSlot } from '../body.ts';
import type { MarkdownOptions } from '../options.ts';

const DIRECTIVE = /^(?:\{\{|<<)\s*#(toc|index)(?:\s+([^}>]*?))?\s*(?:\}\}|>>)$/;
const DEFAULT_MAX_LEVEL = 4;

/** The slot for a block's text; absent for any other text. */
export function placeholderOf(text: string, options: MarkdownOptions): ContentsSlot | IndexSlot | undefined {
  if (options.contents && text === options.contents.marker) {
    return { kind: 'contents', maxLevel: options.contents.maxLevel };
  }
  const match = DIRECTIVE.exec(text);
  if (!match) return undefined;
  const argument = (match[2] ?? '').trim();
  if (match[1] === 'toc') return { kind: 'contents', maxLevel: Number(argument) || DEFAULT_MAX_LEVEL };
  const prefix = /^prefix\s*=\s*"?([^"]*)"?$/.exec(argument)?.[1];
  return prefix === undefined ? { kind: 'index' } : { kind: 'index', prefix };
}
