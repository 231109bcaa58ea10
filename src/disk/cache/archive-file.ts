// A memo's archive on disk. Errors of the file system make it empty or leave it as it was.
import { randomBytes } from 'node:crypto';
import {
  closeSync,
  existsSync,
  fstatSync,
  openSync,
  readSync,
  readdirSync,
  rmSync,
  statSync,
  writeSync,
} from 'node:fs';
import { rename } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { createFolder } from '../create-folder.ts';
import type { ArchiveDisk, ArchiveDraft, ArchiveFile } from '../../memo/archive-disk.ts';

/** The archive at `path`, an absolute path. Drafts are created in the same folder, and the folder with the first of them. */
export function createArchiveDisk(path: string): ArchiveDisk {
  return {
    exists: () => existsSync(path),
    open: () => openFile(path, 'r')?.file,
    create() {
      attempt(() => {
        createFolder(dirname(path));
      });
      attempt(() => {
        removeAbandoned(path);
      });
      return createDraft(path);
    },
  };
}

function createDraft(path: string): ArchiveDraft | undefined {
  const own = `${path}.${randomBytes(6).toString('hex')}.draft`;
  const opened = openFile(own, 'wx+');
  if (opened === undefined) return undefined;
  const { file, descriptor } = opened;
  let size = 0;
  return {
    get size() {
      return size;
    },
    read: file.read,
    close: file.close,
    append(bytes) {
      const at = size;
      size += bytes.length;
      return succeeds(() => {
        for (let done = 0; done < bytes.length;)
          done += writeSync(descriptor, bytes, done, bytes.length - done, at + done);
      });
    },
    publish: () =>
      rename(own, path).then(
        () => true,
        () => false,
      ),
    discard() {
      attempt(() => {
        rmSync(own, { force: true });
      });
    },
  };
}

/** Milliseconds since the last write after which a draft is considered abandoned by a killed process. */
const ABANDONED = 3_600_000;

function removeAbandoned(path: string): void {
  const folder = dirname(path);
  for (const name of readdirSync(folder)) {
    if (!name.startsWith(`${basename(path)}.`) || !name.endsWith('.draft')) continue;
    const draft = join(folder, name);
    if (Date.now() - statSync(draft).mtimeMs > ABANDONED) rmSync(draft, { force: true });
  }
}

interface OpenFile {
  readonly file: ArchiveFile;
  readonly descriptor: number;
}

function openFile(path: string, flags: 'r' | 'wx+'): OpenFile | undefined {
  const descriptor = attempt(() => openSync(path, flags));
  if (descriptor === undefined) return undefined;
  let isOpen = true;
  const file: ArchiveFile = {
    size: attempt(() => fstatSync(descriptor).size) ?? 0,
    // Synchronous: the bytes are mostly in the page cache, and the thread pool takes several times as long as the read.
    read: (offset, length) => (isOpen && offset >= 0 ? readPart(descriptor, offset, length) : undefined),
    close() {
      if (isOpen)
        attempt(() => {
          closeSync(descriptor);
        });
      isOpen = false;
    },
  };
  return { file, descriptor };
}

function readPart(descriptor: number, offset: number, length: number): Buffer | undefined {
  return attempt(() => {
    const bytes = Buffer.allocUnsafeSlow(length);
    for (let done = 0; done < length;) {
      const count = readSync(descriptor, bytes, done, length - done, offset + done);
      if (count === 0) return undefined;
      done += count;
    }
    return bytes;
  });
}

function attempt<T>(action: () => T): T | undefined {
  try {
    return action();
  } catch {
    return undefined;
  }
}

const succeeds = (action: () => void): boolean =>
  attempt(() => {
    action();
    return true;
  }) ?? false;
