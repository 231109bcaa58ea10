// Where an edition is among the others, and the names of its caches.
import type { Environment } from '../../core/build-mode.ts';
import type { Siblings } from '../../core/edition.ts';
import type { EditionOptions } from '../session.ts';

/** The name of an edition among those of a book; each has caches of its own. Absent for a book that is published alone. */
export const nameOfEdition = ({ siblings }: { readonly siblings?: Siblings }): string | undefined =>
  siblings && `${siblings.current.kind} ${siblings.current.folder}`;

/** The editions that are published with a book now. */
export const siblingsOf = ({
  siblings,
  siblingsNow,
}: Pick<EditionOptions, 'siblings' | 'siblingsNow'>): Siblings | undefined => siblingsNow?.() ?? siblings;

/** The options with the name of their edition. */
export const withEdition = <T extends { readonly siblings?: Siblings }>(
  options: T,
): T & { readonly edition?: string } => {
  const edition = nameOfEdition(options);
  return edition === undefined ? options : { ...options, edition };
};

/** The name of the caches of a build: the languages of a book that are built alone, as with mdBook, have caches of their own as well. */
export function cacheName({
  edition,
  environment,
}: {
  readonly edition?: string;
  readonly environment: Environment;
}): string | undefined {
  const language = environment['MDBOOK_BOOK__LANGUAGE'];
  return edition ?? (language === undefined ? undefined : `alone ${language}`);
}
