// A memo's disk in memory, with the manners of a POSIX disk: an open file stays readable when another has replaced it.
import type { ArchiveDisk, ArchiveDraft, ArchiveFile } from '../../src/memo/archive-disk.ts';

export interface MemoryDisk extends ArchiveDisk {
  /** The memo's file; absent when there is none. */
  file: MemoryFile | undefined;
  /** How many files were opened or made and not closed. */
  readonly openCount: () => number;
  /** How many drafts were neither published nor discarded. */
  readonly draftCount: () => number;
}

export interface MemoryFile {
  bytes: Buffer;
}

export function createMemoryDisk(file?: MemoryFile): MemoryDisk {
  let open = 0;
  let drafts = 0;
  const handle = (opened: MemoryFile): ArchiveFile => {
    open += 1;
    let isOpen = true;
    return {
      get size() {
        return opened.bytes.length;
      },
      read(offset, length) {
        const fits = isOpen && offset >= 0 && length >= 0 && offset + length <= opened.bytes.length;
        return fits ? Buffer.from(opened.bytes.subarray(offset, offset + length)) : undefined;
      },
      close() {
        if (isOpen) open -= 1;
        isOpen = false;
      },
    };
  };
  const draftOf = (draft: MemoryFile): ArchiveDraft => {
    drafts += 1;
    const { read, close } = handle(draft);
    return {
      get size() {
        return draft.bytes.length;
      },
      read,
      close,
      append(bytes) {
        draft.bytes = Buffer.concat([draft.bytes, bytes]);
        return true;
      },
      publish() {
        drafts -= 1;
        disk.file = draft;
        return Promise.resolve(true);
      },
      discard() {
        drafts -= 1;
      },
    };
  };
  const disk: MemoryDisk = {
    file,
    openCount: () => open,
    draftCount: () => drafts,
    exists: () => disk.file !== undefined,
    open: () => disk.file && handle(disk.file),
    create: () => draftOf({ bytes: Buffer.alloc(0) }),
  };
  return disk;
}

/** The same file on a disk of its own. */
export const copyDisk = ({ file }: MemoryDisk): MemoryDisk =>
  createMemoryDisk(file && { bytes: Buffer.from(file.bytes) });
