// Diagnostics for book.toml, environment variables and command-line overrides.
import { type Catalog, didYouMean } from './entry.ts';

export interface ConfigArgs {
  'config/syntax': { readonly reason: string };
  'config/unknown-key': { readonly key: string; readonly nearest?: string };
  'config/wrong-type': { readonly key: string; readonly expected: string; readonly found: string };
  'config/removed-key': { readonly key: string; readonly instead: string };
  'config/old-name': { readonly key: string; readonly today: string };
  'config/no-effect': { readonly key: string; readonly reason: string };
  'config/plugin-file': { readonly key: string; readonly path: string; readonly plugin: string };
  'config/old-icon': { readonly key: string; readonly icon: string; readonly today: string };
  'config/bad-value': { readonly key: string; readonly value: string; readonly reason: string };
  'config/unknown-code': { readonly key: string; readonly code: string; readonly nearest?: string };
}

export const configCatalog: Catalog<ConfigArgs> = {
  'config/syntax': {
    severity: 'error',
    message: ({ reason }) => `this is not TOML: ${reason}`,
  },
  'config/unknown-key': {
    severity: 'warning',
    message: ({ key, nearest }) => `unknown key \`${key}\`${didYouMean(nearest)}`,
    help: () => 'the key is ignored, every other setting keeps its value',
  },
  'config/wrong-type': {
    severity: 'error',
    message: ({ key, expected, found }) => `\`${key}\` must be ${expected}, not ${found}`,
    help: () => 'its default is used meanwhile',
  },
  'config/removed-key': {
    severity: 'notice',
    message: ({ key }) => `\`${key}\` is no longer a key of mdBook`,
    help: ({ instead }) => instead,
  },
  'config/old-name': {
    severity: 'notice',
    message: ({ key, today }) => `\`${key}\` is an old name of \`${today}\``,
    help: ({ today }) => `write \`${today}\``,
  },
  'config/no-effect': {
    severity: 'notice',
    message: ({ key, reason }) => `\`${key}\` changes nothing: ${reason}`,
  },
  'config/plugin-file': {
    severity: 'notice',
    message: ({ path, plugin }) => `\`${path}\` is not needed: build-book does what mdbook-${plugin} does`,
    help: ({ key }) => `take it out of \`${key}\``,
  },
  'config/old-icon': {
    severity: 'notice',
    message: ({ key, icon }) =>
      `\`${key} = "${icon}"\` is a name of Font Awesome 4, which mdBook no longer has`,
    help: ({ today }) => `write \`"${today}"\`, which is used meanwhile`,
  },
  'config/bad-value': {
    severity: 'error',
    message: ({ key, value, reason }) => `\`${key}\` cannot be ${value}: ${reason}`,
    help: () => 'it is left out meanwhile',
  },
  'config/unknown-code': {
    severity: 'warning',
    message: ({ key, code, nearest }) =>
      `\`${key}\` names \`${code}\`, which is no code of a diagnostic${didYouMean(nearest)}`,
  },
};
