// An archive in memory, for processes that keep nothing on disk.
import type { ArchiveDisk, ArchiveDraft } from './archive-disk.ts';

export const memoryDisk = (): ArchiveDisk => ({
  exists: () => true,
  open: () => undefined,
  create: createDraft,
});

/** Reads return whole pieces as they were appended, which is how the archive reads. */
function createDraft(): ArchiveDraft {
  const pieces = new Map<number, Buffer>();
  let size = 0;
  return {
    get size() {
      return size;
    },
    read: (offset) => pieces.get(offset),
    append(bytes) {
      pieces.set(size, bytes);
      size += bytes.length;
      return true;
    },
    publish: () => Promise.resolve(true),
    discard: () => undefined,
    close: () => undefined,
  };
}
