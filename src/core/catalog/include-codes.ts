// Diagnostics for directives such as `{{#include}}`.
import type { NoSource } from '../source.ts';
import { type Catalog, didYouMean } from './entry.ts';
import { trustHelp, whyNoSource } from './file-codes.ts';

export interface IncludeArgs {
  'include/not-found': { readonly path: string; readonly nearest?: string };
  'include/unreadable': { readonly path: string; readonly why: NoSource['why']; readonly line?: number };
  'include/no-such-anchor': { readonly path: string; readonly anchor: string; readonly nearest?: string };
  'include/anchor-not-closed': {
    readonly anchor: string;
    /** A line that may be meant as its end. */
    readonly almost?: { readonly line: number; readonly text: string };
  };
  'include/anchor-shown': { readonly path: string; readonly text: string };
  'include/bad-range': { readonly path: string; readonly range: string; readonly lines: number };
  'include/no-such-lines': { readonly path: string; readonly range: string; readonly lines: number };
  'include/cycle': { readonly chain: readonly string[] };
  'include/too-deep': { readonly depth: number };
  'include/too-large': { readonly limit: string };
  'include/no-path': { readonly directive: string };
  'include/old-name': { readonly name: string; readonly instead: string };
}

export const includeCatalog: Catalog<IncludeArgs> = {
  'include/not-found': {
    severity: 'error',
    message: ({ path, nearest }) => `\`${path}\` not found${didYouMean(nearest)}`,
    help: () => 'a blank line was put in its place',
  },
  'include/unreadable': {
    severity: 'error',
    message: ({ path, why, line }) => `can’t include \`${path}\`: it ${whyNoSource(why, line)}`,
    help: ({ why }) => (why === 'restricted' ? trustHelp : undefined),
  },
  'include/no-such-anchor': {
    severity: 'error',
    message: ({ path, anchor, nearest }) =>
      `anchor \`${anchor}\` not found in \`${path}\`${didYouMean(nearest)}`,
    help: ({ anchor }) => `mark the lines with \`ANCHOR: ${anchor}\` and \`ANCHOR_END: ${anchor}\``,
  },
  'include/anchor-not-closed': {
    severity: 'warning',
    message: ({ anchor }) => `the anchor \`${anchor}\` is never closed, so it extends to the end of the file`,
    help: ({ anchor, almost }) =>
      almost === undefined
        ? `close it with a line that contains \`ANCHOR_END: ${anchor}\``
        : `in line ${almost.line}, write \`ANCHOR_END: ${anchor}\` instead of \`${almost.text}\``,
  },
  'include/anchor-shown': {
    severity: 'notice',
    message: ({ text }) => `readers see this anchor line: \`${text}\``,
    help: ({ path }) =>
      `only an include by anchor leaves out anchor lines: put \`ANCHOR: all\` and \`ANCHOR_END: all\` around the lines, and include \`${path.slice(path.lastIndexOf('/') + 1)}:all\``,
  },
  'include/bad-range': {
    severity: 'warning',
    message: ({ path, range, lines }) =>
      `\`${path}\` has only ${lines} ${lines === 1 ? 'line' : 'lines'}, so only part of \`${range}\` is included`,
  },
  'include/no-such-lines': {
    severity: 'error',
    message: ({ path, range, lines }) =>
      `\`${path}\` has ${lines} ${lines === 1 ? 'line' : 'lines'}, and \`${range}\` selects none of them`,
  },
  'include/cycle': {
    severity: 'error',
    message: ({ chain }) => `this file includes itself: ${chain.map((path) => `\`${path}\``).join(' -> ')}`,
  },
  'include/too-deep': {
    severity: 'error',
    message: ({ depth }) => `includes are nested more than ${depth} levels deep`,
  },
  'include/too-large': {
    severity: 'error',
    message: ({ limit }) => `this chapter includes more than ${limit}`,
  },
  'include/no-path': {
    severity: 'warning',
    message: ({ directive }) => `\`${directive}\` doesn’t name a file`,
  },
  'include/old-name': {
    severity: 'notice',
    message: ({ name, instead }) => `\`{{#${name}}}\` was renamed to \`{{#${instead}}}\``,
    help: ({ instead }) => `write \`{{#${instead}}}\``,
  },
};
