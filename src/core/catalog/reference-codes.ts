// Diagnostics for link definitions and the labels that use them.
import { type Catalog, didYouMean } from './entry.ts';

export interface ReferenceArgs {
  'reference/undefined': {
    readonly label: string;
    readonly uses: number;
    readonly nearest?: string;
    /** A file that defines the label, or `nearest`, but isn't visible to the page. */
    readonly elsewhere?: string;
  };
  'reference/ambiguous': { readonly label: string; readonly pages: readonly string[] };
  'reference/duplicate': { readonly label: string; readonly first: string };
  'reference/conflict': {
    readonly label: string;
    readonly url: string;
    readonly first: string;
    readonly firstUrl: string;
  };
  'reference/too-large': { readonly limit: string };
  'reference/unused': { readonly label: string };
  'reference/same-url': { readonly label: string; readonly url: string; readonly first: string };
}

export const referenceCatalog: Catalog<ReferenceArgs> = {
  'reference/undefined': {
    severity: 'warning',
    message: ({ label, uses, nearest }) =>
      `\`[${label}]\` isn’t defined${uses > 1 ? ` (${uses} uses)` : ''}${didYouMean(nearest && `[${nearest}]`)}`,
    help: ({ elsewhere, nearest }) =>
      elsewhere === undefined
        ? 'define it on this page or in a file in `refs/`'
        : `\`${elsewhere}\` defines ${nearest === undefined ? 'it' : `\`[${nearest}]\``}; include that file in this chapter`,
  },
  'reference/ambiguous': {
    severity: 'warning',
    message: ({ label, pages }) =>
      `\`[${label}]\` could lead to ${pages.map((page) => `\`${page}\``).join(' or ')}`,
    help: ({ label }) => `define it yourself: \`[${label}]: URL\``,
  },
  'reference/duplicate': {
    severity: 'notice',
    message: ({ label, first }) => `\`[${label}]\` is already defined with the same URL in ${first}`,
  },
  'reference/conflict': {
    severity: 'warning',
    message: ({ label, url, first, firstUrl }) =>
      `\`[${label}]\` leads to \`${url}\` here, but to \`${firstUrl}\` in ${first}, which wins`,
  },
  'reference/too-large': {
    severity: 'error',
    message: ({ limit }) => `the URLs of this chapter’s links take more than ${limit}`,
    help: () =>
      'shorten the URLs of link definitions that are used often; from here on, links are plain text',
  },
  'reference/unused': {
    severity: 'notice',
    message: ({ label }) => `\`[${label}]\` is never used`,
  },
  'reference/same-url': {
    severity: 'notice',
    message: ({ label, url, first }) => `\`[${label}]\` has the same URL as \`[${first}]\`: \`${url}\``,
  },
};
