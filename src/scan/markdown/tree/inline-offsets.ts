// Maps offsets in an inline token's content to the chapter's text, because the content lacks indentation and markers.
import type { ChapterContext } from './context.ts';

/** Maps an offset in one inline token's content to the chapter's text. */
export type ToOffset = (inlineOffset: number) => number;

/**
 * For content that starts at `line`. Each line of it is part of the corresponding line of the text, and is searched
 * there; in the first line from `column` on, because table cells share a line.
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
    let low = 0;
    let high = lines.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((lines[middle]?.inline ?? 0) <= at) low = middle;
      else high = middle - 1;
    }
    const { inline: start, offset } = lines[low] ?? { inline: 0, offset: 0 };
    return offset + (at - start);
  };
}
