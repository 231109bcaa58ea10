// The `epub` output: the whole book as one EPUB.
import { epubFile, epubOptions } from '../epub/epub-file.ts';
import { type Output, filesOnly } from './output.ts';

export const epubOutput: Output = {
  produce: ({ book }) => {
    const options = epubOptions(book.config);
    if (options === undefined) throw new Error('the table of a native output is always read');
    const file = epubFile(book, options);
    return Promise.resolve(filesOnly(new Map([[file.url, file]]), []));
  },
};
