// Stores the memo's files in a folder. Disk errors read as missing files and failed writes.
import type { Stats } from 'node:fs';
import { closeSync, fstatSync, mkdirSync, openSync, readSync, write } from 'node:fs';
import { readdir, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { MemoDisk, MemoFile } from '../../memo/disk/disk.ts';

/** The memo's files in `folder`, an absolute path; created with the first file. */
export function createMemoDisk(folder: string): MemoDisk {
  return {
    list: () => readdir(folder).catch(() => []),
    open: (name) => Promise.resolve(openFile(join(folder, name), 'r')),
    create(name) {
      attempt(() => mkdirSync(folder, { recursive: true }));
      return Promise.resolve(openFile(join(folder, name), 'wx+'));
    },
    rename: (from, to) => succeeds(rename(join(folder, from), join(folder, to))),
    async remove(name) {
      await succeeds(rm(join(folder, name), { force: true }));
    },
  };
}

function openFile(path: string, flags: 'r' | 'wx+'): MemoFile | undefined {
  const descriptor = attempt(() => openSync(path, flags));
  if (descriptor === undefined) return undefined;
  const stats: Stats | undefined = attempt(() => fstatSync(descriptor));
  let isOpen = true;
  let end = stats?.size ?? 0;
  return {
    size: end,
    // Synchronous: a record is about ten kilobytes and usually in the page cache, and a trip through the thread pool
    // takes several times as long as reading it.
    read: (offset, length) => Promise.resolve(isOpen ? readPart(descriptor, offset, length) : undefined),
    async append(bytes) {
      if (!isOpen) return false;
      const at = end;
      end += bytes.length;
      return writeAll(descriptor, bytes, at);
    },
    close() {
      if (isOpen)
        attempt(() => {
          closeSync(descriptor);
        });
      isOpen = false;
      return Promise.resolve();
    },
  };
}

function readPart(descriptor: number, offset: number, length: number): Uint8Array | undefined {
  return attempt(() => {
    const bytes = Buffer.allocUnsafeSlow(length);
    let done = 0;
    while (done < length) {
      const count = readSync(descriptor, bytes, done, length - done, offset + done);
      if (count === 0) return undefined;
      done += count;
    }
    return bytes;
  });
}

/** Writes all of `bytes` at offset `at`; a single call may write a part only. */
async function writeAll(descriptor: number, bytes: Uint8Array, at: number): Promise<boolean> {
  for (let done = 0; done < bytes.length;) {
    const count = await writeSome(descriptor, bytes.subarray(done), at + done);
    if (count === 0) return false;
    done += count;
  }
  return true;
}

const writeSome = (descriptor: number, bytes: Uint8Array, at: number): Promise<number> =>
  new Promise((resolve) => {
    write(descriptor, bytes, 0, bytes.length, at, (error, count) => {
      resolve(error === null ? count : 0);
    });
  });

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

const succeeds = (action: Promise<unknown>): Promise<boolean> =>
  action.then(
    () => true,
    () => false,
  );
