// The `html` output: the planned site, its search index, and what readers need to keep a copy of both.
import { diagnose } from '../../core/diagnostic.ts';
import type { Site } from '../../core/output-file.ts';
import { offersCopies } from '../pages/site-view.ts';
import { withCompressed } from '../static/compression.ts';
import { offlineFiles } from '../static/offline-files.ts';
import { type Output, filesOnly } from './output.ts';

export const htmlOutput: Output = {
  produce: async ({ book, site, search }) => {
    const index = await search();
    const compressed = book.config.buildBook.precompress ? withCompressed(index) : index;
    const all: Site = new Map([...compressed, ...site]);
    if (!offersCopies(book.config)) return filesOnly(all, []);
    const files = offlineFiles(all, book.frame.theme.assets);
    // The author's files come first, as for all that is generated.
    const own = files.flatMap(({ url }) => all.get(url) ?? []);
    const added = files.map((file) => [file.url, file] as const);
    return filesOnly(
      new Map([...added, ...all]),
      own.map(({ url, by, at }) => diagnose('file/own-instead', { url, by }, at)),
    );
  },
};
