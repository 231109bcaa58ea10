// The `html` output: the planned site and its search index.
import { INDEX_FOLDER } from '../search/search-engine.ts';
import type { Output } from './output.ts';

export const htmlOutput: Output = {
  produce: ({ site, search }) =>
    Promise.resolve({
      value: {
        kind: 'files',
        files: site,
        late: { includes: (url) => url.startsWith(`${INDEX_FOLDER}/`), files: search() },
      },
      diagnostics: [],
    }),
};
