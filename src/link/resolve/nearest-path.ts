// Suggests a path for one that doesn't exist.
import { type NearName, createNearest, isPlausible } from '../../core/nearest.ts';

/** Returns the suggested path; absent when none is likely. */
export type FindPath = (path: string) => string | undefined;

/**
 * Suggests the nearest path if its file name is similar too, because two short names in one deep folder have most
 * letters in common. Otherwise suggests the only path with the same file name in another folder.
 */
export function createNearestPath(paths: Iterable<string>): FindPath {
  const all = [...paths];
  const nearest = createNearest(all);
  const byName = new Map<string, readonly string[]>();
  for (const path of all) byName.set(nameOf(path), [...(byName.get(nameOf(path)) ?? []), path]);
  return (path) => {
    const near = nearest(path);
    if (near !== undefined && isLikely(path, near)) return near.name;
    const [only, ...others] = byName.get(nameOf(path)) ?? [];
    return others.length === 0 ? only : undefined;
  };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase();

const stemOf = (path: string): string => nameOf(path).replace(/\.[^.]*$/, '');

const isLikely = (path: string, { name, distance }: NearName): boolean =>
  nameOf(name) === nameOf(path) ||
  (distance <= maxDistance(path) && isPlausible(stemOf(path), stemOf(name), distance));

/** Maximum number of edits: a third of the file name without its extension. */
const maxDistance = (path: string): number => Math.ceil(stemOf(path).length / 3);
