// Parses the command line, and handles help, the version and wrong usage.
import { Argument, Command as Commander, CommanderError, Option } from 'commander';
import type {
  Command,
  CommandArgument,
  CommandEntry,
  CommandExample,
  CommandOption,
  ExitCode,
  OptionValues,
} from './command.ts';
import { commands, defaultCommand, namesOf } from './commands.ts';
import { sharedOptions } from './shared-options.ts';
import type { Terminal } from './terminal.ts';
import { ownPackage } from '../disk/own-files.ts';
import { UsageError, checkChoice, usageMessage } from './usage-error.ts';
import { checkTopic, usageText } from './usage-text.ts';

/** A command line with a command to run. */
export interface ParsedLine {
  readonly command: Command;
  readonly argument?: string;
  readonly others: readonly string[];
  /** The command's own options together with the shared ones. */
  readonly options: OptionValues;
}

type Take = (line: ParsedLine) => void;

const description = `\
A static site generator for books and documentation, compatible with mdBook.

Without a command, it builds the book in the current folder: see \`build-book help build\`.`;

const examples: readonly CommandExample[] = [
  { line: 'build-book', meaning: 'build the book in this folder' },
  { line: 'build-book docs -d public', meaning: 'build the book in docs/ into public/' },
  { line: 'build-book init my-book --yes', meaning: 'create a book without asking questions' },
  { line: 'build-book --format github', meaning: 'annotate the lines of a pull request' },
];

const notes = `\
Exit codes: 0 success, 1 the book has errors, 2 invalid usage, 70 internal error,
130 interrupted by Ctrl-C.

To read the guide, run \`build-book guide\`.`;

/** The command to run, or the exit code if everything has been printed already. */
export async function parseArguments(
  argv: readonly string[],
  terminal: Terminal,
): Promise<ParsedLine | ExitCode> {
  let parsed: ParsedLine | undefined;
  const program = await createProgram(argv, terminal, (line) => {
    parsed = line;
  });
  try {
    checkTopic(argv);
    await program.parseAsync(argv, { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
    if (!(error instanceof UsageError)) throw error;
    terminal.err.write(usageText(error, argv, terminal));
    return 2;
  }
  return parsed ?? 0;
}

async function createProgram(argv: readonly string[], terminal: Terminal, take: Take): Promise<Commander> {
  const values = new Map<string, string>();
  const program = new Commander('build-book')
    .description(description)
    .exitOverride()
    .configureOutput({
      writeOut: terminal.out.write,
      writeErr: terminal.err.write,
      getOutHelpWidth: () => terminal.out.width,
      getErrHelpWidth: () => terminal.err.width,
      outputError: (message) => {
        throw new UsageError(usageMessage(message));
      },
    })
    .configureHelp({ showGlobalOptions: true, subcommandTerm: (command) => command.name() })
    .version(`build-book ${ownPackage().version}`, '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print help')
    .helpCommand('help [command]', 'Print help for a command')
    .addHelpText('after', `\n${exampleText(examples)}\n\n${notes}`);
  for (const option of sharedOptions) addOption(program, option, values);
  for (const entry of commands) {
    const child = program
      .command(entry.name, { isDefault: entry.name === defaultCommand })
      .summary(entry.summary)
      .description(entry.summary)
      .aliases([...(entry.aliases ?? [])]);
    if (isWanted(entry, argv)) describe(child, await entry.load(), { values, take });
  }
  return program;
}

/** Loading a command takes time, so only those that the arguments may mean are loaded. */
const isWanted = (entry: CommandEntry, argv: readonly string[]): boolean =>
  entry.name === defaultCommand || namesOf(entry).some((name) => argv.includes(name));

interface Receiver {
  readonly values: Map<string, string>;
  readonly take: Take;
}

function describe(child: Commander, command: Command, { values, take }: Receiver): void {
  const { argument, otherArguments = [] } = command;
  const all = argument === undefined ? [] : [argument, ...otherArguments];
  for (const each of all) child.addArgument(commanderArgument(each));
  for (const option of command.options) addOption(child, option, values);
  child.addHelpText(
    'after',
    `\n${exampleText(command.examples)}${command.notes === undefined ? '' : `\n\n${command.notes}`}`,
  );
  child.action((...given: readonly unknown[]) => {
    const [value, ...others] = given.slice(0, all.length).filter((each) => typeof each === 'string');
    take({ command, options: values, others, argument: value });
  });
}

function commanderArgument({ name, summary, isRequired, choices }: CommandArgument): Argument {
  const argument = new Argument(isRequired ? `<${name}>` : `[${name}]`, summary);
  if (choices === undefined) return argument;
  return argument
    .choices(choices)
    .argParser((value) => checkChoice(value, choices, { kind: `unknown ${name}` }));
}

function addOption(command: Commander, option: CommandOption, values: Map<string, string>): void {
  const names = [option.name, ...(option.aliases ?? [])];
  for (const [index, name] of names.entries()) {
    const short = index === 0 && option.short !== undefined ? `-${option.short}, ` : '';
    const value = option.value === undefined ? '' : ` <${option.value}>`;
    const parsed = new Option(`${short}--${name}${value}`, option.summary).hideHelp(index > 0);
    if (option.choices !== undefined) parsed.choices(option.choices);
    parsed.argParser((text: string) => checkedValue(text, option));
    command.addOption(parsed);
    // Commander stores values under camel-cased names and turns `--no-x` into `x`; its events use the names as written.
    command.on(`option:${name}`, (text?: string) => {
      const before = option.isList === true ? values.get(option.name) : undefined;
      values.set(option.name, before === undefined ? (text ?? '') : `${before},${text ?? ''}`);
    });
  }
}

function checkedValue(text: string, { name, choices, complaint }: CommandOption): string {
  const wrong = complaint?.(text);
  if (wrong !== undefined) throw new UsageError(`\`--${name}\`: \`${text}\` ${wrong}`);
  return choices === undefined
    ? text
    : checkChoice(text, choices, { kind: 'unknown value', of: `--${name}` });
}

function exampleText(list: readonly CommandExample[]): string {
  const width = Math.max(...list.map(({ line }) => line.length));
  return ['Examples:', ...list.map(({ line, meaning }) => `  ${line.padEnd(width)}  ${meaning}`)].join('\n');
}
