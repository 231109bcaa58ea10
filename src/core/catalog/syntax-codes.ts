// Diagnostics for syntax of other generators, which readers would see as text.
import { type Catalog, didYouMean } from './entry.ts';

export interface SyntaxArgs {
  'syntax/foreign': { readonly found: string; readonly from: string; readonly instead: string };
  'syntax/unknown-container': { readonly found: string; readonly nearest?: string };
  'syntax/container-not-closed': { readonly found: string };
  'syntax/unknown-alert': { readonly found: string; readonly instead: string };
  'syntax/unknown-directive': { readonly found: string; readonly name: string; readonly nearest?: string };
  /** `place` is the element that can't hold it, or `line` if there is other text around it. */
  'syntax/not-alone': { readonly found: string; readonly place: string };
  'syntax/blank-in-address': { readonly found: string; readonly write: string };
  'syntax/image-size': { readonly found: string; readonly write: string };
  'table/surplus-cells': { readonly found: string };
}

export const syntaxCatalog: Catalog<SyntaxArgs> = {
  'syntax/foreign': {
    severity: 'warning',
    message: ({ found, from }) => `\`${found}\` is ${from} syntax, so it is shown as text`,
    help: ({ instead }) => `write ${instead}`,
  },
  'syntax/unknown-container': {
    severity: 'warning',
    message: ({ found, nearest }) => `unknown container \`${found}\`${didYouMean(nearest)}`,
    help: () =>
      'write `:::note`, `:::tip`, `:::info`, `:::warning`, `:::danger`, `:::details`, `:::cards`, `:::steps`, `:::columns`, `:::file-tree`, `:::code-group` or `:::video`',
  },
  'syntax/container-not-closed': {
    severity: 'warning',
    message: ({ found }) => `the container \`${found}\` is never closed, so it is shown as text`,
    help: () => 'close it with `:::` on a line of its own',
  },
  'syntax/unknown-alert': {
    severity: 'warning',
    message: ({ found }) => `unknown alert type \`${found}\`, so it is shown as text`,
    help: ({ instead }) => `write \`[!${instead}]\``,
  },
  'syntax/unknown-directive': {
    severity: 'warning',
    message: ({ found, nearest }) =>
      `unknown directive \`${found}\`, so it is shown as text${didYouMean(nearest)}`,
    help: ({ name }) =>
      `if a preprocessor replaces it, add its table to book.toml; to show it on purpose, write \`\\{{#${name}\``,
  },
  'syntax/not-alone': {
    severity: 'warning',
    message: ({ found, place }) => `\`${found}\` ${whereNot(place)}, so it isn’t replaced`,
    help: ({ place }) =>
      place === 'line'
        ? 'put it on a line of its own'
        : place === 'table'
          ? 'put it in a cell of its own, or on a line of its own below the table'
          : /^h\d$/.test(place)
            ? 'put it on a line of its own below the heading'
            : `put it on a line of its own, outside of \`<${place}>\``,
  },
  'syntax/blank-in-address': {
    severity: 'warning',
    message: ({ found }) => `the address in \`${found}\` contains a space, so it is shown as text`,
    help: ({ write }) => `write \`${write}\``,
  },
  'syntax/image-size': {
    severity: 'warning',
    message: ({ found }) =>
      `\`${found}\` contains a size, which Markdown doesn’t support, so it is shown as text`,
    help: ({ write }) => `write \`${write}\``,
  },
  'table/surplus-cells': {
    severity: 'warning',
    message: ({ found }) => `this row has more cells than the table has columns, so \`${found}\` is lost`,
    help: () => 'add a column to the header of the table, or write `\\|` for a literal `|`',
  },
};

const whereNot = (place: string): string =>
  place === 'line'
    ? 'isn’t on a line of its own'
    : place === 'table'
      ? 'isn’t alone in its cell'
      : /^h\d$/.test(place)
        ? 'is in a heading'
        : `is inside \`<${place}>\``;
