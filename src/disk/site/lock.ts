// A site's folder -> the right to write to it, for one build at a time, whatever becomes of that build.
//
// `.build-book.lock/` holds a file for each build that wants to write. A build puts its own there and then looks around:
// if no other living one is there it may write, else it takes its file away and tries again later. A file is dead when its
// process is, or when nobody has touched it for a minute: process ids are used again, and mean nothing on another machine.
// The folder also takes the files that are being written, so that what a killed build leaves goes with the next one.
import { randomBytes } from 'node:crypto';
import { existsSync, lstatSync, mkdirSync, readdirSync, rmdirSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { codeOf } from '../sources/open-file.ts';
import { attempt, fault, type Fault, isFault, tryTo } from './write-error.ts';

/** The lock's name in the site's folder. */
export const LOCK = '.build-book.lock';

export interface SiteLock {
  /** A path that no file has, on the file system of the site. */
  readonly newFile: () => string;
  /** True when the file system takes names that differ in case only for one. */
  readonly forgivesCase: () => boolean;
  readonly release: () => void;
}

/** A build's own file, and with a number those that it is writing. */
const OURS = /^\d+-[0-9a-f]{12}\.build(?:\.\d+)?$/;

const TOUCH_MS = 5000;
const DEAD_AFTER_MS = 60_000;
const RETRY_MS = 40;

/** Locks of this process; a file with its id that is not here is of an earlier process that had the same id. */
const held = new Set<string>();

/** The right to write to `folder`, which exists; `busy` when another build has had it for `patience` milliseconds. */
export async function takeLock(folder: string, patience: number): Promise<SiteLock | 'busy' | Fault> {
  const lock = join(folder, LOCK);
  const name = `${process.pid}-${randomBytes(6).toString('hex')}.build`;
  const deadline = performance.now() + patience;
  for (;;) {
    const taken = attempt(() => tryLock(lock, name));
    if (isFault(taken)) return taken;
    if (taken) return holdLock(lock, name);
    if (performance.now() >= deadline) return 'busy';
    // Two that tried at the same moment must not do so for ever.
    await pause(RETRY_MS + (process.pid % RETRY_MS));
  }
}

/** Nothing in here waits, so that two builds in one process cannot meet. */
function tryLock(lock: string, name: string): boolean | Fault {
  mkdirSync(lock, { recursive: true });
  if (!lstatSync(lock).isDirectory()) return fault(`a link stands where \`${LOCK}\` belongs`);
  const mine = join(lock, name);
  try {
    writeFileSync(mine, '', { flag: 'wx' });
  } catch (error) {
    // The build that had the lock has just taken the folder away.
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

function isAlive(lock: string, name: string, now: number): boolean {
  if (!name.endsWith('.build')) return false;
  const touched = touchedAt(join(lock, name));
  if (touched === undefined || now - touched > DEAD_AFTER_MS) return false;
  const id = Number.parseInt(name, 10);
  return id === process.pid ? held.has(name) : isRunning(id);
}

function isRunning(id: number): boolean {
  try {
    process.kill(id, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** By the file system's clock, which need not be ours. */
const touchedAt = (path: string): number | undefined => statSync(path, { throwIfNoEntry: false })?.mtimeMs;

function holdLock(lock: string, name: string): SiteLock {
  const mine = join(lock, name);
  held.add(name);
  const touching = setInterval(() => {
    touch(mine);
  }, TOUCH_MS).unref();
  let files = 0;
  return {
    newFile: () => join(lock, `${name}.${files++}`),
    forgivesCase: () => existsSync(join(lock, name.toUpperCase())),
    release() {
      clearInterval(touching);
      held.delete(name);
      tryTo(() => {
        const left = readdirSync(lock).filter((file) => file.startsWith(name));
        for (const file of left) rmSync(join(lock, file), { force: true });
        rmdirSync(lock);
      });
    },
  };
}

/** Writing rather than setting the time, so that it is the file system's. If the file is gone, it stays so. */
function touch(path: string): void {
  tryTo(() => {
    writeFileSync(path, '.', { flag: 'r+' });
  });
}
