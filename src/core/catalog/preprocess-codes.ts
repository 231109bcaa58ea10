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
  'variable/too-large': { readonly limit: string };
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
      `this hidden section is never closed, so it extends to the end of the chapter: \`${tag}\``,
    help: ({ tag }) => `close it with \`${tag === 'div' ? '</div>' : '-->'}\``,
  },
  'variable/unknown': {
    severity: 'warning',
    message: ({ name, nearest }) => `unknown variable \`${name}\`${didYouMean(nearest)}`,
    help: () => 'define it in `[preprocessor.variables.variables]`, or set `warn-missing = false` there',
  },
  'variable/too-large': {
    severity: 'error',
    message: ({ limit }) => `the variables of this chapter insert more than ${limit}`,
    help: () => 'use them less often; from here on, they are left as they are',
  },
  'preprocessor/unknown-name': {
    severity: 'warning',
    message: ({ name, key, other, nearest }) =>
      `unknown preprocessor \`${other}\` in \`preprocessor.${name}.${key}\`${didYouMean(nearest)}`,
  },
  'preprocessor/cycle': {
    severity: 'error',
    message: ({ names }) => `these preprocessors depend on each other: ${quoted(names)}`,
    help: () => 'remove one of the names from `before` or `after`; for now, they run in alphabetical order',
  },
  'preprocessor/module-failed': {
    severity: 'error',
    message: ({ name, module, reason }) => `the \`${name}\` preprocessor, \`${module}\`, failed: ${reason}`,
    help: () => 'the book is built without its changes',
  },
  'preprocessor/bad-book': {
    severity: 'error',
    message: ({ name, reason }) => `the \`${name}\` preprocessor returned an invalid book: ${reason}`,
    help: () =>
      'it must return the book as JSON and print nothing else; the book is built without its changes',
  },
  'program/not-found': {
    severity: 'error',
    message: ({ what, name, command }) =>
      `command \`${command}\` not found; is the \`${name}\` ${what} installed?`,
    help: ({ what, name }) =>
      `install it; to build without it where it isn’t installed, set \`optional = true\` in \`[${tableOf(what)}.${name}]\` of book.toml`,
  },
  'program/skipped': {
    severity: 'notice',
    message: ({ what, name, command }) =>
      `command \`${command}\` not found, so the optional \`${name}\` ${what} is skipped`,
  },
  'program/not-started': {
    severity: 'error',
    message: ({ what, name, command, reason }) =>
      `can’t run the \`${name}\` ${what}, \`${command}\`: ${reason}`,
  },
  'program/failed': {
    severity: 'error',
    message: ({ what, name, status, lastLines }) =>
      [`the \`${name}\` ${what} failed with ${status}`, ...lastLines].join('\n'),
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
        `the \`${name}\` preprocessor was skipped: asked whether it supports \`${renderer}\`, it failed with ${status} and ${lastLines.length === 0 ? 'a message' : 'wrote'}`,
        ...lastLines,
      ].join('\n'),
    help: ({ name, renderer }) =>
      `to run it without asking, set \`renderers = ["${renderer}"]\` in \`[preprocessor.${name}]\`; if it isn’t meant to run here, list the renderers that it is for`,
  },
  'program/too-slow': {
    severity: 'error',
    message: ({ what, name, seconds }) =>
      `the \`${name}\` ${what} was stopped after ${seconds} ${seconds === 1 ? 'second' : 'seconds'}`,
    help: ({ seconds }) =>
      `if it needs more time, set \`program-timeout = ${Math.ceil(seconds * 3)}\` in \`[build-book]\``,
  },
  'program/too-much-output': {
    severity: 'error',
    message: ({ what, name, limit }) =>
      `the \`${name}\` ${what} was stopped after writing more than ${limit}`,
  },
  'program/restricted': {
    severity: 'warning',
    message: ({ key, what }) => `\`${key}\` has no effect: \`restrict\` doesn’t let a book ${what}`,
    help: () => 'build without `restrict` if you trust the book',
  },
};

const tableOf = (what: Program['what']): string => (what === 'renderer' ? 'output' : what);
