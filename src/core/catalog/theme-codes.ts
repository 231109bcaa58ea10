// Diagnostics for themes.
import { type Catalog, didYouMean } from './entry.ts';

export interface ThemeArgs {
  'theme/no-such-folder': { readonly path: string };
  'theme/template-syntax': { readonly template: string; readonly reason: string };
  'theme/template-failed': { readonly template: string; readonly reason: string };
  'theme/words-syntax': { readonly path: string };
  'theme/no-such-asset': {
    readonly path: string;
    readonly key: string;
    readonly nearest?: string | undefined;
  };
  'theme/unused-file': { readonly path: string; readonly nearest?: string };
  'theme/outside-site': { readonly target: string };
  'theme/no-drawing-library': { readonly package: string };
  'theme/image-failed': { readonly url: string; readonly reason: string };
  'theme/unknown-icon': { readonly icon: string; readonly nearest?: string };
}

export const themeCatalog: Catalog<ThemeArgs> = {
  'theme/no-such-folder': {
    severity: 'error',
    message: ({ path }) => `there is no theme folder \`${path}\``,
  },
  'theme/template-syntax': {
    severity: 'error',
    message: ({ template, reason }) => `\`${template}\` is not a Handlebars template: ${reason}`,
    help: () => 'the built-in template is used meanwhile',
  },
  'theme/template-failed': {
    severity: 'error',
    message: ({ template, reason }) => `\`${template}\` cannot be rendered: ${reason}`,
  },
  'theme/words-syntax': {
    severity: 'error',
    message: ({ path }) => `\`${path}\` is not a JSON object of texts`,
    help: () => 'using the built-in words for now',
  },
  'theme/no-such-asset': {
    severity: 'error',
    message: ({ path, key, nearest }) =>
      `\`${key}\` names \`${path}\`, which does not exist${didYouMean(nearest)}`,
  },
  'theme/unused-file': {
    severity: 'notice',
    message: ({ path, nearest }) =>
      `\`${path}\` replaces no file of the theme and isn't loaded${didYouMean(nearest)}`,
    help: ({ path, nearest }) =>
      nearest !== undefined
        ? undefined
        : /\.(?:css|js)$/i.test(path)
          ? `to load it on every page, add \`"${path}"\` to \`output.html.additional-${path.slice(path.lastIndexOf('.') + 1).toLowerCase()}\``
          : 'rename it to the file that it replaces, or move it out of the theme folder',
  },
  'theme/outside-site': {
    severity: 'warning',
    message: ({ target }) => `\`${target}\` leads out of the site, so browsers can't load it`,
    help: () =>
      'put the file in a folder below the one of `book.toml`, and write its address from this style sheet',
  },
  'theme/no-drawing-library': {
    severity: 'error',
    message: (args) => `\`build-book.drawn-image\` needs \`${args.package}\`, which is not installed`,
    help: (args) => `run \`npm install --save-dev ${args.package}\``,
  },
  'theme/image-failed': {
    severity: 'error',
    message: ({ url, reason }) => `the picture \`${url}\` cannot be drawn: ${reason}`,
  },
  'theme/unknown-icon': {
    severity: 'warning',
    message: ({ icon, nearest }) => `no icon \`${icon}\`${didYouMean(nearest)}`,
  },
};
