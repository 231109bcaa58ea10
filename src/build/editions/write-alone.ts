// Writes a book that isn't published together with translations.
import type { Outcome } from '../../core/diagnostic.ts';
import { destinationName } from '../../disk/site/destination.ts';
import { forgetEditions } from '../../disk/site/editions.ts';
import type { BuiltBook, Session, SessionOptions, WriteOptions } from '../session.ts';
import type { WrittenOutput } from '../write-outputs.ts';

/**
 * Removes the translations of a book that no longer has any, and writes the book, which must not be fatal. The order matters: a
 * folder of a translation may be one of the book's own now.
 */
export async function writeAlone(
  session: Pick<Session, 'write'>,
  built: BuiltBook,
  { root, environment, ...writing }: Pick<SessionOptions, 'root' | 'environment'> & WriteOptions,
): Promise<Outcome<WrittenOutput>> {
  // In mdBook, this variable builds one of several languages, and the others stay.
  const isOneOfMany = environment['MDBOOK_BOOK__LANGUAGE'] !== undefined;
  const { destination } = built;
  const name = destinationName({ root, destination });
  const gone = isOneOfMany ? { value: [], diagnostics: [] } : await forgetEditions({ destination, name }, []);
  const { value, diagnostics } = await session.write(built, writing);
  return {
    value: { ...value, removed: [...gone.value, ...value.removed] },
    diagnostics: [...gone.diagnostics, ...diagnostics],
  };
}
