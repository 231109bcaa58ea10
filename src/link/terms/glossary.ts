// The glossary: the definitions of one chapter, by term.
import { type Diagnostic, type Outcome, diagnose } from '../../core/diagnostic.ts';
import { type Hash, hashOf } from '../../core/hash.ts';
import { type UrlPath, resolveFrom } from '../../core/path.ts';
import type { Config } from '../../read/config/config.ts';
import type { TermDefinition } from '../../scan/markdown/facts.ts';
import type { BookIndex } from '../resolve/book-index.ts';

export interface Glossary {
  /** The page with the definitions. */
  readonly url: UrlPath;
  /** By the key of the term; the first definition wins. */
  readonly definitions: ReadonlyMap<string, TermDefinition>;
  readonly hash: Hash;
}

const KEY = 'build-book.site.glossary';

/** Absent for a book without one. Diagnostics have no position. */
export function glossaryOf({ book, buildBook }: Config, index: BookIndex): Outcome<Glossary | undefined> {
  const { glossary: target } = buildBook.site;
  if (target === undefined) return { value: undefined, diagnostics: [] };
  const page = index.bySource.get(resolveFrom(book.src, target));
  if (page === undefined) return none(diagnose('config/no-such-target', { key: KEY, target }));
  const definitions = page.facts.definitions ?? [];
  if (definitions.length === 0)
    return none(diagnose('config/no-effect', { key: KEY, reason: `\`${target}\` has no definition list` }));
  const byKey = new Map([...definitions].reverse().map((definition) => [definition.key, definition]));
  const { url } = page.chapter;
  return { value: { url, definitions: byKey, hash: hashOf([url, definitions]) }, diagnostics: [] };
}

const none = (diagnostic: Diagnostic): Outcome<undefined> => ({
  value: undefined,
  diagnostics: [diagnostic],
});
