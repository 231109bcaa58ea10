// The book's files, definitions and environment -> values of everything that chapters may depend on.
import { hashOf } from '../core/hash.ts';
import { bookPath } from '../core/path.ts';
import type { Dependencies } from '../memo/stage.ts';
import { type DependencyKind, createDependencies } from '../memo/dependency-values.ts';
import type { BookFiles } from '../core/book-files.ts';
import type { DefinitionTables } from '../read/references/definition-tables.ts';
import type { Environment } from '../core/build-mode.ts';

/** Values of chapters' dependencies, as the files are now. */
export const chapterDependencies = (
  environment: Environment,
  files: BookFiles,
  definitions: DefinitionTables,
): Dependencies =>
  createDependencies({
    file: {
      read: (name) => files.read(bookPath(name)),
      hash: (name) => files.hash(bookPath(name)),
      isKeptElsewhere: true,
    },
    folder: folderKind(files),
    environment: { read: (name) => environment[name], hash: (name) => hashOf(environment[name]) },
    label: definitions.labels,
    definitions: definitions.files,
    nearby: definitions.nearby,
    rule: definitions.rules,
  });

const folderKind = (files: BookFiles): DependencyKind<readonly string[]> => ({
  read: (name) => files.namesIn(bookPath(name)),
  hash: (name) => hashOf(files.namesIn(bookPath(name))),
});
