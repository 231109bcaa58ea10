// An index marker's text -> the entries it stands under and the entry it refers to.
//
//   term  = path [ "|" ("see" | "see also" | "seealso") path ]
//   path  = entry { "!" entry }          as in LaTeX's makeindex
//
// A "!" parts entries only where it stands tight between two words outside code: `println!`, `assert!(x)` and
// `a ! b` are entries as they are, and `\!` is a plain "!".

export interface ParsedTerm {
  /** From the outermost entry down. */
  readonly path: readonly string[];
  /** Where readers are sent; such a marker is no place of its own. */
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

/** The entries of a path; a path of one is the text itself. */
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
