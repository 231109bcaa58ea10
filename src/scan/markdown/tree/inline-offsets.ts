// A place in an inline token's content -> the place in the chapter's text: the content has lost indents and markers.
import type { ChapterContext } from './context.ts';

/** Translates offsets of one inline token's content to offsets of the chapter's text. */
export type ToOffset = (inlineOffset: number) => number;

/**
 * For content that stands on the lines from `line` on. Each line of the content is a part of its line in the
 * text: it is looked for there, from `column` on in the first (for table cells, which share a line).
 */
export function inlineOffsets(
  context: ChapterContext,
  content: string,
  { line: firstLine, column: fromColumn = 0 }: { readonly line: number; readonly column?: number },
): ToOffset {
  const lines: { readonly inline: number; readonly offset: number }[] = [];
  let inline = 0;
  content.split('\n').forEach((line, k) => {
    const start = context.lineStart(firstLine + k);
    const sourceLine = context.text.text.slice(start, context.lineStart(firstLine + k + 1));
    const column = sourceLine.indexOf(line.trim(), k === 0 ? fromColumn : 0);
    const lead = line.length - line.trimStart().length;
    lines.push({ inline, offset: start + Math.max(0, column - lead) });
    inline += line.length + 1;
  });
  return (at) => {
    let found = lines[0] ?? { inline: 0, offset: 0 };
    for (const line of lines) {
      if (line.inline > at) break;
      found = line;
    }
    return found.offset + (at - found.inline);
  };
}
