// The command table. A new command is a file in `commands/` and an entry here.
import type { CommandEntry } from './command.ts';

export const commands: readonly CommandEntry[] = [
  {
    name: 'build',
    summary: 'Build a book',
    load: async () => (await import('./commands/build.ts')).build,
  },
  {
    name: 'serve',
    summary: 'Serve the book with live reload',
    load: async () => (await import('./commands/serve.ts')).serve,
  },
  {
    name: 'watch',
    summary: 'Rebuild the book after each save',
    load: async () => (await import('./commands/watch.ts')).watch,
  },
  {
    name: 'init',
    summary: 'Create a new book, or add what an existing one is missing',
    load: async () => (await import('./commands/init.ts')).init,
  },
  {
    name: 'check',
    summary: 'Check a book for problems without building it',
    load: async () => (await import('./commands/check.ts')).check,
  },
  {
    name: 'test',
    summary: 'Compile and run the Rust code in a book',
    load: async () => (await import('./commands/test.ts')).test,
  },
  {
    name: 'clean',
    summary: 'Delete the built site and the cache',
    load: async () => (await import('./commands/clean.ts')).clean,
  },
  {
    name: 'mv',
    summary: 'Move or rename a chapter and update all links to it',
    load: async () => (await import('./commands/mv.ts')).mv,
  },
  {
    name: 'refs',
    summary: 'List, find, sort and rename link definitions',
    load: async () => (await import('./commands/refs.ts')).refs,
  },
  {
    name: 'code',
    summary: 'Move code blocks into files of their own',
    load: async () => (await import('./commands/code.ts')).code,
  },
  {
    name: 'translate',
    summary: 'Extract messages for translators, and update their translations',
    load: async () => (await import('./commands/translate.ts')).translate,
  },
  {
    name: 'todo',
    summary: 'List TODOs, stubs and empty sections',
    load: async () => (await import('./commands/todo.ts')).todo,
  },
  {
    name: 'migrate-markers',
    summary: 'Convert markers to braces or to angle brackets',
    load: async () => (await import('./commands/migrate-markers.ts')).migrateMarkers,
  },
  {
    name: 'doctor',
    summary: 'Show what would differ from mdBook',
    load: async () => (await import('./commands/doctor.ts')).doctor,
  },
  {
    name: 'explain',
    summary: 'Explain a diagnostic code',
    load: async () => (await import('./commands/explain.ts')).explain,
  },
  {
    name: 'guide',
    summary: 'Read the build-book guide in your browser, offline',
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

/** The names by which a command can be called, the listed one first. */
export const namesOf = ({ name, aliases = [] }: CommandEntry): readonly string[] => [name, ...aliases];
