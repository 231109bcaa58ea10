// Generates the completion script for fish.
import type { CommandOption } from '../command.ts';
import { type LoadedCommand, rootOptions } from './loaded-command.ts';

const isFirst = '__fish_use_subcommand';

/** A script to source, or to save as `~/.config/fish/completions/build-book.fish`. */
export function fishCompletions(commands: readonly LoadedCommand[]): string {
  const lines = [
    '# Completion of build-book for fish.',
    `complete -c build-book -n ${isFirst} -f -a '(__fish_complete_directories)'`,
    ...commands.map(
      ({ name, summary }) => `complete -c build-book -n ${isFirst} -f -a ${name} -d ${text(summary)}`,
    ),
    ...rootOptions.map((option) => optionLine(option, isFirst)),
    ...commands.flatMap(commandLines),
  ];
  return `${lines.join('\n')}\n`;
}

function commandLines({ name, options, argument }: LoadedCommand): readonly string[] {
  const condition = `'__fish_seen_subcommand_from ${name}'`;
  const words =
    argument?.choices === undefined ? `'(__fish_complete_directories)'` : text(argument.choices.join(' '));
  return [
    ...(argument === undefined ? [] : [`complete -c build-book -n ${condition} -f -a ${words}`]),
    ...options.map((option) => optionLine(option, condition)),
  ];
}

function optionLine(option: CommandOption, condition: string): string {
  const { name, short, summary } = option;
  const flags = short === undefined ? `-l ${name}` : `-s ${short} -l ${name}`;
  return `complete -c build-book -n ${condition} ${flags}${valueOf(option)} -d ${text(summary)}`;
}

function valueOf({ value, choices, path }: CommandOption): string {
  if (value === undefined) return ' -f';
  if (choices !== undefined) return ` -x -a ${text(choices.join(' '))}`;
  if (path === undefined) return ' -x';
  return path === 'folder' ? ` -x -a '(__fish_complete_directories)'` : ' -r -F';
}

/** In fish, a backslash escapes single quotes and backslashes. */
const text = (words: string): string => `'${words.replace(/['\\]/g, '\\$&')}'`;
