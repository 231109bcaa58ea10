// A page's headings -> levels for screen readers without a gap, where the author has left one out for the look of it.
import { type ElementNode, type Node, attributeOf, elementsIn, setAttribute } from './node.ts';

interface Open {
  readonly written: number;
  readonly level: number;
}

/**
 * Elements stay what they are, so that pages look as in mdBook. The page has an `h1` in any case: a chapter without one
 * is headed by the book's title, or by its name where all chapters are on one page.
 */
export function closeLevelGaps(root: readonly Node[]): void {
  const headings = elementsIn(root).flatMap((node) => {
    const written = Number(/^h([1-6])$/.exec(node.name)?.[1] ?? 0);
    return written === 0 ? [] : [{ node, written }];
  });
  let open: readonly Open[] = [{ written: 1, level: 1 }];
  for (const { node, written } of headings) {
    open = open.filter((above) => above.written < written);
    const level = (open.at(-1)?.level ?? 0) + 1;
    open = [...open, { written, level }];
    if (level !== written) tellLevel(node, level);
  }
}

function tellLevel(node: ElementNode, level: number): void {
  if (attributeOf(node, 'aria-level') === undefined) setAttribute(node, 'aria-level', String(level));
}
