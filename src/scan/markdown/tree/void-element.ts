// The name of an element -> whether it can have content. Apart, since links need it and the parser of raw HTML is large.

/** HTML 13.1.2: elements that have no content and no end tag. */
const VOID: ReadonlySet<string> = new Set(
  'area base br col embed hr img input link meta param source track wbr'.split(' '),
);

export const isVoidElement = (name: string): boolean => VOID.has(name);
