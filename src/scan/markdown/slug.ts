// Generates heading ids by mdBook's rules (crates/mdbook-html/src/utils.rs: id_from_content, unique_id).

const KEPT = /[\p{Alphabetic}\p{N}_-]/u;
const SPACE = /\s/u;

/** Trims and lowercases; keeps letters, digits, `_` and `-`; replaces each white space with `-`. Can be empty. */
export function slugOf(text: string): string {
  let slug = '';
  for (const character of text.trim().toLowerCase()) {
    if (KEPT.test(character)) slug += character;
    else if (SPACE.test(character)) slug += '-';
  }
  return slug;
}

/** Used ids, each with the highest known `n` of `id-1`, `id-2`, ... */
export type UsedIds = Map<string, number>;

/** The first unused of `id`, `id-1`, `id-2`, ...; adds it to `used`. */
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
