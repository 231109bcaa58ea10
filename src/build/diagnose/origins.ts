// Diagnostics of a translation with the files that their text is from.
import type { BookFiles } from '../../core/book-files.ts';
import type { Diagnostic } from '../../core/diagnostic.ts';

/** Problems of a file that the translation takes from the original are reported in the original's file. */
export const inOrigins = (
  found: readonly Diagnostic[],
  { originOf }: Pick<BookFiles, 'originOf'>,
): readonly Diagnostic[] =>
  originOf === undefined
    ? found
    : found.map((diagnostic) => {
        const { at } = diagnostic;
        const file = at && originOf(at.file);
        return at === undefined || file === undefined || file === at.file
          ? diagnostic
          : { ...diagnostic, at: { ...at, file } };
      });
