// A path that leads nowhere -> the path of the book that was most likely meant.
import { createNearest } from '../../core/nearest.ts';

/** Finds the path that was meant; absent when none is likely. */
export type FindPath = (path: string) => string | undefined;

/**
 * The nearest of `paths` in its letters if its name is also near, since two short names in one deep folder have most of
 * their letters in common; otherwise the only one with the same name, which is in another folder.
 */
export function createNearestPath(paths: Iterable<string>): FindPath {
  const all = [...paths];
  const nearest = createNearest(all);
  const byName = new Map<string, readonly string[]>();
  for (const path of all) byName.set(nameOf(path), [...(byName.get(nameOf(path)) ?? []), path]);
  return (path) => {
    const near = nearest(path);
    if (near !== undefined && (near.distance <= allowed(path) || nameOf(near.name) === nameOf(path)))
      return near.name;
    const [only, ...others] = byName.get(nameOf(path)) ?? [];
    return others.length === 0 ? only : undefined;
  };
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1).toLowerCase();

/** How many letters may be others: a third of those of the name, its ending left out. */
const allowed = (path: string): number => Math.ceil(nameOf(path).replace(/\.[^.]*$/, '').length / 3);
