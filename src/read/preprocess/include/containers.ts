// Lines one after the other -> the block quotes and list items that each stands in (CommonMark 5.1, 5.2).

/** A block quote, or a list item whose content begins `width` columns after its own beginning. */
export type Container =
  { readonly kind: 'quote' } | { readonly kind: 'item'; readonly width: number; readonly isEmpty: boolean };

/** A line without the marks of the containers it stands in; tabs are spaces. */
export interface ContainedLine {
  readonly rest: string;
  /** How many of the containers that were open hold this line too. */
  readonly matched: number;
}

/** Takes off `text` the marks of the containers that go on. */
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

/** A container that `rest` opens, and what stands in it; absent when it opens none. */
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
  // Five and more columns after the mark are one, and indented code.
  const width = mark.length + (isEmpty || space.length > 4 ? 1 : space.length);
  return { container: { kind: 'item', width, isEmpty }, rest: rest.slice(width) };
}

/** `---`, `* * *` and the like (CommonMark 4.1). */
export const isThematicBreak = (rest: string): boolean => /^ {0,3}([-*_])(?: *\1){2,} *$/.test(rest);

export const isBlank = (rest: string): boolean => !/[^ ]/.test(rest);

/** How many spaces `rest` begins with. */
export const indentOf = (rest: string): number => rest.length - rest.trimStart().length;

function expandTabs(line: string): string {
  if (!line.includes('\t')) return line;
  let expanded = '';
  for (const char of line) expanded += char === '\t' ? ' '.repeat(4 - (expanded.length % 4)) : char;
  return expanded;
}
