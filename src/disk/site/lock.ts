// Lock on a site's folder, so that one build writes to it at a time. A crashed build doesn't keep it.
//
// `.build-book.lock/` holds a file for each build that wants to write. A build creates its own and then lists the folder: if
// no other live one is there, it holds the lock; otherwise it removes its file and retries later. A file is dead when its
// process is, or when it was not touched for a minute, because process ids are reused and differ between machines.
// Files being written go into this folder too, so that the next build removes what a killed one left.
import { randomBytes } from 'node:crypto';
import {
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  rmdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { createFolder } from '../create-folder.ts';
import { isRunning } from '../running-process.ts';
import { codeOf } from '../sources/open-file.ts';
import { attempt, fault, type Fault, isFault, tryTo } from './write-error.ts';

/** The lock's name in the site's folder. */
export const LOCK = '.build-book.lock';

export interface SiteLock {
  /** An unused path on the file system of the site. */
  readonly newFile: () => string;
  /** True on a case-insensitive file system. */
  readonly forgivesCase: () => boolean;
  readonly release: () => void;
}

/** The file of a build, and with a number those that it is writing. */
const OURS = /^\d+-[0-9a-f]{12}\.build(?:\.\d+)?$/;

/** How often a build touches its file, how long an untouched one is trusted, and how soon the next try is; milliseconds. */
const TOUCH_MS = 5000;
const DEAD_AFTER_MS = 60_000;
const RETRY_MS = 40;

/** Locks of this process; other files with its id are from an earlier process with the same id. */
const held = new Set<string>();

/** Locks `folder`, which exists; `busy` if another build holds the lock for `patience` milliseconds. */
export async function takeLock(folder: string, patience: number): Promise<SiteLock | 'busy' | Fault> {
  const lock = join(folder, LOCK);
  const name = `${process.pid}-${randomBytes(6).toString('hex')}.build`;
  const deadline = performance.now() + patience;
  for (;;) {
    const taken = attempt(() => tryLock(folder, name));
    if (isFault(taken)) return taken;
    if (taken) return holdLock(lock, name);
    if (performance.now() >= deadline) return 'busy';
    // Not the same in all processes: two builds that tried at the same moment must not keep colliding.
    await pause(RETRY_MS + (process.pid % RETRY_MS));
  }
}

/** Synchronous, so that two builds in one process don't interleave. */
function tryLock(folder: string, name: string): boolean | Fault {
  const lock = join(folder, LOCK);
  const mine = join(lock, name);
  makeLockFolder(folder, lock);
  try {
    if (lstatSync(lock).isSymbolicLink()) return fault(`\`${LOCK}\` is a link`);
    writeFileSync(mine, '', { flag: 'wx' });
  } catch (error) {
    // The build that held the lock has just removed the folder.
    if (codeOf(error) === 'ENOENT') return false;
    throw error;
  }
  const now = touchedAt(mine) ?? 0;
  const names = readdirSync(lock).filter((other) => other !== name && OURS.test(other));
  if (names.some((other) => isAlive(lock, other, now))) {
    rmSync(mine, { force: true });
    return false;
  }
  for (const other of names) rmSync(join(lock, other), { force: true });
  return true;
}

function makeLockFolder(folder: string, lock: string): void {
  try {
    mkdirSync(lock);
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return;
    // In `/proc`, the error for a folder that can't be created says that it doesn't exist.
    if (codeOf(error) !== 'ENOENT' || existsSync(folder)) throw error;
    // Another program has just removed the site.
    createFolder(folder);
  }
}

function isAlive(lock: string, name: string, now: number): boolean {
  if (!name.endsWith('.build')) return false;
  const touched = touchedAt(join(lock, name));
  if (touched === undefined || now - touched > DEAD_AFTER_MS) return false;
  const id = Number.parseInt(name, 10);
  return id === process.pid ? held.has(name) : isRunning(id);
}

/** By the file system's clock, which may differ from ours. */
const touchedAt = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

function holdLock(lock: string, name: string): SiteLock {
  const mine = join(lock, name);
  held.add(name);
  const touching = setInterval(() => {
    touch(mine);
  }, TOUCH_MS).unref();
  let files = 0;
  const release = (): void => {
    clearInterval(touching);
    process.off('exit', release);
    held.delete(name);
    // Where the process ends while files are being written, one more may appear after the list was made.
    for (let tries = 0; tries < 3 && existsSync(lock); tries++) {
      tryTo(() => {
        const left = readdirSync(lock).filter((file) => file.startsWith(name));
        for (const file of left) rmSync(join(lock, file), { force: true });
        rmdirSync(lock);
      });
    }
  };
  process.on('exit', release);
  return {
    newFile: () => join(lock, `${name}.${files++}`),
    forgivesCase: () => existsSync(join(lock, name.toUpperCase())),
    release,
  };
}

/** Writes instead of setting the time, to get the file system's time. Doesn't recreate the file. */
function touch(path: string): void {
  tryTo(() => {
    writeFileSync(path, '.', { flag: 'r+' });
  });
}
