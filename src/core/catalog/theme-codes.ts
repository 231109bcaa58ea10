// Diagnostics for themes.
import { type Catalog, didYouMean } from './entry.ts';

export interface ThemeArgs {
  'theme/no-such-folder': { readonly path: string };
  'theme/template-syntax': { readonly template: string; readonly reason: string };
  'theme/template-failed': { readonly template: string; readonly reason: string };
  'theme/words-syntax': { readonly path: string };
  'theme/unknown-word': { readonly path: string; readonly key: string; readonly nearest?: string };
  'theme/no-such-asset': {
    readonly path: string;
    readonly key: string;
    readonly nearest?: string;
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
    message: ({ path }) => `theme folder \`${path}\` not found`,
  },
  'theme/template-syntax': {
    severity: 'error',
    message: ({ template, reason }) => `\`${template}\` isn’t a valid Handlebars template: ${reason}`,
    help: () => 'using the built-in template for now',
  },
  'theme/template-failed': {
    severity: 'error',
    message: ({ template, reason }) => `\`${template}\` can’t be rendered: ${reason}`,
  },
  'theme/words-syntax': {
    severity: 'error',
    message: ({ path }) => `\`${path}\` isn’t a JSON object of texts`,
    help: () => 'using the built-in words for now',
  },
  'theme/unknown-word': {
    severity: 'notice',
    message: ({ path, key, nearest }) => `\`${path}\` sets the unknown word \`${key}\`${didYouMean(nearest)}`,
    help: ({ key }) =>
      `the word is ignored; remove it, or use it in a template of the theme: \`{{word "${key}"}}\``,
  },
  'theme/no-such-asset': {
    severity: 'error',
    message: ({ path, key, nearest }) =>
      `\`${key}\` names \`${path}\`, which doesn’t exist${didYouMean(nearest)}`,
  },
  'theme/unused-file': {
    severity: 'notice',
    message: ({ path, nearest }) =>
      `\`${path}\` doesn’t replace a file of the theme, so it isn’t used${didYouMean(nearest)}`,
    help: ({ path, nearest }) =>
      nearest !== undefined
        ? undefined
        : /\.(?:css|js)$/i.test(path)
          ? `to load it on every page, add \`"${path}"\` to \`output.html.additional-${path.slice(path.lastIndexOf('.') + 1).toLowerCase()}\``
          : 'rename it to the file that it replaces, or move it out of the theme folder',
  },
  'theme/outside-site': {
    severity: 'warning',
    message: ({ target }) => `\`${target}\` leads outside the site, so browsers can’t load it`,
    help: () => 'move the file to a folder next to `book.toml`, and update the path in this style sheet',
  },
  'theme/no-drawing-library': {
    severity: 'error',
    message: (args) => `\`build-book.drawn-image\` needs \`${args.package}\`, which isn’t installed`,
    help: (args) => `run \`npm install --save-dev ${args.package}\``,
  },
  'theme/image-failed': {
    severity: 'error',
    message: ({ url, reason }) => `can’t draw the image \`${url}\`: ${reason}`,
  },
  'theme/unknown-icon': {
    severity: 'warning',
    message: ({ icon, nearest }) => `unknown icon \`${icon}\`${didYouMean(nearest)}`,
  },
};
