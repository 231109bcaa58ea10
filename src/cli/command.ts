// What a command of the command line is: data for parsing, help and completion, and the function that does it.
import type { ReportFormat } from '../report/render-report.ts';
import type { Paint } from '../report/severity-colors.ts';
import type { Terminal } from './terminal.ts';

/** 0: fine. 1: the book has errors. 2: wrong use. 70: a fault of build-book (sysexits' EX_SOFTWARE). 128 + n: ended by signal n. */
export type ExitCode = 0 | 1 | 2 | 70 | 130 | 143;

/** A line of the table of commands: what the list of commands needs, without loading the command. */
export interface CommandEntry {
  readonly name: string;
  /** Other names that are understood but not listed. */
  readonly aliases?: readonly string[];
  /** One line for the list of commands, without a full stop. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** A command. Its file imports what the command needs only when it runs, since help and completions load every command. */
export interface Command {
  /** Absent for a command that takes no argument. */
  readonly argument?: CommandArgument;
  /** What follows the first argument; absent for most. */
  readonly otherArguments?: readonly CommandArgument[];
  readonly options: readonly CommandOption[];
  readonly examples: readonly CommandExample[];
  /** What help says below the options; absent for most. */
  readonly notes?: string;
  readonly run: (invocation: Invocation) => Promise<ExitCode>;
}

export interface CommandArgument {
  readonly name: string;
  readonly summary: string;
  readonly isRequired: boolean;
  /** Absent for a path. */
  readonly choices?: readonly string[];
}

export interface CommandOption {
  /** Without dashes: `dest-dir`. `no-x` is an option of its own name. */
  readonly name: string;
  readonly short?: string;
  /** Other long names that are understood but not listed. */
  readonly aliases?: readonly string[];
  /** What help calls the value; absent for a flag. */
  readonly value?: string;
  /** The values there are; absent for any. */
  readonly choices?: readonly string[];
  /** What the value is a path of; absent for other values. Completion wants to know. */
  readonly path?: 'folder' | 'file';
  /** May be given more than once: the values are joined with commas. Otherwise the last one counts. */
  readonly isList?: true;
  readonly summary: string;
  /** What is wrong with a value, as the end of a sentence; `undefined` when nothing is. */
  readonly complaint?: (value: string) => string | undefined;
}

export interface CommandExample {
  readonly line: string;
  readonly meaning: string;
}

/** Option name -> value, for the options that were given; a flag's value is empty. */
export type OptionValues = ReadonlyMap<string, string>;

/** One call of a command. */
export interface Invocation {
  readonly argument?: string;
  /** What was given for `otherArguments`, in order; shorter where the last ones were not given. */
  readonly others: readonly string[];
  readonly options: OptionValues;
  readonly shared: SharedOptions;
  readonly paint: Paint;
  readonly terminal: Terminal;
  /** Every command, this one included: for completion scripts and suggestions. */
  readonly commands: readonly CommandEntry[];
}

/** The options that every command takes. */
export interface SharedOptions {
  /** Nothing is printed but errors and warnings. */
  readonly quiet: boolean;
  readonly format: ReportFormat;
  readonly warningsAsErrors: boolean;
  /** The book's errors do not make the command fail. */
  readonly allowErrors: boolean;
  readonly cache: 'disk' | 'none';
}
