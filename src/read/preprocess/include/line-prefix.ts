// What inserted lines must start with to stay in the containers of the directive's line.
import type { Container } from './containers.ts';
import { createLineStarts, type LineStart } from './raw-blocks.ts';

/** Returns the prefix for the lines inserted at an offset; offsets must ascend. */
export type PrefixFinder = (start: number, isFenced: () => boolean) => string;

/**
 * Indentation and quote marks before a directive that starts its line are repeated as they are. In a fenced block the
 * prefix may also contain `# `, which hides lines of Rust. Behind other words it is that of the quotes, items,
 * definitions and footnotes around. mdBook's next version repeats any prefix (links.rs); up to 0.5.4 it repeats none.
 */
export function createPrefixFinder(text: string): PrefixFinder {
  const lineStartAt = createLineStarts(text);
  return (start, isFenced) => {
    const lineStart = text.lastIndexOf('\n', start - 1) + 1;
    const before = text.slice(lineStart, start);
    if (/^[ \t>]*$/.test(before) || (/^[ \t>]*# $/.test(before) && isFenced())) return before;
    const line = lineStartAt(lineStart, before);
    return line.containers.map(continuation).join('') + indentationIn(line);
  };
}

const continuation = (container: Container): string =>
  container.kind === 'quote' ? '> ' : ' '.repeat(container.width);

/** Of definitions, footnotes and indented code, which aren't tracked as containers. */
function indentationIn({ rest, after }: LineStart): string {
  if (after === 'fence' || after === 'html') return '';
  const definition = /^ {0,3}: {1,4}/.exec(rest);
  if (definition !== null) return ' '.repeat(definition[0].length);
  if (/^ {0,3}\[\^[^\]]+\]:/.test(rest)) return '    ';
  return after === 'none' ? (/^ {4,}/.exec(rest)?.[0] ?? '') : '';
}
