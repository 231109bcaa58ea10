// Tracks the block quotes and list items around each line (CommonMark 5.1, 5.2).

/** A block quote, or a list item whose content is indented by `width` columns. */
export type Container =
  { readonly kind: 'quote' } | { readonly kind: 'item'; readonly width: number; readonly isEmpty: boolean };

/** A line without its container markers, and with tabs expanded. */
export interface ContainedLine {
  readonly rest: string;
  /** How many of the open containers continue on this line. */
  readonly matched: number;
}

/** Strips the markers of continuing containers. */
export function matchContainers(containers: readonly Container[], text: string): ContainedLine {
  let rest = expandTabs(text);
  let matched = 0;
  for (const container of containers) {
    const inside = stripMark(container, rest);
    if (inside === undefined) break;
    rest = inside;
    matched++;
  }
  return { rest, matched };
}

function stripMark(container: Container, rest: string): string | undefined {
  if (container.kind === 'quote') {
    const quote = /^ {0,3}> ?/.exec(rest);
    return quote === null ? undefined : rest.slice(quote[0].length);
  }
  if (isBlank(rest)) return container.isEmpty ? undefined : '';
  return indentOf(rest) >= container.width ? rest.slice(container.width) : undefined;
}

/** The container that `rest` opens, and its content; absent when it opens none. */
export function openContainer(
  rest: string,
  { inParagraph }: { readonly inParagraph: boolean },
): { readonly container: Container; readonly rest: string } | undefined {
  const quote = /^ {0,3}> ?/.exec(rest);
  if (quote !== null) return { container: { kind: 'quote' }, rest: rest.slice(quote[0].length) };
  const item = /^( {0,3}(?:[-*+]|(\d{1,9})[.)]))( +|$)/.exec(rest);
  if (item === null || isThematicBreak(rest)) return undefined;
  const [, mark = '', number, space = ''] = item;
  const isEmpty = isBlank(rest.slice(mark.length));
  if (inParagraph && (isEmpty || (number !== undefined && Number(number) !== 1))) return undefined;
  // With five or more columns after the marker, one belongs to it and the rest is indented code.
  const width = mark.length + (isEmpty || space.length > 4 ? 1 : space.length);
  return { container: { kind: 'item', width, isEmpty }, rest: rest.slice(width) };
}

/** `---`, `* * *`, ... (CommonMark 4.1). */
export const isThematicBreak = (rest: string): boolean => /^ {0,3}([-*_])(?: *\1){2,} *$/.test(rest);

export const isBlank = (rest: string): boolean => !/[^ ]/.test(rest);

/** Number of leading spaces. */
export const indentOf = (rest: string): number => rest.length - rest.trimStart().length;

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let expanded = '';
  for (const char of line) expanded += char === '\t' ? ' '.repeat(4 - (expanded.length % 4)) : char;
  return expanded;
}
