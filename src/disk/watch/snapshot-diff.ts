// Files and folders as they were last seen, and the disk -> what changed. It looks where it is told to, at once.
import { isDeepStrictEqual } from 'node:util';
import { dirname, relative, resolve } from 'node:path';
import { type BookPath, bookPath, folderOf, leavesRoot } from '../../core/path.ts';
import { stateOf } from '../sources/open-file.ts';
import type { StatCache } from '../sources/stat-cache.ts';
import { type Patience, type WatchedFiles, createWatchedFiles } from './watched-files.ts';
import { createIgnored } from './ignored.ts';
import { type KnownFolders, createKnownFolders, entriesOf } from './known-folders.ts';
import type { Watched } from './watched.ts';

export interface SurveyOptions {
  /** The book's root: an absolute path. */
  readonly root: string;
  readonly statCache: StatCache;
  /** A file's content is another one, or it is new or gone. */
  readonly changed: (path: BookPath) => void;
  /** A file looks as in the middle of a save: to be looked at again, with `waited`. */
  readonly unsettled: (path: BookPath) => void;
  /** A folder was removed and made again since it was last seen. */
  readonly replaced: (path: BookPath) => void;
}

/** What is known. Only the functions of this file change it. */
export interface Survey {
  readonly options: SurveyOptions;
  readonly files: WatchedFiles;
  readonly folders: KnownFolders;
  /** Folders whose files have been listed. */
  readonly listed: Set<BookPath>;
  trees: readonly BookPath[];
  outputs: readonly BookPath[];
  isIgnored: (path: BookPath) => boolean;
  /** Set when the folders to be watched may no longer be the same. */
  isMoved: boolean;
}

export const createSurvey = (options: SurveyOptions): Survey => ({
  options,
  files: createWatchedFiles(options),
  folders: createKnownFolders(options.root),
  listed: new Set(),
  trees: [],
  outputs: [],
  isIgnored: () => false,
  isMoved: false,
});

/** Watches exactly this from now on. What a folder holds already is no change. Cheap when little of it is news. */
export function setWatched(survey: Survey, watched: Watched): void {
  const { files } = survey;
  if (files.ask(watched.files)) survey.isMoved = true;
  if (isDeepStrictEqual([survey.trees, survey.outputs], [watched.folders, watched.ignored])) return;
  survey.isMoved = true;
  survey.isIgnored = createIgnored(survey.options.root, watched.ignored);
  survey.trees = watched.folders;
  survey.outputs = watched.ignored;
  for (const path of files.paths()) if (!isInTree(survey, path)) files.unlist(path);
  for (const path of survey.listed) if (!isInTree(survey, path)) survey.listed.delete(path);
  for (const tree of watched.folders) discover(survey, tree, 'the beginning');
}

/** Looks at a path, whatever is there: a known file or folder, a new one, or nothing of the book's. */
export function look(survey: Survey, path: BookPath, patience: Patience): void {
  const { files, folders } = survey;
  if (folders.has(path)) lookAtFolder(survey, path);
  else if (!files.isListed(path) && isInTree(survey, path)) discover(survey, path, 'now');
  lookAtFile(survey, path, patience);
}

/** Every path that is known. */
export const allPaths = ({ files, folders }: Survey): readonly BookPath[] => [
  ...files.paths(),
  ...folders.paths(),
];

/** The known files right in a folder. */
export const pathsIn = ({ files }: Survey, folder: BookPath): readonly BookPath[] =>
  files.paths().filter((path) => folderOf(path) === folder);

/** The files that were asked for and are not there: what comes into being may be one of them. */
export const missingFiles = ({ files }: Survey): readonly BookPath[] => files.missing();

