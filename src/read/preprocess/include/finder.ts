// Forward search for a string that scans the text only once.

/**
 * `indexOf` for offsets that don't decrease; returns `Infinity` when there is no further match. Without it, searching
 * for a missing end from thousands of starts takes minutes.
 */
export function createFinder(text: string, wanted: string): (from: number) => number {
  let found = -1;
  return (from) => {
    if (found < from) {
      const at = text.indexOf(wanted, from);
      found = at < 0 ? Infinity : at;
    }
    return found;
  };
}
