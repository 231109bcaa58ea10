// A text and a string -> where the string stands next, for offsets that grow.

/**
 * `indexOf` that goes through the text once, however often it is asked: what looks for an end that is missing at each of
 * thousands of beginnings would else take minutes. Answers `Infinity` where there is none.
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
