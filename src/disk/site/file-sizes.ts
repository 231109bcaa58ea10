// The sizes of all files of a folder.
import { lstatSync, readdirSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { type UrlPath, urlPath } from '../../core/path.ts';

/** In bytes, by path relative to `folder`, an absolute path; empty if there is no such folder. */
export function sizesIn(folder: string): ReadonlyMap<UrlPath, number> {
  const sizes = new Map<UrlPath, number>();
  for (const path of filesBelow(folder)) {
    const stat = lstatSync(path, { throwIfNoEntry: false });
    if (stat) sizes.set(urlPath(relative(folder, path).split(sep).join('/')), stat.size);
  }
  return sizes;
}

function filesBelow(folder: string): readonly string[] {
  try {
    return readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name));
  } catch {
    return [];
  }
}
