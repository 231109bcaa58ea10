// Diagnostics for links, images and redirects.
import { type Catalog, didYouMean } from './entry.ts';

export interface LinkArgs {
  'link/no-such-page': { readonly target: string; readonly nearest?: string };
  /** `instead` is what to link to instead of SUMMARY.md itself. */
  'link/not-in-summary': { readonly target: string; readonly instead?: string };
  'link/no-such-anchor': { readonly page: string; readonly anchor: string; readonly nearest?: string };
  /** `beside` is the included file next to which the target is, outside of the book's sources. */
  'link/no-such-file': { readonly target: string; readonly nearest?: string; readonly beside?: string };
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

/** An address of another site that lacks its scheme: `www.example.com`, `docs.rs/x`. */
const HOST =
  /^(?:www\.|(?:[\w-]+\.)+(?:(?:com|org|net|io|dev|edu|gov|info)(?:[/?#]|$)|(?:rs|ai|me|co|uk|de|fr|jp|cn|ru|eu)\/))/i;

/** Help for a path that doesn't exist and isn't close to one that does. */
function elsewhere(target: string): string | undefined {
  if (HOST.test(target)) return `to link to another site, write \`https://${target}\``;
  return target.startsWith('/') ? 'if it is on another site of the same host, write the full URL' : undefined;
}

export const linkCatalog: Catalog<LinkArgs> = {
  'link/no-such-page': {
    severity: 'warning',
    message: ({ target, nearest }) => `page \`${target}\` not found${didYouMean(nearest)}`,
    help: ({ target, nearest }) => (nearest === undefined ? elsewhere(target) : undefined),
  },
  'link/not-in-summary': {
    severity: 'warning',
    message: ({ target, instead }) =>
      instead === undefined
        ? `\`${target}\` exists but isn’t a chapter in SUMMARY.md, so it has no page`
        : `\`${target}\` lists the chapters and has no page of its own`,
    help: ({ instead }) =>
      instead === undefined
        ? 'list it there as a chapter, or link to another page'
        : `link to the page that lists all chapters: \`${instead}\``,
  },
  'link/no-such-anchor': {
    severity: 'warning',
    message: ({ page, anchor, nearest }) =>
      `\`#${anchor}\` not found in \`${page}\`${didYouMean(nearest && `#${nearest}`)}`,
    help: ({ anchor, nearest }) =>
      nearest === undefined ? `fix the link, or give a heading there this id: \`{#${anchor}}\`` : undefined,
  },
  'link/no-such-file': {
    severity: 'warning',
    message: ({ target, nearest }) => `file \`${target}\` not found${didYouMean(nearest)}`,
    help: ({ target, nearest, beside }) =>
      beside !== undefined
        ? `the file next to \`${beside}\` isn’t in the book’s sources: copy it there, or link to its full URL`
        : nearest === undefined
          ? elsewhere(target)
          : undefined,
  },
  'link/to-hidden': {
    severity: 'notice',
    message: ({ target, uses }) =>
      `\`${target}\` isn’t published, so ${uses > 1 ? `${uses} links to it are` : 'a link to it is'} plain text`,
  },
  'link/unsafe-scheme': {
    severity: 'warning',
    message: ({ target }) => `\`${target}\` would run code in the reader’s browser, so it isn’t linked`,
  },
  'link/outside-book': {
    severity: 'warning',
    message: ({ target }) => `\`${target}\` leads outside the book’s sources`,
    help: () => 'if you want that, set `traverse-parent-directories = true` in the linkcheck table',
  },
  'link/without-md': {
    severity: 'warning',
    message: ({ target, page }) => `\`${target}\` leads to \`${page}\` without naming its file`,
    help: () => 'link to the `.md` file, because `require-md-extension` is set',
  },
  'wikilink/no-such-page': {
    severity: 'warning',
    message: ({ target, nearest }) => `chapter \`${target}\` not found${didYouMean(nearest)}`,
    help: () => 'write the file or folder name of a chapter; for now, the link is plain text',
  },
  'wikilink/ambiguous': {
    severity: 'warning',
    message: ({ target, pages }) =>
      `\`${target}\` matches ${pages.length} chapters: ${pages.map((page) => `\`${page}\``).join(', ')}`,
    help: () => 'write the folder before the name: `[[folder/name]]`',
  },
  'redirect/no-target': {
    severity: 'warning',
    message: ({ from, to, nearest }) =>
      `the redirect from \`${from}\` leads to \`${to}\`, which doesn’t exist${didYouMean(nearest)}`,
  },
  'redirect/over-page': {
    severity: 'warning',
    message: ({ from }) => `\`${from}\` is a page of this book, so its redirect is ignored`,
  },
  'redirect/outside': {
    severity: 'error',
    message: ({ from }) => `the redirect from \`${from}\` would be written outside the site`,
  },
};
