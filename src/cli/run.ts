// Runs a command line on a terminal and returns its exit code.
import type { ExitCode, Invocation, OptionValues } from './command.ts';
import { commandNamed, commands, defaultCommand } from './commands.ts';
import type { ParsedLine } from './parse.ts';
import { paintFor } from './color-support.ts';
import { colorChoice, sharedValues } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

/** `argv` is without the program's name. Rejects only for internal errors. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const line = argv.length === 0 ? await plainLine() : await parsedLine(argv, terminal);
  return typeof line === 'number' ? line : line.command.run(await invocationOf(line, terminal));
}

async function parsedLine(argv: readonly string[], terminal: Terminal): Promise<ParsedLine | ExitCode> {
  const { parseArguments } = await import('./parse.ts');
  return parseArguments(argv, terminal);
}

/** Without arguments there is nothing to parse, so a plain `build-book` does not load the parser. */
async function plainLine(): Promise<ParsedLine | ExitCode> {
  const entry = commandNamed(defaultCommand);
  const options: OptionValues = new Map();
  return entry === undefined ? 2 : { command: await entry.load(), options, others: [] };
}

async function invocationOf(line: ParsedLine, terminal: Terminal): Promise<Invocation> {
  return {
    argument: line.argument,
    others: line.others,
    options: line.options,
    shared: sharedValues(line.options),
    paint: await paintFor(terminal, colorChoice(line.options)),
    terminal,
    commands,
  };
}
