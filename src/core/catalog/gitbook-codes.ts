// Diagnostics for books made for GitBook and HonKit.
import { type Catalog, didYouMean } from './entry.ts';

export interface GitBookArgs {
  'gitbook/syntax': { readonly language: 'JSON' | 'YAML'; readonly reason: string };
  'gitbook/program': { readonly path: string };
  'gitbook/plugins': { readonly plugins: readonly string[] };
  'gitbook/no-effect': { readonly file: string; readonly keys: readonly string[] };
  'gitbook/tag': {
    readonly tag: string;
    /** What it needs that is not done; absent for a tag of an unknown plugin. */
    readonly what?: keyof typeof notDone;
    /** The variable that it sets, or the file that it includes. */
    readonly name?: string;
  };
  'gitbook/unclosed': { readonly tag: string; readonly kind: string };
  'gitbook/variable': { readonly name: string; readonly nearest?: string };
  'gitbook/old-pages': { readonly path: string; readonly count: number };
  'gitbook/languages': { readonly folders: readonly string[] };
}

const list = (names: readonly string[]): string => names.map((name) => `\`${name}\``).join(', ');

const notDone = {
  condition: 'conditions aren’t evaluated',
  loop: 'loops aren’t run',
  assignment: 'chapters can’t set variables',
  template: 'templates aren’t run',
  repository: 'files of other repositories aren’t fetched',
  filter: 'filters aren’t applied',
  object: 'only the variables of book.json have values',
} as const;

const insteadOf = {
  condition: () => 'keep the branch that applies, and delete the tags',
  loop: () => 'write out what the loop repeats, and delete the tags',
  assignment: ({ name = 'name' }) =>
    `add \`"${name}": "..."\` to \`variables\` in book.json, and write \`{{ book.${name} }}\` where it is used`,
  template: () => 'write out what it produces, and delete the tags',
  repository: ({ name = 'file.md' }) => `copy the file into the book, and write \`{% include "${name}" %}\``,
  filter: () => 'write the text that it produces',
  object: () => 'write the text that it produces',
} as const satisfies Record<keyof typeof notDone, (args: { readonly name?: string }) => string>;

export const gitbookCatalog: Catalog<GitBookArgs> = {
  'gitbook/syntax': {
    severity: 'error',
    message: ({ language, reason }) => `invalid ${language}: ${reason}`,
  },
  'gitbook/program': {
    severity: 'warning',
    message: ({ path }) => `\`${path}\` is a program and isn’t run, so its settings aren’t used`,
    help: () => 'move the settings to `book.json`',
  },
  'gitbook/plugins': {
    severity: 'notice',
    message: ({ plugins }) => `these GitBook plugins aren’t run: ${list(plugins)}`,
    help: () => 'run `build-book doctor` to see what replaces them',
  },
  'gitbook/no-effect': {
    severity: 'notice',
    message: ({ file, keys }) => `settings in ${file} without effect: ${list(keys)}`,
    help: () => 'delete them, or use the settings of a `book.toml` instead',
  },
  'gitbook/tag': {
    severity: 'warning',
    message: ({ tag, what }) =>
      what === undefined
        ? `\`${tag}\` isn’t supported, so it is shown as text`
        : `\`${tag}\` is shown as text: ${notDone[what]}`,
    help: ({ what, name }) =>
      what === undefined
        ? 'replace it, or write `{% raw %}` and `{% endraw %}` around it to show it'
        : insteadOf[what]({ name }),
  },
  'gitbook/unclosed': {
    severity: 'warning',
    message: ({ tag }) => `\`${tag}\` has no matching tag, so it is shown as text`,
    help: ({ kind }) => `each \`{% ${kind} %}\` needs an \`{% end${kind} %}\` after it`,
  },
  'gitbook/variable': {
    severity: 'warning',
    message: ({ name, nearest }) => `unknown variable \`${name}\`${didYouMean(nearest)}`,
    help: ({ name }) => `add it to \`variables\` in book.json: \`"${name}": "..."\``,
  },
  'gitbook/old-pages': {
    severity: 'notice',
    message: ({ path, count }) =>
      count === 1
        ? `\`${path}\` isn’t published: a chapter’s page has the same address`
        : `\`${path}\` and ${count - 1} more ${count === 2 ? 'file' : 'files'} aren’t published: chapters’ pages have the same addresses`,
    help: () => 'delete the pages that an earlier build left among the chapters',
  },
  'gitbook/languages': {
    severity: 'error',
    message: ({ folders }) =>
      folders.length === 0
        ? 'LANGS.md doesn’t list the folder of any language'
        : `each language is a separate book: ${list(folders)}`,
    help: ({ folders: [first] }) =>
      first === undefined ? undefined : `build one at a time: \`build-book ${first}\``,
  },
};
