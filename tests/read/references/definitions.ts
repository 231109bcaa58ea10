// Files of definitions as text -> what the checks ask for, without a disk.
import { bookPath, type BookPath } from '../../../src/core/path.ts';
import type { DefinitionsByFile } from '../../../src/read/references/check-scopes.ts';
import { readDefinitionFile, tableOf } from '../../../src/read/references/definition-file.ts';
import { memoryBook } from '../preprocess/memory-book.ts';

export function definitionsIn(files: Readonly<Record<string, string>>): DefinitionsByFile {
  const { read } = memoryBook(files);
  const known = new Map(
    Object.keys(files).map((path) => [path, readDefinitionFile(bookPath(path), read)] as const),
  );
  const definitions = (file: BookPath): ReturnType<typeof readDefinitionFile> => known.get(file) ?? [];
  const tables = new Map([...known].map(([path, file]) => [path, tableOf(file)] as const));
  return { definitionsIn: definitions, tableFor: (file) => tables.get(file) ?? new Map() };
}

export const scope = (...files: readonly string[]): readonly BookPath[] => files.map(bookPath);
