// An address as it is written in a book that is to be changed -> the file that it leads to, and where it starts.
import type { Location } from '../core/diagnostic.ts';
import { type BookPath, type UrlPath, resolveFrom } from '../core/path.ts';
import type { DefinitionFile } from '../read/references/definition-file.ts';
import type { BookIndex } from '../link/resolve/book-index.ts';
import { resolveLink } from '../link/resolve/resolve-link.ts';
import type { EditCollector } from './edit.ts';

export interface Move {
  readonly from: BookPath;
  readonly to: BookPath;
  /** Whether readers who come to the old page are sent on. */
  readonly redirect: 'leave' | 'none';
}

/** Where a file is after the move. */
export const movedPath = ({ from, to }: Move, path: BookPath): BookPath => (path === from ? to : path);

/** What a move is planned with. */
export interface MoveWork {
  readonly book: MovableBook;
  readonly move: Move;
  readonly edits: EditCollector;
  /** Gathers what has to be changed by a person: it cannot be written so that it leads to the same place. */
  readonly left: Location[];
}

/** What a move needs to know of the book, drafts and private chapters included. */
export interface MovableBook {
  readonly index: BookIndex;
  /** Where each chapter stands in SUMMARY.md, at every place if it stands at several. */
  readonly places: readonly { readonly source: BookPath; readonly at: Location }[];
  /** Every file that chapters are made of. */
  readonly files: readonly BookPath[];
  readonly textOf: (path: BookPath) => string | undefined;
  readonly definitionsIn: (file: BookPath) => DefinitionFile;
  readonly exists: (path: BookPath) => boolean;
  /** The page that a chapter at that place makes; absent for a path that can be none. */
  readonly pageOf: (source: BookPath) => UrlPath | undefined;
  /** `output.html.redirect`, as written. */
  readonly redirects: Readonly<Record<string, string>>;
}

/**
 * Where an address of a page leads that is written in `from`. If it leads there from that file too it is taken to start
 * there: other pages that show the file need not agree with this one then.
 */
export function targetFrom(book: MovableBook, url: string, { page, from }: Bases): Found | undefined {
  const first = page === from ? undefined : targetAt(book, url, page);
  const own = targetAt(book, url, from);
  return first === undefined || own?.target === first.target ? own : first;
}

export interface Bases {
  readonly page: BookPath;
  readonly from: BookPath;
}

export interface Found {
  readonly base: BookPath;
  readonly target: BookPath;
}

function targetAt({ index, exists }: MovableBook, url: string, base: BookPath): Found | undefined {
  const target = resolveLink(index, { url, page: base, from: base });
  switch (target.kind) {
    case 'page':
      return { base, target: target.page.chapter.source };
    case 'hidden':
      return { base, target: target.source };
    case 'file':
      return { base, target: resolveFrom(index.sourceRoot, target.url) };
    case 'nothing':
      // What lies outside the book on its host is as far away as it was, whether the book knows it or not.
      return target.url.startsWith('../') || exists(target.path) ? { base, target: target.path } : undefined;
  }
}
