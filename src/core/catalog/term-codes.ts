// Diagnostics for index markers.
import { type Catalog, didYouMean } from './entry.ts';

export interface TermArgs {
  'term/empty': Readonly<Record<string, never>>;
  'term/malformed': { readonly text: string };
  'term/no-such-entry': { readonly entry: string; readonly target: string; readonly nearest?: string };
  'term/nested-in-itself': { readonly entry: string };
}

export const termCatalog: Catalog<TermArgs> = {
  'term/empty': {
    severity: 'warning',
    message: () => 'this index marker is empty',
  },
  'term/malformed': {
    severity: 'warning',
    message: ({ text }) => `this index marker contains another one: \`${text}\``,
    help: () => 'close the first marker with `}}` before the second one',
  },
  'term/no-such-entry': {
    severity: 'warning',
    message: ({ entry, target, nearest }) =>
      `the index entry \`${entry}\` refers to \`${target}\`, which doesn’t exist${didYouMean(nearest)}`,
  },
  'term/nested-in-itself': {
    severity: 'warning',
    message: ({ entry }) =>
      `the index entry \`${entry}\` can’t be nested under itself, so it stays at the top level`,
  },
};
