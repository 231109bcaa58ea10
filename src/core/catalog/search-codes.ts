// Diagnostics for the search index.
import type { Catalog } from './entry.ts';

export interface SearchArgs {
  'search/failed': { readonly reason: string };
  'search/no-engine': { readonly reason: string; readonly install?: string };
}

export const searchCatalog: Catalog<SearchArgs> = {
  'search/failed': {
    severity: 'warning',
    message: ({ reason }) => `the search index is not complete: ${reason}`,
    help: () => 'the site works without it; `output.html.search.enable = false` takes the search away',
  },
  'search/no-engine': {
    severity: 'warning',
    message: ({ reason }) => `the search index was not built: ${reason}`,
    help: ({ install }) =>
      install === undefined
        ? 'build again; `output.html.search.enable = false` takes the search away'
        : `\`npm install --save-optional ${install}\`; \`output.html.search.enable = false\` takes the search away`,
  },
};
