// Asks the disk a recorded question again. Files are compared by their states, and read only if the state differs.
import { type BigIntStats, lstatSync } from 'node:fs';
import { isAbsolute } from 'node:path';
import { hashOf } from '../../core/hash.ts';
import { namesIn } from '../sources/exact-case.ts';
import { exists, stateOf } from '../sources/open-file.ts';
import { currentHash } from '../sources/read-source.ts';
import { createRealFolders } from '../sources/real-folders.ts';
import { futurePathOf } from '../sources/real-path.ts';
import { repositoryOf } from '../sources/repository-folder.ts';
import { type StatCache, stateText } from '../sources/stat-cache.ts';
import { currentRefs } from '../git/list-refs.ts';
import { refsState } from '../git/refs-state.ts';
import type { Answer } from './disk-trace.ts';
import { entriesHash, entriesOf } from '../sources/folder-entries.ts';

/** An answer with the state of the file that it is about; empty when the state doesn't prove that the content is the same. */
export interface KnownAnswer extends Answer {
  readonly state: string;
}

/** The state of the file if the answer is still the same, empty for other questions; absent if it is another one. */
export type CheckAnswer = (known: KnownAnswer) => string | undefined;

/** Asks questions about paths that are absolute or relative to `root`. Each folder and file is looked at once. */
export function createCheck(root: string, statCache: StatCache): CheckAnswer {
  const realFolder = createRealFolders(root);
  // Resolving each path would take as long as asking.
  const pathOf = (path: string): string => (isAbsolute(path) ? path : `${root}/${path}`);
  return (known) => {
    const path = pathOf(known.path);
    switch (known.question) {
      case 'file':
      case 'linked':
      case 'written':
        return checkFile(path, known, statCache);
      case 'link':
        return isSame(futurePathOf(path), known);
      case 'folder':
        return isSame(realFolder(path), known);
      case 'exists':
        return isSame(String(exists(path)), known);
      case 'names':
        return isSame(hashOf(namesIn(path)), known);
      case 'entries':
        return isSame(entriesHash(path, entriesOf(path)), known);
      case 'repository':
        return isSame(repositoryOf(path) ?? '', known);
      case 'refs':
        return checkRefs(root, known);
    }
  };
}

const isSame = (now: string, { answer }: Answer): '' | undefined => (now === answer ? '' : undefined);

/** The path has globs as JSON. */
function checkRefs(root: string, known: KnownAnswer): string | undefined {
  const state = refsState(root);
  if (state !== '' && state === known.state) return state;
  return currentRefs(root, JSON.parse(known.path) as readonly string[]) === known.answer ? state : undefined;
}

function checkFile(
  path: string,
  { question, answer, state }: KnownAnswer,
  statCache: StatCache,
): string | undefined {
  const own = statOf(path);
  if ((own?.isSymbolicLink() === true) !== (question === 'linked')) return undefined;
  if (question === 'written' && own?.isFile() !== true) return undefined;
  const target = question === 'linked' ? stateOf(path) : undefined;
  const stat = target?.kind === 'file' ? target.stat : own;
  if (stat?.isFile() === true && stateText(stat) === state) return state;
  const hash = currentHash(path, statCache);
  return hash === answer ? (statCache.stateWith(path, hash) ?? '') : undefined;
}

/** Of a link itself; absent if nothing is there or it can't be reached. */
function statOf(path: string): BigIntStats | undefined {
  try {
    return lstatSync(path, { bigint: true, throwIfNoEntry: false });
  } catch {
    return undefined;
  }
}
