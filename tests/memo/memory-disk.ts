// A folder that is a Map, with the manners of a POSIX disk: a file that was opened stays readable when its name is gone.
import type { MemoDisk, MemoFile } from '../../src/memo/disk/disk.ts';

export interface MemoryDisk extends MemoDisk {
  readonly files: Map<string, MemoryFile>;
  /** How many files were opened or made and not closed. */
  readonly openCount: () => number;
}

export interface MemoryFile {
  bytes: Buffer;
}

export function createMemoryDisk(files = new Map<string, MemoryFile>()): MemoryDisk {
  let open = 0;
  const handle = (file: MemoryFile): MemoFile => {
    open += 1;
    let isOpen = true;
    return {
      size: file.bytes.length,
      async read(offset, length) {
        await Promise.resolve();
        const fits = isOpen && offset + length <= file.bytes.length;
        return fits ? Uint8Array.from(file.bytes.subarray(offset, offset + length)) : undefined;
      },
      async append(bytes) {
        await Promise.resolve();
        if (isOpen) file.bytes = Buffer.concat([file.bytes, bytes]);
        return isOpen;
      },
      async close() {
        await Promise.resolve();
        if (isOpen) open -= 1;
        isOpen = false;
      },
    };
  };
  return {
    files,
    openCount: () => open,
    list: async () => Promise.resolve([...files.keys()]),
    async open(name) {
      await Promise.resolve();
      const file = files.get(name);
      return file && handle(file);
    },
    async create(name) {
      await Promise.resolve();
      if (files.has(name)) return undefined;
      const file = { bytes: Buffer.alloc(0) };
      files.set(name, file);
      return handle(file);
    },
    async rename(from, to) {
      await Promise.resolve();
      const file = files.get(from);
      if (file === undefined) return false;
      files.delete(from);
      files.set(to, file);
      return true;
    },
    async remove(name) {
      await Promise.resolve();
      files.delete(name);
    },
  };
}

/** The same files in a disk of their own. */
export const copyDisk = (disk: MemoryDisk): MemoryDisk =>
  createMemoryDisk(
    new Map([...disk.files].map(([name, { bytes }]) => [name, { bytes: Buffer.from(bytes) }])),
  );