/** The folders in which anything that counts can happen: of a file that is not there the nearest one that is. */
export function foldersToWatch(survey: Survey): ReadonlySet<string> {
  const { root } = survey.options;
  const nearest = new Map<string, string>();
  const nearestFolder = (folder: string): string => {
    const known = nearest.get(folder);
    if (known !== undefined) return known;
    const state = stateOf(folder);
    const isThere = (state.kind === 'none' && state.why === 'folder') || dirname(folder) === folder;
    const found = isThere ? folder : nearestFolder(dirname(folder));
    nearest.set(folder, found);
    return found;
  };
  const wanted = new Set<string>();
  for (const path of [...survey.trees, ...survey.listed]) wanted.add(nearestFolder(resolve(root, path)));
  for (const path of survey.files.paths()) wanted.add(nearestFolder(dirname(resolve(root, path))));
  const paths = new Set([...wanted].map((folder) => toBookPath(root, folder)));
  survey.folders.keep(paths);
  for (const path of paths) if (!survey.folders.has(path)) survey.folders.add(path);
  survey.isMoved = false;
  return wanted;
}

/** The path of a file or folder of the system, from the book's root. */
export const toBookPath = (root: string, path: string): BookPath => bookPath(relative(root, path));

/** The path of what a folder holds under `name`. */
export const inFolder = (folder: BookPath, name: string): BookPath =>
  bookPath(folder === '' ? name : `${folder}/${name}`);

const isUnder = (folder: BookPath, path: BookPath): boolean =>
  folder === '' ? !leavesRoot(path) : path === folder || path.startsWith(`${folder}/`);

const isInTree = (survey: Survey, path: BookPath): boolean =>
  survey.trees.some((tree) => isUnder(tree, path)) && !survey.isIgnored(path);

function lookAtFile(survey: Survey, path: BookPath, patience: Patience): void {
  const { options, files } = survey;
  const verdict = files.inspect(path, patience);
  switch (verdict) {
    case 'same':
      return;
    case 'unsettled':
      options.unsettled(path);
      return;
    case 'changed':
    case 'moved':
      survey.isMoved ||= verdict === 'moved';
      options.changed(path);
  }
}

function lookAtFolder(survey: Survey, path: BookPath): void {
  const verdict = survey.folders.inspect(path);
  switch (verdict) {
    case 'same':
      return;
    case 'other-content':
      if (isInTree(survey, path)) list(survey, path, 'now');
      return;
    case 'another':
    case 'gone':
      survey.isMoved = true;
      for (const listed of survey.listed) if (isUnder(path, listed)) survey.listed.delete(listed);
      if (verdict === 'another') survey.options.replaced(path);
      lookUnder(survey, path);
      if (verdict === 'another' && isInTree(survey, path)) discover(survey, path, 'now');
  }
}

/** A folder's fate is that of all that is in it; of its folders each may have been made again. */
function lookUnder(survey: Survey, folder: BookPath): void {
  for (const path of survey.folders.paths()) {
    if (path === folder || !isUnder(folder, path)) continue;
    if (survey.folders.inspect(path) === 'another') survey.options.replaced(path);
  }
  for (const path of survey.files.paths()) {
    if (isUnder(folder, path)) lookAtFile(survey, path, 'first-look');
  }
}

type Since = 'the beginning' | 'now';

/** Something in a tree that is not known: a file, or a folder with all that is in it. */
function discover(survey: Survey, path: BookPath, since: Since): void {
  const state = stateOf(resolve(survey.options.root, path));
  if (state.kind === 'file') listFile(survey, path, since);
  else if (state.why === 'folder' && !survey.listed.has(path) && survey.folders.add(path)) {
    survey.isMoved = true;
    survey.listed.add(path);
    list(survey, path, since);
  }
}

function listFile(survey: Survey, path: BookPath, since: Since): void {
  survey.files.list(path, since);
  if (since === 'now') lookAtFile(survey, path, 'first-look');
}

function list(survey: Survey, folder: BookPath, since: Since): void {
  const { files, folders } = survey;
  for (const entry of entriesOf(resolve(survey.options.root, folder))) {
    const path = inFolder(folder, entry.name);
    const isKnown = files.isListed(path) || survey.listed.has(path) || !isInTree(survey, path);
    // A link to a folder that is known, maybe one that it is in, shows nothing that is not seen there.
    if (isKnown || (entry.isSymbolicLink() && folders.hasSame(path))) continue;
    if (entry.isFile()) listFile(survey, path, since);
    else discover(survey, path, since);
  }
}
