// Files in the site's folder. Nothing outside the folder is ever touched.
import { lstatSync, rmdirSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { folderOf, type UrlPath } from '../../core/path.ts';
import { createFolder } from '../create-folder.ts';
import { pathInFolder } from '../sources/absolute-path.ts';
import { codeOf } from '../sources/open-file.ts';
import { futurePathOf, isWithin } from '../sources/real-path.ts';
import type { StatCache } from '../sources/stat-cache.ts';
import { fault, type Fault, tryTo } from './write-error.ts';
import type { WrittenFile } from './site-manifest.ts';

export interface SiteFolder {
  readonly pathOf: (url: UrlPath) => string;
  readonly entryKind: (url: UrlPath) => 'nothing' | 'file' | 'folder' | 'other';
  /** True if a regular file has exactly this content. */
  readonly holds: (url: UrlPath, file: Pick<WrittenFile, 'hash' | 'size'>) => boolean;
  /** Creates the folders of `url`; returns a fault if that fails or a link on the way leads outside the site. */
  readonly makeFolders: (url: UrlPath) => Fault | undefined;
  /** Removes the file (a link itself, not its target) and the folders that become empty. */
  readonly remove: (url: UrlPath) => Fault | undefined;
}

/** The site in `folder`, an absolute path that exists. */
export function openSiteFolder(folder: string, statCache: StatCache): SiteFolder {
  const root = futurePathOf(folder);
  const made = new Set<UrlPath>();
  const pathOf = (url: UrlPath): string => pathInFolder(folder, url);
  const leadsOut = (url: UrlPath): boolean => !isWithin(root, futurePathOf(dirname(pathOf(url))));
  const removeEmpty = (url: UrlPath): void => {
    for (let inner = folderOf(url); inner !== ''; inner = folderOf(inner)) {
      if (!removeEmptyFolder(pathOf(inner))) return;
    }
  };
  return {
    pathOf,
    entryKind: (url) => entryKind(pathOf(url)),
    holds(url, { hash, size }) {
      const path = pathOf(url);
      const stat = statOf(path);
      if (stat?.isFile() !== true || stat.size !== BigInt(size)) return false;
      const known = statCache.known(path, stat);
      if (known !== undefined) return known === hash;
      const read = statCache.hashOf(path);
      return read.kind === 'file' && read.hash === hash;
    },
    makeFolders(url) {
      const inner = folderOf(url);
      if (made.has(inner)) return undefined;
      if (leadsOut(url)) return fault('a link on the way leads out of the site');
      const result = tryTo(() => {
        createFolder(pathOf(inner));
      });
      if (result === undefined) made.add(inner);
      return result;
    },
    remove(url) {
      if (leadsOut(url)) return fault('a link on the way leads out of the site');
      const result = tryTo(() => {
        rmSync(pathOf(url), { force: true });
      });
      if (result === undefined) removeEmpty(url);
      return result;
    },
  };
}

function entryKind(path: string): 'nothing' | 'file' | 'folder' | 'other' {
  const stat = statOf(path);
  if (stat === undefined) return 'nothing';
  return stat.isFile() ? 'file' : stat.isDirectory() ? 'folder' : 'other';
}

/** Of a link itself; absent if nothing is there or it cannot be reached. */
function statOf(path: string): ReturnType<typeof lstatBig> {
  try {
    return lstatBig(path);
  } catch (error) {
    codeOf(error);
    return undefined;
  }
}

const lstatBig = (path: string) => lstatSync(path, { bigint: true, throwIfNoEntry: false });

/** Removes `folder` if it is empty. True if it is gone. */
export function removeEmptyFolder(folder: string): boolean {
  try {
    rmdirSync(folder);
    return true;
  } catch (error) {
    return codeOf(error) === 'ENOENT';
  }
}
