// The command table. A new command is a file in `commands/` and an entry here.
import type { CommandEntry } from './command.ts';

export const commands: readonly CommandEntry[] = [
  {
    name: 'build',
    summary: 'Build the book in a folder',
    load: async () => (await import('./commands/build.ts')).build,
  },
  {
    name: 'serve',
    summary: 'Serve the book, with every save on screen at once',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'watch',
    summary: 'Build the book again after each save',
    load: async () => (await import('./commands/watch.ts')).watch,
  },
  {
    name: 'init',
    summary: 'Make a new book, or complete one',
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'check',
    summary: 'Report what is wrong with a book, and write nothing',
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'test',
    summary: 'Compile and run the Rust code of a book',
    load: async () => (await import('./commands/test.ts')).test,
  },
  {
    name: 'clean',
    summary: 'Delete what a build made',
    load: async () => (await import('./commands/clean.ts')).clean,
  },
  {
    name: 'mv',
    summary: 'Move or rename a chapter, and every link to it',
    load: async () => (await import('./commands/mv.ts')).mv,
  },
  {
    name: 'refs',
    summary: 'List, find, order and rename link definitions',
    load: async () => (await import('./commands/refs.ts')).refs,
  },
  {
    name: 'code',
    summary: 'Take code out of a chapter into files',
    load: async () => (await import('./commands/code.ts')).code,
  },
  {
    name: 'todo',
    summary: 'List what is still to be written',
    load: async () => (await import('./commands/todo.ts')).todo,
  },
  {
    name: 'migrate-markers',
    summary: 'Write all markers in braces, or all in angles',
    load: async () => (await import('./commands/migrate-markers.ts')).migrateMarkers,
  },
  {
    name: 'doctor',
    summary: 'Tell what of an mdBook book is different here',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'explain',
    summary: 'Explain a diagnostic code',
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'guide',
    summary: 'Read the guide of build-book in the browser',
    load: async () => (await import('./commands/guide.ts')).guide,
  },
  {
    name: 'schema',
    summary: 'Print the JSON schema of book.toml',
    load: async () => (await import('./commands/schema.ts')).schema,
  },
  {
    name: 'completions',
    summary: 'Print a completion script for a shell',
    load: async () => (await import('./commands/completions.ts')).completions,
  },
];

/** The command that runs if none is named. */
export const defaultCommand = 'build';

/** The entry with this name or alias; absent if there is none. */
export const commandNamed = (name: string): CommandEntry | undefined =>
  commands.find((entry) => entry.name === name || entry.aliases?.includes(name) === true);
