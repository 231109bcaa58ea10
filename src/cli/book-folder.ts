// The argument `[dir]` -> the book's folder, or what is wrong with it.
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import { nearest } from '../core/nearest.ts';
import type { CommandArgument, CommandOption, ExitCode, Invocation } from './command.ts';

/** The argument of every command that works on a book. */
export const bookArgument: CommandArgument = {
  name: 'dir',
  summary: 'the folder of the book (default: the current one)',
  isRequired: false,
};

/** The option of every command that writes a site. mdBook's name; `--out-dir` is what other tools say. */
export const destinationOption: CommandOption = {
  name: 'dest-dir',
  short: 'd',
  aliases: ['out-dir', 'outDir'],
  value: 'DEST',
  path: 'folder',
  summary: 'the folder to write the site to, instead of that of book.toml; relative to the current folder',
};

/** The absolute path of the book's folder, or the exit code when there is no such folder, which is said. */
export function bookFolder({ argument, terminal, commands }: Invocation): string | ExitCode {
  const folder = resolve(terminal.folder, argument ?? '.');
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() === true) return folder;
  const name = argument ?? '.';
  // A misspelt command looks like a folder: with no command named, the first word is one.
  const command = nearest(
    name,
    commands.map((entry) => entry.name),
  );
  const meant = command === undefined ? '' : `; did you mean the command \`${command}\`?`;
  terminal.err.write(`error: there is no folder \`${name}\`${meant}\n`);
  return 2;
}

/** The absolute path of `--dest-dir`; absent when it was not given. */
export function destinationFolder({ options, terminal }: Invocation): string | undefined {
  const given = options.get('dest-dir');
  return given === undefined ? undefined : resolve(terminal.folder, given);
}
