// Diagnostics for links, images and redirects.
import { type Catalog, didYouMean } from './entry.ts';

export interface LinkArgs {
  'link/no-such-page': { readonly target: string; readonly nearest?: string };
  'link/not-in-summary': { readonly target: string };
  'link/no-such-anchor': { readonly page: string; readonly anchor: string; readonly nearest?: string };
  'link/no-such-file': { readonly target: string; readonly nearest?: string };
  'link/to-hidden': { readonly target: string; readonly uses: number };
  'link/unsafe-scheme': { readonly target: string };
  'link/outside-book': { readonly target: string };
  'link/without-md': { readonly target: string; readonly page: string };
  'wikilink/no-such-page': { readonly target: string; readonly nearest?: string };
  'wikilink/ambiguous': { readonly target: string; readonly pages: readonly string[] };
  'redirect/no-target': { readonly from: string; readonly to: string; readonly nearest?: string };
  'redirect/over-page': { readonly from: string };
  'redirect/outside': { readonly from: string };
}

export const linkCatalog: Catalog<LinkArgs> = {
  'link/no-such-page': {
    severity: 'warning',
    message: ({ target, nearest }) => `no page \`${target}\`${didYouMean(nearest)}`,
  },
  'link/not-in-summary': {
    severity: 'warning',
    message: ({ target }) => `\`${target}\` exists but is not in SUMMARY.md, so it has no page`,
    help: () => 'add it to SUMMARY.md, or link to another page',
  },
  'link/no-such-anchor': {
    severity: 'warning',
    message: ({ page, anchor, nearest }) =>
      `\`${page}\` has no \`#${anchor}\`${didYouMean(nearest && `#${nearest}`)}`,
    help: ({ anchor, nearest }) =>
      nearest === undefined ? `mend the link, or give a heading there that id: \`{#${anchor}}\`` : undefined,
  },
  'link/no-such-file': {
    severity: 'warning',
    message: ({ target, nearest }) => `no file \`${target}\`${didYouMean(nearest)}`,
  },
  'link/to-hidden': {
    severity: 'notice',
    message: ({ target, uses }) =>
      `\`${target}\` is kept out of the book, so ${uses > 1 ? `${uses} links to it are plain text` : 'a link to it is plain text'}`,
  },
  'link/unsafe-scheme': {
    severity: 'warning',
    message: ({ target }) => `\`${target}\` would run code in the reader's browser, so it is not made a link`,
  },
  'link/outside-book': {
    severity: 'warning',
    message: ({ target }) => `\`${target}\` leads out of the book's sources`,
    help: () => 'where that is meant, set `traverse-parent-directories = true` in the table of linkcheck',
  },
  'link/without-md': {
    severity: 'warning',
    message: ({ target, page }) => `\`${target}\` leads to \`${page}\` without naming its file`,
    help: () => 'write the file with its `.md`, as `require-md-extension` asks',
  },
  'wikilink/no-such-page': {
    severity: 'warning',
    message: ({ target, nearest }) => `no chapter goes by the name \`${target}\`${didYouMean(nearest)}`,
    help: () => 'its title stands in the page as plain text; name the file or folder of a chapter',
  },
  'wikilink/ambiguous': {
    severity: 'warning',
    message: ({ target, pages }) =>
      `\`${target}\` is the name of ${pages.length} chapters: ${pages.map((page) => `\`${page}\``).join(', ')}`,
    help: () => 'write the folder before the name: `[[folder/name]]`',
  },
  'redirect/no-target': {
    severity: 'warning',
    message: ({ from, to, nearest }) =>
      `the redirect of \`${from}\` leads to \`${to}\`, which is no page${didYouMean(nearest)}`,
  },
  'redirect/over-page': {
    severity: 'warning',
    message: ({ from }) => `\`${from}\` is a page of this book, so its redirect is left out`,
  },
  'redirect/outside': {
    severity: 'error',
    message: ({ from }) => `the redirect of \`${from}\` would be written outside the site`,
  },
};
