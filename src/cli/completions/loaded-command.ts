// Loads every command with its options, for completion scripts.
import type { Command, CommandEntry, CommandOption } from '../command.ts';
import { sharedOptions } from '../shared-options.ts';

export interface LoadedCommand {
  readonly name: string;
  readonly summary: string;
  readonly argument?: Command['argument'];
  /** Its own options, then the shared ones, then `--help`. */
  readonly options: readonly CommandOption[];
}

const help: CommandOption = { name: 'help', short: 'h', summary: 'print help' };

/** Every command in the order of the table, then `help` itself. */
export async function loadCommands(commands: readonly CommandEntry[]): Promise<readonly LoadedCommand[]> {
  const loaded = await Promise.all(
    commands.map(async ({ name, summary, load }) => {
      const { argument, options } = await load();
      const all = [...options, ...sharedOptions, help];
      return { name, summary, options: all, argument };
    }),
  );
  const names = commands.map(({ name }) => name);
  const argument = { name: 'command', summary: 'the command', isRequired: false, choices: names };
  return [...loaded, { name: 'help', summary: 'Print help for a command', argument, options: [] }];
}

/** The options that are allowed before a command. */
export const rootOptions: readonly CommandOption[] = [
  ...sharedOptions,
  { name: 'version', short: 'V', summary: 'print the version' },
  help,
];

/** A text in single quotes for a POSIX shell. */
export const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`;
