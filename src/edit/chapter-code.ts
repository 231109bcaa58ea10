// Finds the fenced code blocks of a chapter, without the prefixes of the list or quote around them.
import type { Span } from '../core/diagnostic.ts';
import { fencesIn } from '../read/preprocess/include/raw-blocks.ts';

export interface CodeBlock {
  /** Lines of the opening and closing fence, starting at 1. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The first word of the info string in lower case; may be empty. */
  readonly language: string;
  /** Prefix of each line in the block: indentation and quote marks. */
  readonly prefix: string;
  /** The lines between the fences, without `prefix`. */
  readonly lines: readonly string[];
  /** Span of those lines, including line ends. */
  readonly span: Span;
}

/** Closed blocks only: a block that ends with its list, quote or file has no closing fence to keep. */
export function codeBlocksIn(text: string): readonly CodeBlock[] {
  return fencesIn(text).flatMap(({ start, end, info }): readonly CodeBlock[] => {
    const written = text.slice(start, end).split('\n');
    const [open = '', ...rest] = written;
    const last = rest.pop() ?? '';
    const [, before = '', marks = ''] = /^(.*?)(`{3,}|~{3,})/.exec(open) ?? [];
    if (
      !last
        .trim()
        .replace(/^[>\s]+/, '')
        .startsWith(marks)
    )
      return [];
    const prefix = before.replace(/[^\s>]/g, ' ');
    const firstLine = text.slice(0, start).split('\n').length;
    const from = start + open.length + 1;
    return [
      {
        firstLine,
        lastLine: firstLine + written.length - 1,
        language: (/^[^\s,{]+/.exec(info.trim())?.[0] ?? '').toLowerCase(),
        prefix,
        lines: rest.map((line) => withoutPrefix(line, prefix)),
        span: { start: from, end: end - last.length },
      },
    ];
  });
}

/** A line may have less white space, and none after the last quote mark. */
function withoutPrefix(line: string, prefix: string): string {
  let at = 0;
  for (const mark of prefix) {
    if (mark === '>') at = Math.max(at, line.indexOf('>', at) + 1);
    else if (line[at] === ' ' || line[at] === '\t') at++;
  }
  return line.slice(at);
}
