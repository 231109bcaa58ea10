// Texts by path -> a book that stages can read, with no disk behind it.
import { hashBytes } from '../../../src/core/hash.ts';
import { bookPath, folderOf, type BookPath } from '../../../src/core/path.ts';
import type { NoSource, Source, SourceFile } from '../../../src/core/source.ts';
import type { MappedText } from '../../../src/core/mapped-text.ts';

export const sourceFile = (path: string, text: string): SourceFile => ({
  kind: 'file',
  path: bookPath(path),
  text,
  hash: hashBytes(text),
});

export interface MemoryBook {
  readonly read: (path: BookPath) => Source;
  readonly list: (folder: BookPath) => readonly string[];
  /** Each path that was read, in order. */
  readonly reads: readonly string[];
}

const reasons: readonly string[] = [
  'folder',
  'not-a-file',
  'not-utf8',
  'too-large',
  'forbidden',
  'unreadable',
];

export function memoryBook(files: Readonly<Record<string, string>>): MemoryBook {
  const reads: string[] = [];
  const read = (path: BookPath): Source => {
    reads.push(path);
    const entry = Object.hasOwn(files, path) ? files[path] : undefined;
    if (entry === undefined) return { kind: 'none', path, why: 'missing' };
    if (reasons.includes(entry)) return { kind: 'none', path, why: entry as NoSource['why'] };
    return sourceFile(path, entry);
  };
  const list = (folder: BookPath): readonly string[] =>
    Object.keys(files)
      .filter((path) => folderOf(bookPath(path)) === folder)
      .map((path) => path.slice(path.lastIndexOf('/') + 1));
  return { read, list, reads };
}

/** Every segment of `mapped` that does not hold the text of its file at the place it claims. */
export function wrongSegments(mapped: MappedText, textOf: (path: string) => string): readonly string[] {
  return mapped.segments.flatMap((segment, index) => {
    const end = mapped.segments[index + 1]?.at ?? mapped.text.length;
    const here = mapped.text.slice(segment.at, end);
    const length = end - segment.at;
    const there = textOf(segment.file).slice(segment.start, segment.start + length);
    return segment.generated || here === there
      ? []
      : [`${segment.file}@${segment.start}: ${here} / ${there}`];
  });
}
