// The `pdf` output: the whole book as one PDF.
import { pdfFile, pdfOptions } from '../pdf/pdf-file.ts';
import { type Output, filesOnly } from './output.ts';

export const pdfOutput: Output = {
  produce: ({ book }) => {
    const options = pdfOptions(book.config);
    if (options === undefined) throw new Error('the table of a native output is always read');
    const file = pdfFile(book, options);
    return Promise.resolve(filesOnly(new Map([[file.url, file]]), []));
  },
};
