// What can be wrong with a theme.
import { type Catalog, didYouMean } from './entry.ts';

export interface ThemeArgs {
  'theme/no-such-folder': { readonly path: string };
  'theme/template-syntax': { readonly template: string; readonly reason: string };
  'theme/template-failed': { readonly template: string; readonly reason: string };
  'theme/no-such-asset': { readonly path: string; readonly key: string };
  'theme/unknown-icon': { readonly icon: string; readonly nearest?: string };
}

export const themeCatalog: Catalog<ThemeArgs> = {
  'theme/no-such-folder': {
    severity: 'error',
    say: ({ path }) => `there is no theme folder \`${path}\``,
  },
  'theme/template-syntax': {
    severity: 'error',
    say: ({ template, reason }) => `\`${template}\` is not a Handlebars template: ${reason}`,
    help: () => 'the built-in template is used meanwhile',
  },
  'theme/template-failed': {
    severity: 'error',
    say: ({ template, reason }) => `\`${template}\` cannot be rendered: ${reason}`,
  },
  'theme/no-such-asset': {
    severity: 'error',
    say: ({ path, key }) => `\`${key}\` names \`${path}\`, which does not exist`,
  },
  'theme/unknown-icon': {
    severity: 'warning',
    say: ({ icon, nearest }) => `no icon \`${icon}\`${didYouMean(nearest)}`,
  },
};
