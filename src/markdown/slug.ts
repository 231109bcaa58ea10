// A heading's text -> its id, by mdBook's rules (crates/mdbook-html/src/utils.rs: id_from_content, unique_id).

const KEPT = /[\p{Alphabetic}\p{N}_-]/u;
const SPACE = /\s/u;

/** The id for a text: trimmed, lower case, letters, digits, `_` and `-` kept, each white space one `-`; `section` if nothing is left. */
export function slugOf(text: string): string {
  let slug = '';
  for (const character of text.trim().toLowerCase()) {
    if (KEPT.test(character)) slug += character;
    else if (SPACE.test(character)) slug += '-';
  }
  return slug;
}

/** The first of `id`, `id-1`, `id-2`, ... that `used` does not hold; adds it there. */
export function uniqueId(id: string, used: Set<string>): string {
  let unique = id;
  for (let n = 1; used.has(unique); n++) unique = `${id}-${n}`;
  used.add(unique);
  return unique;
}
