// The file system as the archive needs it: one file that is replaced as a whole. Nothing throws: a cache that cannot be
// read or written is empty.

/** An open file, which stays readable after it was replaced. */
export interface ArchiveFile {
  /** In bytes, now. */
  readonly size: number;
  /** `length` bytes from `offset`; absent when they cannot be read. */
  readonly read: (offset: number, length: number) => Buffer | undefined;
  readonly close: () => void;
}

/** A new file that no other process reads yet. */
export interface ArchiveDraft extends ArchiveFile {
  /** False when not all bytes were written. */
  readonly append: (bytes: Buffer) => boolean;
  /** Replaces the archive's file atomically; false when that failed. Freeing a large old file takes the disk a while. */
  readonly publish: () => Promise<boolean>;
  /** Removes the file. It stays readable until it is closed. */
  readonly discard: () => void;
}

export interface ArchiveDisk {
  readonly exists: () => boolean;
  /** Absent when there is no file. */
  readonly open: () => ArchiveFile | undefined;
  /** Absent when no file can be written. */
  readonly create: () => ArchiveDraft | undefined;
}
