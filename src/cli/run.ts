// Arguments and a terminal -> an exit code.
import type { ExitCode, Invocation, OptionValues } from './command.ts';
import { commandNamed, commands, defaultCommand } from './commands.ts';
import type { ParsedLine } from './parse.ts';
import { paintFor } from './color-support.ts';
import { colourWish, sharedValues } from './shared-options.ts';
import type { Terminal } from './terminal.ts';

/** Does what the arguments (without the program's own name) say. Rejects only for a fault of build-book. */
export async function runCommandLine(argv: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const line = argv.length === 0 ? await plainLine() : await parsedLine(argv, terminal);
  return typeof line === 'number' ? line : line.command.run(await invocationOf(line, terminal));
}

async function parsedLine(argv: readonly string[], terminal: Terminal): Promise<ParsedLine | ExitCode> {
  const { parseArguments } = await import('./parse.ts');
  return parseArguments(argv, terminal);
}

/** No arguments: nothing to parse, so that a plain `build-book` does not load the parser. */
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
    paint: await paintFor(terminal, colourWish(line.options)),
    terminal,
    commands,
  };
}
