// Suggests a path for one that doesn't exist.
import { type NearName, createNearest, isPlausible } from './nearest.ts';

/** Returns the suggested path; absent when none is likely. */
export type FindPath = (path: string) => string | undefined;

/**
 * Suggests the nearest path if its file name is similar too, because two short names in one deep folder have most
 * letters in common. Otherwise suggests the only path with the same file name in another folder, or the only one of the same
 * topic: `guide.md`, `guide/README.md` and `guide/index.md`.
 */
export function createNearestPath(paths: Iterable<string>): FindPath {
  const all = [...paths];
  const nearest = createNearest(all);
  const byName = groupBy(all, nameOf);
  const byTopic = groupBy(all, topicOf);
  return (path) => {
    const near = nearest(path);
    if (near !== undefined && isLikely(path, near)) return near.name;
    const sameName = isGeneric(path) ? undefined : onlyIn(byName.get(nameOf(path)));
    return sameName ?? onlyIn(byTopic.get(topicOf(path)));
  };
}

function groupBy(paths: readonly string[], keyOf: (path: string) => string): ReadonlyMap<string, string[]> {
  const groups = new Map<string, string[]>();
  for (const path of paths) {
    const group = groups.get(keyOf(path));
    if (group === undefined) groups.set(keyOf(path), [path]);
    else group.push(path);
  }
  return groups;
}

const onlyIn = (paths: readonly string[] = []): string | undefined =>
  paths.length === 1 ? paths[0] : undefined;

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase();

/** Names that most folders of text or code have, so that only the folder says what such a file is about. */
const isGeneric = (path: string): boolean =>
  /^(?:(?:readme|index|summary)\.[^.]*|(?:mod|main|lib)\.(?!md$)[^.]*)$/.test(nameOf(path));

/** The file name, or for one that many folders have the name of its folder: `guide.md`. */
function topicOf(path: string): string {
  if (!isGeneric(path)) return nameOf(path);
  const folder = path.slice(0, Math.max(0, path.lastIndexOf('/')));
  return folder === '' ? nameOf(path) : nameOf(folder) + nameOf(path).replace(/^[^.]*/, '');
}

const stemOf = (path: string): string => topicOf(path).replace(/\.[^.]*$/, '');

const isLikely = (path: string, { name, distance }: NearName): boolean =>
  topicOf(name) === topicOf(path) ||
  (distance <= maxDistance(path) && isPlausible(stemOf(path), stemOf(name), distance));

/** Maximum number of edits: a third of the file name without its extension. */
const maxDistance = (path: string): number => Math.ceil(stemOf(path).length / 3);
