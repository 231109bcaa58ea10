// Diagnostics for hidden sections and for external preprocessors and renderers.
import { type Catalog, didYouMean } from './entry.ts';

/** An external program: its role, the name of its table, and its command as written. */
interface Program {
  readonly what: 'preprocessor' | 'renderer';
  readonly name: string;
  readonly command: string;
}

/** How the call of a program with `supports RENDERER` ended. */
interface SupportsCall {
  readonly renderer: string;
  readonly status: string;
  readonly lastLines: readonly string[];
}

export interface PreprocessArgs {
  'hidden/not-closed': { readonly tag: string };
  'variable/unknown': { readonly name: string; readonly nearest?: string };
  'preprocessor/unknown-name': {
    readonly name: string;
    readonly key: 'before' | 'after';
    readonly other: string;
    readonly nearest?: string;
  };
  'preprocessor/cycle': { readonly names: readonly string[] };
  'preprocessor/module-failed': { readonly name: string; readonly module: string; readonly reason: string };
  'preprocessor/bad-book': { readonly name: string; readonly reason: string };
  'program/not-found': Program;
  'program/skipped': Program;
  'program/not-started': Program & { readonly reason: string };
  'program/failed': Program & { readonly status: string; readonly lastLines: readonly string[] };
  'program/supports-failed': Program & SupportsCall;
  'program/supports-unclear': Program & SupportsCall;
  'program/too-slow': Program & { readonly seconds: number };
  'program/too-much-output': Program & { readonly limit: string };
  'program/restricted': { readonly key: string; readonly what: string };
}

const quoted = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(' -> ');

export const preprocessCatalog: Catalog<PreprocessArgs> = {
  'hidden/not-closed': {
    severity: 'warning',
    message: ({ tag }) =>
      `this hidden section is not closed, so it lasts to the end of the chapter: \`${tag}\``,
    help: ({ tag }) => `close it with \`${tag === 'div' ? '</div>' : '-->'}\``,
  },
  'variable/unknown': {
    severity: 'warning',
    message: ({ name, nearest }) => `\`{{${name}}}\` stands for nothing${didYouMean(nearest)}`,
    help: () => 'declare it in `[preprocessor.variables.variables]`, or set `warn-missing = false` there',
  },
  'preprocessor/unknown-name': {
    severity: 'warning',
    message: ({ name, key, other, nearest }) =>
      `\`preprocessor.${name}.${key}\` contains \`${other}\`, which was not found${didYouMean(nearest)}`,
  },
  'preprocessor/cycle': {
    severity: 'error',
    message: ({ names }) => `cyclic dependency detected in preprocessors: ${quoted(names)}`,
    help: () =>
      'take one of the names out of `before` or `after`; meanwhile they run in the order of their names',
  },
  'preprocessor/module-failed': {
    severity: 'error',
    message: ({ name, module, reason }) => `the \`${name}\` preprocessor, \`${module}\`, failed: ${reason}`,
    help: () => 'the book goes on without its changes',
  },
  'preprocessor/bad-book': {
    severity: 'error',
    message: ({ name, reason }) => `unable to parse the preprocessed book from \`${name}\`: ${reason}`,
    help: () => 'it must write one book as JSON and nothing else; the book goes on without its changes',
  },
  'program/not-found': {
    severity: 'error',
    message: ({ what, name, command }) =>
      `the command \`${command}\` wasn't found, is the \`${name}\` ${what} installed?`,
    help: ({ what, name }) =>
      `to do without it where it is not installed, set \`optional = true\` in \`[${tableOf(what)}.${name}]\` of book.toml`,
  },
  'program/skipped': {
    severity: 'notice',
    message: ({ what, name, command }) =>
      `the command \`${command}\` for ${what} \`${name}\` was not found, but is marked as optional`,
  },
  'program/not-started': {
    severity: 'error',
    message: ({ what, name, command, reason }) =>
      `unable to run the ${what} \`${name}\`, \`${command}\`: ${reason}`,
  },
  'program/failed': {
    severity: 'error',
    message: ({ what, name, status, lastLines }) =>
      [`the \`${name}\` ${what} exited unsuccessfully with ${status}`, ...lastLines].join('\n'),
  },
  'program/supports-failed': {
    severity: 'error',
    message: ({ name, renderer, status, lastLines }) =>
      [
        `the \`${name}\` preprocessor failed when asked whether it supports \`${renderer}\`: ${status}`,
        ...lastLines,
      ].join('\n'),
    help: ({ name, renderer }) =>
      `it was skipped; to run it without asking, set \`renderers = ["${renderer}"]\` in \`[preprocessor.${name}]\``,
  },
  'program/supports-unclear': {
    severity: 'warning',
    message: ({ name, renderer, status, lastLines }) =>
      [
        `the \`${name}\` preprocessor was skipped: asked whether it supports \`${renderer}\`, it ended with ${status} and ${lastLines.length === 0 ? 'a message' : 'wrote'}`,
        ...lastLines,
      ].join('\n'),
    help: ({ name, renderer }) =>
      `to run it without asking, set \`renderers = ["${renderer}"]\` in \`[preprocessor.${name}]\`; if it isn't meant to run here, list the renderers that it is for`,
  },
  'program/too-slow': {
    severity: 'error',
    message: ({ what, name, seconds }) =>
      `the \`${name}\` ${what} was stopped after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
    help: ({ seconds }) =>
      `if it needs longer, set \`program-timeout = ${Math.ceil(seconds * 3)}\` in \`[build-book]\``,
  },
  'program/too-much-output': {
    severity: 'error',
    message: ({ what, name, limit }) =>
      `the \`${name}\` ${what} was stopped when it had written more than ${limit}`,
  },
  'program/restricted': {
    severity: 'warning',
    message: ({ key, what }) => `\`${key}\` has no effect: \`restrict\` doesn’t let a book ${what}`,
    help: () => 'build without `restrict` if you trust the book',
  },
};

const tableOf = (what: Program['what']): string => (what === 'renderer' ? 'output' : what);
