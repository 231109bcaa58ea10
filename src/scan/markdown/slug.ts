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

/** Ids that are taken, each with the number up to which `id-1`, `id-2`... are known to be taken too. */
export type UsedIds = Map<string, number>;

/** The first of `id`, `id-1`, `id-2`, ... that `used` does not hold; adds it there. */
export function uniqueId(id: string, used: UsedIds): string {
  const known = used.get(id);
  if (known === undefined) {
    used.set(id, 0);
    return id;
  }
  let n = known + 1;
  while (used.has(`${id}-${n}`)) n++;
  used.set(id, n).set(`${id}-${n}`, 0);
  return `${id}-${n}`;
}
