// Explains file system errors to people.
import { codeOf } from '../sources/open-file.ts';

export interface Fault {
  readonly kind: 'fault';
  readonly reason: string;
  /** Set when the disk is to blame rather than this file: there is no use in trying the next. */
  readonly ofDisk?: true;
}

export const fault = (reason: string): Fault => ({ kind: 'fault', reason });

const reasons: Readonly<Record<string, string>> = {
  EACCES: 'permission denied',
  EPERM: 'permission denied',
  EISDIR: 'a folder has this name',
  ENOTEMPTY: 'a folder has this name',
  ENOTDIR: 'a file has the name of a folder of the site',
  EEXIST: 'a file has the name of a folder of the site',
  ENAMETOOLONG: 'the name is too long for the file system',
  EILSEQ: 'the file system doesn’t allow this name',
  EFBIG: 'the file is too large for the file system',
  ELOOP: 'a symbolic link leads to itself',
  EXDEV: 'part of the site is on another file system',
  EBUSY: 'another program has it open',
  EMFILE: 'too many files are open',
  ENOENT: 'nothing can be created there',
};

const reasonsOfDisk: Readonly<Record<string, string>> = {
  ENOSPC: 'the disk is full',
  EDQUOT: 'the disk quota is used up',
  EROFS: 'the file system is read-only',
  EIO: 'the disk has failed',
};

/** Runs an action that may fail at the disk. Errors that don't come from the file system are bugs and are thrown on. */
export function attempt<T>(action: () => T): T | Fault {
  try {
    return action();
  } catch (error) {
    return faultOf(error);
  }
}

function faultOf(error: unknown): Fault {
  const code = codeOf(error);
  const reason = reasonsOfDisk[code];
  return reason === undefined ? fault(reasons[code] ?? code) : { ...fault(reason), ofDisk: true };
}

/** Runs an action without a result; returns the fault if it fails. */
export function tryTo(action: () => void): Fault | undefined {
  const result = attempt(() => {
    action();
    return undefined;
  });
  return result;
}

/** True for a {@link Fault}, false for a result. */
export const isFault = (answer: unknown): answer is Fault =>
  typeof answer === 'object' && answer !== null && 'kind' in answer && answer.kind === 'fault';
