// What can be wrong with book.toml, the environment and the command line's overrides.
import { type Catalog, didYouMean } from './entry.ts';

export interface ConfigArgs {
  'config/syntax': { readonly reason: string };
  'config/unknown-key': { readonly key: string; readonly nearest?: string };
  'config/wrong-type': { readonly key: string; readonly expected: string; readonly found: string };
  'config/removed-key': { readonly key: string; readonly instead: string };
}

export const configCatalog: Catalog<ConfigArgs> = {
  'config/syntax': {
    severity: 'error',
    say: ({ reason }) => `this is not TOML: ${reason}`,
  },
  'config/unknown-key': {
    severity: 'warning',
    say: ({ key, nearest }) => `unknown key \`${key}\`${didYouMean(nearest)}`,
    help: () => 'the key is ignored, every other setting keeps its value',
  },
  'config/wrong-type': {
    severity: 'error',
    say: ({ key, expected, found }) => `\`${key}\` must be ${expected}, not ${found}`,
    help: () => 'its default is used meanwhile',
  },
  'config/removed-key': {
    severity: 'notice',
    say: ({ key }) => `\`${key}\` is no longer a key of mdBook`,
    help: ({ instead }) => instead,
  },
};
