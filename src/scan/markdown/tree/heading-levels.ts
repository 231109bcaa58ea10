// A chapter's elements -> levels of its headings for screen readers without a gap, where the author has left one out.
import { type ElementNode, attributeOf, setAttribute } from './node.ts';

interface Open {
  readonly written: number;
  readonly level: number;
}

/**
 * Elements stay what they are, so that pages look as in mdBook. The page has an `h1` in any case: a chapter without one
 * is headed by the book's title, or by its name where all chapters are on one page.
 */
export function closeLevelGaps(elements: readonly ElementNode[]): void {
  let open: readonly Open[] = [{ written: 1, level: 1 }];
  for (const node of elements) {
    if (!/^h[1-6]$/.test(node.name)) continue;
    const written = Number(node.name.charAt(1));
    open = open.filter((above) => above.written < written);
    const level = (open.at(-1)?.level ?? 0) + 1;
    open = [...open, { written, level }];
    if (level !== written) tellLevel(node, level);
  }
}

function tellLevel(node: ElementNode, level: number): void {
  if (attributeOf(node, 'aria-level') === undefined) setAttribute(node, 'aria-level', String(level));
}
