// A chapter's text -> its fenced code, with the lines as they are without the list or quote around them.
import type { Span } from '../core/diagnostic.ts';
import { fencesIn } from '../read/preprocess/include/raw-blocks.ts';

export interface CodeBlock {
  /** The line of the opening marks and the one of the closing marks, from 1. */
  readonly firstLine: number;
  readonly lastLine: number;
  /** The first word of the info string, in lower case; empty for none. */
  readonly language: string;
  /** What each line of the block has before it: indentation and marks of quotes. */
  readonly prefix: string;
  /** The lines between the marks, without `prefix`. */
  readonly lines: readonly string[];
  /** Of those lines, line ends included. */
  readonly span: Span;
}

/** Blocks that are closed; one that its list, quote or file ends has no end that could be kept. */
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

/** A line may have less of the white space, and none after the last mark. */
function withoutPrefix(line: string, prefix: string): string {
  let at = 0;
  for (const mark of prefix) {
    if (mark === '>') at = Math.max(at, line.indexOf('>', at) + 1);
    else if (line[at] === ' ' || line[at] === '\t') at++;
  }
  return line.slice(at);
}
