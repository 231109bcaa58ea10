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
    message: () => 'this index marker has no text',
  },
  'term/malformed': {
    severity: 'warning',
    message: ({ text }) => `this index marker holds another one: \`${text}\``,
    help: () => 'close the first marker before the second begins',
  },
  'term/no-such-entry': {
    severity: 'warning',
    message: ({ entry, target, nearest }) =>
      `the index sends readers from \`${entry}\` to \`${target}\`, which is no entry${didYouMean(nearest)}`,
  },
  'term/nested-in-itself': {
    severity: 'warning',
    message: ({ entry }) => `the index entry \`${entry}\` would stand under itself, so it stands alone`,
  },
};
