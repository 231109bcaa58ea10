// Resolves the argument `[dir]` and the options `--book` and `--dest-dir` to folders.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '../core/nearest.ts';
import type { CommandArgument, CommandOption, ExitCode, Invocation } from './command.ts';
import type { Terminal } from './terminal.ts';

/** The argument of every command that works on a book. */
export const bookArgument: CommandArgument = {
  name: 'dir',
  summary: 'the folder of the book (default: the current one)',
  isRequired: false,
};

/** The option of every command whose argument is something else. */
export const bookOption: CommandOption = {
  name: 'book',
  short: 'b',
  value: 'DIR',
  path: 'folder',
  summary: 'the folder of the book (default: the current one)',
};

/** The option of every command that writes a site. The name is mdBook's; other tools use `--out-dir`. */
export const destinationOption: CommandOption = {
  name: 'dest-dir',
  short: 'd',
  aliases: ['out-dir', 'outDir'],
  value: 'DEST',
  path: 'folder',
  summary: 'write the site to this folder (default: build.build-dir of book.toml)',
};

/** The option of every command that reads a book without changing it. */
export const restrictOption: CommandOption = {
  name: 'restrict',
  summary: 'for untrusted books: don’t read files outside the repository or run the book’s programs',
};

/** The absolute path of the book's folder; the exit code if it does not exist, after printing an error. */
export function bookFolder({ argument = '.', terminal, commands }: Invocation): string | ExitCode {
  // Without a command the first argument is a folder, so a misspelled command ends up here.
  const suggestion = (): string => {
    const command = nearest(
      argument,
      commands.map(({ name }) => name),
    );
    return command === undefined ? '' : `; did you mean the command \`${command}\`?`;
  };
  return existingFolder(terminal, argument, suggestion);
}

/** The absolute path of `--book`; the exit code if it does not exist, after printing an error. */
export const bookOptionFolder = ({ options, terminal }: Invocation): string | ExitCode =>
  existingFolder(terminal, options.get('book') ?? '.', () => '');

function existingFolder(terminal: Terminal, name: string, suggestion: () => string): string | ExitCode {
  const folder = resolve(terminal.folder, name);
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  terminal.err.write(`error: folder \`${name}\` not found${suggestion()}\n`);
  return 2;
}

/** The absolute path of `--dest-dir`; absent if it was not given. */
export function destinationFolder({ options, terminal }: Invocation): string | undefined {
  const given = options.get('dest-dir');
  return given === undefined ? undefined : resolve(terminal.folder, given);
}
