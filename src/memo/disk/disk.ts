// What the memo needs of a folder. Nothing here throws: a disk that fails is a cache that forgets.

/** A file opened by name. It stays readable after its name is removed or given to another file. */
export interface MemoFile {
  /** Bytes at the time of opening. */
  readonly size: number;
  /** `length` bytes from `offset` on; absent when there are not so many, or they cannot be read. */
  readonly read: (offset: number, length: number) => Promise<Uint8Array | undefined>;
  /** Adds to the end; false when not all of it was written. Only for a file that `create` made, one call at a time. */
  readonly append: (bytes: Uint8Array) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

/** A folder of the memo's own. Names are plain, without slashes. */
export interface MemoDisk {
  /** Names of all files; empty when the folder is missing. */
  readonly list: () => Promise<readonly string[]>;
  /** Absent when there is no such file. */
  readonly open: (name: string) => Promise<MemoFile | undefined>;
  /** A new file, and the folder if need be; absent when the name is taken or the folder cannot be written. */
  readonly create: (name: string) => Promise<MemoFile | undefined>;
  /** Gives the file `from` the name `to`: whoever opens `to` finds the old file or the new one. False when it failed. */
  readonly rename: (from: string, to: string) => Promise<boolean>;
  readonly remove: (name: string) => Promise<void>;
}
