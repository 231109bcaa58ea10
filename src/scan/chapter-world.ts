// Answers the lookups of chapters from the book's files, definitions and environment.
import { hashOf } from '../core/hash.ts';
import { bookPath } from '../core/path.ts';
import type { World } from '../memo/stage.ts';
import { type Handler, createWorld } from '../memo/world.ts';
import type { BookFiles } from '../core/book-files.ts';
import type { DefinitionTables } from '../read/references/definition-tables.ts';
import type { Environment } from '../core/build-mode.ts';

export const chapterWorld = (
  environment: Environment,
  files: BookFiles,
  definitions: DefinitionTables,
): World =>
  createWorld({
    file: { answer: (name) => files.read(bookPath(name)), hash: (name) => files.hash(bookPath(name)) },
    folder: folderHandler(files),
    environment: { answer: (name) => environment[name], hash: (name) => hashOf(environment[name]) },
    label: definitions.labels,
    definitions: definitions.files,
    nearby: definitions.nearby,
    rule: definitions.rules,
  });

const folderHandler = (files: BookFiles): Handler<readonly string[]> => ({
  answer: (name) => files.namesIn(bookPath(name)),
  hash: (name) => hashOf(files.namesIn(bookPath(name))),
});
