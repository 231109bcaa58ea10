// What a usage error prints: the mistake, a suggestion, and the help to read.
import { didYouMean } from '../core/catalog/entry.ts';
import { nearest } from '../core/nearest.ts';
import { commandNamed, commands, defaultCommand, namesOf } from './commands.ts';
import { programName } from './program-name.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';

/** The error, and the help that explains the right usage. */
export function usageText({ message }: Error, argv: readonly string[], { environment }: Terminal): string {
  const command = argv.map(commandNamed).find((entry) => entry !== undefined)?.name;
  // `build-book srve docs` is parsed as a build of two folders.
  const isCommand = command === undefined && message.startsWith('too many arguments');
  const suggestion = isCommand ? suggestionFor(argv[0] ?? '') : '';
  const error = suggestion === '' ? message : `unknown command \`${argv[0] ?? ''}\`${suggestion}`;
  const help = error.startsWith('unknown command') ? '--help' : `${command ?? defaultCommand} --help`;
  return `error: ${error}\nrun \`${programName(environment)} ${help}\` for usage\n`;
}

/** Throws for `help NAME` without such a command, for which commander prints the whole help as an error. */
export function checkTopic([first, topic = '']: readonly string[]): void {
  if (first !== 'help' || !/^\w/.test(topic) || topic === 'help' || commandNamed(topic) !== undefined) return;
  throw new UsageError(`unknown command \`${topic}\`${suggestionFor(topic)}`);
}

/** Empty for a word that isn't like the name of a command. */
const suggestionFor = (word: string): string => didYouMean(nearest(word, commands.flatMap(namesOf)));
