// What can be wrong with link definitions and the labels that use them.
import { type Catalog, didYouMean } from './entry.ts';

export interface ReferenceArgs {
  'reference/undefined': { readonly label: string; readonly uses: number; readonly nearest?: string };
  'reference/duplicate': { readonly label: string; readonly first: string };
  'reference/conflict': {
    readonly label: string;
    readonly url: string;
    readonly first: string;
    readonly firstUrl: string;
  };
}

export const referenceCatalog: Catalog<ReferenceArgs> = {
  'reference/undefined': {
    severity: 'warning',
    say: ({ label, uses, nearest }) =>
      `\`[${label}]\` is not defined${uses > 1 ? ` (${uses} uses)` : ''}${didYouMean(nearest && `[${nearest}]`)}`,
    help: () => 'define it on this page or in a file of `refs/`',
  },
  'reference/duplicate': {
    severity: 'notice',
    say: ({ label, first }) => `\`[${label}]\` is defined already, with the same URL, in ${first}`,
  },
  'reference/conflict': {
    severity: 'warning',
    say: ({ label, url, first, firstUrl }) =>
      `\`[${label}]\` leads to \`${url}\` here but to \`${firstUrl}\` in ${first}, which counts`,
  },
};
