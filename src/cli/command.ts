// The types of a command: data for parsing, help and completion, and the function that runs it.
import type { ReportFormat } from '../report/render-report.ts';
import type { Paint } from '../report/severity-colors.ts';
import type { Terminal } from './terminal.ts';

/** 0: success. 1: the book has errors. 2: wrong usage. 70: an internal error (EX_SOFTWARE of sysexits). 128 + n: ended by signal n. */
export type ExitCode = 0 | 1 | 2 | 70 | 130 | 143;

/** A row of the command table: enough for the list of commands without loading the command itself. */
export interface CommandEntry {
  readonly name: string;
  /** Other names, accepted but not listed. */
  readonly aliases?: readonly string[];
  /** One line for the list of commands, without a full stop. */
  readonly summary: string;
  readonly load: () => Promise<Command>;
}

/** A command. Its file imports what it needs only when it runs, since help and completions load every command. */
export interface Command {
  /** Absent for a command without arguments. */
  readonly argument?: CommandArgument;
  /** The arguments after the first one; absent for most. */
  readonly otherArguments?: readonly CommandArgument[];
  readonly options: readonly CommandOption[];
  readonly examples: readonly CommandExample[];
  /** Text of the help below the options; absent for most. */
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
  /** Without dashes: `dest-dir`. `no-x` is an option in its own right. */
  readonly name: string;
  readonly short?: string;
  /** Other long names, accepted but not listed. */
  readonly aliases?: readonly string[];
  /** The placeholder of the value in the help; absent for a flag. */
  readonly value?: string;
  /** The allowed values; absent if any value is. */
  readonly choices?: readonly string[];
  /** The kind of path that the value is, for completion; absent for other values. */
  readonly path?: 'folder' | 'file';
  /** The option may be repeated, and the values are joined with commas. Otherwise the last one wins. */
  readonly isList?: true;
  readonly summary: string;
  /** What is wrong with a value, as the end of a sentence; `undefined` if it is valid. */
  readonly complaint?: (value: string) => string | undefined;
}

export interface CommandExample {
  readonly line: string;
  readonly meaning: string;
}

/** Values by option name, for the options that were given; a flag's value is empty. */
export type OptionValues = ReadonlyMap<string, string>;

/** One call of a command. */
export interface Invocation {
  readonly argument?: string;
  /** The values of `otherArguments` in order; shorter if the last ones were not given. */
  readonly others: readonly string[];
  readonly options: OptionValues;
  readonly shared: SharedOptions;
  readonly paint: Paint;
  readonly terminal: Terminal;
  /** Every command, this one included: for completion scripts and suggestions. */
  readonly commands: readonly CommandEntry[];
}

/** The values of the options that every command accepts. */
export interface SharedOptions {
  /** Print only errors and warnings. */
  readonly quiet: boolean;
  readonly format: ReportFormat;
  readonly warningsAsErrors: boolean;
  /** Errors in the book do not make the command fail. */
  readonly allowErrors: boolean;
  readonly cache: 'disk' | 'none';
}
