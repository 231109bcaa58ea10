// The `html` output: the planned site and its search index.
import { withCompressed } from '../static/compression.ts';
import { type Output, filesOnly } from './output.ts';

export const htmlOutput: Output = {
  produce: async ({ book, site, search }) => {
    const index = await search();
    const compressed = book.config.buildBook.precompress ? withCompressed(index) : index;
    return filesOnly(new Map([...compressed, ...site]), []);
  },
};
