// Many small pieces -> a file that grows by large writes, and can be read while it grows.
import type { MemoFile } from './disk.ts';

export interface AppendFile {
  /** Bytes with those that are still to be written. */
  readonly size: () => number;
  /** Takes `bytes` to be written soon, and says from which offset on. */
  readonly append: (bytes: Uint8Array) => number;
  /** Absent when they cannot be read. Writes what is waiting first, if they are in it. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array | undefined>;
  /** Writes all that waits; false when any write since the beginning has failed. */
  readonly flush: () => Promise<boolean>;
  /** Waits until little is waiting, so that a slow disk does not fill the memory. */
  readonly drained: () => Promise<void>;
  readonly close: () => Promise<void>;
}

const BATCH = 1 << 20;
const TOO_MUCH = 16 << 20;

/** A file that is being opened or made, `size` bytes long; when there is none in the end, reads and writes fail. */
export function createAppendFile(opening: Promise<MemoFile | undefined>, initialSize: number): AppendFile {
  let size = initialSize;
  let waiting: Uint8Array[] = [];
  let waitingBytes = 0;
  // Handed to the file, but perhaps not written yet.
  let underWay = 0;
  let written = initialSize;
  let writing = Promise.resolve(true);

  const write = async (chunk: Uint8Array): Promise<boolean> => {
    const done = (await (await opening)?.append(chunk)) ?? false;
    underWay -= chunk.length;
    written += chunk.length;
    return done;
  };
  const flush = (): Promise<boolean> => {
    if (waitingBytes === 0) return writing;
    const chunk = Buffer.concat(waiting, waitingBytes);
    underWay += waitingBytes;
    waiting = [];
    waitingBytes = 0;
    writing = writing.then(async (ok) => (await write(chunk)) && ok);
    return writing;
  };
  return {
    size: () => size,
    append(bytes) {
      const at = size;
      size += bytes.length;
      waiting.push(bytes);
      waitingBytes += bytes.length;
      if (waitingBytes >= BATCH) void flush();
      return at;
    },
    async read(offset, length) {
      if (offset + length > written) await flush();
      return (await opening)?.read(offset, length);
    },
    flush,
    async drained() {
      if (underWay > TOO_MUCH) await flush();
    },
    async close() {
      await flush();
      await (await opening)?.close();
    },
  };
}
