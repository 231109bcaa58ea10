// Finds the files of chapters that a preprocessor returned without `source_path`, or with another one.
import { type BookJson, type ChapterJson, chaptersJson, mapChapters } from '../book-json.ts';

/**
 * `after` with the source paths of `before`: diagnostics, relative links and the cache depend on them, and mdBook's protocol
 * lets a preprocessor leave them out. An unknown chapter remains a generated one.
 */
export function restoreSources(before: BookJson, after: BookJson): BookJson {
  const originals = [...chaptersJson(before.items)].filter(({ source_path }) => source_path !== null);
  const known = new Set(originals.map(({ source_path }) => source_path));
  const returned = [...chaptersJson(after.items)].filter(({ path }) => path !== null);
  const kept = new Set(returned.flatMap(({ source_path }) => (known.has(source_path) ? source_path : [])));
  const found = new Map<ChapterJson, string>();
  for (const keyOf of KEYS) {
    const taken = new Set([...kept, ...found.values()]);
    const free = uniqueBy(
      originals.filter(({ source_path }) => !taken.has(source_path)),
      keyOf,
    );
    const open = returned.filter((chapter) => !known.has(chapter.source_path) && !found.has(chapter));
    for (const [key, chapter] of uniqueBy(open, keyOf)) {
      const source = free.get(key)?.source_path;
      if (typeof source === 'string') found.set(chapter, source);
    }
  }
  if (found.size === 0) return after;
  return mapChapters(after, (chapter) => {
    const source = found.get(chapter);
    return source === undefined ? chapter : { ...chapter, source_path: source };
  });
}

/** What two chapters may have in common, the surest first; absent when it says nothing. */
const KEYS: readonly ((chapter: ChapterJson) => string | undefined)[] = [
  ({ path }) => path ?? undefined,
  ({ content }) => (content.trim() === '' ? undefined : content),
  ({ name, parent_names }) => JSON.stringify([...parent_names, name]),
];

/** The chapters whose key no other one has. */
function uniqueBy(
  chapters: readonly ChapterJson[],
  keyOf: (typeof KEYS)[number],
): ReadonlyMap<string, ChapterJson> {
  const byKey = new Map<string, ChapterJson | undefined>();
  for (const chapter of chapters) {
    const key = keyOf(chapter);
    if (key !== undefined) byKey.set(key, byKey.has(key) ? undefined : chapter);
  }
  return new Map([...byKey].flatMap(([key, chapter]) => (chapter === undefined ? [] : [[key, chapter]])));
}
