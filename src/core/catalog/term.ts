// What can be wrong with index markers.
import type { Catalog } from './entry.ts';

export interface TermArgs {
  'term/empty': Readonly<Record<string, never>>;
  'term/malformed': { readonly text: string };
}

export const termCatalog: Catalog<TermArgs> = {
  'term/empty': {
    severity: 'warning',
    say: () => 'this index marker has no text',
  },
  'term/malformed': {
    severity: 'warning',
    say: ({ text }) => `this index marker holds another one: \`${text}\``,
    help: () => 'close the first marker before the second begins',
  },
};
