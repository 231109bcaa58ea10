// Resolves addresses for a move: which file they point to and which file they are relative to.
import type { Location } from '../core/diagnostic.ts';
import { type BookPath, type UrlPath, resolveFrom } from '../core/path.ts';
import type { DefinitionFile } from '../read/references/definition-file.ts';
import type { BookIndex } from '../link/resolve/book-index.ts';
import { resolveLink } from '../link/resolve/resolve-link.ts';
import type { EditCollector } from './edit.ts';

export interface Move {
  readonly from: BookPath;
  readonly to: BookPath;
  /** Whether the old page redirects to the new one. */
  readonly redirect: 'leave' | 'none';
}

/** Path of a file after the move. */
export const movedPath = ({ from, to }: Move, path: BookPath): BookPath => (path === from ? to : path);

/** Shared input and output of the planning functions. */
export interface MoveContext {
  readonly book: MovableBook;
  readonly move: Move;
  readonly edits: EditCollector;
  /** Locations that need manual changes, because they can't be written to keep their target. */
  readonly left: Location[];
}

/** The book, including drafts and private chapters. */
export interface MovableBook {
  readonly index: BookIndex;
  /** Every location at which SUMMARY.md lists a chapter. */
  readonly places: readonly { readonly source: BookPath; readonly at: Location }[];
  /** Every file that chapters are made of. */
  readonly files: readonly BookPath[];
  readonly textOf: (path: BookPath) => string | undefined;
  readonly definitionsIn: (file: BookPath) => DefinitionFile;
  readonly exists: (path: BookPath) => boolean;
  /** URL of the page of a chapter with this path; absent for an invalid path. */
  readonly pageOf: (source: BookPath) => UrlPath | undefined;
  /** `output.html.redirect`, as written. */
  readonly redirects: Readonly<Record<string, string>>;
}

/**
 * Resolves an address that is written in `from` and shown on `page`. Prefers `from` as the base if the target is
 * the same, because other pages that include the file may resolve it differently.
 */
export function targetFrom(
  book: MovableBook,
  url: string,
  { page, from }: LinkOrigin,
): ResolvedAddress | undefined {
  const first = page === from ? undefined : targetAt(book, url, page);
  const own = targetAt(book, url, from);
  return first === undefined || own?.target === first.target ? own : first;
}

export interface LinkOrigin {
  readonly page: BookPath;
  readonly from: BookPath;
}

export interface ResolvedAddress {
  readonly base: BookPath;
  readonly target: BookPath;
}

function targetAt({ index, exists }: MovableBook, url: string, base: BookPath): ResolvedAddress | undefined {
  const target = resolveLink(index, { url, page: base, from: base });
  switch (target.kind) {
    case 'page':
      return { base, target: target.page.chapter.source };
    case 'hidden':
      return { base, target: target.source };
    case 'file':
      return { base, target: resolveFrom(index.sourceRoot, target.url) };
    case 'unresolved':
      // Paths outside the book keep their distance, whether or not the target exists.
      return target.url.startsWith('../') || exists(target.path) ? { base, target: target.path } : undefined;
  }
}
