// Diagnostics for books made for GitBook and HonKit.
import { type Catalog, didYouMean } from './entry.ts';

export interface GitBookArgs {
  'gitbook/syntax': { readonly reason: string };
  'gitbook/program': { readonly path: string };
  'gitbook/plugins': { readonly plugins: readonly string[] };
  'gitbook/no-effect': { readonly keys: readonly string[] };
  'gitbook/tag': { readonly tag: string };
  'gitbook/unclosed': { readonly tag: string };
  'gitbook/variable': { readonly name: string; readonly nearest?: string };
  'gitbook/languages': { readonly folders: readonly string[] };
}

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

export const gitbookCatalog: Catalog<GitBookArgs> = {
  'gitbook/syntax': {
    severity: 'error',
    message: ({ reason }) => `this is not JSON: ${reason}`,
  },
  'gitbook/program': {
    severity: 'warning',
    message: ({ path }) => `\`${path}\` is a program and isn't run, so its settings are not read`,
    help: () => 'write the settings into `book.json`',
  },
  'gitbook/plugins': {
    severity: 'notice',
    message: ({ plugins }) => `plugins of GitBook are not run: ${list(plugins)}`,
    help: () => '`build-book doctor` shows what replaces them',
  },
  'gitbook/no-effect': {
    severity: 'notice',
    message: ({ keys }) => `settings of book.json without effect: ${list(keys)}`,
    help: () => 'delete them, or set what they did in a `book.toml`',
  },
  'gitbook/tag': {
    severity: 'warning',
    message: ({ tag }) => `\`${tag}\` isn't supported and is shown as text`,
    help: () => 'replace it, or write `{% raw %}` and `{% endraw %}` around it to show it',
  },
  'gitbook/unclosed': {
    severity: 'warning',
    message: ({ tag }) => `\`${tag}\` has no partner and is shown as text`,
    help: () => 'each `{% hint %}` needs an `{% endhint %}` after it',
  },
  'gitbook/variable': {
    severity: 'warning',
    message: ({ name, nearest }) => `there is no variable \`${name}\`${didYouMean(nearest)}`,
    help: ({ name }) => `add it to \`variables\` in book.json: \`"${name}": "..."\``,
  },
  'gitbook/languages': {
    severity: 'error',
    message: ({ folders }) =>
      folders.length === 0
        ? 'LANGS.md lists no language of the book'
        : `this book has several languages, which are separate books: ${list(folders)}`,
    help: ({ folders: [first] }) =>
      first === undefined ? undefined : `build each one: \`build-book ${first}\``,
  },
};
