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
  'config/no-such-target': { readonly key: string; readonly target: string };
  'config/unknown-icon': {
    readonly key: string;
    readonly icon: string;
    readonly nearest?: string;
  };
  'config/unknown-language': { readonly key: string; readonly tag: string };
  'config/no-translation': {
    readonly key: string;
    readonly tag: string;
    /** Where a translation would be found. */
    readonly places: readonly string[];
  };
  'config/unknown-code': { readonly key: string; readonly code: string; readonly nearest?: string };
}

export const configCatalog: Catalog<ConfigArgs> = {
  'config/syntax': {
    severity: 'error',
    message: ({ reason }) => `invalid TOML: ${reason}`,
  },
  'config/unknown-key': {
    severity: 'warning',
    message: ({ key, nearest }) => `unknown key \`${key}\`${didYouMean(nearest)}`,
    help: () => 'the key is ignored; all other settings apply',
  },
  'config/wrong-type': {
    severity: 'error',
    message: ({ key, expected, found }) => `\`${key}\`: expected ${expected}, found ${found}`,
    help: () => 'using the default for now',
  },
  'config/removed-key': {
    severity: 'notice',
    message: ({ key }) => `mdBook no longer has the key \`${key}\``,
    help: ({ instead }) => instead,
  },
  'config/old-name': {
    severity: 'notice',
    message: ({ key, today }) => `\`${key}\` was renamed to \`${today}\``,
    help: ({ today }) => `write \`${today}\``,
  },
  'config/no-effect': {
    severity: 'notice',
    message: ({ key, reason }) => `\`${key}\` has no effect: ${reason}`,
  },
  'config/no-such-target': {
    severity: 'error',
    message: ({ key, target }) => `\`${target}\` in \`${key}\` not found`,
    help: () => 'write the path of a chapter or file from the source folder, or a URL with `https://`',
  },
  'config/unknown-icon': {
    severity: 'warning',
    message: ({ key, icon, nearest }) => `unknown icon \`${icon}\` in \`${key}\`${didYouMean(nearest)}`,
    help: () => 'use the name of an icon of Font Awesome Free',
  },
  'config/plugin-file': {
    severity: 'notice',
    message: ({ path, plugin }) => `\`${path}\` isn’t needed: build-book replaces mdbook-${plugin}`,
    help: ({ key }) => `remove it from \`${key}\``,
  },
  'config/old-icon': {
    severity: 'notice',
    message: ({ key, icon }) =>
      `\`${key} = "${icon}"\` is a Font Awesome 4 name, which mdBook no longer supports`,
    help: ({ today }) => `write \`"${today}"\`, which is used for now`,
  },
  'config/bad-value': {
    severity: 'error',
    message: ({ key, value, reason }) => `invalid value ${value} for \`${key}\`: ${reason}`,
    help: () => 'the value is ignored',
  },
  'config/unknown-language': {
    severity: 'warning',
    message: ({ tag }) => `unknown language \`${tag}\``,
    help: ({ key }) => `check the tag, or set \`${key}.name\` to the name of the language`,
  },
  'config/no-translation': {
    severity: 'warning',
    message: ({ tag, places }) =>
      `no translation for \`${tag}\`: ${places.map((place) => `\`${place}\``).join(' and ')} not found`,
    help: () => 'its pages show the text of the original for now',
  },
  'config/unknown-code': {
    severity: 'warning',
    message: ({ key, code, nearest }) =>
      `unknown diagnostic code \`${code}\` in \`${key}\`${didYouMean(nearest)}`,
  },
};
