// The files of a book, recording every question about them.
import type { BookFiles } from '../../core/book-files.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import type { BookPath } from '../../core/path.ts';
import type { DiskTrace } from './disk-trace.ts';

/** `isLink` is asked about paths after they were read. Listings and real paths record themselves. */
export function tracedFiles(
  files: BookFiles,
  trace: DiskTrace,
  isLink: (path: BookPath) => boolean,
): BookFiles {
  const noteContent = (path: BookPath): Hash => {
    const hash = files.hash(path);
    trace.note(isLink(path) ? 'linked' : 'file', path, hash);
    return hash;
  };
  return {
    ...files,
    read: (path) => {
      const source = files.read(path);
      noteContent(path);
      return source;
    },
    hash: noteContent,
    bytes: (path) => {
      // Before the bytes, so that a change in between is noticed.
      noteContent(path);
      return files.bytes(path);
    },
    exists: (path) => {
      const found = files.exists(path);
      trace.note('exists', path, String(found));
      return found;
    },
    namesIn: (folder) => {
      const found = files.namesIn(folder);
      trace.note('names', folder, hashOf(found));
      return found;
    },
    create: (path, text) => {
      // The next build finds what this one was missing.
      trace.giveUp();
      return files.create(path, text);
    },
  };
}
