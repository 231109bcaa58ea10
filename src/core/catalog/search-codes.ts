// Diagnostics for the search index.
import type { Catalog } from './entry.ts';

export interface SearchArgs {
  'search/failed': { readonly reason: string };
}

export const searchCatalog: Catalog<SearchArgs> = {
  'search/failed': {
    severity: 'warning',
    message: ({ reason }) => `the search index is not complete: ${reason}`,
    help: () => 'the site works without it; `output.html.search.enable = false` takes the search away',
  },
};
