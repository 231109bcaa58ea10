// The keys that mdBook reserves in `[preprocessor.NAME]` and `[output.NAME]`; others belong to the program.
import type { OutputTable, PreprocessorTable } from '../config.ts';
import { plainTableOf, type TomlTable } from '../toml/value.ts';
import { type Fields, inside, type Kind, type ValueContext, tableOf } from './field.ts';
import { flag, listOf, path, text } from './kinds.ts';

interface ReservedOutput {
  readonly command?: string;
  readonly optional: boolean;
  readonly native?: boolean;
}

interface ReservedPreprocessor extends ReservedOutput {
  readonly module?: string;
  readonly before: readonly string[];
  readonly after: readonly string[];
  readonly renderers?: readonly string[];
}

const outputFields: Fields<ReservedOutput> = {
  command: {
    kind: text,
    about:
      'The program to run, with its arguments. When not set, it is `mdbook-` followed by the table’s name.',
    example: '"python3 tools/count.py"',
  },
  optional: {
    kind: flag,
    fallback: false,
    about: 'Skips the program, with a warning, if it isn’t installed.',
    example: 'true',
  },
  native: {
    kind: flag,
    about:
      'Whether to use build-book’s built-in version of the plugin. When not set, it is used unless `command` is another program.',
    example: 'false',
  },
};

const preprocessorFields: Fields<ReservedPreprocessor> = {
  ...outputFields,
  module: {
    kind: path,
    about: 'A JavaScript module to use instead of a program, relative to the book’s root.',
    example: '"./tools/count.mjs"',
  },
  before: {
    kind: listOf(text),
    fallback: [],
    about: 'Run before these preprocessors.',
    example: '["links"]',
  },
  after: {
    kind: listOf(text),
    fallback: [],
    about: 'Run after these preprocessors.',
    example: '["links"]',
  },
  renderers: {
    kind: listOf(text),
    about: 'The renderers that the preprocessor supports. When not set, the program is asked.',
    example: '["html"]',
  },
};

/** `[output.NAME]`, for the schema. */
export const outputTable: Kind<ReservedOutput> = tableOf(outputFields);

/** `[preprocessor.NAME]`, for the schema. */
export const preprocessorTable: Kind<ReservedPreprocessor> = tableOf(preprocessorFields);

/** Keys that are reserved in either kind of table. */
export const reservedKeys: readonly string[] = [...(preprocessorTable.fields?.keys() ?? [])];

/** A table with its name in book.toml. */
export interface NamedTable {
  readonly name: string;
  readonly table: TomlTable;
}

/** Reads a renderer's table. `place` is that of `[output]`; `builtIn` are the names that need no program. */
export function readOutput(
  { name, table }: NamedTable,
  place: ValueContext,
  builtIn: ReadonlySet<string>,
): OutputTable {
  const { command, optional, native } = readReserved(outputTable, table, inside(place, name));
  return {
    name,
    command,
    optional,
    native: name === 'html' || (builtIn.has(name) && (native ?? isKnownProgram(name, command))),
    options: plainTableOf(table),
  };
}

/** Reads a preprocessor's table, like {@link readOutput}. */
export function readPreprocessor(
  { name, table }: NamedTable,
  place: ValueContext,
  builtIn: ReadonlySet<string>,
): PreprocessorTable {
  const { native, ...reserved } = readReserved(preprocessorTable, table, inside(place, name));
  return {
    name,
    ...reserved,
    native: builtIn.has(name) && (native ?? isKnownProgram(name, reserved.command)),
    options: plainTableOf(table),
  };
}

/** A program with another name is the author's own and only shares the table's name. */
const isKnownProgram = (name: string, command: string | undefined): boolean =>
  command === undefined || command.includes(`mdbook-${name}`);

/** Reads only the reserved keys; others belong to the program. */
function readReserved<T>(kind: Kind<T>, table: TomlTable, place: ValueContext): T {
  const reserved = Object.entries(table).filter(([key]) => kind.fields?.has(key));
  const found = kind.read(Object.fromEntries(reserved), place);
  if (found === undefined) throw new Error('a table of reserved keys is always read');
  return found;
}
