// Parses the text of an index marker.
//
//   term  = path [ "|" ("see" | "see also" | "seealso") path ]
//   path  = entry { "!" entry }          as in LaTeX's makeindex, outermost first
//
// A "!" separates entries only between two words without spaces, outside code: `println!`, `assert!(x)` and
// `a ! b` are single entries, and `\!` is a literal "!".

export interface ParsedTerm {
  /** Outermost entry first. */
  readonly path: readonly string[];
  /** The entry that this one refers to; such a marker isn't a place in the index. */
  readonly see?: readonly string[];
}

const SEE = /^([^|]+?)\s*\|\s*see(?:\s*also)?\s+(\S.*)$/i;
const PART = /(`+)(?!`)[^]*?[^`]\1(?!`)|(?<=[\p{L}\p{N}`)*_+#])!(?=[\p{L}\p{N}`*_])/gu;

export function parseTerm(text: string): ParsedTerm {
  const [, entry, see] = SEE.exec(text) ?? [];
  return entry === undefined || see === undefined
    ? { path: parsePath(text) }
    : { path: parsePath(entry), see: parsePath(see) };
}

/** Splits a path into its entries. */
export function parsePath(text: string): readonly string[] {
  if (!text.includes('!')) return [text.trim()];
  const parts: string[] = [];
  let start = 0;
  for (const match of text.matchAll(PART)) {
    if (match[0] !== '!') continue;
    parts.push(text.slice(start, match.index).trim());
    start = match.index + 1;
  }
  parts.push(text.slice(start).trim());
  return parts;
}
