// Diagnostics for directives such as `{{#include}}`.
import type { NoSource } from '../source.ts';
import { type Catalog, didYouMean } from './entry.ts';
import { trustHelp, whyNoSource } from './file-codes.ts';

export interface IncludeArgs {
  'include/not-found': { readonly path: string; readonly nearest?: string };
  'include/unreadable': { readonly path: string; readonly why: NoSource['why']; readonly byte?: number };
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
    message: ({ path, nearest }) => `cannot find \`${path}\`${didYouMean(nearest)}`,
    help: () => 'a blank line stands in its place',
  },
  'include/unreadable': {
    severity: 'error',
    message: ({ path, why, byte }) => `cannot include \`${path}\`: it ${whyNoSource(why, byte)}`,
    help: ({ why }) => (why === 'restricted' ? trustHelp : undefined),
  },
  'include/no-such-anchor': {
    severity: 'error',
    message: ({ path, anchor, nearest }) => `\`${path}\` has no anchor \`${anchor}\`${didYouMean(nearest)}`,
    help: ({ anchor }) => `mark the part with \`ANCHOR: ${anchor}\` and \`ANCHOR_END: ${anchor}\``,
  },
  'include/anchor-not-closed': {
    severity: 'warning',
    message: ({ anchor }) =>
      `the anchor \`${anchor}\` is never closed, so its part lasts to the end of the file`,
    help: ({ anchor, almost }) =>
      almost === undefined
        ? `end the part with a line that has \`ANCHOR_END: ${anchor}\``
        : `write \`ANCHOR_END: ${anchor}\` in line ${almost.line}, which has \`${almost.text}\``,
  },
  'include/anchor-shown': {
    severity: 'notice',
    message: ({ text }) => `readers see this line of an anchor: \`${text}\``,
    help: ({ path }) =>
      `lines of anchors are left out of what is included by an anchor: put \`ANCHOR: all\` and \`ANCHOR_END: all\` around the part, and include \`${path.slice(path.lastIndexOf('/') + 1)}:all\``,
  },
  'include/bad-range': {
    severity: 'warning',
    message: ({ path, range, lines }) =>
      `lines \`${range}\` are not all in \`${path}\`, which has ${lines} ${lines === 1 ? 'line' : 'lines'}`,
  },
  'include/no-such-lines': {
    severity: 'error',
    message: ({ path, range, lines }) =>
      `\`${path}\` has ${lines} ${lines === 1 ? 'line' : 'lines'}, and \`${range}\` is none of them`,
  },
  'include/cycle': {
    severity: 'error',
    message: ({ chain }) => `this file includes itself: ${chain.map((path) => `\`${path}\``).join(' -> ')}`,
  },
  'include/too-deep': {
    severity: 'error',
    message: ({ depth }) => `includes are nested more than ${depth} deep`,
  },
  'include/too-large': {
    severity: 'error',
    message: ({ limit }) => `this chapter's includes come to more than ${limit}`,
  },
  'include/no-path': {
    severity: 'warning',
    message: ({ directive }) => `\`${directive}\` names no file`,
  },
  'include/old-name': {
    severity: 'notice',
    message: ({ name }) => `\`{{#${name}}}\` is an old name`,
    help: ({ instead }) => `write \`{{#${instead}}}\``,
  },
};
