// Parses the argument of an include (`listing.rs:5:10`).

/** Selected lines of a file. 0-based; `to` is exclusive, and absent for "to the end". */
export type Selection =
  | { readonly kind: 'lines'; readonly from: number; readonly to?: number }
  | { readonly kind: 'anchor'; readonly name: string };

export interface Target {
  /** As written; can be empty. */
  readonly path: string;
  /** Text after the first colon; empty for the whole file. */
  readonly selector: string;
  readonly selection: Selection;
}

/**
 * mdBook's rules (`links.rs`): `N` is a single line, `N:` everything from it, `:N` everything up to it, `N:M` an
 * inclusive range. Anything else is an anchor name, and text after a third colon is ignored.
 */
export function parseTarget(argument: string): Target {
  const colon = argument.indexOf(':');
  if (colon < 0) return { path: argument, selector: '', selection: wholeFile };
  const selector = argument.slice(colon + 1);
  return { path: argument.slice(0, colon), selector, selection: parseSelection(selector) };
}

const wholeFile: Selection = { kind: 'lines', from: 0 };

export const isWhole = (selection: Selection): boolean =>
  selection.kind === 'lines' && selection.from === 0 && selection.to === undefined;

function parseSelection(selector: string): Selection {
  const [first = '', second] = selector.split(':');
  const start = lineNumber(first);
  if (start === undefined && first !== '') return { kind: 'anchor', name: first };
  const from = Math.max(0, (start ?? 1) - 1);
  if (second === undefined) return start === undefined ? wholeFile : { kind: 'lines', from, to: from + 1 };
  const to = lineNumber(second);
  return to === undefined ? { kind: 'lines', from } : { kind: 'lines', from, to };
}

const lineNumber = (text: string): number | undefined =>
  /^\+?\d{1,19}$/.test(text) ? Number(text) : undefined;
